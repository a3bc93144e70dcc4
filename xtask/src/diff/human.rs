//! For people at a terminal.

use std::fmt::Write;

use codegen::diagnostic::{Colour, visible};
use codegen::diff::{Change, Severity};

use super::words::{Run, runs};
use super::{Report, subject};

const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

impl Report {
    pub(super) fn human(&self, colour: Colour) -> String {
        let paint = Paint(colour);
        let mut out = String::new();
        push(&mut out, format_args!("against {}\n", visible(&self.sides.base)));
        for note in self.notes() {
            push(&mut out, format_args!("{}\n", visible(note)));
        }
        for severity in Severity::ALL {
            let mut changes = self.of(severity).peekable();
            if changes.peek().is_some() {
                let title = severity.id();
                push(&mut out, format_args!("\n{}\n", paint.bold(title)));
            }
            for change in changes {
                let key = self.key_of(change).map(|key| format!("  ({})", visible(&key)));
                out.push_str(&paint.change(change, &key.unwrap_or_default()));
            }
        }
        let counts = self.counts();
        let counts = if counts.is_empty() { counts } else { format!("{counts}\n") };
        push(&mut out, format_args!("\n{counts}{}\n", paint.bold(&self.verdict())));
        out
    }
}

struct Paint(Colour);

impl Paint {
    /// A text of the catalog, in a colour.
    fn with(&self, colour: &str, text: &str) -> String {
        let text = visible(text);
        match self.0 {
            Colour::Ansi => format!("{colour}{text}{PLAIN}"),
            Colour::None => text,
        }
    }

    fn bold(&self, text: &str) -> String {
        self.with(BOLD, text)
    }

    fn change(&self, change: &Change, key: &str) -> String {
        let mut out = format!("  {}  {}{key}\n", change.kind.id(), visible(&subject(change)));
        match (&change.before, &change.after) {
            (Some(before), Some(after)) if change.severity() == Severity::Wording => {
                push(&mut out, format_args!("    {}\n", self.words(before, after)));
            }
            (before, after) => {
                if let Some(before) = before {
                    push(&mut out, format_args!("    before  {}\n", self.with(RED, before)));
                }
                if let Some(after) = after {
                    push(&mut out, format_args!("    after   {}\n", self.with(GREEN, after)));
                }
            }
        }
        if change.severity() > Severity::Wording {
            push(&mut out, format_args!("    why     {}\n", change.kind.why()));
        }
        out
    }

    fn words(&self, before: &str, after: &str) -> String {
        let run = |run: Run| match run {
            Run::Kept(text) => visible(&text),
            Run::Gone(text) => self.with(RED, &format!("[-{text}-]")),
            Run::Come(text) => self.with(GREEN, &format!("{{+{text}+}}")),
        };
        runs(before, after).into_iter().map(run).collect()
    }
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("a String takes any text");
}
