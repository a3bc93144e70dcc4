//! One value of the catalog with its place.

use std::fmt::Arguments;

use schemars::JsonSchema;

use super::decode::{Decode, Expected};
use crate::diagnostic::{Collector, Diagnostic, Rule, Span, list, near_miss};
use crate::yaml::{Node, Value};

// A value of the catalog and its place; where it is absent, the place of the mapping that lacks it. It
// has the schema of the value.
#[derive(Debug, JsonSchema)]
#[schemars(inline, transparent)]
pub(crate) struct Field<T> {
    #[schemars(skip)]
    pub(crate) at: Span,
    #[schemars(with = "T")]
    state: State<T>,
}

#[derive(Debug)]
enum State<T> {
    Absent,
    /// Reported already.
    Invalid,
    Valid(T),
}

/// The items of a list, decoded one by one, so that an invalid one does not hide the others.
pub(crate) type Items<T> = Vec<Field<T>>;

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self::absent(Span::default())
    }
}

impl<T> Field<T> {
    pub(super) const fn absent(parent: Span) -> Self {
        Self { at: parent, state: State::Absent }
    }

    pub(super) const fn invalid(at: Span) -> Self {
        Self { at, state: State::Invalid }
    }

    pub(crate) const fn is_absent(&self) -> bool {
        matches!(self.state, State::Absent)
    }

    /// The place of a value, also of an invalid one.
    pub(crate) fn place(&self) -> Option<Span> {
        (!self.is_absent()).then_some(self.at)
    }

    /// The value, if there is one that fits.
    pub(crate) const fn get(&self) -> Option<&T> {
        if let State::Valid(value) = &self.state { Some(value) } else { None }
    }
}

impl<T> Field<Items<T>> {
    /// The items of a list; empty if it is absent or invalid.
    pub(crate) fn items(&self) -> &[Field<T>] {
        self.get().map_or(&[], Vec::as_slice)
    }

    pub(crate) fn is_empty_list(&self) -> bool {
        self.get().is_some_and(Vec::is_empty)
    }
}

impl<T: Decode> Field<T> {
    /// Decodes a node, which messages call `what`.
    pub(super) fn read(
        node: &Node,
        what: Arguments<'_>,
        is_required: bool,
        collector: &mut Collector,
    ) -> Self {
        let state = match (&node.value, T::decode(node, what, collector)) {
            (_, Some(value)) => State::Valid(value),
            (Value::Refused, None) => State::Invalid,
            (_, None) => {
                collector.push(wrong_type(node, what, T::EXPECTED, is_required));
                State::Invalid
            }
        };
        Self { at: node.at, state }
    }

    /// Reports an absent value as missing.
    pub(crate) fn require(&self, key: &str, collector: &mut Collector) {
        if self.is_absent() {
            let message = format!("`{key}` is missing");
            collector.push(
                Diagnostic::new(Rule::MissingField, self.at, message)
                    .label("required here")
                    .help(format!("add `{key}:` with {}", T::EXPECTED)),
            );
        }
    }
}

fn wrong_type(
    node: &Node,
    what: Arguments<'_>,
    expected: Expected,
    is_required: bool,
) -> Diagnostic {
    if let (Expected::Word(words), Some(word)) = (expected, node.as_str()) {
        let help = match near_miss(word, words) {
            Some(near) => format!("did you mean `{near}`? Expected one of {}", list(words)),
            None => format!("expected one of {}", list(words)),
        };
        let message = format!("unknown value `{word}` of {what}");
        return Diagnostic::new(Rule::UnknownWord, node.at, message).help(help);
    }
    let message = format!("{what} must be {}, found {}", expected.kind(), node.value.describe());
    let help = match &node.value {
        Value::Mapping(pairs) if expected == Expected::LIST && !pairs.is_empty() => {
            let first = &pairs[0].0.name;
            format!("begin each item with a dash and a space: `- {first}: ...`")
        }
        Value::Null if !is_required => format!("write {expected}, or remove it"),
        _ if node.value.is_scalar() && expected == String::EXPECTED => {
            "put it in quotes".to_owned()
        }
        _ => format!("write {expected}"),
    };
    Diagnostic::new(Rule::WrongType, node.at, message).help(help)
}
