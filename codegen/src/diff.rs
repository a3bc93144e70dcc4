//! What a change to a catalog means: field by field, for those who use the crate.

mod advice;
mod catalog;
mod entries;
mod kind;
mod show;
mod verdict;

use crate::model::{Catalog, Entry, Key};

pub use kind::{Kind, Severity};
pub use verdict::{Bump, Verdict, Version};

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What kind of thing.
    pub kind: Kind,
    /// The key of the list in the catalog that it belongs to, such as `error_codes`; `catalog` for
    /// what belongs to none.
    pub section: &'static str,
    /// The name of the entry or operation, as it is now where there is a now.
    pub name: String,
    /// What of it, such as `retry.delays` or `cases[start].summary`; empty for all of it.
    pub field: String,
    /// What it was; none where it was not.
    pub before: Option<String>,
    /// What it is; none where it is not any more.
    pub after: Option<String>,
}

impl Change {
    /// How much the change matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

/// Everything that changed from one catalog to the next: the gravest first, then in the order of
/// kinds and names. Neither the order of entries nor the way that the YAML is written matters.
#[must_use]
pub fn diff(before: &Catalog, after: &Catalog) -> Vec<Change> {
    let mut changes = Changes { before, after, found: Vec::new() };
    catalog::compare(&mut changes);
    entries::compare(&mut changes);
    let mut found = changes.found;
    found.sort_by(|a, b| b.severity().cmp(&a.severity()).then_with(|| a.cmp(b)));
    found
}

/// The key of the entry of `catalog` that a change is about, as people say it: `code 20`,
/// `HTTP 404 of start`, `message of start, stop`; none if the catalog has no such entry.
#[must_use]
pub fn key_of(catalog: &Catalog, change: &Change) -> Option<String> {
    fn of<K: Key>(catalog: &Catalog, entries: &[Entry<K>], name: &str) -> Option<String> {
        let entry = entries.iter().find(|entry| entry.name.as_str() == name)?;
        let calls = entry.scope.operations();
        let calls = (!calls.is_empty()).then(|| format!(" of {}", show::calls(catalog, &calls)));
        Some(format!("{}{}", entry.key.wire(), calls.unwrap_or_default()))
    }
    let name = change.name.as_str();
    match change.section {
        "status_codes" => of(catalog, &catalog.status_codes, name).map(|key| format!("HTTP {key}")),
        "error_codes" => of(catalog, &catalog.error_codes, name).map(|key| format!("code {key}")),
        "messages" => of(catalog, &catalog.messages, name).map(|key| format!("message {key}")),
        _ => None,
    }
}

/// What was found, and the catalogs that it is about.
struct Changes<'a> {
    before: &'a Catalog,
    after: &'a Catalog,
    found: Vec<Change>,
}

/// What a change is about.
#[derive(Clone, Copy)]
struct Subject<'a> {
    section: &'static str,
    name: &'a str,
    /// What stands before the field, such as `cases[start].`.
    prefix: &'a str,
}

impl<'a> Subject<'a> {
    const fn new(section: &'static str, name: &'a str) -> Self {
        Self { section, name, prefix: "" }
    }
}

impl Changes<'_> {
    fn push(
        &mut self,
        kind: Kind,
        subject: Subject<'_>,
        field: &str,
        before: Option<String>,
        after: Option<String>,
    ) {
        self.found.push(Change {
            kind,
            section: subject.section,
            name: subject.name.to_owned(),
            field: format!("{}{field}", subject.prefix).trim_end_matches('.').to_owned(),
            before,
            after,
        });
    }

    /// A change if the two differ.
    fn compare(
        &mut self,
        kind: Kind,
        subject: Subject<'_>,
        field: &str,
        before: &str,
        after: &str,
    ) {
        if before != after {
            self.push(kind, subject, field, Some(before.to_owned()), Some(after.to_owned()));
        }
    }
}
