//! What a catalog knows of the entries of one section of the page.

use std::collections::BTreeMap;

use super::key::EntryKey;
use super::text::{beginnings, normal, number_length};
use crate::model::{Catalog, CodeKind, Key, PageSection, Section, Template};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyForm {
    Status,
    Number,
    Word,
    Message,
}

pub(super) struct Known<'a> {
    pub(super) page: &'a PageSection,
    pub(super) form: KeyForm,
    /// How pages write the keys of the entries, sorted.
    texts: Vec<String>,
    /// The names of messages, also of those that are retired, by how they are written.
    names: BTreeMap<String, &'a str>,
}

impl<'a> Known<'a> {
    pub(super) fn of(page: &'a PageSection, catalog: &'a Catalog) -> Self {
        let form = match (page.section, catalog.code_kind) {
            (Section::StatusCodes, _) => KeyForm::Status,
            (Section::ErrorCodes, CodeKind::Number) => KeyForm::Number,
            (Section::ErrorCodes, CodeKind::Text) => KeyForm::Word,
            (Section::Messages, _) => KeyForm::Message,
        };
        let retired = catalog.retired.iter().map(|it| (&it.key, &it.name));
        let mut names = BTreeMap::new();
        for (key, name) in retired.chain(catalog.entries.iter().map(|it| (&it.key, &it.name))) {
            if let Key::Message(template) = key {
                names.extend([template.wire(), written(template)].map(|it| (it, name.as_str())));
            }
        }
        let texts = catalog.section(page.section).iter().map(|entry| match &entry.key {
            Key::Message(template) => written(template),
            key => key.wire(),
        });
        let mut texts: Vec<_> = texts.collect();
        texts.sort_unstable();
        Self { page, form, texts, names }
    }

    /// Whether a page writes the key of an entry so.
    pub(super) fn has(&self, said: &str) -> bool {
        self.texts.binary_search_by(|text| text.as_str().cmp(said)).is_ok()
    }

    /// The keys of entries that `said` begins with, the longest first.
    pub(super) fn beginnings<'k>(&'k self, said: &str) -> impl Iterator<Item = &'k str> {
        let found = beginnings(&self.texts, |text| text.as_bytes(), said.as_bytes());
        found.into_iter().rev().map(String::as_str)
    }

    /// The key of what a page calls an entry. The error says what a key is.
    pub(super) fn key(&self, said: &str) -> Result<EntryKey, &'static str> {
        let said = said.trim();
        let name = match self.form {
            KeyForm::Status => {
                let status = said.parse::<u16>().ok().filter(|it| (100..=599).contains(it));
                status.ok_or("a number from 100 to 599")?.to_string()
            }
            KeyForm::Number => said.parse::<i64>().map_err(|_| "a number")?.to_string(),
            KeyForm::Word => {
                let is_word = !said.is_empty() && !said.contains(char::is_whitespace);
                let is_code = is_word || self.has(said);
                is_code.then(|| said.to_owned()).ok_or("a code in one word")?
            }
            KeyForm::Message => self.names.get(said).map_or(said, |name| name).to_owned(),
        };
        Ok(EntryKey::new(self.page.section, name))
    }

    /// A cell that has a phrase after its key, such as `400 Bad Request`: the key, and the phrase.
    pub(super) fn without_phrase<'t>(&self, cell: &'t str) -> (&'t str, &'t str) {
        let first = cell.split(' ').next().unwrap_or_default();
        let end = match self.form {
            KeyForm::Status | KeyForm::Number => number_length(cell),
            KeyForm::Word if !self.has(cell) && self.has(first) => first.len(),
            KeyForm::Word | KeyForm::Message => 0,
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
    pub(super) const fn is_numeric(&self) -> bool {
        matches!(self.form, KeyForm::Status | KeyForm::Number)
    }
}

/// Whether a page may write the template as `said`.
pub(crate) fn is_written(template: &Template, said: &str) -> bool {
    said == written(template) || said == template.wire()
}

/// A template as pages write it: with dots where the text varies, in plain spaces and quotes.
fn written(template: &Template) -> String {
    normal(&template.literals().join("..."))
}
