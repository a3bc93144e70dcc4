//! For people at a terminal.

use std::io;

use codegen::diagnostic::visible;

use super::report::{DriftReport, wrapped};
use crate::findings::CommandError;
use crate::output;

impl DriftReport<'_> {
    pub(super) fn print_human(&self) -> Result<(), CommandError> {
        if let Some(unsupported) = &self.unsupported {
            output::err(&unsupported.render(output::colour(&io::stderr())))?;
        }
        let mut lines = Vec::new();
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
            lines.push(String::new());
        }
        let path = visible(self.located.source.path());
        if self.is_empty() {
            let is =
                if self.has_page { "is what the page says" } else { "is supported by its lock" };
            lines.push(format!("{path} {is}"));
        } else if !self.drift.is_empty() {
            lines.push(self.counts());
            lines.push("change the catalog where a fact changed, run `cargo xtask gen`, and accept the page with --accept".to_owned());
        }
        output::out(&(lines.join("\n") + "\n"))
    }
}
