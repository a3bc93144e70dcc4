//! Texts of a page, the same whatever rendering they come from.

use crate::text::is_unprintable;
use crate::work::count;

/// `text` with plain spaces, quotes and dots, and one space between two words.
pub(super) fn normal(text: &str) -> String {
    count(text.len());
    let mut normal = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{201c}' | '\u{201d}' | '\u{201e}' => normal.push('"'),
            '\u{2018}' | '\u{2019}' => normal.push('\''),
            '\u{2026}' => normal.push_str("..."),
            c if c.is_whitespace() || c.is_control() => normal.push(' '),
            c if is_unprintable(c) => {}
            c => normal.push(c),
        }
    }
    normal.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The words of a text: runs of letters, digits and `_`.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_of_a_word(c)).filter(|word| !word.is_empty())
}

pub(super) fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The beginning of a text, for a message.
pub(super) fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let start: String = text.chars().take(MOST).collect();
    let dots = if start.len() < text.len() { "..." } else { "" };
    format!("{}{dots}", start.escape_debug())
}

/// The length of the whole number that a text begins with; 0 if it begins with none.
pub(super) fn number_length(text: &str) -> usize {
    let sign = usize::from(text.starts_with('-'));
    match text[sign..].bytes().take_while(u8::is_ascii_digit).count() {
        0 => 0,
        digits => sign + digits,
    }
}

/// The items that `said` begins with, the shortest first. The items are sorted by their elements, which
/// are the characters or words of a text.
pub(super) fn beginnings<'a, T, E: Ord>(
    sorted: &'a [T],
    elements: impl Fn(&T) -> &[E],
    said: &[E],
) -> Vec<&'a T> {
    let (mut alike, mut found) = (sorted, Vec::new());
    for depth in 0.. {
        count(1);
        // An item that has ended comes before those that go on.
        let ended = alike.partition_point(|item| elements(item).len() == depth);
        found.extend(&alike[..ended]);
        let Some(next) = said.get(depth) else { break };
        alike = &alike[ended..];
        let start = alike.partition_point(|item| elements(item)[depth] < *next);
        let end = alike.partition_point(|item| elements(item)[depth] <= *next);
        alike = &alike[start..end];
        if alike.is_empty() {
            break;
        }
    }
    found
}
