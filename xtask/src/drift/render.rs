//! The report for people at a terminal, and in Markdown for an issue or the summary of a job.

use std::io;

use codegen::diagnostic::{Colour, visible};

use super::proposal;
use super::report::{DriftReport, wrapped};
use crate::findings::{self, CommandError, Finding};
use crate::markdown::{code, fenced, prose, row, sentence};
use crate::output;

/// The first line, by which a bot finds its own issue and decides what to do with it.
fn mark(state: &str) -> String {
    format!("<!-- cargo xtask drift: {state} -->\n")
}

impl DriftReport<'_> {
    pub(super) fn print_human(&self) -> Result<(), CommandError> {
        let path = visible(self.located.source.path());
        let mut lines = Vec::new();
        if !self.drift.is_empty() {
            lines.push(self.counts());
        }
        lines.extend([self.dates.sentence(), String::new()]);
        for entry in self.entries() {
            let line = entry.after.map(|after| format!(", line {} of the page", after.line));
            let key = visible(&entry.key.to_string());
            lines.push(format!("{} {key}{}", entry.kind(), line.unwrap_or_default()));
            lines.extend(entry.facts().iter().map(|fact| {
                let (before, after) = (visible(&fact.before), visible(&fact.after));
                format!("  {:<11} {before} -> {after}", fact.name)
            }));
            if let Some(after) = entry.after {
                lines.push("  the page says now:".to_owned());
                let text = wrapped(&after.text);
                lines.extend(text.iter().map(|line| format!("    {}", visible(line))));
            }
            lines.extend(self.catalog_lines(entry.key).iter().map(|line| format!("  {line}")));
            let proposal = self.proposals.get(entry.key);
            lines.extend(proposal.into_iter().flat_map(|it| proposal::human(it, &path)));
            lines.push(String::new());
        }
        if self.is_empty() {
            let is =
                if self.has_page { "is what the page says" } else { "is supported by its lock" };
            lines.push(format!("{path} {is}"));
        } else if !self.drift.is_empty() {
            let date = self.dates.option().map(|option| format!(" {option}")).unwrap_or_default();
            lines.push(format!("change the catalog where a fact changed, run `cargo xtask gen`, and accept the page with --accept{date}"));
        }
        output::out(&(lines.join("\n") + "\n"))?;
        let Some(unsupported) = &self.unsupported else { return Ok(()) };
        output::err(&unsupported.render(output::colour(&io::stderr())))
    }

    pub(super) fn markdown(&self) -> String {
        let page = code(self.located.catalog.docs.url.as_str());
        if self.is_empty() {
            let mark = mark("none");
            let dates = sentence(&self.dates.sentence());
            return format!(
                "{mark}## No drift\n\nThe catalog is what the page says: {page} ({dates})\n"
            );
        }
        let title = if self.drift.is_empty() {
            "The catalog says what its page does not".to_owned()
        } else {
            format!("Drift: {}", self.counts())
        };
        let dates = sentence(&self.dates.sentence());
        let mark = mark("changed");
        let mut parts = vec![format!("{mark}## {title}\n\nThe page: {page} ({dates})\n")];
        for entry in self.entries() {
            let key = code(&entry.key.to_string());
            parts.push(format!("\n### {} {key}\n\n", entry.kind()));
            parts.push("| fact | before | after |\n|---|---|---|\n".to_owned());
            parts.extend(
                entry
                    .facts()
                    .iter()
                    .map(|fact| row([fact.name, &prose(&fact.before), &prose(&fact.after)]) + "\n"),
            );
            if let Some(after) = entry.after {
                let text = fenced(&wrapped(&after.text).join("\n"));
                parts.push(format!("\nThe page says now, in line {}:\n\n{text}", after.line));
            }
            parts.push("\n".to_owned() + &fenced(&self.catalog_lines(entry.key).join("\n")));
            let proposal = self.proposals.get(entry.key);
            parts.extend(proposal.map(|it| proposal::markdown(it, self.located.source.path())));
        }
        if let Some(unsupported) = &self.unsupported {
            let picture = unsupported.render(Colour::None);
            parts.push(format!(
                "\n### What the catalog says and the page does not, or the other way round\n\n{}",
                fenced(picture.trim_end())
            ));
        }
        parts.concat()
    }
}

pub(crate) fn not_compared(findings: &[Finding]) -> String {
    let items = findings::markdown(findings);
    format!("{}## The page could not be compared with the catalog\n\n{items}", mark("unreadable"))
}
