//! What may reach a terminal: text, line feeds, tabs and colours.
//!
//! Texts of others are made visible where they are put into a line, so that they add none; this is
//! the last look at all that is printed.

use std::fmt::Write;

use codegen::diagnostic::{Colour, visible_lines};
use codegen::is_unprintable;

/// The text with escapes for all that a terminal would interpret, hide or reorder; colours pass where
/// there are any.
pub(crate) fn printable(text: &str, colour: Colour) -> String {
    if colour == Colour::None {
        return visible_lines(text);
    }
    let mut parts = text.split('\u{1b}');
    let mut out = visible_lines(parts.next().unwrap_or_default());
    for part in parts {
        out.push_str(if is_colour(part) { "\u{1b}" } else { "\\u{1b}" });
        out.push_str(&visible_lines(part));
    }
    out
}

/// Whether what comes after an escape sets a colour: `[31m`.
fn is_colour(part: &str) -> bool {
    let numbers = part
        .strip_prefix('[')
        .map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';'));
    numbers.is_some_and(|rest| rest.starts_with('m'))
}

/// JSON with escapes for such characters: they occur in its strings only, where `\u0085` is the same
/// as the character.
pub(crate) fn printable_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !is_unprintable(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            write!(out, "\\u{unit:04x}").expect("a String takes any text");
        }
    }
    out
}
