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

/// What a name in a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Named<'a> {
    Operation(&'a str),
    Term(&'a str),
}

/// The names of the operations and terms of a catalog, each as its words, sorted.
pub(crate) struct Names<'a>(Vec<(Vec<&'a str>, Named<'a>)>);

impl<'a> Names<'a> {
    pub(crate) fn of(catalog: &'a Catalog) -> Self {
        let operations = catalog.operations.iter().map(|operation| operation.name.as_str());
        let operations = operations.map(|name| (name, Named::Operation(name)));
        let terms = catalog.terms.iter().flat_map(|term| {
            let spellings = std::iter::once(&term.name).chain(&term.aliases);
            spellings.map(|spelling| (spelling.as_str(), Named::Term(term.name.as_str())))
        });
        let spelled = operations.chain(terms);
        let mut names: Vec<(Vec<_>, _)> =
            spelled.map(|(spelling, named)| (words(spelling).collect(), named)).collect();
        names.retain(|(words, _)| !words.is_empty());
        names.sort();
        Self(names)
    }
}

impl Facts {
    /// The facts in `text`, by the names that a catalog knows.
    pub(crate) fn of(text: &str, names: &Names<'_>) -> Self {
        count(text.len());
        let said: Vec<_> = words(text).collect();
        let mut found = BTreeSet::new();
        for start in 0..said.len() {
            let names = beginnings(&names.0, |(words, _)| words, &said[start..]);
            found.extend(names.into_iter().map(|(_, named)| *named));
        }
        let mut facts = Self { numbers: numbers(text), ..Self::default() };
        for named in found {
            match named {
                Named::Operation(name) => facts.operations.push(name.to_owned()),
                Named::Term(name) => facts.terms.push(name.to_owned()),
            }
        }
        facts
    }
}
