//! What drifted: for every entry the facts before and after, what the page says now, and what the
//! catalog says today. Each format renders this.

use std::collections::BTreeMap;

use codegen::diagnostic::{CatalogError, visible};
use codegen::lock::{self, Drift, Locked, Proposal};
use codegen::page::{Documented, EntryKey};
use codegen::{Excerpt, LocatedCatalog};
use serde_json::{Value, json};

use super::dates::Dates;
use super::proposal;
use crate::findings::{self, Finding};

pub(super) struct DriftReport<'a> {
    pub(super) located: &'a LocatedCatalog,
    pub(super) drift: Drift<'a>,
    pub(super) proposals: BTreeMap<EntryKey, Proposal>,
    pub(super) dates: Dates,
    pub(super) has_page: bool,
    /// What of the catalog the page, or else the lock, does not support.
    pub(super) unsupported: Option<CatalogError>,
}

pub(super) struct DriftedEntry<'a> {
    pub(super) key: &'a EntryKey,
    before: Option<&'a Locked>,
    pub(super) after: Option<&'a Documented>,
}

pub(super) struct ChangedFact {
    pub(super) name: &'static str,
    pub(super) before: String,
    pub(super) after: String,
}

impl DriftReport<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.drift.is_empty() && self.unsupported.is_none()
    }

    /// The entries that drifted: those whose facts changed come first.
    pub(super) fn entries(&self) -> Vec<DriftedEntry<'_>> {
        let Drift { added, removed, changed } = &self.drift;
        let entry = |key, before, after| DriftedEntry { key, before, after };
        let added = added.iter().map(|after| entry(&after.key, None, Some(*after)));
        let removed = removed.iter().map(|before| entry(&before.key, Some(*before), None));
        let changed = changed.iter().map(|it| entry(&it.1.key, Some(it.0), Some(it.1)));
        let mut entries: Vec<_> = added.chain(removed).chain(changed).collect();
        entries.sort_by(|a, b| (!a.facts_changed(), a.key).cmp(&(!b.facts_changed(), b.key)));
        entries
    }

    /// Whether any fact changed, or only words: `2 entries added, 1 changed in facts, 1 only in words`.
    pub(super) fn counts(&self) -> String {
        let Drift { added, removed, changed } = &self.drift;
        let in_facts = changed.iter().filter(|it| facts_differ(it.0, it.1)).count();
        let in_words = changed.len() - in_facts;
        let only = if in_facts > 0 { "only in words" } else { "changed only in words" };
        let counts = [
            (added.len(), "added"),
            (removed.len(), "removed"),
            (in_facts, "changed in facts"),
            (in_words, only),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0).enumerate();
        let counts = counts.map(|(index, (count, what))| match (index, count) {
            (0, 1) => format!("1 entry {what}"),
            (0, _) => format!("{count} entries {what}"),
            _ => format!("{count} {what}"),
        });
        counts.collect::<Vec<_>>().join(", ")
    }

    /// What programs read: the keys that drifted, and for each what is proposed.
    pub(super) fn json(&self) -> Value {
        let mut json = super::json(&self.drift);
        let entry = |entry: &DriftedEntry<'_>| {
            let proposal = self.proposals.get(entry.key).map(proposal::json);
            json!({
                "key": entry.key.to_string(),
                "kind": entry.kind(),
                "facts_changed": entry.facts_changed(),
                "proposal": proposal,
            })
        };
        let entries = self.entries();
        json["facts_changed"] = json!(entries.iter().any(DriftedEntry::facts_changed));
        json["entries"] = entries.iter().map(entry).collect();
        json["dates"] = self.dates.json();
        json
    }

    fn excerpt(&self, key: &EntryKey) -> Option<Excerpt<'_>> {
        let name = lock::entry_name(&self.located.catalog, key)?;
        self.located.excerpt(key.section(), name)
    }

    /// What the catalog says of an entry, line by line.
    pub(super) fn catalog_lines(&self, key: &EntryKey) -> Vec<String> {
        let path = visible(self.located.source.path());
        let Some(excerpt) = self.excerpt(key) else {
            let (section, line) = (key.section().word(), self.located.line_of(key.section()));
            let line =
                format!("the catalog has no such entry; `{section}` begins at {path}:{line}");
            return vec![line];
        };
        let lines = (excerpt.line..).zip(excerpt.text.lines());
        let lines = lines.map(|(number, line)| format!("  {number:>4} | {}", visible(line)));
        let first = format!("the catalog says: {path}:{}", excerpt.line);
        std::iter::once(first).chain(lines).collect()
    }

    pub(super) fn unsupported_findings(&self) -> Vec<Finding> {
        self.unsupported.as_ref().map(findings::of_catalog).unwrap_or_default()
    }

    /// All that was found, on the lines of the catalog.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let finding = |entry: &DriftedEntry<'_>| {
            let DriftedEntry { key, after, .. } = entry;
            let line = self.excerpt(key).map(|excerpt| excerpt.line);
            let line = line.unwrap_or_else(|| self.located.line_of(key.section()));
            let facts = entry.facts().into_iter();
            let facts = facts.map(|it| format!("; {}: {} -> {}", it.name, it.before, it.after));
            let message = format!("the page {} `{key}`{}", entry.kind(), facts.collect::<String>());
            let file = self.located.source.path().to_owned();
            let finding = Finding::error("drift", file, message).severity("warning").at(line, 1);
            let help = after.map(|after| format!("the page says now: {}", after.text));
            Finding { help, ..finding }
        };
        let mut findings = Vec::new();
        if !self.drift.is_empty() {
            let message = format!("{}; {}", self.counts(), self.dates.sentence());
            let file = self.located.source.path().to_owned();
            findings.push(Finding::error("drift", file, message).severity("notice"));
        }
        findings.extend(self.entries().iter().map(finding));
        findings.extend(self.unsupported_findings());
        findings
    }
}

