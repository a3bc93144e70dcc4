//! What an entry of a page is called: `status:404`, `code:404`, `message:body_schema_check_failed`.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::{Key, Name, Section, Word};

/// The key of an entry: its section, and what it is called there. A number is its digits, a message
/// the name of its entry, or, if no entry of the catalog has it, the text as the page has it.
/// Sorted by section, then numbers by their value, then texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct EntryKey {
    section: Section,
    /// The value of a number; that of a text is the largest.
    number: i64,
    name: String,
}

impl EntryKey {
    /// The key of an entry of the catalog.
    pub(crate) fn of(key: &Key, name: &Name) -> Self {
        let name = match key {
            Key::Message(_) => name.as_str().to_owned(),
            Key::Status(_) | Key::Code(_) => key.wire(),
        };
        Self::new(key.section(), name)
    }

    pub(super) fn new(section: Section, name: String) -> Self {
        Self { section, number: name.parse().unwrap_or(i64::MAX), name }
    }

    /// The section that the entry is in.
    #[must_use]
    pub const fn section(&self) -> Section {
        self.section
    }

    /// What the entry is called there, such as `404`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

const fn prefix(section: Section) -> &'static str {
    match section {
        Section::StatusCodes => "status",
        Section::ErrorCodes => "code",
        Section::Messages => "message",
    }
}

impl TryFrom<String> for EntryKey {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let (before, name) = text.split_once(':').unwrap_or_default();
        let section = Section::ALL.iter().find(|section| prefix(**section) == before);
        section.filter(|_| !name.is_empty()).map(|it| Self::new(*it, name.to_owned())).ok_or_else(
            || format!("the key `{}` has no section, such as `code:`", text.escape_debug()),
        )
    }
}

impl From<EntryKey> for String {
    fn from(key: EntryKey) -> Self {
        key.to_string()
    }
}

impl fmt::Display for EntryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", prefix(self.section), self.name)
    }
}
