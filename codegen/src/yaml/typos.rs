//! The usual typos, looked for only after something is wrong: where YAML breaks, by the place of the
//! break; otherwise in the source of each diagnostic. Where none fits, the diagnostic stays as it is.

mod brackets;
mod characters;
mod colons;
mod dashes;
mod line;
mod merge;
mod open;
mod quotes;
mod spaces;

use granit_parser::ErrorKind;

use crate::diagnostic::{Collector, Diagnostic, Rule};
use crate::text::{Source, Span};
use line::Line;

/// Where and why the parser stopped.
pub(super) struct Break<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) kind: &'a ErrorKind,
}

/// The typos at a break; the first one that fits is reported.
const AT_A_BREAK: [fn(&Break<'_>) -> Option<Diagnostic>; 11] = [
    spaces::tab,
    quotes::curly,
    quotes::ends_early,
    quotes::never_closed,
    brackets::never_closed,
    colons::without_space,
    dashes::without_space,
    dashes::missing,
    quotes::needed,
    colons::in_a_value,
    colons::too_deep,
];

impl Break<'_> {
    /// The typo that broke the YAML.
    pub(super) fn typo(&self) -> Option<Diagnostic> {
        AT_A_BREAK.iter().find_map(|typo| typo(self))
    }

    /// The line of the break.
    fn line(&self) -> Line<'_> {
        Line::at(self.text, self.at)
    }

    /// The line of the break, and the one before it that is not blank.
    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        [Some(self.line()), self.line().before()].into_iter().flatten()
    }
}

fn syntax(at: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Rule::YamlSyntax, at, message)
}

/// Explains the diagnostics of a catalog by the typos that they come from.
pub(crate) fn explain(source: &Source, collector: &mut Collector) {
    if collector.is_empty() {
        return;
    }
    let text = source.text();
    let conflicts = merge::conflicts(text);
    if !conflicts.is_empty() {
        collector.change(|diagnostics| *diagnostics = conflicts);
        return;
    }
    collector.change(|diagnostics| {
        spaces::explain(text, diagnostics);
        for diagnostic in diagnostics {
            characters::explain(text, diagnostic);
        }
    });
}
