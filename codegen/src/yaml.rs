//! A YAML document as a tree in which every node knows its place.

mod pairs;
mod parse;
mod plain;
mod typos;

use crate::text::Span;

pub(crate) use parse::parse;
pub(crate) use typos::explain;

/// A node of the document.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) at: Span,
    pub(crate) value: Value,
}

/// The value of a node.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Reported by the parser already.
    Refused,
    Null,
    Bool(bool),
    Integer(i64),
    LargeInteger,
    Float,
    Text(String),
    List(Vec<Node>),
    Mapping(Vec<(Key, Node)>),
}

/// A key of a mapping. Keys are texts, and unique in their mapping.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) at: Span,
    pub(crate) name: String,
}

impl Node {
    /// The value of a key of a mapping.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        let Value::Mapping(pairs) = &self.value else { return None };
        pairs.iter().find(|(name, _)| name.name == key).map(|(_, value)| value)
    }

    /// The items of a list; none of another value.
    pub(crate) fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }
}

impl Value {
    /// The type of the value, in the words of messages.
    pub(crate) const fn describe(&self) -> &'static str {
        match self {
            Self::Refused | Self::Null => "nothing",
            Self::Bool(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::LargeInteger => "an integer above 2^63-1",
            Self::Float => "a float",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Mapping(_) => "a mapping",
        }
    }

    /// Whether quotes would make text of it.
    pub(crate) const fn is_scalar(&self) -> bool {
        matches!(self, Self::Bool(_) | Self::Integer(_) | Self::LargeInteger | Self::Float)
    }
}
