//! JSON documents with a list that has one item a line.

use serde::Serialize;

use super::notice;
use crate::model::Catalog;

/// A document that is being written.
pub(super) struct JsonLines(String);

impl JsonLines {
    /// A document with an empty list of this name.
    pub(super) fn new(catalog: &Catalog, format: u32, list: &str) -> Self {
        Self(format!(
            "{{\n  \"generated\": {},\n  \"format\": {format},\n  \"catalog\": {},\n  \"{list}\": [",
            json(&notice(catalog)),
            json(&catalog.name.as_str()),
        ))
    }

    /// The text of the document.
    pub(super) fn finish(self) -> String {
        self.0 + "\n  ]\n}\n"
    }
}

impl<T: Serialize> Extend<T> for JsonLines {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        for item in items {
            let separator = if self.0.ends_with('[') { "\n    " } else { ",\n    " };
            self.0.push_str(separator);
            self.0.push_str(&json(&item));
        }
    }
}

/// A value in one line.
pub(super) fn json(value: &impl Serialize) -> String {
    match serde_json::to_string(value) {
        Ok(text) => text,
        Err(error) => panic!("the shapes of a document have text keys only: {error}"),
    }
}
