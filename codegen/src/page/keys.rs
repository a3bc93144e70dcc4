//! What an entry of a page is called: `status:404`, `code:404`, `message:body_schema_check_failed`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Bound;

use serde::{Deserialize, Serialize};

use super::facts::Names;
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
    pub(super) section: Section,
    pub(super) page: &'a PageSection,
    pub(super) catalog: &'a Catalog,
    /// The names that are facts.
    pub(super) names_of_facts: &'a Names<'a>,
    /// How pages write the keys of the entries.
    texts: BTreeSet<String>,
    /// The names of messages, also of those that are retired, by how they are written.
    names: BTreeMap<String, &'a str>,
}

impl<'a> Known<'a> {
    pub(super) fn of(page: &'a PageSection, catalog: &'a Catalog, facts: &'a Names<'a>) -> Self {
        let section = page.section;
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
        let texts = catalog.section(section).iter().map(|entry| match &entry.key {
            Key::Message(template) => written(template),
            key => key.wire(),
        });
        let texts = texts.collect();
        Self { section, page, catalog, names_of_facts: facts, texts, names }
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
    pub(super) fn read(&self, said: &str) -> Result<EntryKey, String> {
        let said = said.trim();
        let name = match self.section {
            Section::StatusCodes => {
                let status = said.parse::<u16>().ok().filter(|it| (100..=599).contains(it));
                status.ok_or("a number from 100 to 599")?.to_string()
            }
            Section::ErrorCodes => self.code(said)?,
            Section::Messages => self.names.get(said).map_or(said, |name| name).to_owned(),
        };
        Ok(EntryKey::new(self.section, name))
    }

    /// A cell that has a phrase behind its key, such as `400 Bad Request`: the key, and the phrase.
    pub(super) fn without_phrase<'t>(&self, cell: &'t str) -> (&'t str, &'t str) {
        let end = if self.is_numeric() {
            let sign = usize::from(cell.starts_with('-'));
            match cell[sign..].bytes().take_while(u8::is_ascii_digit).count() {
                0 => return (cell, ""),
                digits => sign + digits,
            }
        } else {
            let first = cell.split(' ').next().unwrap_or_default();
            if self.section == Section::Messages || self.has(cell) || !self.has(first) {
                return (cell, "");
            }
            first.len()
        };
        let (key, phrase) = cell.split_at(end);
        if phrase.starts_with([' ', ':']) {
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
        match self.section {
            Section::StatusCodes => true,
            Section::ErrorCodes => self.catalog.code_kind == CodeKind::Number,
            Section::Messages => false,
        }
    }

    fn code(&self, said: &str) -> Result<String, String> {
        let is_plain = !said.is_empty() && !said.contains(char::is_whitespace);
        match self.catalog.code_kind {
            CodeKind::Number => {
                let number = said.parse::<i64>().map_err(|_| "a number")?;
                Ok(number.to_string())
            }
            CodeKind::Text if is_plain || self.has(said) => Ok(said.to_owned()),
            CodeKind::Text => Err("a code in one word".to_owned()),
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
    super::text::normal(&template.parts().iter().map(part).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_as_people_count() {
        let mut keys: Vec<_> =
            ["message:b", "code:100", "code:x", "status:404", "code:-1", "code:20", "message:a"]
                .into_iter()
                .filter_map(EntryKey::parse)
                .collect();
        keys.sort();
        let shown: Vec<_> = keys.iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            ["status:404", "code:-1", "code:20", "code:100", "code:x", "message:a", "message:b"]
        );
    }

    #[test]
    fn keys_that_a_text_begins_with_are_found_the_longest_first() {
        let catalog = "catalog: x\ntitle: X\ndocs: { url: https://docs.example.com }\nundocumented: { summary: S, remediation: { actor: caller, action: A } }\n";
        let catalog = crate::read("x.yaml", catalog.as_bytes()).expect("a good catalog");
        let names = Names::of(&catalog);
        let heading = catalog.title.clone();
        let page = PageSection { section: Section::ErrorCodes, heading, column: None };
        let mut known = Known::of(&page, &catalog, &names);
        for key in ["a", "ab", "abd", "ac", "é", "éa", "z", ""] {
            known.texts.insert(key.to_owned());
        }
        let found = |said| known.beginnings(said).collect::<Vec<_>>();
        assert_eq!(found("abc"), ["ab", "a", ""]);
        assert_eq!(found("abd"), ["abd", "ab", "a", ""]);
        assert_eq!(found("èa"), [""]);
        assert_eq!(found("éab"), ["éa", "é", ""]);
        assert_eq!(found("zz"), ["z", ""]);
    }

    #[test]
    fn what_is_no_key_is_not_read() {
        assert_eq!(EntryKey::parse("404"), None);
        assert_eq!(EntryKey::parse("code:"), None);
        assert_eq!(EntryKey::parse("codes:1"), None);
    }
}
