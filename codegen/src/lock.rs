//! The lock: what the page said when a person last accepted it, compared with the page and the
//! catalog. Per entry it has the number of its words, their digest, the facts among them and the text
//! of a message; no sentence of the page.

mod carried;
mod check;
mod file;
mod propose;

use serde::{Deserialize, Serialize};

use crate::model::{Catalog, Code, Entry, Key};
use crate::page::{Date, Documented, EntryKey, Facts, Page, Quantity};

pub use check::{check, check_after};
pub use file::LockError;
pub use propose::{Place, Proposal, propose};

/// What a page said, entry by entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields, expecting = "a lock")]
pub struct Lock {
    /// The date of the page; `None` if its source has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Sorted by key, each of which occurs once.
    entries: Vec<Locked>,
}

/// What a page said of one entry.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an entry of a lock")]
pub struct Locked {
    /// The key of the entry.
    pub key: EntryKey,
    /// The text of a message, as the page has it; `None` in the other sections.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How many words it said.
    pub words: usize,
    /// The digest of the words: see [`Documented::digest`].
    pub digest: String,
    /// The numbers with their units.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<Quantity>,
    /// The operations that it named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<String>,
    /// The terms that it named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
    /// The date of the first page with these words; `None` if it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Date>,
}

impl From<&Documented> for Locked {
    fn from(entry: &Documented) -> Self {
        let (words, digest) = entry.digest();
        let Documented { key, wire: text, facts, .. } = entry.clone();
        let Facts { numbers, operations, terms } = facts;
        Self { key, text, words, digest, numbers, operations, terms, changed: None }
    }
}

impl From<&Page> for Lock {
    fn from(page: &Page) -> Self {
        let entries = page.entries.iter().map(Locked::from).collect();
        Self { date: page.date.clone(), entries }
    }
}

impl Locked {
    /// Whether another page says the same facts of the entry, in whatever words.
    #[must_use]
    pub fn has_facts_of(&self, other: &Self) -> bool {
        let facts = |it: &Self| (it.numbers.clone(), it.operations.clone(), it.terms.clone());
        facts(self) == facts(other)
    }

    fn has_words_of(&self, other: &Self) -> bool {
        (&self.text, self.words, &self.digest) == (&other.text, other.words, &other.digest)
    }
}

impl Lock {
    /// The lock of `page` after `before`, which knows when the words of an entry changed last. What is
    /// new or has other words changed on the date of `page`.
    #[must_use]
    pub fn after(page: &Page, before: &Self) -> Self {
        let mut lock = Self::from(page);
        for locked in &mut lock.entries {
            let same = before.get(&locked.key).filter(|old| old.has_words_of(locked));
            locked.changed = same.map_or_else(|| page.date.clone(), |old| old.changed.clone());
        }
        if lock.date.is_none() && compare(before, page).is_empty() {
            // The same page in a rendering that shows no date.
            lock.date.clone_from(&before.date);
        }
        lock
    }

    /// What the page said, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = &Locked> {
        self.entries.iter()
    }

    /// What the page said of an entry.
    #[must_use]
    pub fn get(&self, key: &EntryKey) -> Option<&Locked> {
        let index = self.entries.binary_search_by(|it| it.key.cmp(key)).ok()?;
        Some(&self.entries[index])
    }
}

/// How a page differs from the lock, each list in the order of the keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift<'a> {
    /// Entries that the lock does not have.
    pub added: Vec<&'a Documented>,
    /// Entries that the page does not have any more.
    pub removed: Vec<&'a Locked>,
    /// Entries with other words.
    pub changed: Vec<(&'a Locked, &'a Documented)>,
}

impl Drift<'_> {
    /// Whether the page says what the lock says.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// How `page` differs from `lock`.
#[must_use]
pub fn compare<'a>(lock: &'a Lock, page: &'a Page) -> Drift<'a> {
    let mut drift = Drift::default();
    for entry in &page.entries {
        match lock.get(&entry.key) {
            None => drift.added.push(entry),
            Some(old) if *old == Locked { changed: old.changed.clone(), ..entry.into() } => {}
            Some(old) => drift.changed.push((old, entry)),
        }
    }
    let is_gone = |old: &&Locked| page.entries.binary_search_by(|it| it.key.cmp(&old.key)).is_err();
    drift.removed = lock.iter().filter(is_gone).collect();
    drift
}

/// The name of the catalog's entry that a page calls `key`; `None` if it has no such entry.
#[must_use]
pub fn entry_name<'a>(catalog: &'a Catalog, key: &EntryKey) -> Option<&'a str> {
    let entries = catalog.section(key.section());
    let order = |entry: &Entry| match &entry.key {
        // Codes that are texts are sorted as texts, also those of digits.
        Key::Code(Code::Text(code)) => code.as_str().cmp(key.name()),
        _ => EntryKey::of(&entry.key, &entry.name).cmp(key),
    };
    let index = entries.binary_search_by(order).ok()?;
    Some(entries[index].name.as_str())
}
