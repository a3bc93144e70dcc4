//! For programs.

use codegen::lock::{Drift, Locked};
use serde::Serialize;

use super::facts_of;
use crate::findings::Finding;
use crate::output::{self, CommandError};

/// Writes the one JSON document of a run.
pub(in crate::drift) fn write(drift: &Drift<'_>, findings: &[Finding]) -> Result<(), CommandError> {
    #[derive(Serialize)]
    struct Document<'a> {
        added: Vec<String>,
        removed: Vec<String>,
        changed: Vec<Changed>,
        findings: &'a [Finding],
    }
    #[derive(Serialize)]
    struct Changed {
        key: String,
        before: Said,
        after: Said,
    }
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
    let said = |locked: Locked| {
        let [numbers, operations, terms] = facts_of(Some(&locked));
        let Locked { text, words, digest, .. } = locked;
        Said { text, words, digest, numbers, operations, terms }
    };
    let changed = drift.changed.iter().map(|(before, after)| Changed {
        key: after.key.to_string(),
        before: said((*before).clone()),
        after: said((*after).into()),
    });
    output::json(&Document {
        added: drift.added.iter().map(|entry| entry.key.to_string()).collect(),
        removed: drift.removed.iter().map(|locked| locked.key.to_string()).collect(),
        changed: changed.collect(),
        findings,
    })
}
