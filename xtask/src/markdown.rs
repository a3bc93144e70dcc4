//! Texts of others in Markdown, in which they stay text.
//!
//! GitHub makes links of addresses, `@names`, `#1` and the hashes of commits wherever they occur,
//! escaped or not, but not in code. So whatever is more than a plain word is put into code font.

use codegen::diagnostic::{visible, visible_lines};

/// The longest fence. A reader of Markdown may stop to look for the end of one that is longer than
/// 80 backticks, and read what it holds.
const LONGEST_FENCE: usize = 16;

/// A text in code font and in one line: to the letter but for what cannot be seen.
pub(crate) fn code(text: &str) -> String {
    let mut text = visible(text);
    if text.is_empty() {
        return text;
    }
    if longest_run(&text) >= LONGEST_FENCE {
        text = text.replace('`', "\\u{60}");
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    // One space is taken off each end where both have one, unless there is nothing else.
    let is_blank = text.bytes().all(|byte| byte == b' ');
    let is_padded = !is_blank && (text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']));
    let pad = if is_padded { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Prose in one line: plain words as they are, and each other word in code font.
pub(crate) fn prose(text: &str) -> String {
    visible(text).split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn word(word: &str) -> String {
    let bare = word.trim_start_matches(['(', '"']);
    let open = &word[..word.len() - bare.len()];
    let core = bare.trim_end_matches([')', '"', ',', '.', ';', ':', '!', '?']);
    let close = &bare[core.len()..];
    if is_plain(core) { word.to_owned() } else { format!("{open}{}{close}", code(core)) }
}

/// A message in one line: prose, with what it quotes in backticks in code font.
pub(crate) fn sentence(text: &str) -> String {
    let text = visible(text);
    let parts = text.split('`').enumerate();
    parts.map(|(index, part)| if index % 2 == 0 { prose(part) } else { code(part) }).collect()
}

/// Whether GitHub shows a word, without the punctuation around it, as it is: letters or a number.
fn is_plain(word: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && part.chars().all(char::is_alphabetic);
    let is_word = word.split(['-', '\'']).all(is_part);
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_hash = word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_word || is_number) && !is_hash
}

pub(crate) fn row<const N: usize>(cells: [&str; N]) -> String {
    format!("| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | "))
}

/// Lines in a block of their own, which nothing in them can end.
pub(crate) fn fenced(text: &str) -> String {
    fenced_as("text", text)
}

/// The same in a language.
pub(crate) fn fenced_as(language: &str, text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    format!("{fence}{language}\n{}\n{fence}\n", visible_lines(text))
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}
