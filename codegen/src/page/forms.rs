//! The forms that an entry of a page may have: a row, an item, a line of a plain text.

use super::known::{KeyForm, Known};
use super::outline::{Block, BlockKind};
use super::text::{is_of_a_word, number_length};

const QUOTES: [char; 2] = ['"', '\''];

/// The key of an entry and its description as a block has them; `None` if it is not an entry.
/// `column` is that of a row with its key.
pub(super) fn split(block: &Block, column: usize, known: &Known<'_>) -> Option<(String, String)> {
    let (key, body) = match block.kind {
        BlockKind::Row | BlockKind::TabRow => {
            let mut cells: Vec<_> = block.cells.iter().map(String::as_str).collect();
            let cell = if column < cells.len() { cells.remove(column) } else { "" };
            let (key, phrase) = known.without_phrase(unquoted(cell));
            cells.insert(0, phrase);
            return Some((key.to_owned(), cells.join(" ").trim().to_owned()));
        }
        BlockKind::Item => known_item(&block.text, known).unwrap_or_else(|| item(&block.text)),
        BlockKind::Line { .. } => line(&block.text, known)?,
        _ => return None,
    };
    Some((key.to_owned(), body.trim().to_owned()))
}

/// An item: its key, quoted or not, a colon, and the rest. Without a colon, all of it is the key,
/// which it then hardly can be.
fn item(text: &str) -> (&str, &str) {
    let quoted = QUOTES.into_iter().find_map(|quote| {
        let rest = text.strip_prefix(quote)?;
        let end = rest.find(&format!("{quote}:")).or_else(|| rest.rfind(quote))?;
        let after = rest[end + 1..].trim_start();
        Some((&rest[..end], after.strip_prefix([':', '-', '–', '—'])?))
    });
    let separators = [":", " - ", " – ", " — "];
    let split = || separators.into_iter().find_map(|separator| text.split_once(separator));
    let (key, body) = quoted.or_else(split).unwrap_or((text, ""));
    (unquoted(key), body)
}

/// An item that begins with a key of the catalog, whatever marks are in that.
fn known_item<'a>(text: &'a str, known: &'a Known<'_>) -> Option<(&'a str, &'a str)> {
    let text = text.strip_prefix(QUOTES).unwrap_or(text);
    known.beginnings(text).find_map(|key| {
        let after = &text[key.len()..];
        let after = after.strip_prefix(QUOTES).unwrap_or(after).trim_start();
        Some((key, after.strip_prefix([':', '–', '—'])?))
    })
}

pub(super) fn is_quoted(block: &Block) -> bool {
    block.kind == BlockKind::Item && block.text.starts_with(QUOTES)
}

/// Whether an item that is not an entry is prose before the first one: it has neither quotes nor what a
/// key of the section begins with, nor, where any text is a key, a colon after that.
pub(super) fn is_prose(block: &Block, said: &str, known: &Known<'_>) -> bool {
    let text = block.text.as_str();
    if block.kind != BlockKind::Item || text.starts_with(['"', '\'', '`']) {
        return false;
    }
    let has_key = match known.form {
        KeyForm::Status | KeyForm::Number => number_length(text) > 0,
        KeyForm::Word => false,
        KeyForm::Message => said.len() < text.len(),
    };
    !has_key && whole_key(text, known).is_none()
}

/// The longest key of the catalog that a text begins with as words.
pub(super) fn whole_key<'a>(text: &'a str, known: &'a Known<'_>) -> Option<&'a str> {
    known.beginnings(text).find(|key| !text[key.len()..].starts_with(is_of_a_word))
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    QUOTES.into_iter().find_map(inner).unwrap_or(text)
}

/// A line of a plain text as a row, whose cells may have been put together without a space:
/// `200The request`. `None` if it does not begin as an entry of the section does.
fn line<'a>(text: &'a str, known: &'a Known<'_>) -> Option<(&'a str, &'a str)> {
    match known.form {
        // A status has three digits, whatever its description begins with.
        KeyForm::Status => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            (digits >= 3).then(|| text.split_at(3))
        }
        KeyForm::Number => {
            let length = number_length(text);
            (length > 0).then(|| text.split_at(length))
        }
        KeyForm::Word => {
            let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
            if known.has(first) {
                return Some((first, rest));
            }
            // Put together: a capital begins the description.
            let is_glued = |code: &&str| text[code.len()..].starts_with(char::is_uppercase);
            known.beginnings(text).find(is_glued).map(|code| text.split_at(code.len()))
        }
        KeyForm::Message => None,
    }
}
