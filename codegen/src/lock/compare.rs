//! Drift: the published page compared with what it said when it was last accepted, and
//! the catalog against that.

use super::basis;
use super::locked::{Lock, Locked};
use crate::diagnostic::{CatalogError, Collector};
use crate::located::LocatedCatalog;
use crate::model::{Catalog, Code, Entry, Key};
use crate::page::{Documented, EntryKey, Page};

/// What a page says otherwise than the lock, each list in the order of the keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift<'a> {
    /// Entries that the lock does not have.
    pub added: Vec<&'a Documented>,
    /// Entries that the page does not have any more.
    pub removed: Vec<(&'a EntryKey, &'a Locked)>,
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

/// What `page` says otherwise than `lock`.
#[must_use]
pub fn compare<'a>(lock: &'a Lock, page: &'a Page) -> Drift<'a> {
    let mut drift = Drift::default();
    for entry in &page.entries {
        match lock.entries.get(&entry.key) {
            None => drift.added.push(entry),
            Some(locked) if !locked.says(&entry.into()) => drift.changed.push((locked, entry)),
            Some(_) => {}
        }
    }
    let is_gone = |key: &EntryKey| page.entries.binary_search_by(|one| one.key.cmp(key)).is_err();
    drift.removed = lock.entries.iter().filter(|(key, _)| is_gone(key)).collect();
    drift
}

/// Holds a catalog against what the page said, without the page: every documented entry is in the
/// catalog and the other way round, and what a retry with a documented basis names is a fact of
/// the entry.
///
/// # Errors
///
/// Every fault of the catalog, in the order of their places.
pub fn check(placed: &LocatedCatalog, lock: &Lock) -> Result<(), CatalogError> {
    let mut collector = Collector::default();
    basis::check(placed, lock, &mut collector);
    collector.conclude(placed.source.clone()).map(drop)
}

/// The name of the catalog's entry that a page calls `key`; `None` if it has no such entry.
#[must_use]
pub fn entry_name<'a>(catalog: &'a Catalog, key: &EntryKey) -> Option<&'a str> {
    let name = key.name();
    let number = name.parse::<i64>().ok();
    // Each section is sorted by what is compared here.
    let order = |entry: &Entry| match &entry.key {
        Key::Status(status) => Some(i64::from(status.get())).cmp(&number),
        Key::Code(Code::Number(code)) => Some(*code).cmp(&number),
        Key::Code(Code::Text(code)) => code.as_str().cmp(name),
        Key::Message(_) => entry.name.as_str().cmp(name),
    };
    let entries = catalog.section(key.section());
    let found = entries.binary_search_by(order).ok()?;
    Some(entries[found].name.as_str())
}
