//! The entries of a catalog, found by what is on the wire.

use std::collections::BTreeMap;

use crate::model::{Entry, Key, has_form};

/// The entries of the three sections.
#[derive(Debug, Default)]
pub(crate) struct Index<'c> {
    statuses: BTreeMap<u16, &'c Entry>,
    codes: BTreeMap<String, &'c Entry>,
    /// Each message with its literals.
    messages: Vec<(Vec<&'c str>, &'c Entry)>,
}

impl<'c> Index<'c> {
    pub(crate) fn new(list: &'c [Entry]) -> Self {
        let mut entries = Self::default();
        for entry in list {
            match &entry.key {
                Key::Status(status) => drop(entries.statuses.insert(status.get(), entry)),
                Key::Code(_) => drop(entries.codes.insert(entry.key.wire(), entry)),
                Key::Message(template) => entries.messages.push((template.literals(), entry)),
            }
        }
        entries
    }

    /// The entry of an HTTP status.
    pub(super) fn status(&self, number: u16) -> Option<&'c Entry> {
        self.statuses.get(&number).copied()
    }

    /// The entry of a code, as the wire has it.
    pub(super) fn code(&self, code: &str) -> Option<&'c Entry> {
        self.codes.get(code).copied()
    }

    /// The entry of the message that a text is as a whole. No text has the form of two.
    pub(super) fn message(&self, text: &str) -> Option<&'c Entry> {
        let found = self.messages.iter().find(|(literals, _)| has_form(text, literals));
        found.map(|(_, entry)| *entry)
    }
}
