//! Text that was written by others, as a terminal and a reader may have it.

use crate::text::is_unprintable;

/// The text in one line, with each character that cannot be seen as Rust escapes it: control
/// characters, line breaks and tabs among them, and those that hide or reorder what is around them.
#[must_use]
pub fn visible(text: &str) -> String {
    escaped(text, |_| false)
}

/// The same with the line feeds and tabs left as they are.
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
