//! For an issue, or the summary of a job.

use codegen::diagnostic::Colour;

use super::{Report, push, wrapped};
use crate::findings::Finding;
use crate::markdown::{code, fenced, prose, row, sentence};

/// The first line, by which a bot knows its own issue and what to do with it.
fn mark(state: &str) -> String {
    format!("<!-- cargo xtask drift: {state} -->\n")
}

impl Report<'_> {
    pub(super) fn markdown(&self) -> String {
        let page = code(self.placed.catalog.docs.url.as_str());
        if self.is_empty() {
            let none = mark("none");
            return format!("{none}## No drift\n\nThe catalog is what the page says: {page}\n");
        }
        let mut out = mark("changed");
        if self.drift.is_empty() {
            out.push_str("## The catalog says what its page does not\n");
        } else {
            push(&mut out, format_args!("## Drift: {}\n", self.counts()));
        }
        push(&mut out, format_args!("\nThe page: {page}\n"));
        for one in self.drifted() {
            push(&mut out, format_args!("\n### {} {}\n", one.kind, code(&one.key.to_string())));
            out.push_str("\n| fact | before | after |\n|---|---|---|\n");
            for (name, before, after) in one.facts() {
                push(&mut out, format_args!("{}\n", row([name, &prose(&before), &prose(&after)])));
            }
            if let Some(entry) = one.after {
                push(&mut out, format_args!("\nThe page says now, in line {}:\n\n", entry.line));
                out.push_str(&fenced(&wrapped(&entry.text).join("\n")));
            }
            push(&mut out, format_args!("\n{}", fenced(self.excerpt(one.key, "").trim_end())));
        }
        if let Some(faults) = self.evidence {
            let picture = faults.render(Colour::None);
            push(
                &mut out,
                format_args!(
                    "\n### What the catalog says and the page does not, or the other way round\n\n{}",
                    fenced(picture.trim_end())
                ),
            );
        }
        out
    }
}

/// Why there is no comparison, for an issue.
pub(in crate::drift) fn markdown_of(findings: &[Finding]) -> String {
    let mut out = mark("unreadable") + "## The page could not be compared with the catalog\n\n";
    for finding in findings {
        let place = code(&format!("{}:{}", finding.file, finding.line));
        let help = finding.help.as_ref().map(|help| format!(" ({})", sentence(help)));
        let help = help.unwrap_or_default();
        push(&mut out, format_args!("- {place} {}{help}\n", sentence(&finding.message)));
    }
    out
}
