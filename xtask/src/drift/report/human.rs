//! For people at a terminal.

use codegen::diagnostic::visible;

use super::{Report, push, wrapped};

impl Report<'_> {
    pub(super) fn human(&self) -> String {
        let mut out = String::new();
        for one in self.drifted() {
            let line = one.after.map(|entry| format!(", line {} of the page", entry.line));
            push(
                &mut out,
                format_args!(
                    "{} {}{}\n",
                    one.kind,
                    visible(&one.key.to_string()),
                    line.unwrap_or_default()
                ),
            );
            for (name, before, after) in one.facts() {
                push(
                    &mut out,
                    format_args!("  {name:<11} {} -> {}\n", visible(&before), visible(&after)),
                );
            }
            if let Some(entry) = one.after {
                out.push_str("  the page says now:\n");
                for line in wrapped(&entry.text) {
                    push(&mut out, format_args!("    {}\n", visible(&line)));
                }
            }
            out.push_str(&self.excerpt(one.key, "  "));
            out.push('\n');
        }
        let path = visible(self.placed.source.path());
        if self.is_empty() {
            let whom = if self.has_page { "what the page says" } else { "borne out by its lock" };
            push(&mut out, format_args!("{path} is {whom}\n"));
        } else if !self.drift.is_empty() {
            push(&mut out, format_args!("{}\n", self.counts()));
            out.push_str("change the catalog where a fact changed, run `cargo xtask gen`, and accept the page with --accept\n");
        }
        out
    }
}
