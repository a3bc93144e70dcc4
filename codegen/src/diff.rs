//! What a change to a catalog means: field by field, for those who use the crate.

mod advice;
mod catalog;
mod entries;
mod kind;
mod show;
mod tombstone;
mod verdict;

use crate::located::{Part, Path, Step};
use crate::model::{Catalog, Section};

pub use kind::{Kind, Severity};
pub use tombstone::tombstone;
pub use verdict::{Bump, Verdict, Version, release};

/// One thing that changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What kind of thing.
    pub kind: Kind,
    /// The part of the catalog that it is in.
    pub part: Part,
    /// The name of the entry or operation, as it is after the change if it is still there.
    pub name: String,
    /// What of it, such as `retry.delays` or `cases[start].summary`; empty for all of it.
    pub path: Path,
    /// What it was; `None` if it was not there.
    pub before: Option<String>,
    /// What it is; `None` if it is not there any more.
    pub after: Option<String>,
}

impl Change {
    /// How much the change matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

/// Everything that changed from one catalog to the next: the most severe first, then in the order of
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

/// The key of the entry of `catalog` that a change is about, as people write it: `code 20`,
/// `HTTP 404 of start`, `message of start, stop`; `None` if the catalog has no such entry.
#[must_use]
pub fn key_of(catalog: &Catalog, change: &Change) -> Option<String> {
    let Part::Entries(section) = change.part else { return None };
    let entry = catalog.section(section).iter().find(|it| it.name.as_str() == change.name)?;
    let noun = match section {
        Section::StatusCodes => "HTTP",
        Section::ErrorCodes => "code",
        Section::Messages => "message",
    };
    let calls = entry.scope.operations();
    let calls = (!calls.is_empty()).then(|| format!(" of {}", show::calls(catalog, &calls)));
    Some(format!("{noun} {}{}", entry.key.wire(), calls.unwrap_or_default()))
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
    part: Part,
    name: &'a str,
    /// The case that the fields are of; empty for the entry itself.
    case: &'a [String],
}

impl<'a> Subject<'a> {
    const fn new(part: Part, name: &'a str) -> Self {
        Self { part, name, case: &[] }
    }

    /// The path of a field.
    fn path(&self, keys: &[&str]) -> Path {
        let case = (!self.case.is_empty()).then(|| Step::Case(self.case.to_vec()));
        Path(case.into_iter().collect()).keys(keys)
    }
}

impl Changes<'_> {
    fn push(
        &mut self,
        kind: Kind,
        subject: Subject<'_>,
        path: Path,
        before: Option<String>,
        after: Option<String>,
    ) {
        let Subject { part, name, .. } = subject;
        self.found.push(Change { kind, part, name: name.to_owned(), path, before, after });
    }

    /// A change if the two differ.
    fn compare(
        &mut self,
        kind: Kind,
        subject: Subject<'_>,
        keys: &[&str],
        before: &str,
        after: &str,
    ) {
        if before != after {
            let (before, after) = (Some(before.to_owned()), Some(after.to_owned()));
            self.push(kind, subject, subject.path(keys), before, after);
        }
    }
}
