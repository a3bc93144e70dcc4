//! The entries of a catalog, found by what is on the wire.

use std::collections::BTreeMap;

use crate::model::{
    Body, Catalog, CodeKind, Entry, Key, Operation, Template, Term, has_form, values,
};

/// The entries of the three sections, the calls and the terms.
pub(crate) struct Index<'c> {
    pub(super) operations: &'c [Operation],
    pub(super) terms: &'c [Term],
    pub(super) body: &'c Body,
    pub(super) codes_are: CodeKind,
    statuses: BTreeMap<u16, &'c Entry>,
    codes: BTreeMap<String, &'c Entry>,
    /// Each message with its literals.
    messages: Vec<(Vec<&'c str>, &'c Template, &'c Entry)>,
}

impl<'c> Index<'c> {
    pub(crate) fn new(
        entries: &'c [Entry],
        operations: &'c [Operation],
        terms: &'c [Term],
        body: &'c Body,
    ) -> Self {
        let codes_are = CodeKind::of(entries);
        let (statuses, codes, messages) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
        let mut index = Self { operations, terms, body, codes_are, statuses, codes, messages };
        for entry in entries {
            match &entry.key {
                Key::Status(status) => drop(index.statuses.insert(status.get(), entry)),
                Key::Code(_) => drop(index.codes.insert(entry.key.wire(), entry)),
                Key::Message(it) => index.messages.push((it.literals(), it, entry)),
            }
        }
        index
    }

    pub(crate) fn of(catalog: &'c Catalog) -> Self {
        Self::new(&catalog.entries, &catalog.operations, &catalog.terms, &catalog.body)
    }

    /// The entry of an HTTP status.
    pub(crate) fn status(&self, number: u16) -> Option<&'c Entry> {
        self.statuses.get(&number).copied()
    }

    /// The entry of a code, as the wire has it.
    pub(crate) fn code(&self, code: &str) -> Option<&'c Entry> {
        self.codes.get(code).copied()
    }

    /// The entry of the message that a text matches as a whole. No text matches two.
    pub(super) fn message(&self, text: &str) -> Option<&'c Entry> {
        self.matching(text).map(|(_, _, entry)| *entry)
    }

    /// The value of the placeholder called like a term in the message that a text matches.
    pub(crate) fn value_in<'t>(&self, text: &'t str, term: &Term) -> Option<&'t str> {
        let letters = |text: &str| text.replace('_', "").to_lowercase();
        let (literals, template, _) = self.matching(text)?;
        let is_term = |name: &str| letters(name) == letters(term.name.as_str());
        let position = template.placeholders().position(|it| is_term(it.as_str()))?;
        let value = values(text, literals)?[position];
        Some(value).filter(|value| !value.trim().is_empty())
    }

    fn matching(&self, text: &str) -> Option<&(Vec<&'c str>, &'c Template, &'c Entry)> {
        self.messages.iter().find(|(literals, ..)| has_form(text, literals))
    }
}
