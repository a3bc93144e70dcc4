//! Keys whose colon is not followed by a space, and keys that are indented too deep.

use granit_parser::ErrorKind;

use super::{Break, syntax};
use crate::diagnostic::Diagnostic;
use crate::text::{Lookalike, Span};

/// `outcome:failed`, in the line of the break or in the one before.
pub(super) fn without_space(stop: &Break<'_>) -> Option<Diagnostic> {
    stop.lines().find_map(|line| {
        let (key, rest) = line.key()?;
        // An address is not a key.
        let after = rest.chars().next().filter(|c| *c != ' ' && !rest.starts_with("//"))?;
        let at = line.span(&rest[..after.len_utf8()]);
        let value = rest.trim();
        let help = format!("write a colon and a space: `{key}: {value}`");
        if let Some(space) = Lookalike::of(after).filter(|it| it.is_space()) {
            let message = format!("what follows `{key}:` only looks like a space");
            return Some(syntax(at, message).label(space.describe()).help(help));
        }
        if after == '\t' {
            return None;
        }
        let message = format!("the colon after `{key}` is not followed by a space");
        Some(syntax(at, message).label("a space belongs before this").help(help))
    })
}

/// A colon within a value in braces or brackets: the value needs quotes, or a comma is missing.
pub(super) fn in_a_value(stop: &Break<'_>) -> Option<Diagnostic> {
    let is_flow = matches!(
        stop.kind,
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::InvalidColonPlacement
    );
    let before = stop.text.get(stop.line().start..stop.at).filter(|_| is_flow)?;
    let word = &before[before.rfind([' ', ',', '{', '['])? + 1..];
    if !stop.text[stop.at..].starts_with(": ") || word.is_empty() {
        return None;
    }
    let message = format!("`{word}:` is within the value of another key");
    let help = format!("put the text in quotes, or write a comma before `{word}` if it is a key");
    let at = Span { start: stop.at - word.len(), end: stop.at + 1 };
    Some(syntax(at, message).help(help))
}

/// A key that is indented deeper than the one before it, which has a value already.
pub(super) fn too_deep(stop: &Break<'_>) -> Option<Diagnostic> {
    if *stop.kind != ErrorKind::MappingValueNotAllowed {
        return None;
    }
    let line = stop.line();
    let before = line.before()?;
    let ((key, _), (key_before, value)) = (line.key()?, before.key()?);
    let (column, column_before) = (line.prefix().len(), before.prefix().len());
    if column <= column_before || value.trim().is_empty() {
        return None;
    }
    let message = format!("`{key}` is indented deeper than `{key_before}` before it");
    let help = if before.is_item() || column != column_before + 2 {
        format!("begin `{key}` in the column of `{key_before}`")
    } else {
        format!("begin both in one column; if an entry begins here, write `- {key_before}:`")
    };
    let place = line.span(key);
    Some(
        syntax(Span { start: place.start, end: place.end }, message)
            .also(before.span(key_before), "this key has a value")
            .help(help),
    )
}
