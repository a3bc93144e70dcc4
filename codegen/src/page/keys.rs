//! What an entry of a page is called: `status:404`, `code:404`, `message:body_schema_check_failed`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Bound;

use serde::{Deserialize, Serialize};

use super::text::{normal, number_length};
use crate::model::{Catalog, CodeKind, Key, Name, PageSection, Piece, Section, Template};
use crate::work::count;

/// The key of an entry: its section, and what it is called there. A number is its digits, a message
/// the name of its entry, or, where no entry of the catalog has it, the text as the page has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct EntryKey {
    section: Section,
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

    pub(crate) const fn new(section: Section, name: String) -> Self {
        Self { section, name }
    }

    /// The section that the entry stands in.
    #[must_use]
    pub const fn section(&self) -> Section {
        self.section
    }

    /// The key of that section in a catalog, such as `error_codes`.
    #[must_use]
    pub const fn section_key(&self) -> &'static str {
        self.section.word()
    }

    /// What the entry is called there, such as `404`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Reads what `Display` writes.
    fn parse(text: &str) -> Option<Self> {
        let (prefix, name) = text.split_once(':')?;
        let sections = [Section::StatusCodes, Section::ErrorCodes, Section::Messages];
        let section = sections.into_iter().find(|section| prefix_of(*section) == prefix)?;
        (!name.is_empty()).then(|| Self::new(section, name.to_owned()))
    }
}

const fn prefix_of(section: Section) -> &'static str {
    match section {
        Section::StatusCodes => "status",
        Section::ErrorCodes => "code",
        Section::Messages => "message",
    }
}

impl TryFrom<String> for EntryKey {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let refuse =
            || format!("the key `{}` has no section, such as `code:`", text.escape_debug());
        Self::parse(&text).ok_or_else(refuse)
    }
}

impl From<EntryKey> for String {
    fn from(key: EntryKey) -> Self {
        key.to_string()
    }
}

impl fmt::Display for EntryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", prefix_of(self.section), self.name)
    }
}

/// By section, then numbers by their value, then texts.
impl Ord for EntryKey {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let rank = |key: &Self| {
            let number = key.name.parse::<i64>().ok();
            (key.section, number.is_none(), number)
        };
        rank(self).cmp(&rank(other)).then_with(|| self.name.cmp(&other.name))
    }
}

impl PartialOrd for EntryKey {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// What a catalog knows of the entries of one section.
pub(super) struct Known<'a> {
    pub(super) page: &'a PageSection,
    pub(super) catalog: &'a Catalog,
    /// How pages write the keys of the entries.
    texts: BTreeSet<String>,
    /// The names of messages, also of those that are retired, by how they are written.
    names: BTreeMap<String, &'a str>,
}

impl<'a> Known<'a> {
    pub(super) fn of(page: &'a PageSection, catalog: &'a Catalog) -> Self {
        let mut names = BTreeMap::new();
        for retired in &catalog.retired {
            if let Key::Message(template) = &retired.key {
                names.insert(written(template), retired.name.as_str());
            }
        }
        for (entry, template) in catalog.messages() {
            names.insert(template.wire(), entry.name.as_str());
            names.insert(written(template), entry.name.as_str());
        }
        let texts = catalog.section(page.section).iter().map(|entry| match &entry.key {
            Key::Message(template) => written(template),
            key => key.wire(),
        });
        Self { page, catalog, texts: texts.collect(), names }
    }

    pub(super) const fn section(&self) -> Section {
        self.page.section
    }

    /// Whether a page writes the key of an entry so.
    pub(super) fn has(&self, said: &str) -> bool {
        self.texts.contains(said)
    }

    /// The keys of entries that `said` begins with, the longest first.
    pub(super) fn beginnings<'k>(&'k self, said: &'k str) -> impl Iterator<Item = &'k str> {
        let mut last = Bound::Included(said);
        std::iter::from_fn(move || {
            loop {
                let key = self.texts.range::<str, _>((Bound::Unbounded, last)).next_back()?;
                count(key.len().min(said.len()));
                if said.starts_with(key.as_str()) {
                    last = Bound::Excluded(key);
                    return Some(key.as_str());
                }
                // A shorter one is within what this one has in common with the text.
                let common = key.chars().zip(said.chars()).take_while(|(a, b)| a == b);
                last = Bound::Included(&said[..common.map(|(c, _)| c.len_utf8()).sum()]);
            }
        })
    }

    /// The key of what a page calls an entry. The error says what the page should have.
    pub(super) fn read(&self, said: &str) -> Result<EntryKey, &'static str> {
        let said = said.trim();
        let name = match (self.section(), self.catalog.code_kind) {
            (Section::StatusCodes, _) => {
                let status = said.parse::<u16>().ok().filter(|it| (100..=599).contains(it));
                status.ok_or("a number from 100 to 599")?.to_string()
            }
            (Section::ErrorCodes, CodeKind::Number) => {
                said.parse::<i64>().map_err(|_| "a number")?.to_string()
            }
            (Section::ErrorCodes, CodeKind::Text) => {
                let is_word = !said.is_empty() && !said.contains(char::is_whitespace);
                let is_code = is_word || self.has(said);
                is_code.then(|| said.to_owned()).ok_or("a code in one word")?
            }
            (Section::Messages, _) => self.names.get(said).map_or(said, |name| name).to_owned(),
        };
        Ok(EntryKey::new(self.section(), name))
    }

    /// A cell that has a phrase behind its key, such as `400 Bad Request`: the key, and the phrase.
    pub(super) fn without_phrase<'t>(&self, cell: &'t str) -> (&'t str, &'t str) {
        let first = cell.split(' ').next().unwrap_or_default();
        let end = match self.section() {
            _ if self.is_numeric() => number_length(cell),
            Section::ErrorCodes if !self.has(cell) && self.has(first) => first.len(),
            _ => 0,
        };
        let (key, phrase) = cell.split_at(end);
        if end > 0 && phrase.starts_with([' ', ':']) {
            (key, phrase.trim_start_matches([' ', ':', '-', '–', '—']))
        } else {
            (cell, "")
        }
    }

    /// Whether a cell can be nothing but a key: a number, or a text that is known.
    pub(super) fn is_sure(&self, cell: &str) -> bool {
        let (key, _) = self.without_phrase(cell);
        if self.is_numeric() { key.parse::<i64>().is_ok() } else { self.has(key) }
    }

    /// Whether the keys are numbers.
    pub(super) fn is_numeric(&self) -> bool {
        match self.section() {
            Section::StatusCodes => true,
            Section::ErrorCodes => self.catalog.code_kind == CodeKind::Number,
            Section::Messages => false,
        }
    }
}

/// Whether a page may write the template as `said`.
pub(crate) fn is_written(template: &Template, said: &str) -> bool {
    said == written(template) || said == template.wire()
}

/// A template as pages write it: with dots where the text varies, in plain spaces and quotes.
fn written(template: &Template) -> String {
    let part = |part: &Piece| match part {
        Piece::Literal(text) => text.clone(),
        Piece::Placeholder(_) => "...".to_owned(),
    };
    normal(&template.parts().iter().map(part).collect::<String>())
}
