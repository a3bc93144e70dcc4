//! Collects diagnostics, so that one run reports all of them.

use super::{CatalogError, Diagnostic, Rule, near_miss};
use crate::text::Source;

/// Collects faults, so that one run tells all of them.
#[derive(Debug, Default)]
pub(crate) struct Collector {
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

impl Collector {
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        if self.faults.len() < MOST_KEPT {
            self.faults.push(diagnostic);
        }
    }

    pub(crate) fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.push(diagnostic));
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
    pub(crate) fn conclude(self, source: Source) -> Result<Source, CatalogError> {
        if self.faults.is_empty() {
            return Ok(source);
        }
        let mut faults = self.faults;
        if let Some(offset) = self.broken_at {
            faults.retain(|fault| holds_before(offset, fault));
        }
        faults.sort_by(|a, b| (a.at, a.rule, &a.message).cmp(&(b.at, b.rule, &b.message)));
        faults.dedup();
        Err(CatalogError { source, diagnostics: faults })
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
