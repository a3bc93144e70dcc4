//! For an issue, or the summary of a job.

use codegen::diagnostic::Colour;

use super::report::{DriftReport, wrapped};
use crate::findings::{self, Finding};
use crate::markdown::{code, fenced, prose, row};

/// The first line, by which a bot finds its own issue and decides what to do with it.
fn mark(state: &str) -> String {
    format!("<!-- cargo xtask drift: {state} -->\n")
}

impl DriftReport<'_> {
    pub(super) fn markdown(&self) -> String {
        let page = code(self.located.catalog.docs.url.as_str());
        if self.is_empty() {
            let mark = mark("none");
            return format!("{mark}## No drift\n\nThe catalog is what the page says: {page}\n");
        }
        let title = if self.drift.is_empty() {
            "The catalog says what its page does not".to_owned()
        } else {
            format!("Drift: {}", self.counts())
        };
        let mut parts = vec![format!("{}## {title}\n\nThe page: {page}\n", mark("changed"))];
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
