//! Texts that a comment cut off.

use crate::diagnostic::{Diagnostic, Rule, Span};

/// The keys whose values are texts for people or of the wire, in which a `#` may be meant.
const TEXTS: [&str; 4] = ["text", "summary", "action", "reason"];

/// A diagnostic if the value of `key`, which has no quotes and is at `at`, ends in a comment: what
/// follows ` #` in its line is not part of it.
pub(super) fn cut_text(source: &str, key: &str, at: Span) -> Option<Diagnostic> {
    if !TEXTS.contains(&key) || at.start == at.end {
        return None;
    }
    let line = source.get(at.end..)?.lines().next()?;
    let comment = line.trim_start_matches([' ', '\t']);
    comment.starts_with('#').then(|| {
        let start = at.end + line.len() - comment.len();
        let at = Span { start, end: start + comment.trim_end().len() };
        Diagnostic::new(Rule::CutText, at, format!("a comment cuts `{key}` off"))
            .label("not read")
            .help("put the text in quotes if this is part of it; else move the comment to its own line")
    })
}
