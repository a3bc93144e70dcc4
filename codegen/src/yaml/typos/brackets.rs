//! Brackets and braces that are never closed.

use granit_parser::ErrorKind;

use super::line::Line;
use super::open::Open;
use super::{Break, syntax};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

pub(super) fn never_closed(stop: &Break<'_>) -> Option<Diagnostic> {
    let opened = match stop.kind {
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. } => stop.at,
        // Where the parser still waits for the end of what an earlier line opens.
        _ => {
            let opened = *Open::at(stop.text, stop.at).brackets.last()?;
            (opened < stop.line().start).then_some(opened)?
        }
    };
    let bracket = stop.text.get(opened..)?.chars().next()?;
    let close = if bracket == '[' { ']' } else { '}' };
    let after = match Line::at(stop.text, opened).key() {
        Some((key, _)) => format!("close it with `{close}` at the end of `{key}`"),
        None => format!("close it with `{close}`"),
    };
    let message = format!("this `{bracket}` has no `{close}`");
    let at = Span { start: opened, end: opened + 1 };
    Some(syntax(at, message).label("never closed").help(after))
}
