//! For programs, which rely on the names of the fields.

use codegen::lock::{Drift, Locked};
use serde_json::{Value, json};

/// The keys of the entries that drifted, and what the page said of those that changed.
pub(crate) fn json(drift: &Drift<'_>) -> Value {
    let added = drift.added.iter().map(|entry| entry.key.to_string());
    let removed = drift.removed.iter().map(|locked| locked.key.to_string());
    let changed = drift.changed.iter().map(|(before, after)| {
        let (key, after) = (after.key.to_string(), Locked::from(*after));
        json!({ "key": key, "before": said(before), "after": said(&after) })
    });
    json!({
        "added": added.collect::<Vec<_>>(),
        "removed": removed.collect::<Vec<_>>(),
        "changed": changed.collect::<Vec<_>>(),
    })
}

fn said(locked: &Locked) -> Value {
    let Locked { text, words, digest, numbers, operations, terms, .. } = locked;
    let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
    let mut said = json!({
        "words": words,
        "digest": digest,
        "numbers": numbers,
        "operations": operations,
        "terms": terms,
    });
    // Only a message has one.
    if let Some(text) = text {
        said["text"] = json!(text);
    }
    said
}
