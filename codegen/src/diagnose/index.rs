//! The entries of a catalog, found by what is on the wire.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Entry, Key, has_form};

/// The entries of the three sections.
#[derive(Debug, Default)]
pub(crate) struct Index<'c> {
    statuses: BTreeMap<u16, &'c Entry>,
    codes: BTreeMap<String, &'c Entry>,
    /// The messages by their beginning and ending, with their literals: no two agree on both.
    messages: BTreeMap<Ends<'c>, (Vec<&'c str>, &'c Entry)>,
    /// The lengths of these beginnings and endings.
    lengths: BTreeSet<(bool, usize, usize)>,
}

/// Whether nothing varies in a message, its first literal and its last.
type Ends<'a> = (bool, &'a str, &'a str);

impl<'c> Index<'c> {
    pub(crate) fn new(all: &'c [Entry]) -> Self {
        let mut entries = Self::default();
        for entry in all {
            match &entry.key {
                Key::Status(status) => drop(entries.statuses.insert(status.get(), entry)),
                Key::Code(_) => drop(entries.codes.insert(entry.key.wire(), entry)),
                Key::Message(template) => {
                    let literals = template.literals();
                    let (first, last) = (literals[0], literals[literals.len() - 1]);
                    let is_exact = literals.len() == 1;
                    entries.lengths.insert((is_exact, first.len(), last.len()));
                    entries.messages.insert((is_exact, first, last), (literals, entry));
                }
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
        let mut alike = self.lengths.iter().filter_map(|(is_exact, first, last)| {
            let ending = text.get(text.len().checked_sub(*last)?..)?;
            self.messages.get(&(*is_exact, text.get(..*first)?, ending))
        });
        let found = alike.find(|(literals, _)| has_form(text, literals));
        found.map(|(_, entry)| *entry)
    }
}
