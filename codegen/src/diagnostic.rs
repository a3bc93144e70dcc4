//! Faults of a catalog: what is wrong, where, and what to do about it.

mod render;
mod rules;
mod suggest;
mod visible;

use std::collections::BTreeSet;

use crate::text::{Source, is_unprintable};

pub use crate::text::Span;
pub use render::Colour;
pub use rules::Rule;
pub(crate) use suggest::{list, near_miss, quoted};
pub use visible::{visible, visible_lines};

/// One fault of a catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that is broken.
    pub rule: Rule,
    /// What is wrong: one line, lower case, without a full stop.
    pub message: String,
    /// Where it is wrong.
    pub at: Span,
    /// What to say right at that place; may be empty.
    pub label: String,
    /// Further places that belong to the fault, such as the first use of a name used twice.
    pub also: Vec<(Span, String)>,
    /// What to do about it.
    pub help: Option<String>,
    /// The key that is missing, or that a misspelt one was probably meant to be.
    about: Option<String>,
}

impl Diagnostic {
    /// A fault with neither label, second place nor help.
    pub(crate) fn new(rule: Rule, at: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: one_line(message.into()),
            at,
            label: String::new(),
            also: Vec::new(),
            help: None,
            about: None,
        }
    }

    pub(crate) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = one_line(label.into());
        self
    }

    pub(crate) fn also(mut self, at: Span, label: impl Into<String>) -> Self {
        self.also.push((at, one_line(label.into())));
        self
    }

    pub(crate) fn about(mut self, key: &str) -> Self {
        self.about = Some(key.to_owned());
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(one_line(help.into()));
        self
    }
}

/// The longest message or help, in characters: what is quoted in one may be of any length.
const LONGEST: usize = 1_000;

/// A text in one printable line of bounded length.
fn one_line(text: String) -> String {
    if text.len() <= LONGEST && !text.contains(is_unprintable) {
        return text;
    }
    let shown: String = text.chars().take(LONGEST).collect();
    let rest = text.chars().count().saturating_sub(LONGEST);
    let more = if rest > 0 { format!("... and {rest} more characters") } else { String::new() };
    visible(&shown) + &more
}

/// Collects faults, so that one run tells all of them.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// At most [`MOST_KEPT`].
    faults: Vec<Diagnostic>,
    /// How many words were compared in the search for near misses.
    compared: usize,
    /// Where the text breaks, so that what reaches up to there is not whole.
    broken_at: Option<usize>,
}

/// How many words are compared in one run: enough for any file with a few slips, and an end for one
/// in which everything is a slip.
const MOST_COMPARED: usize = 50_000;

/// How many faults are kept: nobody reads more, and a file in which everything is wrong has an end.
const MOST_KEPT: usize = 10_000;

impl Report {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        if self.faults.len() < MOST_KEPT {
            self.faults.push(diagnostic);
        }
    }

    /// Takes note that nothing is known of the text from `offset` on.
    pub(crate) fn broken_at(&mut self, offset: usize) {
        self.broken_at = Some(offset);
    }

    /// The candidate that `word` was probably meant to be; `None` after many searches.
    pub(crate) fn near_miss<'a>(
        &mut self,
        word: &str,
        candidates: &'a [impl AsRef<str>],
    ) -> Option<&'a str> {
        self.compared = self.compared.saturating_add(candidates.len());
        if self.compared > MOST_COMPARED { None } else { near_miss(word, candidates) }
    }

    /// How many faults were found so far.
    pub(crate) fn count(&self) -> usize {
        self.faults.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// Gives the source back if nothing is wrong, and otherwise every fault in the order of its
    /// place.
    pub(crate) fn conclude(self, source: Source) -> Result<Source, Faults> {
        if self.faults.is_empty() {
            return Ok(source);
        }
        let mut faults = without_consequences(self.faults);
        if let Some(offset) = self.broken_at {
            faults.retain(|fault| holds_before(offset, fault));
        }
        faults.sort_by(|a, b| (a.at, a.rule, &a.message).cmp(&(b.at, b.rule, &b.message)));
        faults.dedup();
        Err(Faults { source, diagnostics: faults })
    }
}

/// Whether a fault holds although the text breaks at `offset`: what is missing may come after it,
/// and so may what is named and not found, or the entry that a response means.
fn holds_before(offset: usize, fault: &Diagnostic) -> bool {
    let may_come =
        matches!(fault.rule, Rule::UnknownCause | Rule::WrongCause | Rule::UnknownOperation);
    let is_the_break = matches!(fault.rule, Rule::YamlSyntax | Rule::TooDeep);
    is_the_break || (fault.at.end < offset && !may_come)
}

/// Leaves out what is missing only because it is misspelt, which another fault says already.
fn without_consequences(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let misspelt: BTreeSet<_> = diagnostics
        .iter()
        .filter(|fault| fault.rule == Rule::UnknownField)
        .filter_map(|fault| Some((fault.about.clone()?, fault.at.start)))
        .collect();
    let explained = |fault: &Diagnostic| {
        let about = fault.about.as_ref().filter(|_| fault.rule == Rule::MissingField);
        about.is_some_and(|key| {
            let within = (key.clone(), fault.at.start)..(key.clone(), fault.at.end);
            !within.is_empty() && misspelt.range(within).next().is_some()
        })
    };
    diagnostics.into_iter().filter(|fault| !explained(fault)).collect()
}

/// Every fault of one catalog, never empty, with the text that the places refer to.
#[derive(Clone, Debug)]
pub struct Faults {
    /// The catalog as it was read.
    pub source: Source,
    /// The faults in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
}

impl Faults {
    /// The faults as a person reads them: each with its lines of the catalog.
    #[must_use]
    pub fn render(&self, colour: Colour) -> String {
        render::render(self, colour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_one_printable_line() {
        assert_eq!(one_line("a\nb\u{1b}".to_owned()), "a\\nb\\u{1b}");
        assert_eq!(
            one_line("a\u{202e}b\u{ad}\u{e0041}".to_owned()),
            "a\\u{202e}b\\u{ad}\\u{e0041}"
        );
    }
}
