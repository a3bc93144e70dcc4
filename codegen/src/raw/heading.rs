//! The heading of a section on the page: a text, or a mapping that names a column too.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::Field;
use super::expectation::{Expectation, TEXT_OR_RECORD};

/// The heading of a section on the page.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub(crate) enum Heading {
    /// The heading.
    Text(String),
    /// The heading, and more.
    Record(HeadingRecord),
}

/// The heading of a section on the page, and which column of its table has the keys.
#[derive(Debug, Default, serde::Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["heading"]))]
pub(crate) struct HeadingRecord {
    /// The heading.
    pub(crate) heading: Field<String>,
    /// The head of the column with the keys, where several columns may have them.
    pub(crate) column: Field<String>,
}

impl<'de> Deserialize<'de> for Heading {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Expectation::Record(keys) = Expectation::of::<HeadingRecord>() else {
            return Err(D::Error::custom("a record has keys"));
        };
        deserializer.deserialize_struct(TEXT_OR_RECORD, keys, HeadingVisitor)
    }
}

struct HeadingVisitor;

impl<'de> Visitor<'de> for HeadingVisitor {
    type Value = Heading;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a heading")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Heading, E> {
        Ok(Heading::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, pairs: A) -> Result<Heading, A::Error> {
        HeadingRecord::deserialize(MapAccessDeserializer::new(pairs)).map(Heading::Record)
    }
}
