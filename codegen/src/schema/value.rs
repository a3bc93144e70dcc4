//! Values that are neither records nor words.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Arguments;

use schemars::JsonSchema;

use super::Field;
use super::decode::{Decode, Expected, Mapping, record};
use crate::diagnostic::Collector;
use crate::yaml::{Key, Node, Value};

impl Decode for String {
    const EXPECTED: Expected = Expected::Value("text");

    fn decode(node: &Node, _: Arguments<'_>, _: &mut Collector) -> Option<Self> {
        node.as_str().map(str::to_owned)
    }
}

impl Decode for i64 {
    const EXPECTED: Expected = Expected::Value("an integer");

    fn decode(node: &Node, _: Arguments<'_>, _: &mut Collector) -> Option<Self> {
        if let Value::Integer(number) = node.value { Some(number) } else { None }
    }
}

/// A code as the wire has it.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub(crate) enum Code {
    /// A number.
    Number(i64),
    /// A string.
    Text(String),
}

impl Code {
    /// The code as the file has it, a number in digits.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Number(number) => number.to_string().into(),
            Self::Text(text) => text.into(),
        }
    }
}

impl Decode for Code {
    const EXPECTED: Expected = Expected::Value("an integer or text");

    fn decode(node: &Node, _: Arguments<'_>, _: &mut Collector) -> Option<Self> {
        match &node.value {
            Value::Integer(number) => Some(Self::Number(*number)),
            Value::Text(text) => Some(Self::Text(text.clone())),
            _ => None,
        }
    }
}

/// A word of JSON: true, false, a number or a text.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub(crate) enum Scalar {
    /// True or false.
    Bool(bool),
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
}

impl Decode for Scalar {
    const EXPECTED: Expected = Expected::Value("true, false, an integer or text");

    fn decode(node: &Node, _: Arguments<'_>, _: &mut Collector) -> Option<Self> {
        match &node.value {
            Value::Bool(value) => Some(Self::Bool(*value)),
            Value::Integer(number) => Some(Self::Number(*number)),
            Value::Text(text) => Some(Self::Text(text.clone())),
            _ => None,
        }
    }
}

/// The heading of a section on the page.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub(crate) enum Heading {
    /// The heading.
    Text(Field<String>),
    /// The heading, and more.
    Record(HeadingRecord),
}

record! {
    /// The heading of a section on the page, and which column of its table has the keys.
    HeadingRecord requires [heading] {
        /// The heading.
        heading: String,
        /// The header of the column with the keys, where several columns may have them.
        column: String,
    }
}

impl Decode for Heading {
    const EXPECTED: Expected = Expected::Mapping("text or a mapping", HeadingRecord::KEYS);

    fn decode(node: &Node, what: Arguments<'_>, collector: &mut Collector) -> Option<Self> {
        match node.value {
            Value::Text(_) => Some(Self::Text(Field::read(node, what, true, collector))),
            _ => HeadingRecord::decode(node, what, collector).map(Self::Record),
        }
    }
}

// A mapping with any keys, in the order of the file.
#[derive(Debug, JsonSchema)]
#[schemars(inline)]
pub(crate) struct Table<T = String>(
    #[schemars(with = "BTreeMap<String, T>")] pub(crate) Vec<(Key, Field<T>)>,
);

/// Values that a body may have, by their paths.
pub(crate) type Flags = Table<Scalar>;

impl<T: Decode> Decode for Table<T> {
    const EXPECTED: Expected = Expected::Value("a mapping");

    fn decode(node: &Node, _: Arguments<'_>, collector: &mut Collector) -> Option<Self> {
        let Value::Mapping(pairs) = &node.value else { return None };
        let pair = |(key, value): &(Key, Node)| {
            let what = format_args!("`{}`", key.name);
            (key.clone(), Field::read(value, what, false, collector))
        };
        Some(Self(pairs.iter().map(pair).collect()))
    }
}
