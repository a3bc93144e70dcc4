//! Reads the values of a body by their paths, and keeps those that count.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::json::{Name, code, string, term_value};
use super::json_repair::whole_number;
use super::response::Body;
use super::{Member, Role};
use crate::body::{TERMS_ARE_MEMBERS, TEXTS, item, member};
use crate::{ErrorResponse, Term};

/// A response with the ranks of what was read.
pub(super) struct Reader<'a> {
    response: ErrorResponse<'a>,
    code: u8,
    texts: [u8; TEXTS.len()],
    terms: [u8; Term::ALL.len()],
    has_error: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(status: u16) -> Self {
        Self {
            response: ErrorResponse::new(status),
            code: u8::MAX,
            texts: [u8::MAX; TEXTS.len()],
            terms: [u8::MAX; Term::ALL.len()],
            has_error: false,
        }
    }

    /// Reads a body; false if it is truncated or invalid.
    pub(super) fn read(&mut self, text: &'a str, depth: Depth) -> bool {
        let mut json = serde_json::Deserializer::from_str(text);
        Values { text, depth, node: 0, level: 0, reader: self }.deserialize(&mut json).is_ok()
    }

    /// Takes a value; a usable one replaces one of the same rank or a higher one.
    fn value(&mut self, role: Role, json: &'a str) {
        match role {
            Role::Code(rank) if rank <= self.code => {
                if let Some(code) = code(json) {
                    (self.response.code, self.code) = (Some(code), rank);
                }
            }
            Role::Text(index, rank) if rank <= self.texts[index] => {
                if let Some(text) = string(json) {
                    (self.response.texts[index], self.texts[index]) = (Some(text), rank);
                }
            }
            Role::FailedIf(failure) if is_same(json, failure) => self.response.body = Body::Failed,
            _ => {}
        }
    }

    fn term(&mut self, term: Term, level: u8, json: &'a str) {
        let rank = &mut self.terms[term.index()];
        if level <= *rank
            && let Some(value) = term_value(json)
        {
            self.response.terms[term.index()] = Some(value);
            *rank = level;
        }
    }

    pub(super) fn concluded(mut self) -> ErrorResponse<'a> {
        let says_nothing = self.response.code.is_none() && self.response.texts().next().is_none();
        if self.has_error && says_nothing && self.response.body == Body::Own {
            self.response.body = Body::UnreadError;
        }
        self.response
    }
}

/// Whether two values are one, however they are written.
fn is_same(json: &str, other: &str) -> bool {
    let (text, number) = (string(other), whole_number(other));
    json == other
        || text.is_some() && string(json) == text
        || number.is_some() && whole_number(json) == number
}

/// How objects and lists in a body are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// As a whole, so that an invalid one does not affect the other fields.
    Whole,
    /// Value by value, so that of a truncated one everything before the end is read.
    Piecewise,
}

/// Reads the values in an object or a list; there are none in another value.
struct Values<'r, 'a> {
    text: &'a str,
    depth: Depth,
    /// The node of the object or list, as `member` and `item` have it.
    node: u8,
    /// How many objects and lists are around it.
    level: u8,
    reader: &'r mut Reader<'a>,
}

impl<'a> Values<'_, 'a> {
    /// Whether a value is complete. A number at the very end of a truncated body may have had more
    /// digits: `2` may be the rest of `20`.
    fn is_whole(&self, value: &str) -> bool {
        let value = value.as_bytes();
        let is_last = value.as_ptr_range().end == self.text.as_bytes().as_ptr_range().end;
        !(is_last && value.last().is_some_and(u8::is_ascii_digit))
    }

    /// The values in a node of this one.
    fn within(&mut self, node: u8) -> Values<'_, 'a> {
        let Self { text, depth, level, .. } = *self;
        Values { text, depth, node, level: level + 1, reader: self.reader }
    }

    /// Takes a value that is complete.
    fn take<E: Error>(&mut self, member: Member, json: &'a str) -> Result<(), E> {
        for role in member.roles {
            self.reader.value(*role, json);
        }
        if let Some(node) = member.within
            && json.starts_with(['{', '['])
        {
            let mut inner = serde_json::Deserializer::from_str(json);
            // It is complete, so only a name in it can be invalid, which repairing the body corrects.
            return self.within(node).deserialize(&mut inner).map_err(Error::custom);
        }
        Ok(())
    }

    fn has_error(&mut self, name: &str, json: &str) {
        let is_error = self.level == 0 && matches!(name, "error" | "errors");
        self.reader.has_error |= is_error && json.starts_with(['{', '[']) && json.len() > 2;
    }
}

/// What is no object and no list has no values in it.
macro_rules! nothing {
    ($($visit:ident: $type:ty),*) => {
        $(
            fn $visit<E>(self, _: $type) -> Result<(), E> {
                Ok(())
            }
        )*
    };
}

impl<'a> Visitor<'a> for Values<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    nothing!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<M: MapAccess<'a>>(mut self, mut members: M) -> Result<(), M::Error> {
        while let Some(Name(name)) = members.next_key()? {
            let known = member(self.node, &name);
            let may_be_term = known.is_none() || TERMS_ARE_MEMBERS;
            let term = if may_be_term { Term::of_field(&name) } else { None };
            match (known, term) {
                (Some(Member { within: Some(node), .. }), _) if self.depth == Depth::Piecewise => {
                    members.next_value_seed(self.within(node))?;
                }
                (None, None) if !matches!(&*name, "error" | "errors") => {
                    let IgnoredAny = members.next_value()?;
                }
                _ => {
                    let value = members.next_value::<&RawValue>()?.get();
                    if !self.is_whole(value) {
                        continue;
                    }
                    self.has_error(&name, value);
                    if let Some(member) = known {
                        self.take(member, value)?;
                    }
                    if let Some(term) = term {
                        self.reader.term(term, self.level, value);
                    }
                }
            }
        }
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'a>>(mut self, mut items: S) -> Result<(), S::Error> {
        for index in 0.. {
            let known = item(self.node, index);
            if let (Some(Member { within: Some(node), .. }), Depth::Piecewise) = (known, self.depth)
            {
                if items.next_element_seed(self.within(node))?.is_none() {
                    break;
                }
                continue;
            }
            let Some(value) = items.next_element::<&RawValue>()? else { break };
            if let Some(member) = known.filter(|_| self.is_whole(value.get())) {
                self.take(member, value.get())?;
            }
        }
        Ok(())
    }
}

/// The body, or a value in it.
impl<'a> DeserializeSeed<'a> for Values<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}
