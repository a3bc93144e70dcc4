//! Text of others that is safe to print.

use crate::text::is_unprintable;

/// The text in one line, with each unprintable character escaped as in Rust: control characters, line
/// feeds and tabs among them, and those that hide or reorder what is around them.
#[must_use]
pub fn visible(text: &str) -> String {
    escaped(text, |_| false)
}

/// The same, but with line feeds and tabs.
#[must_use]
pub fn visible_lines(text: &str) -> String {
    escaped(text, |c| matches!(c, '\n' | '\t'))
}

fn escaped(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unprintable(c) && !is_kept(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}
