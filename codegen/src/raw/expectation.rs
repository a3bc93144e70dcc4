//! What a serde shape wants to be fed: asked of the shape itself, so that nothing is listed twice.

use serde::de::value::Error;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};

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

    /// The expectation as the object of "wants", such as "a text".
    pub(crate) const fn describe(self) -> &'static str {
        match self {
            Self::Record(_) => "a mapping",
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
    ($($method:ident: $description:literal,)*) => {
        $(fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
            self.note(Expectation::Plain($description))
        })*
    };
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Error;

    plain! {
        deserialize_any: "a whole number from -2^63 to 2^63-1, or a text",
        deserialize_string: "a text",
        deserialize_str: "a text",
        deserialize_i64: "a whole number",
        deserialize_seq: "a list",
        deserialize_map: "a mapping",
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
