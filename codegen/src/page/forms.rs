//! The forms that an entry of a page may have: a row, an item, a line of a plain text.

use super::keys::Known;
use super::outline::{Block, Content};
use super::text::is_of_a_word;
use crate::model::{CodeKind, Section};

/// What a block calls an entry, and what it says of it; `None` if it is no entry at all.
/// `column` is that of a row with its key.
pub(super) fn split(block: &Block, column: usize, known: &Known<'_>) -> Option<(String, String)> {
    match &block.content {
        Content::Heading { .. } | Content::Other { .. } | Content::Head(_) => None,
        Content::Row(cells) | Content::TabRow(cells) => {
            let (key, phrase) =
                known.without_phrase(unquoted(cells.get(column).map_or("", String::as_str)));
            let others = cells.iter().enumerate().filter(|(index, _)| *index != column);
            let others = others.map(|(_, cell)| cell.as_str());
            let body: Vec<_> = std::iter::once(phrase).chain(others).collect();
            Some((key.to_owned(), body.join(" ").trim().to_owned()))
        }
        Content::Item(text) => Some(known_item(text, known).unwrap_or_else(|| item(text))),
        Content::Line { text, .. } => {
            let (key, body) = line(text, known)?;
            Some((key.to_owned(), body.trim().to_owned()))
        }
    }
}

/// An item: its key, quoted or not, a colon, and the rest. Without a colon, all of it is the key,
/// which it then hardly can be.
fn item(text: &str) -> (String, String) {
    let quoted = ['"', '\''].into_iter().find_map(|quote| {
        let rest = text.strip_prefix(quote)?;
        let end = rest.find(&format!("{quote}:")).or_else(|| rest.rfind(quote))?;
        let behind = rest[end + 1..].trim_start();
        Some((&rest[..end], behind.strip_prefix([':', '-', '–', '—'])?))
    });
    let (key, body) = quoted
        .or_else(|| text.split_once(':'))
        .or_else(|| text.split_once(" - "))
        .or_else(|| text.split_once(" – "))
        .or_else(|| text.split_once(" — "))
        .unwrap_or((text, ""));
    (unquoted(key).to_owned(), body.trim().to_owned())
}

/// An item that begins with a key of the catalog, whatever marks are in that.
fn known_item(text: &str, known: &Known<'_>) -> Option<(String, String)> {
    let quoted = text.strip_prefix(['"', '\'']).unwrap_or(text);
    known.beginnings(quoted).find_map(|key| {
        let behind = &quoted[key.len()..];
        let behind = behind.strip_prefix(['"', '\'']).unwrap_or(behind).trim_start();
        let body = behind.strip_prefix([':', '–', '—'])?;
        Some((key.to_owned(), body.trim().to_owned()))
    })
}

pub(super) fn is_quoted(block: &Block) -> bool {
    matches!(&block.content, Content::Item(text) if text.starts_with(['"', '\'']))
}

/// Whether an item that is no entry is prose before the first one: it has neither quotes nor what a
/// key of the section begins with, nor, where any text is a key, a colon behind that.
pub(super) fn is_prose(block: &Block, said: &str, known: &Known<'_>) -> bool {
    let Content::Item(text) = &block.content else { return false };
    if text.starts_with(['"', '\'', '`']) {
        return false;
    }
    let is_whole = |key: &str| !text[key.len()..].starts_with(is_of_a_word);
    let has_key = match known.section {
        Section::Messages => said.len() < text.len(),
        _ if known.is_numeric() => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            digits.starts_with(|c: char| c.is_ascii_digit())
        }
        _ => false,
    };
    !has_key && !known.beginnings(text).any(is_whole)
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

/// A line of a plain text as a row, whose cells may have been put together without a space:
/// `200The request`. None if it does not begin as an entry of the section does.
fn line<'a>(text: &'a str, known: &Known<'_>) -> Option<(&'a str, &'a str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match (known.section, known.catalog.code_kind) {
        // A status has three digits, whatever its description begins with.
        (Section::StatusCodes, _) => (digits >= 3).then(|| text.split_at(3)),
        (Section::ErrorCodes, CodeKind::Number) => {
            let sign = usize::from(text.starts_with('-'));
            let digits = text[sign..].bytes().take_while(u8::is_ascii_digit).count();
            (digits > 0).then(|| text.split_at(sign + digits))
        }
        (Section::ErrorCodes, CodeKind::Text) => {
            let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
            if known.has(first) {
                return Some((first, rest));
            }
            // Put together: a capital begins the description.
            let glued = known
                .beginnings(text)
                .find(|code| text[code.len()..].starts_with(char::is_uppercase));
            glued.map(|code| text.split_at(code.len()))
        }
        (Section::Messages, _) => None,
    }
}
