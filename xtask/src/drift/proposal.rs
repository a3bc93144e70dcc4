//! Proposals as each format shows them.

use codegen::diagnostic::visible;
use codegen::lock::{Place, Proposal};
use serde_json::{Value, json};

use crate::markdown::{code, fenced_as, sentence};

/// Where the lines belong, with the part of the sentence that may hold the name of a file.
fn place(place: &Place, path: &str) -> (String, Option<String>) {
    let lines = |first: usize, last: usize| Some(format!("{path}:{first}-{last}"));
    match place {
        Place::Lines(at) => ("proposed in place of".to_owned(), lines(*at.start(), *at.end())),
        Place::Section(section) => (format!("proposed at the end of `{}`", section.word()), None),
        Place::Retired(at) => {
            ("proposed for `retired`, in place of".to_owned(), lines(*at.start(), *at.end()))
        }
        Place::Nowhere => ("proposed".to_owned(), None),
    }
}

/// The lines for a terminal: those of the catalog without anything before them, ready to be copied.
pub(super) fn human(proposal: &Proposal, path: &str) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(yaml) = &proposal.yaml {
        let (sentence, file) = place(&proposal.place, &visible(path));
        let file = file.map(|file| format!(" {file}"));
        lines.push(format!("  {sentence}{}:", file.unwrap_or_default()));
        lines.extend(yaml.lines().map(visible));
    }
    lines.extend(proposal.notes.iter().map(|note| format!("  note: {}", visible(note))));
    lines
}

pub(super) fn markdown(proposal: &Proposal, path: &str) -> String {
    let mut parts = Vec::new();
    if let Some(yaml) = &proposal.yaml {
        let (words, file) = place(&proposal.place, path);
        let file = file.map(|file| format!(" {}", code(&file))).unwrap_or_default();
        let words = sentence(&words).replacen("proposed", "Proposed", 1);
        parts.push(format!("\n{words}{file}:\n\n{}", fenced_as("yaml", yaml)));
    }
    let notes = proposal.notes.iter().map(|note| format!("- {}\n", sentence(note)));
    let notes: String = notes.collect();
    if !notes.is_empty() {
        parts.push(format!("\n{notes}"));
    }
    parts.concat()
}

pub(super) fn json(proposal: &Proposal) -> Value {
    let lines = |first: usize, last: usize| json!({ "first": first, "last": last });
    let (replaces, into) = match &proposal.place {
        Place::Lines(at) => (lines(*at.start(), *at.end()), Value::Null),
        Place::Section(section) => (Value::Null, json!(section.word())),
        Place::Retired(at) => (lines(*at.start(), *at.end()), json!("retired")),
        Place::Nowhere => (Value::Null, Value::Null),
    };
    let Proposal { yaml, notes, .. } = proposal;
    json!({ "yaml": yaml, "replaces": replaces, "into": into, "notes": notes })
}
