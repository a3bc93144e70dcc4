//! The facts in a text: numbers with their units, and the calls and terms that it names.

use std::collections::BTreeSet;

use super::quantity::{Quantity, numbers};
use super::text::{beginnings, words};
use crate::model::Catalog;
use crate::work::count;

/// The facts in the words of an entry, each list sorted, nothing twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The numbers.
    pub numbers: Vec<Quantity>,
    /// The names of the operations.
    pub operations: Vec<String>,
    /// The names of the terms, whichever of their spellings the text has.
    pub terms: Vec<String>,
}

/// The words of each spelling with the name that it is of, sorted.
type Spellings<'a> = Vec<(Vec<&'a str>, &'a str)>;

/// How a text may spell the operations and terms of a catalog.
pub(crate) struct Names<'a> {
    operations: Spellings<'a>,
    terms: Spellings<'a>,
}

impl<'a> Names<'a> {
    pub(crate) fn of(catalog: &'a Catalog) -> Self {
        let operations = catalog.operations.iter().map(|it| (it.name.as_str(), it.name.as_str()));
        let terms = catalog.terms.iter().flat_map(|term| {
            let spellings = std::iter::once(&term.name).chain(&term.aliases);
            spellings.map(|spelling| (spelling.as_str(), term.name.as_str()))
        });
        Self { operations: in_words(operations), terms: in_words(terms) }
    }
}

fn in_words<'a>(spelled: impl Iterator<Item = (&'a str, &'a str)>) -> Spellings<'a> {
    let split = spelled.map(|(spelling, name)| (words(spelling).collect::<Vec<_>>(), name));
    let mut all: Spellings<'_> = split.filter(|(words, _)| !words.is_empty()).collect();
    all.sort_unstable();
    all
}

impl Facts {
    /// The facts in `text`, by the names that a catalog knows.
    pub(crate) fn of(text: &str, names: &Names<'_>) -> Self {
        count(text.len());
        let said: Vec<_> = words(text).collect();
        let spelled = |spellings: &Spellings<'_>| {
            let found = (0..said.len())
                .flat_map(|start| beginnings(spellings, |(words, _)| words, &said[start..]));
            let names: BTreeSet<_> = found.map(|(_, name)| (*name).to_owned()).collect();
            names.into_iter().collect()
        };
        let (operations, terms) = (spelled(&names.operations), spelled(&names.terms));
        Self { numbers: numbers(text), operations, terms }
    }
}
