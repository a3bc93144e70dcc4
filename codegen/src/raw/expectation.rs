//! What a serde shape wants to be fed: asked of the shape itself, so that nothing is listed twice.

use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, Visitor};

use crate::place::Kind;

/// The name of a struct that a text stands for too.
pub(super) const TEXT_OR_RECORD: &str = "a text or a record";

/// What a type accepts, in the words of the person who writes the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expectation {
    /// A mapping with these keys.
    Record(&'static [&'static str]),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A text, or a mapping with these keys.
    TextOrRecord(&'static [&'static str]),
    /// Something else, described.
    Plain(&'static str),
}

impl Expectation {
    /// What `T` accepts.
    pub(crate) fn of<T: DeserializeOwned>() -> Self {
        let mut seen = Self::Plain("another value");
        // The probe refuses every request; what was requested is all that matters.
        let _ = T::deserialize(Probe(&mut seen));
        seen
    }

    /// Whether a value of this kind may stand here. Serde is more generous: it takes nothing for an
    /// empty mapping, a list for a record and a mapping for a word.
    pub(super) fn is_met_by(self, found: Kind) -> bool {
        match self {
            Self::Record(_) => found == Kind::Mapping,
            Self::Word(_) => found == Kind::Text,
            Self::TextOrRecord(_) => matches!(found, Kind::Text | Kind::Mapping),
            Self::Plain(_) => found != Kind::Nothing,
        }
    }

    /// The expectation as the object of "wants", such as "a text".
    pub(crate) const fn describe(self) -> &'static str {
        match self {
            Self::Record(_) => Kind::Mapping.describe(),
            Self::Word(_) => "a word",
            Self::TextOrRecord(_) => "a text or a mapping",
            Self::Plain(description) => description,
        }
    }
}

/// What the probe answers to every request.
#[derive(Debug)]
struct NoValue;

impl fmt::Display for NoValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a probe has no value")
    }
}

impl std::error::Error for NoValue {}

impl serde::de::Error for NoValue {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Probe<'a>(&'a mut Expectation);

impl Probe<'_> {
    fn note<T>(self, expectation: Expectation) -> Result<T, NoValue> {
        *self.0 = expectation;
        Err(NoValue)
    }
}

macro_rules! plain {
    ($($method:ident: $description:expr,)*) => {
        $(fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NoValue> {
            self.note(Expectation::Plain($description))
        })*
    };
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = NoValue;

    plain! {
        deserialize_any: "a whole number or a text",
        deserialize_string: Kind::Text.describe(),
        deserialize_str: Kind::Text.describe(),
        deserialize_i64: "a whole number",
        deserialize_seq: Kind::List.describe(),
        deserialize_map: Kind::Mapping.describe(),
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, NoValue> {
        self.note(match name {
            TEXT_OR_RECORD => Expectation::TextOrRecord(fields),
            _ => Expectation::Record(fields),
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, NoValue> {
        self.note(Expectation::Word(variants))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf option unit
        unit_struct newtype_struct tuple tuple_struct identifier ignored_any
    }
}
