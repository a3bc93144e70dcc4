//! Quotes that are not closed, close too early, are not YAML's, or are needed.

use granit_parser::ErrorKind;

use super::line::Line;
use super::open::Open;
use super::{Break, syntax};
use crate::diagnostic::{Diagnostic, quoted};
use crate::text::{Span, is_curly_quote};

/// How far back a quote is searched for that a comma cut off from its end, in bytes.
const LONGEST: usize = 500;

/// A text that begins with quotes that YAML does not have.
pub(super) fn curly(stop: &Break<'_>) -> Option<Diagnostic> {
    let quote = curly_in(stop.line().text, stop.line().start)?;
    let message = "a curly quote is not a quote in YAML";
    Some(syntax(quote, message).label(CURLY_LABEL).help(CURLY_HELP))
}

pub(super) const CURLY_LABEL: &str = "YAML takes this for a part of the text";

pub(super) const CURLY_HELP: &str =
    "put the text in straight quotes, `'` or `\"`; curly quotes may be part of it";

/// The first curly quote of a part of a line that something begins with.
fn curly_in(part: &str, start: usize) -> Option<Span> {
    let mut quotes = part.match_indices(is_curly_quote);
    let (at, quote) = quotes.find(|(at, _)| part[..*at].ends_with([' ', '[', '{', ',']))?;
    Some(Span { start: start + at, end: start + at + quote.len() })
}

/// The same shortly before a place in the line.
pub(super) fn curly_before(text: &str, at: usize) -> Option<Span> {
    let from = (at.saturating_sub(LONGEST)..=at).find(|from| text.is_char_boundary(*from))?;
    let start = text[from..at].rfind('\n').map_or(from, |end| from + end + 1);
    curly_in(&text[start..at], start)
}

/// A quote within the text that it ends.
pub(super) fn ends_early(stop: &Break<'_>) -> Option<Diagnostic> {
    let (message, help) = match stop.kind {
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "this `'` ends the text",
            "write `''` for an apostrophe in single quotes, or put the text in double quotes",
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "this `\"` ends the text",
            "write `\\\"` for a quote in double quotes, or put the text in single quotes",
        ),
        _ => return None,
    };
    let opened = Open::at(stop.text, stop.at).closed?;
    let quote = stop.text[..stop.at].rfind(['\'', '"'])?;
    if opened < Line::at(stop.text, quote).start {
        let end = Span { start: quote, end: quote + 1 };
        return Some(unclosed(stop.text, opened)?.also(end, "this quote ends the text"));
    }
    let at = Span { start: quote, end: quote + 1 };
    Some(syntax(at, message).label("what follows is outside the quotes").help(help))
}

pub(super) fn never_closed(stop: &Break<'_>) -> Option<Diagnostic> {
    let opened = match stop.kind {
        ErrorKind::UnclosedQuotedScalar => stop.at,
        ErrorKind::InvalidQuotedScalarIndent | ErrorKind::DocumentIndicatorInQuotedScalar => {
            Open::at(stop.text, stop.at).quote?
        }
        _ => return None,
    };
    unclosed(stop.text, opened)
}

fn unclosed(text: &str, opened: usize) -> Option<Diagnostic> {
    let quote = text.get(opened..)?.chars().next()?;
    let at = Span { start: opened, end: opened + 1 };
    let message = format!("the text that this `{quote}` begins does not end in its line");
    let help = format!("close it with `{quote}` at the end of the text");
    Some(syntax(at, message).label("never closed").help(help))
}

/// A text that YAML takes for something else.
pub(super) fn needed(stop: &Break<'_>) -> Option<Diagnostic> {
    let line = stop.line();
    let at = Span { start: stop.at, end: stop.at + 1 };
    match stop.kind {
        ErrorKind::UnexpectedCharacter { character: character @ ('`' | '%' | '@') } => {
            let shown = if *character == '`' { "a backtick" } else { &*format!("`{character}`") };
            let message = format!("a text without quotes cannot begin with {shown}");
            Some(syntax(at, message).label("reserved by YAML").help("put the whole text in quotes"))
        }
        ErrorKind::MappingValueNotAllowed => {
            let (key, value) = line.key()?;
            let colon = line.span(value).start - 1;
            let is_later = colon < stop.at && stop.text[stop.at..].starts_with(':');
            let message = format!("`{key}` has a colon and a space, but no quotes around its text");
            let text = quoted(value.trim());
            is_later.then(|| {
                syntax(at, message)
                    .label("YAML ends a key here")
                    .help(format!("write `{key}: {text}`"))
            })
        }
        _ => None,
    }
}
