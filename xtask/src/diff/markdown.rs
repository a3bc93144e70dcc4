//! For a comment in a pull request: the verdict first, then a table per severity, wording folded.

use codegen::diff::{Change, Severity};

use super::Report;
use super::words::{Run, runs};
use crate::findings::{Exit, Finding};
use crate::markdown::{code, prose, row, sentence};
use crate::stop::Stop;

/// What a bot finds its own comment by.
const MARK: &str = "<!-- cargo xtask diff -->";

impl Report {
    pub(super) fn markdown(&self) -> String {
        let sign = match (self.is_acceptable(), self.versions.next(), &self.versions.after) {
            (false, ..) => "**Not yet:** ",
            (true, Some(_), Some(_)) if !self.changes.is_empty() => "**Enough:** ",
            _ => "",
        };
        let verdict = prose(&capital(&self.verdict()));
        let mut parts = vec![format!("{MARK}\n## What this changes in the error catalog")];
        parts.push(format!("{sign}{verdict}."));
        let counts = self.counts();
        let counts = if counts.is_empty() { String::new() } else { format!("{counts}, ") };
        let notes: Vec<_> = self.notes().map(|note| format!(" {}.", sentence(note))).collect();
        let notes = notes.concat();
        parts.push(format!("{counts}against {}.{notes}", code(&self.sides.base)));
        let tombstones = self.tombstones();
        if !tombstones.is_empty() {
            parts.push(list(&tombstones));
        }
        for severity in [Severity::Breaking, Severity::Behaviour, Severity::Addition] {
            let rows: Vec<_> = self.of(severity).map(|change| self.row(change)).collect();
            if !rows.is_empty() {
                parts.push(format!(
                    "### {}\n\n| what | before | after | why it matters |\n|---|---|---|---|\n{}",
                    title(severity),
                    rows.join("\n")
                ));
            }
        }
        let wording: Vec<_> =
            self.of(Severity::Wording).map(|change| self.reworded(change)).collect();
        if !wording.is_empty() {
            parts.push(format!(
                "<details><summary>{} ({})</summary>\n\n| what | text |\n|---|---|\n{}\n\n</details>",
                title(Severity::Wording),
                wording.len(),
                wording.join("\n")
            ));
        }
        parts.join("\n\n") + "\n"
    }
}

/// Why there is no comparison.
pub(super) fn not_compared(stop: &Stop) -> String {
    let why = match stop.exit {
        Exit::Fine => "There is nothing to compare",
        Exit::Findings | Exit::CouldNotRun => "The catalogs could not be compared",
    };
    let items = list(&stop.findings);
    format!("{MARK}\n## What this changes in the error catalog\n\n{why}:\n\n{items}\n")
}

fn list(findings: &[Finding]) -> String {
    let items = findings.iter().map(|finding| {
        let place = code(&format!("{}:{}", finding.file, finding.line));
        let help = finding.help.as_ref().map(|help| format!(" ({})", sentence(help)));
        format!("- {place} {}{}", sentence(&finding.message), help.unwrap_or_default())
    });
    items.collect::<Vec<_>>().join("\n")
}

const fn title(severity: Severity) -> &'static str {
    match severity {
        Severity::Breaking => "Breaking: code does not compile, or a key means something else",
        Severity::Behaviour => "Behaviour: the same code does something else",
        Severity::Addition => "Additions",
        Severity::Wording => "Wording",
    }
}

impl Report {
    /// What a change is about: the name, its key, its field, and the kind of change.
    fn what(&self, change: &Change) -> String {
        let name = if change.name.is_empty() { change.part.key() } else { change.name.as_str() };
        let key = self.key_of(change).map(|key| format!(" ({})", code(&key))).unwrap_or_default();
        let field = code(&change.path.to_string());
        let gap = if field.is_empty() { "" } else { " " };
        format!("{}{key}{gap}{field}<br>{}", code(name), change.kind.id())
    }

    fn row(&self, change: &Change) -> String {
        let cell = |text: &Option<String>| text.as_deref().map(code).unwrap_or_default();
        let (before, after) = (cell(&change.before), cell(&change.after));
        row([&self.what(change), &before, &after, change.kind.why()])
    }

    fn reworded(&self, change: &Change) -> String {
        let text = match (&change.before, &change.after) {
            (Some(before), Some(after)) => {
                let run = |run: Run| match run {
                    Run::Kept(text) => prose(&text),
                    Run::Gone(text) => format!("<del>{}</del>", prose(&text)),
                    Run::Come(text) => format!("<ins>{}</ins>", prose(&text)),
                };
                runs(before, after).into_iter().map(run).collect()
            }
            (Some(before), None) => format!("<del>{}</del>", prose(before)),
            (None, Some(after)) => format!("<ins>{}</ins>", prose(after)),
            (None, None) => String::new(),
        };
        row([&self.what(change), &text])
    }
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
