//! For people at a terminal.

use codegen::diagnostic::{Colour, visible};
use codegen::diff::{Change, Decision, Severity};
use similar::ChangeTag;

use super::report::{DiffReport, calls, decided, runs, subject};

const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

impl DiffReport {
    pub(super) fn human(&self, colour: Colour) -> String {
        let paint = Paint(colour);
        let mut lines = vec![format!("against {}", visible(&self.sides.base.name))];
        lines.extend(self.notes().map(|note| visible(note)));
        if !self.decisions.is_empty() {
            lines.extend([String::new(), paint.with(BOLD, "decisions")]);
            lines.extend(self.decisions.iter().flat_map(|it| paint.decision(it)));
        }
        for (severity, rows) in self.by_severity() {
            lines.extend([String::new(), paint.with(BOLD, &severity.to_string())]);
            for change in rows.iter().map(|row| &row.change) {
                let key = self.key_of(change).map(|key| format!("  ({})", visible(&key)));
                let (kind, subject) = (change.kind.id(), visible(&subject(change)));
                lines.push(format!("  {kind}  {subject}{}", key.unwrap_or_default()));
                lines.extend(paint.details(change));
            }
        }
        lines.push(String::new());
        lines.extend([self.retries(), self.counts()].into_iter().filter(|line| !line.is_empty()));
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

    fn decision(&self, decision: &Decision) -> [String; 3] {
        let (before, after) = (decided(decision.before.as_ref()), decided(decision.after.as_ref()));
        [
            format!("  {}  {}", decision.variant, calls(decision)),
            format!("    before  {}", self.with(RED, &before)),
            format!("    after   {}", self.with(GREEN, &after)),
        ]
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
