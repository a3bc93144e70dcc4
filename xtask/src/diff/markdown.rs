//! For a comment in a pull request: the verdict first, then a table per severity, wording folded.

use codegen::diff::{Change, Severity};
use similar::ChangeTag;

use super::report::{DiffReport, runs};
use crate::findings;
use crate::findings::{Exit, Stop};
use crate::markdown::{code, prose, row, sentence};

/// The line by which a bot finds its own comment, and the title.
const HEAD: &str = "<!-- cargo xtask diff -->\n## What this changes in the error catalog";

impl DiffReport {
    pub(super) fn markdown(&self) -> String {
        let sign = match (self.is_acceptable(), self.verdict.next(), &self.verdict.after) {
            (false, ..) => "**Not yet:** ",
            (true, Some(_), Some(_)) if !self.changes.is_empty() => "**Enough:** ",
            _ => "",
        };
        let mut verdict = self.sentence();
        verdict[..1].make_ascii_uppercase();
        let counts = Some(self.counts() + ", ").filter(|_| !self.changes.is_empty());
        let notes = self.notes().map(|note| format!(" {}.", sentence(note)));
        let notes: String = notes.collect();
        let (counts, base) = (counts.unwrap_or_default(), code(&self.sides.base.name));
        let mut parts = vec![
            HEAD.to_owned(),
            format!("{sign}{}.", prose(&verdict)),
            format!("{counts}against {base}.{notes}"),
        ];
        let tombstones = self.tombstones();
        if !tombstones.is_empty() {
            parts.push(findings::markdown(&tombstones).trim_end().to_owned());
        }
        parts.extend(self.by_severity().map(|(severity, changes)| self.table(severity, changes)));
        parts.join("\n\n") + "\n"
    }

    fn table(&self, severity: Severity, changes: &[Change]) -> String {
        let is_wording = severity == Severity::Wording;
        let row = |change| if is_wording { self.reworded(change) } else { self.row(change) };
        let rows = changes.iter().map(row).collect::<Vec<_>>().join("\n");
        let title = match severity {
            Severity::Breaking => "Breaking: code does not compile, or a key means something else",
            Severity::Behaviour => "Behaviour: the same code does something else",
            Severity::Addition => "Additions",
            Severity::Wording => {
                let count = changes.len();
                return format!(
                    "<details><summary>Wording ({count})</summary>\n\n| what | text |\n|---|---|\n{rows}\n\n</details>"
                );
            }
        };
        format!(
            "### {title}\n\n| what | before | after | why it matters |\n|---|---|---|---|\n{rows}"
        )
    }

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
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let run = |(tag, text): (ChangeTag, String)| match tag {
            ChangeTag::Equal => prose(&text),
            ChangeTag::Delete => format!("<del>{}</del>", prose(&text)),
            ChangeTag::Insert => format!("<ins>{}</ins>", prose(&text)),
        };
        let runs = runs(&text(&change.before), &text(&change.after));
        row([&self.what(change), &runs.into_iter().map(run).collect::<String>()])
    }
}

pub(crate) fn not_compared(stop: &Stop) -> String {
    let why = match stop.exit {
        Exit::Fine => "There is nothing to compare",
        Exit::Findings | Exit::CouldNotRun => "The catalogs could not be compared",
    };
    format!("{HEAD}\n\n{why}:\n\n{}", findings::markdown(&stop.findings))
}
