//! The heading of a section on the page: a text, or a mapping that names a column too.

use schemars::JsonSchema;

use super::Field;
use super::decode::{Decode, Wanted, record};
use crate::yaml::{Node, Value};

/// The heading of a section on the page.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub(crate) enum Heading {
    /// The heading.
    Text(String),
    /// The heading, and more.
    Record(HeadingRecord),
}

record! {
    /// The heading of a section on the page, and which column of its table has the keys.
    #[schemars(extend("required" = ["heading"]))]
    HeadingRecord {
        /// The heading.
        heading: String,
        /// The head of the column with the keys, where several columns may have them.
        column: String,
    }
}

impl Decode for Heading {
    const WANTED: Wanted = Wanted::TextOrRecord(HeadingRecord::KEYS);

    fn decode(node: &Node) -> Option<Self> {
        let text = node.as_str().map(|text| Self::Text(text.to_owned()));
        text.or_else(|| HeadingRecord::decode(node).map(Self::Record))
    }
}