impl DriftedEntry<'_> {
    pub(super) const fn kind(&self) -> &'static str {
        match (self.before, self.after) {
            (None, _) => "added",
            (_, None) => "removed",
            (Some(_), Some(_)) => "changed",
        }
    }

    /// Whether more than words changed.
    pub(super) fn facts_changed(&self) -> bool {
        self.before.zip(self.after).is_none_or(|(before, after)| facts_differ(before, after))
    }

    /// What differs in the words, the text of a message and the facts.
    pub(super) fn facts(&self) -> Vec<ChangedFact> {
        const NAMES: [&str; 5] = ["words", "text", "numbers", "operations", "terms"];
        let after = self.after.map(Locked::from);
        let (former, mut latter) = (shown(self.before), shown(after.as_ref()));
        let digest = |locked: Option<&Locked>| locked.map(|locked| locked.digest.clone());
        if digest(self.before) != digest(after.as_ref()) && former[0] == latter[0] {
            latter[0].push_str(" others");
        }
        let all = NAMES.into_iter().zip(former.into_iter().zip(latter));
        let changed = all.filter(|(_, (before, after))| before != after);
        let mut facts: Vec<_> =
            changed.map(|(name, (before, after))| ChangedFact { name, before, after }).collect();
        if !self.facts_changed() {
            let (before, after) = ("as they were".to_owned(), "the same".to_owned());
            facts.push(ChangedFact { name: "facts", before, after });
        }
        facts
    }
}

fn facts_differ(before: &Locked, after: &Documented) -> bool {
    !before.has_facts_of(&Locked::from(after))
}

/// The number of words, the text, the numbers, the operations and the terms.
fn shown(locked: Option<&Locked>) -> [String; 5] {
    let none = || "none".to_owned();
    let Some(locked) = locked else {
        return std::array::from_fn(|_| none());
    };
    let Locked { text, words, numbers, operations, terms, .. } = locked;
    let list = |values: &[String]| if values.is_empty() { none() } else { values.join(", ") };
    let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
    let text = text.clone().unwrap_or_else(none);
    [words.to_string(), text, list(&numbers), list(operations), list(terms)]
}

/// How wide a line of the page is shown, in characters.
const WIDTH: usize = 96;

/// The text in lines of at most [`WIDTH`] characters, if its words allow.
pub(super) fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH => {
                line.extend([" ", word]);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
