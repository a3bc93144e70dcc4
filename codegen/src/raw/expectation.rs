//! What a serde shape wants to be fed: asked of the shape itself, so that nothing is listed twice.

use serde::de::value::Error;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};

// What a value is, in the words that messages have for it.
pub(super) const NOTHING: &str = "nothing";
pub(super) const NUMBER: &str = "a number";
pub(super) const BOOL: &str = "a truth value";
pub(super) const TEXT: &str = "a text";
pub(super) const MAPPING: &str = "a mapping";

/// What a type accepts, in the words of the person who writes the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expectation {
    /// A mapping with these keys.
    Record(&'static [&'static str]),
    /// One of these words.
    Word(&'static [&'static str]),
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
    pub(super) fn is_met_by(self, found: &str) -> bool {
        match self {
            Self::Record(_) => found == MAPPING,
            Self::Word(_) => found == TEXT,
            Self::Plain(_) => found != NOTHING,
        }
    }

    /// The expectation as the object of "wants", such as "a text".
    pub(crate) const fn describe(self) -> &'static str {
        match self {
            Self::Record(_) => MAPPING,
            Self::Word(_) => "a word",
            Self::Plain(description) => description,
        }
    }
}

struct Probe<'a>(&'a mut Expectation);

impl Probe<'_> {
    fn note<T>(self, expectation: Expectation) -> Result<T, Error> {
        *self.0 = expectation;
        Err(Error::custom("a probe has no value"))
    }
}

macro_rules! plain {
    ($($method:ident: $description:expr,)*) => {
        $(fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
            self.note(Expectation::Plain($description))
        })*
    };
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Error;

    plain! {
        deserialize_any: "a whole number or a text",
        deserialize_string: TEXT,
        deserialize_str: TEXT,
        deserialize_i64: "a whole number",
        deserialize_seq: "a list",
        deserialize_map: MAPPING,
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        self.note(Expectation::Record(fields))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        self.note(Expectation::Word(variants))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf option unit
        unit_struct newtype_struct tuple tuple_struct identifier ignored_any
    }
}
