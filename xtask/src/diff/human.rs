//! For people at a terminal.

use codegen::diagnostic::{Colour, visible};
use codegen::diff::{Change, Severity};
use similar::ChangeTag;

use super::report::{DiffReport, runs, subject};

const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

impl DiffReport {
    pub(super) fn human(&self, colour: Colour) -> String {
        let paint = Paint(colour);
        let mut lines = vec![format!("against {}", visible(&self.sides.base.name))];
        lines.extend(self.notes().map(|note| visible(note)));
        for (severity, changes) in self.by_severity() {
            lines.extend([String::new(), paint.with(BOLD, &severity.to_string())]);
            for change in changes {
                let key = self.key_of(change).map(|key| format!("  ({})", visible(&key)));
                let (kind, subject) = (change.kind.id(), visible(&subject(change)));
                lines.push(format!("  {kind}  {subject}{}", key.unwrap_or_default()));
                lines.extend(paint.details(change));
            }
        }
        lines.push(String::new());
        lines.extend(Some(self.counts()).filter(|counts| !counts.is_empty()));
        lines.push(paint.with(BOLD, &self.sentence()));
        lines.join("\n") + "\n"
    }
}

struct Paint(Colour);

impl Paint {
    fn with(&self, colour: &str, text: &str) -> String {
        let text = visible(text);
        match self.0 {
            Colour::Ansi => format!("{colour}{text}{PLAIN}"),
            Colour::None => text,
        }
    }

    fn details(&self, change: &Change) -> Vec<String> {
        let is_wording = change.severity() == Severity::Wording;
        if let (true, Some(before), Some(after)) = (is_wording, &change.before, &change.after) {
            return vec![format!("    {}", self.words(before, after))];
        }
        let before = change.before.iter().map(|it| format!("    before  {}", self.with(RED, it)));
        let after = change.after.iter().map(|it| format!("    after   {}", self.with(GREEN, it)));
        let why = (!is_wording).then(|| format!("    why     {}", change.kind.why()));
        before.chain(after).chain(why).collect()
    }

    fn words(&self, before: &str, after: &str) -> String {
        let run = |(tag, text): (ChangeTag, String)| match tag {
            ChangeTag::Equal => visible(&text),
            ChangeTag::Delete => self.with(RED, &format!("[-{text}-]")),
            ChangeTag::Insert => self.with(GREEN, &format!("{{+{text}+}}")),
        };
        runs(before, after).into_iter().map(run).collect()
    }
}
