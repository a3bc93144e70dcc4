//! What the page said when a person last accepted it. Per entry the number of its words, their
//! digest, the facts among them and the text of a message; no sentence of the page.

use std::collections::BTreeMap;

use crate::page::{Date, Documented, EntryKey, Facts, Page};

/// What a page said, entry by entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The date that the page bore; `None` if its source has none.
    pub date: Option<Date>,
    pub(super) entries: BTreeMap<EntryKey, Locked>,
}

/// What a page said of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// The text of a message, as the page has it; `None` in the other sections.
    pub text: Option<String>,
    /// How many words it said.
    pub words: usize,
    /// The digest of the words: see [`Documented::digest`].
    pub digest: String,
    /// The facts among them.
    pub facts: Facts,
    /// The date of the first page that said so; `None` if it is not known.
    pub changed: Option<Date>,
}

impl From<&Documented> for Locked {
    fn from(entry: &Documented) -> Self {
        let (words, digest) = entry.digest();
        let (text, facts) = (entry.wire.clone(), entry.facts.clone());
        Self { text, words, digest, facts, changed: None }
    }
}

impl From<&Page> for Lock {
    fn from(page: &Page) -> Self {
        let entries = page.entries.iter().map(|entry| (entry.key.clone(), entry.into()));
        Self { date: page.date.clone(), entries: entries.collect() }
    }
}

impl Locked {
    /// Whether the two say the same, whenever they began to.
    pub(super) fn says(&self, other: &Self) -> bool {
        self.has_words_of(other) && self.facts == other.facts
    }

    fn has_words_of(&self, other: &Self) -> bool {
        (&self.text, self.words, &self.digest) == (&other.text, other.words, &other.digest)
    }
}

impl Lock {
    /// The lock of `page` after that of the one before it, which knows since when an entry says
    /// what it says. What is new or reads otherwise changed on the date of `page`.
    #[must_use]
    pub fn after(page: &Page, before: &Self) -> Self {
        let mut lock = Self::from(page);
        for (key, locked) in &mut lock.entries {
            let same = before.get(key).filter(|old| old.has_words_of(locked));
            locked.changed = same.map_or_else(|| page.date.clone(), |old| old.changed.clone());
        }
        if lock.date.is_none() && super::compare(before, page).is_empty() {
            // The same page in a rendering that shows no date.
            lock.date.clone_from(&before.date);
        }
        lock
    }

    /// The keys in their order, each with what the page said.
    pub fn iter(&self) -> impl Iterator<Item = (&EntryKey, &Locked)> {
        self.entries.iter()
    }

    /// What the page said of an entry.
    #[must_use]
    pub fn get(&self, key: &EntryKey) -> Option<&Locked> {
        self.entries.get(key)
    }
}
