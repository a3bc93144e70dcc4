//! Diagnostics for people: the look of rustc, through annotate-snippets.

use std::slice;

use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};

use super::{CatalogError, Diagnostic, Span, visible, visible_lines};
use crate::text::Source;

/// The longest line of a catalog that is shown, in bytes; of a longer one only the position is.
const LONGEST_LINE: usize = 1_000;

/// The longest excerpt that shows two places at once, in bytes; places further apart are shown apart.
const LONGEST_EXCERPT: usize = 4_000;

/// How many diagnostics are shown.
const MOST_SHOWN: usize = 100;

/// Whether the text has ANSI colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// For a terminal.
    Ansi,
    /// For files, pipes and tests.
    None,
}

pub(super) fn render(error: &CatalogError, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Ansi => Renderer::styled(),
        Colour::None => Renderer::plain(),
    };
    let mut out = String::new();
    for diagnostic in error.diagnostics.iter().take(MOST_SHOWN) {
        let title = Level::ERROR.primary_title(&*diagnostic.message).id(diagnostic.rule.id());
        let group = title.elements(elements(&error.source, diagnostic));
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    let count = error.diagnostics.len();
    let noun = if count == 1 { "error" } else { "errors" };
    let rest = if count > MOST_SHOWN {
        format!(", of which the first {MOST_SHOWN} are shown; --format json lists all")
    } else {
        String::new()
    };
    out + &format!("{}: {count} {noun}{rest}\n", visible(error.source.path()))
}

/// A place that is shown, cut to its first line.
struct Mark<'a> {
    kind: AnnotationKind,
    at: Span,
    label: &'a str,
}

fn elements<'a>(source: &'a Source, diagnostic: &'a Diagnostic) -> Vec<Element<'a>> {
    let mark = |kind, at, label| Mark { kind, at: source.first_line_of(at), label };
    let mut marks = vec![mark(AnnotationKind::Primary, diagnostic.at, &*diagnostic.label)];
    let also = diagnostic.also.iter();
    marks.extend(also.map(|(at, label)| mark(AnnotationKind::Context, *at, label)));
    let first = marks.iter().map(|mark| mark.at).min().unwrap_or_default();
    let last = marks.iter().map(|mark| mark.at).max().unwrap_or_default();
    let around = source.lines_around(first, last);
    let mut elements: Vec<_> = match excerpt(source, around, LONGEST_EXCERPT, &marks) {
        Some(excerpt) => vec![excerpt],
        None => marks.iter().map(|mark| alone(source, mark)).collect(),
    };
    elements.extend(diagnostic.help.as_ref().map(|help| Level::HELP.message(&**help).into()));
    elements
}

/// Some lines with the places in them; `None` if they are longer than `longest`.
fn excerpt<'a>(
    source: &Source,
    lines: Span,
    longest: usize,
    marks: &[Mark<'a>],
) -> Option<Element<'a>> {
    if lines.end - lines.start > longest {
        return None;
    }
    let annotations = marks.iter().map(|mark| -> Annotation<'a> {
        let offset = |at: usize| shown(&source.text()[lines.start..at]).len();
        let annotation = mark.kind.span(offset(mark.at.start)..offset(mark.at.end));
        annotation.label((!mark.label.is_empty()).then_some(mark.label))
    });
    let snippet = Snippet::source(shown(&source.text()[lines.start..lines.end]))
        .path(visible(source.path()))
        .line_start(source.position(lines.start).line)
        .annotations(annotations);
    Some(snippet.into())
}

/// A place on lines of its own.
fn alone<'a>(source: &Source, mark: &Mark<'a>) -> Element<'a> {
    let lines = source.lines_around(mark.at, mark.at);
    excerpt(source, lines, LONGEST_LINE, slice::from_ref(mark)).unwrap_or_else(|| {
        let position = source.position(mark.at.start);
        let origin = Origin::path(visible(source.path())).line(position.line);
        origin.char_column(position.column).into()
    })
}

/// A part of the catalog as it is shown, character by character, so that an offset in what is shown is
/// the length of what is shown before it.
fn shown(text: &str) -> String {
    // A carriage return is there only as part of the end of a line.
    visible_lines(&text.replace('\r', ""))
}
