//! For a comment in a pull request: the verdict first, then a table per severity, wording folded.

use codegen::diff::{Change, Severity};

use super::Report;
use super::words::{Run, runs};
use crate::findings::Finding;
use crate::markdown::{code, escape};

/// What a bot finds its own comment by.
const MARK: &str = "<!-- cargo xtask diff -->";

impl Report {
    pub(super) fn markdown(&self) -> String {
        let sign = match (self.versions.is_met(), self.versions.next(), self.versions.after) {
            (false, ..) => "**Not yet:** ",
            (true, Some(_), Some(_)) if !self.changes.is_empty() => "**Enough:** ",
            _ => "",
        };
        let verdict = self.verdict();
        let mut parts = vec![format!("{MARK}\n## What this changes in the error catalog")];
        parts.push(format!("{sign}{}.", capital(&verdict)));
        let counts = self.counts();
        let counts = if counts.is_empty() { String::new() } else { format!("{counts}, ") };
        let note = self.sides.note.as_ref().map(|note| format!(" {}.", escape(note)));
        parts.push(format!(
            "{}against {}.{}",
            counts,
            escape(&self.sides.base),
            note.unwrap_or_default()
        ));
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
pub(super) fn nothing(findings: &[Finding]) -> String {
    let told = findings.iter().map(|finding| {
        let help = finding.help.as_ref().map(|help| format!(" ({})", escape(help)));
        format!(
            "- `{}:{}` {}{}",
            finding.file,
            finding.line,
            escape(&finding.message),
            help.unwrap_or_default()
        )
    });
    let told: Vec<_> = told.collect();
    format!(
        "{MARK}\n## What this changes in the error catalog\n\nThere is nothing to compare:\n\n{}\n",
        told.join("\n")
    )
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
        let key = self.key_of(change).map(|key| format!(" ({})", escape(&key)));
        let path = change.path.to_string();
        let field = if path.is_empty() { path } else { format!(" {}", code(&path)) };
        format!("{}{}{field}<br>{}", code(name), key.unwrap_or_default(), change.kind.id())
    }

    fn row(&self, change: &Change) -> String {
        let cell = |text: &Option<String>| text.as_deref().map_or_else(String::new, escape);
        let (before, after) = (cell(&change.before), cell(&change.after));
        format!("| {} | {before} | {after} | {} |", self.what(change), change.kind.why())
    }

    fn reworded(&self, change: &Change) -> String {
        let text = match (&change.before, &change.after) {
            (Some(before), Some(after)) => {
                let run = |run: Run| match run {
                    Run::Kept(text) => escape(&text),
                    Run::Gone(text) => format!("<del>{}</del>", escape(&text)),
                    Run::Come(text) => format!("<ins>{}</ins>", escape(&text)),
                };
                runs(before, after).into_iter().map(run).collect()
            }
            (Some(before), None) => format!("<del>{}</del>", escape(before)),
            (None, Some(after)) => format!("<ins>{}</ins>", escape(after)),
            (None, None) => String::new(),
        };
        format!("| {} | {text} |", self.what(change))
    }
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
