//! What a change to a catalog means: field by field, for those who use the crate.

mod advice;
mod catalog;
mod changelog;
mod decision;
mod entries;
mod kind;
mod show;
mod verdict;

use std::collections::BTreeMap;

use crate::located::{Part, Path};
use crate::model::Catalog;

pub use changelog::changelog;
pub use decision::{Decided, Decision, decisions};
pub use kind::{Kind, Severity};
pub(crate) use show::retired_line;
pub use show::{key_of, tombstone};
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
    /// A digest of the change, 12 hexadecimal digits: the same wherever it is and whatever else changed.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let Self { kind, part, name, path, before, after } = self;
        let text = format!("{:?}", (kind.id(), part.key(), name, path.to_string(), before, after));
        crate::text::digest(&text, 6)
    }

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
    let aligned = catalog::with_new_names(before, after);
    let mut changes = Changes { before: &aligned, after, found: Vec::new() };
    changes.renamed_operations(before);
    changes.catalog();
    changes.entries();
    changes.retries();
    let mut found = changes.found;
    found.sort_by(|a, b| b.severity().cmp(&a.severity()).then_with(|| a.cmp(b)));
    found
}

struct Changes<'a> {
    before: &'a Catalog,
    after: &'a Catalog,
    found: Vec<Change>,
}

/// An item of a catalog, or a value in it.
#[derive(Clone)]
struct Place<'a> {
    part: Part,
    name: &'a str,
    path: Path,
}

impl<'a> Place<'a> {
    fn new(part: Part, name: &'a str) -> Self {
        Self { part, name, path: Path::default() }
    }

    /// The place of a field, such as `retry.delays`.
    fn field(&self, field: &str) -> Self {
        let path = self.path.keys(&field.split('.').collect::<Vec<_>>());
        Self { path, ..self.clone() }
    }
}

impl Changes<'_> {
    /// Adds a change if the two differ.
    fn compare(
        &mut self,
        kind: Kind,
        place: &Place<'_>,
        before: Option<String>,
        after: Option<String>,
    ) {
        if before != after {
            let Place { part, name, path } = place.clone();
            self.found.push(Change { kind, part, name: name.to_owned(), path, before, after });
        }
    }

    fn field(&mut self, kind: Kind, place: &Place<'_>, field: &str, before: &str, after: &str) {
        let values = (Some(before.to_owned()), Some(after.to_owned()));
        self.compare(kind, &place.field(field), values.0, values.1);
    }
}

/// What either map has under each key.
fn paired<K: Ord, V>(
    before: BTreeMap<K, V>,
    after: BTreeMap<K, V>,
) -> BTreeMap<K, (Option<V>, Option<V>)> {
    let before = before.into_iter().map(|(key, value)| (key, (Some(value), None)));
    let mut pairs: BTreeMap<_, (_, _)> = before.collect();
    for (key, value) in after {
        pairs.entry(key).or_default().1 = Some(value);
    }
    pairs
}
