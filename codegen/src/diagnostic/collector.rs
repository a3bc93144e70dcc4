//! Collects diagnostics, so that one run reports all of them.

use super::{CatalogError, Diagnostic, Rule, near_miss};
use crate::text::Source;

/// Collects diagnostics, so that one run reports all of them.
#[derive(Debug, Default)]
pub(crate) struct Collector {
    /// At most [`MOST_KEPT`].
    diagnostics: Vec<Diagnostic>,
    /// How many words were compared in the search for near misses.
    compared: usize,
    /// Where the text breaks: what reaches up to there is incomplete.
    broken_at: Option<usize>,
}

/// How many words are compared in one run: enough for a file with a few typos, and a bound for one in
/// which everything is a typo.
const MOST_COMPARED: usize = 50_000;

/// How many diagnostics are kept: a bound for a file in which everything is wrong.
const MOST_KEPT: usize = 10_000;

impl Collector {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < MOST_KEPT {
            self.diagnostics.push(diagnostic);
        }
    }

    pub(crate) fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// Changes what is reported.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Vec<Diagnostic>)) {
        change(&mut self.diagnostics);
    }

    /// Records that nothing is known of the text from `offset` on.
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

    pub(crate) fn count(&self) -> usize {
        self.diagnostics.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Returns the source if nothing is wrong, and otherwise the diagnostics in the order of their
    /// places.
    pub(crate) fn conclude(mut self, source: Source) -> Result<Source, CatalogError> {
        if self.is_empty() {
            return Ok(source);
        }
        if let Some(offset) = self.broken_at {
            self.diagnostics.retain(|diagnostic| holds_before(offset, diagnostic));
        }
        self.diagnostics
            .sort_by(|a, b| (a.at, a.rule, &a.message).cmp(&(b.at, b.rule, &b.message)));
        self.diagnostics.dedup();
        Err(CatalogError { source, diagnostics: self.diagnostics })
    }
}

/// Whether a diagnostic holds although the text breaks at `offset`: what is missing or unknown may come
/// after it, and so may the entry that a response means.
fn holds_before(offset: usize, diagnostic: &Diagnostic) -> bool {
    match diagnostic.rule {
        Rule::MergeMarkers | Rule::YamlSyntax | Rule::TooDeep => true,
        Rule::UnknownCause | Rule::WrongCause | Rule::UnknownOperation | Rule::UnknownTerm => false,
        _ => diagnostic.at.end < offset,
    }
}
