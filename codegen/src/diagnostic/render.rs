//! Diagnostics for people: the look of rustc, through annotate-snippets.

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use super::{CatalogError, Diagnostic, Span, visible, visible_lines};
use crate::text::Source;

/// The longest line of a catalog that is shown, in bytes; of a longer one only the place is told.
const LONGEST_LINE: usize = 1_000;

/// The longest excerpt that shows two places at once, in bytes; what lies further apart is shown
/// in two excerpts.
const LONGEST_EXCERPT: usize = 4_000;

/// How many faults are shown: nobody mends more at a time.
const MOST_SHOWN: usize = 100;

/// Whether the text carries ANSI colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// For a terminal.
    Ansi,
    /// For files, pipes and tests.
    None,
}

pub(super) fn render(faults: &CatalogError, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Ansi => Renderer::styled(),
        Colour::None => Renderer::plain(),
    };
    let mut out = String::new();
    for diagnostic in faults.diagnostics.iter().take(MOST_SHOWN) {
        out.push_str(&renderer.render(&[one(&faults.source, diagnostic)]));
        out.push_str("\n\n");
    }
    let count = faults.diagnostics.len();
    let noun = if count == 1 { "fault" } else { "faults" };
    let path = visible(faults.source.path());
    if count > MOST_SHOWN {
        out + &format!(
            "{path}: {count} {noun}, of which the first {MOST_SHOWN} are shown; --format json lists all\n"
        )
    } else {
        out + &format!("{path}: {count} {noun}\n")
    }
}

/// An excerpt of the catalog as it is shown. Character by character, so that a place in the excerpt
/// is as far into what is shown as what stands before it is long there.
fn shown(excerpt: &str) -> String {
    // A carriage return is there only as part of the end of a line.
    visible_lines(&excerpt.replace('\r', ""))
}

/// A place that is shown, cut to its first line.
struct Mark<'a> {
    kind: AnnotationKind,
    at: Span,
    label: &'a str,
}

impl<'a> Mark<'a> {
    fn annotation(&self, source: &Source, excerpt: Span) -> Annotation<'a> {
        let offset = |at: usize| shown(&source.text()[excerpt.start..at]).len();
        let at = offset(self.at.start)..offset(self.at.end);
        self.kind.span(at).label((!self.label.is_empty()).then_some(self.label))
    }
}

fn one<'a>(source: &'a Source, diagnostic: &'a Diagnostic) -> Group<'a> {
    let title = Level::ERROR.primary_title(&*diagnostic.message).id(diagnostic.rule.id());
    let mark = |kind, at, label: &'a str| Mark { kind, at: source.first_line_of(at), label };
    let marks: Vec<_> =
        std::iter::once(mark(AnnotationKind::Primary, diagnostic.at, &diagnostic.label))
            .chain(
                diagnostic.also.iter().map(|(at, label)| mark(AnnotationKind::Context, *at, label)),
            )
            .collect();
    let first = marks.iter().map(|mark| mark.at).min().unwrap_or_default();
    let last = marks.iter().map(|mark| mark.at).max().unwrap_or_default();
    let around = source.lines_around(first, last);
    let mut elements: Vec<Element<'a>> = Vec::new();
    if around.end - around.start <= LONGEST_EXCERPT {
        elements.push(excerpt(source, around, &marks).into());
    } else {
        elements.extend(marks.iter().map(|mark| alone(source, mark)));
    }
    if let Some(help) = &diagnostic.help {
        elements.push(Level::HELP.message(&**help).into());
    }
    title.elements(elements)
}

fn excerpt<'a>(
    source: &'a Source,
    around: Span,
    marks: &[Mark<'a>],
) -> Snippet<'a, Annotation<'a>> {
    Snippet::source(shown(&source.text()[around.start..around.end]))
        .path(visible(source.path()))
        .line_start(source.position(around.start).line)
        .annotations(marks.iter().map(|mark| mark.annotation(source, around)))
}

/// A place on a line of its own.
fn alone<'a>(source: &'a Source, mark: &Mark<'a>) -> Element<'a> {
    let line = source.lines_around(mark.at, mark.at);
    if line.end - line.start <= LONGEST_LINE {
        excerpt(source, line, std::slice::from_ref(mark)).into()
    } else {
        origin(source, mark.at).into()
    }
}

fn origin(source: &Source, at: Span) -> Origin<'static> {
    let position = source.position(at.start);
    Origin::path(visible(source.path())).line(position.line).char_column(position.column)
}
