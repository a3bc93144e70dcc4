//! What drifted, in each format: for every entry the facts before and after, what the page says
//! now, and what the catalog says today.

mod human;
mod json;
mod markdown;

use std::fmt::Write;

use codegen::LocatedCatalog;
use codegen::diagnostic::{CatalogError, visible};
use codegen::lock::{self, Drift, Locked};
use codegen::page::{Documented, EntryKey, Facts};

use crate::cli::DriftFormat;
use crate::findings::{self, Finding};
use crate::output::{self, CommandError};

pub(super) use json::write as json;
pub(super) use markdown::markdown_of;

/// What a run found.
pub(super) struct Report<'a> {
    pub(super) placed: &'a LocatedCatalog,
    pub(super) drift: Drift<'a>,
    /// Whether there was a page to compare.
    pub(super) has_page: bool,
    /// Where the catalog is not borne out by the lock.
    pub(super) evidence: Option<&'a CatalogError>,
}

/// An entry that drifted.
struct Drifted<'a> {
    kind: &'static str,
    key: &'a EntryKey,
    before: Option<Locked>,
    after: Option<&'a Documented>,
}

impl Report<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.drift.is_empty() && self.evidence.is_none()
    }

    pub(super) fn tell(&self, format: DriftFormat) -> Result<(), CommandError> {
        match format {
            DriftFormat::Human => {
                if let Some(faults) = self.evidence {
                    output::err(&faults.render(output::colour()))?;
                }
                output::out(&self.human())
            }
            DriftFormat::Json => json::write(&self.drift, &self.evidence_findings()),
            DriftFormat::Github => findings::github(&self.findings()),
            DriftFormat::Markdown => output::out(&self.markdown()),
        }
    }

    fn evidence_findings(&self) -> Vec<Finding> {
        self.evidence.map(findings::of_faults).unwrap_or_default()
    }

    /// Every entry that drifted, in the order of the keys.
    fn drifted(&self) -> Vec<Drifted<'_>> {
        let added = self.drift.added.iter().map(|entry| Drifted {
            kind: "added",
            key: &entry.key,
            before: None,
            after: Some(entry),
        });
        let removed = self.drift.removed.iter().map(|locked| Drifted {
            kind: "removed",
            key: &locked.key,
            before: Some((*locked).clone()),
            after: None,
        });
        let changed = self.drift.changed.iter().map(|(locked, entry)| Drifted {
            kind: "changed",
            key: &entry.key,
            before: Some((*locked).clone()),
            after: Some(entry),
        });
        let mut all: Vec<_> = added.chain(removed).chain(changed).collect();
        all.sort_by(|a, b| a.key.cmp(b.key));
        all
    }

    fn counts(&self) -> String {
        let Drift { added, removed, changed } = &self.drift;
        format!("{} added, {} removed, {} changed", added.len(), removed.len(), changed.len())
    }

    /// What the catalog says of an entry, line by line.
    fn excerpt(&self, key: &EntryKey, indent: &str) -> String {
        let path = visible(self.placed.source.path());
        let name = lock::entry_name(&self.placed.catalog, key);
        let Some(excerpt) = name.and_then(|name| self.placed.excerpt(key.section(), name)) else {
            let line = self.placed.line_of(key.section());
            let section = key.section().word();
            return format!(
                "{indent}the catalog has no such entry; `{section}` begins at {path}:{line}\n"
            );
        };
        let mut out = format!("{indent}the catalog says: {path}:{}\n", excerpt.line);
        for (number, line) in (excerpt.line..).zip(excerpt.text.lines()) {
            push(&mut out, format_args!("{indent}  {number:>4} | {}\n", visible(line)));
        }
        out
    }

    /// All that was found, as annotations of the catalog.
    fn findings(&self) -> Vec<Finding> {
        let finding = |one: &Drifted<'_>| {
            let name = lock::entry_name(&self.placed.catalog, one.key);
            let excerpt = name.and_then(|name| self.placed.excerpt(one.key.section(), name));
            let line = excerpt.map_or_else(|| self.placed.line_of(one.key.section()), |it| it.line);
            let facts = one.facts().into_iter();
            let facts = facts.map(|(name, before, after)| format!("; {name}: {before} -> {after}"));
            Finding {
                rule: "drift",
                severity: "warning",
                message: format!(
                    "the page {} `{}`{}",
                    one.kind,
                    one.key,
                    facts.collect::<String>()
                ),
                file: self.placed.source.path().to_owned(),
                line,
                column: 1,
                help: one.after.map(|entry| format!("the page says now: {}", entry.text)),
            }
        };
        let mut findings: Vec<_> = self.drifted().iter().map(finding).collect();
        findings.extend(self.evidence_findings());
        findings
    }
}

impl Drifted<'_> {
    /// What differs in the words, the text of a message and the facts: name, before, after.
    fn facts(&self) -> Vec<(&'static str, String, String)> {
        const NONE: &str = "none";
        let (before, after) = (self.before.as_ref(), self.after.map(Locked::from));
        let after = after.as_ref();
        let mut found = Vec::new();
        if before.map(|it| &it.digest) != after.map(|it| &it.digest) {
            let words =
                |it: Option<&Locked>| it.map_or_else(|| NONE.into(), |it| it.words.to_string());
            let (had, mut has) = (words(before), words(after));
            if had == has {
                has.push_str(" others");
            }
            found.push(("words", had, has));
        }
        let text = |it: Option<&Locked>| it.and_then(|it| it.text.clone()).unwrap_or(NONE.into());
        if text(before) != text(after) {
            found.push(("text", text(before), text(after)));
        }
        let (had, has) = (facts_of(before), facts_of(after));
        let names = ["numbers", "operations", "terms"].into_iter().zip(had.iter().zip(&has));
        let differ = names.filter(|(_, (had, has))| had != has);
        let facts = found.len();
        found.extend(differ.map(|(name, (had, has))| (name, joined(had), joined(has))));
        if found.len() == facts && before.is_some() && after.is_some() {
            found.push(("facts", "as they were".to_owned(), "the same".to_owned()));
        }
        found
    }
}

fn facts_of(locked: Option<&Locked>) -> [Vec<String>; 3] {
    let Facts { numbers, operations, terms } = locked.map(Locked::facts).unwrap_or_default();
    [numbers.iter().map(ToString::to_string).collect(), operations, terms]
}

fn joined(values: &[String]) -> String {
    if values.is_empty() { "none".to_owned() } else { values.join(", ") }
}

/// How wide the words of a page are shown.
const WIDTH: usize = 96;

/// The text in lines of at most [`WIDTH`] characters, if its words allow.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && line.chars().count() + word.chars().count() >= WIDTH {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("a String takes any text");
}
