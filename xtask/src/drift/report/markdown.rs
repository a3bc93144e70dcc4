//! For an issue, or the summary of a job.

use codegen::diagnostic::Colour;

use super::{Report, push, wrapped};
use crate::findings::Finding;
use crate::markdown::{code, escape};

impl Report<'_> {
    pub(super) fn markdown(&self) -> String {
        let url = self.placed.catalog.docs.url.as_str();
        let mut out = if self.is_empty() {
            format!("## No drift\n\nThe catalog is what [the page]({url}) says.\n")
        } else if self.drift.is_empty() {
            format!("## The catalog is not borne out by [the page]({url})\n")
        } else {
            format!("## Drift: {}\n\nOf [the page]({url}), against the catalog.\n", self.counts())
        };
        for one in self.drifted() {
            push(&mut out, format_args!("\n### {} {}\n", one.kind, code(&one.key.to_string())));
            let facts = one.facts();
            if !facts.is_empty() {
                out.push_str("\n| fact | before | after |\n|---|---|---|\n");
            }
            for (name, before, after) in facts {
                push(&mut out, format_args!("| {name} | {} | {} |\n", cell(&before), cell(&after)));
            }
            if let Some(entry) = one.after {
                push(&mut out, format_args!("\nThe page says now, in line {}:\n\n", entry.line));
                out.push_str(&fenced("text", &wrapped(&entry.text).join("\n")));
            }
            push(
                &mut out,
                format_args!("\n{}", fenced("text", self.excerpt(one.key, "").trim_end())),
            );
        }
        if let Some(faults) = self.evidence {
            push(
                &mut out,
                format_args!(
                    "\n### What the catalog says and the page does not, or the other way round\n\n{}",
                    fenced("text", faults.render(Colour::None).trim_end())
                ),
            );
        }
        out
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// A fenced block that nothing in `text` can end.
fn fenced(language: &str, text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}{language}\n{text}\n{fence}\n")
}

/// Why there is no comparison, for an issue.
pub(in crate::drift) fn markdown_of(findings: &[Finding]) -> String {
    let mut out = "## The page could not be held against the catalog\n\n".to_owned();
    for finding in findings {
        let help = finding.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        let Finding { file, line, message, .. } = finding;
        push(
            &mut out,
            format_args!("- {}:{line}: {}{}\n", escape(file), escape(message), escape(&help)),
        );
    }
    out
}
