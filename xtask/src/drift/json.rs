//! For programs.

use codegen::lock::Locked;
use serde::Serialize;

use super::report::DriftReport;

/// The keys of the entries that drifted. Relied on by other programs.
#[derive(Default, Serialize)]
pub(crate) struct Document {
    added: Vec<String>,
    removed: Vec<String>,
    changed: Vec<Changed>,
}

#[derive(Serialize)]
struct Changed {
    key: String,
    before: Said,
    after: Said,
}

/// What a page said of an entry.
#[derive(Serialize)]
struct Said {
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    words: usize,
    digest: String,
    numbers: Vec<String>,
    operations: Vec<String>,
    terms: Vec<String>,
}

impl From<Locked> for Said {
    fn from(locked: Locked) -> Self {
        let Locked { text, words, digest, numbers, operations, terms, .. } = locked;
        let numbers = numbers.iter().map(ToString::to_string).collect();
        Self { text, words, digest, numbers, operations, terms }
    }
}

impl DriftReport<'_> {
    pub(super) fn document(&self) -> Document {
        let drift = &self.drift;
        let changed = drift.changed.iter().map(|(before, after)| Changed {
            key: after.key.to_string(),
            before: (*before).clone().into(),
            after: Locked::from(*after).into(),
        });
        Document {
            added: drift.added.iter().map(|entry| entry.key.to_string()).collect(),
            removed: drift.removed.iter().map(|locked| locked.key.to_string()).collect(),
            changed: changed.collect(),
        }
    }
}
