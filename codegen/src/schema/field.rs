//! One value of the catalog with its place, whatever its shape.
//!
//! A [`Field`] keeps a misfit, so that its neighbours are read all the same and one run reports every
//! fault.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::decode::{Decode, Wanted};
use crate::diagnostic::{Collector, Diagnostic, Rule, Span, list, near_miss};
use crate::yaml::{Node, Value};

/// A value of the catalog, where it stands, and which keys in it nobody knows.
#[derive(Debug)]
pub(crate) struct Field<T> {
    /// Where the value stands; meaningless where it is absent.
    pub(crate) at: Span,
    pub(super) content: Content<T>,
    pub(super) unknown: Vec<Unknown>,
}

#[derive(Debug)]
pub(super) enum Content<T> {
    Absent,
    /// Reported by the reader already.
    Refused,
    Misfit {
        found: &'static str,
        text: Option<String>,
        /// Quotes would make a text of it.
        is_scalar: bool,
    },
    Is(T),
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self { at: Span::default(), content: Content::Absent, unknown: Vec::new() }
    }
}

impl<T> Field<T> {
    pub(crate) const fn is_absent(&self) -> bool {
        matches!(self.content, Content::Absent)
    }
}

impl<T: Decode> Field<T> {
    /// Reads a node; no node is an absent field.
    pub(super) fn of(node: Option<&Node>) -> Self {
        let Some(node) = node else { return Self::default() };
        let content = match (&node.value, T::decode(node)) {
            (Value::Refused, _) => Content::Refused,
            (_, Some(value)) => Content::Is(value),
            (value, None) => Content::Misfit {
                found: value.describe(),
                text: node.as_str().map(str::to_owned),
                is_scalar: matches!(
                    value,
                    Value::Bool | Value::Integer(_) | Value::LargeInteger | Value::Float
                ),
            },
        };
        let unknown = match (T::WANTED, &node.value) {
            (Wanted::Record(known) | Wanted::TextOrRecord(known), Value::Mapping(pairs)) => pairs
                .iter()
                .filter(|(key, _)| !known.contains(&key.name.as_str()))
                .map(|(key, value)| Unknown {
                    name: key.name.clone(),
                    at: key.at,
                    is_bare: matches!(value.value, Value::Null),
                })
                .collect(),
            _ => Vec::new(),
        };
        Self { at: node.at, content, unknown }
    }

    /// The value; `collector` learns of a misfit, and that it is missing in the record at `parent`.
    pub(crate) fn required(
        &self,
        key: &str,
        parent: Span,
        collector: &mut Collector,
    ) -> Option<&T> {
        if self.is_absent() {
            let message = format!("`{key}` is missing");
            collector.push(
                Diagnostic::new(Rule::MissingField, parent, message)
                    .label("in this one")
                    .help(format!("add `{key}:` with {}", Self::wanted()))
                    .about(key),
            );
        }
        self.value(key, Need::Required, collector)
    }

    /// The value, if there is one; `collector` learns of a misfit.
    pub(crate) fn optional(&self, key: &str, collector: &mut Collector) -> Option<&T> {
        self.value(key, Need::Optional, collector)
    }

    /// The value, if there is one that fits. Nothing is reported: that is for `required` or `optional`.
    pub(crate) const fn get(&self) -> Option<&T> {
        match &self.content {
            Content::Is(value) => Some(value),
            _ => None,
        }
    }

    fn value(&self, key: &str, need: Need, collector: &mut Collector) -> Option<&T> {
        for unknown in &self.unknown {
            collector.push(unknown.fault(T::WANTED));
        }
        match &self.content {
            Content::Absent | Content::Refused => None,
            Content::Misfit { found, text, is_scalar } => {
                collector.push(self.misfit(key, found, text.as_deref(), *is_scalar, need));
                None
            }
            Content::Is(value) => Some(value),
        }
    }

    fn wanted() -> String {
        match T::WANTED {
            Wanted::Word(words) => format!("one of {}", list(words)),
            Wanted::Record(keys) => format!("those of its keys that apply: {}", list(keys)),
            Wanted::TextOrRecord(keys) => format!("a text, or a mapping with {}", list(keys)),
            Wanted::Plain(description) => description.to_owned(),
        }
    }

    fn misfit(
        &self,
        key: &str,
        found: &str,
        text: Option<&str>,
        is_scalar: bool,
        need: Need,
    ) -> Diagnostic {
        if let (Wanted::Word(words), Some(text)) = (T::WANTED, text) {
            let message = format!("`{key}` does not know the word `{text}`");
            return Diagnostic::new(Rule::UnknownWord, self.at, message).help(
                match near_miss(text, words) {
                    Some(near) => {
                        format!("did you mean `{near}`? It may be one of {}", list(words))
                    }
                    None => format!("it may be one of {}", list(words)),
                },
            );
        }
        let wanted = T::WANTED.describe();
        let message = format!("`{key}` wants {wanted}, and this is {found}");
        let help = match (found, need) {
            ("nothing", Need::Optional) => {
                format!("write {}, or take the key away", Self::wanted())
            }
            _ if is_scalar && wanted == String::WANTED.describe() => "put it in quotes".to_owned(),
            _ => format!("write {}", Self::wanted()),
        };
        Diagnostic::new(Rule::WrongType, self.at, message).help(help)
    }
}

/// A field has the schema of its value: its place is not in the file.
impl<T: JsonSchema> JsonSchema for Field<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// Whether a field may be absent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Required,
    Optional,
}

/// A key that its record does not have.
#[derive(Debug)]
pub(super) struct Unknown {
    pub(super) name: String,
    pub(super) at: Span,
    /// Nothing stands behind it, as where a comma ended a text that has no quotes.
    pub(super) is_bare: bool,
}

impl Unknown {
    fn fault(&self, expectation: Wanted) -> Diagnostic {
        let known = match expectation {
            Wanted::Record(known) | Wanted::TextOrRecord(known) => known,
            _ => &[],
        };
        let name = self.name.escape_debug();
        let fault = Diagnostic::new(
            Rule::UnknownField,
            self.at,
            format!("the key `{name}` is not known here"),
        );
        match near_miss(&self.name, known) {
            Some(near) => fault.help(format!("did you mean `{near}`?")).about(near),
            None if self.is_bare => fault.help(format!(
                "if it is part of a text, the text needs quotes; the keys here are {}",
                list(known)
            )),
            None => fault.help(format!("the keys here are {}", list(known))),
        }
    }
}
