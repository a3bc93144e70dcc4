//! The entries of a catalog, found by what is on the wire.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Entry, Key, Template};

/// The entries of the three sections.
#[derive(Debug, Default)]
pub(crate) struct Index<'c> {
    statuses: BTreeMap<u16, &'c Entry>,
    codes: BTreeMap<String, &'c Entry>,
    /// The messages in which nothing varies.
    texts: BTreeMap<&'c str, &'c Entry>,
    /// The others, by their beginnings and then by their endings: no two agree on both.
    forms: BTreeMap<&'c str, BTreeMap<&'c str, (&'c Template, &'c Entry)>>,
    /// The lengths of the beginnings and of the endings.
    lengths: (BTreeSet<usize>, BTreeSet<usize>),
}

impl<'c> Index<'c> {
    pub(crate) fn new(list: &'c [Entry]) -> Self {
        let mut entries = Self::default();
        for entry in list {
            match &entry.key {
                Key::Status(status) => drop(entries.statuses.insert(status.get(), entry)),
                Key::Code(_) => drop(entries.codes.insert(entry.key.wire(), entry)),
                Key::Message(template) => entries.add_message(template, entry),
            }
        }
        entries
    }

    fn add_message(&mut self, template: &'c Template, entry: &'c Entry) {
        let literals = template.literals();
        if let [first, .., last] = literals[..] {
            self.forms.entry(first).or_default().insert(last, (template, entry));
            self.lengths.0.insert(first.len());
            self.lengths.1.insert(last.len());
        } else {
            self.texts.extend(literals.first().map(|text| (*text, entry)));
        }
    }

    /// The entry of an HTTP status.
    pub(super) fn status(&self, number: u16) -> Option<&'c Entry> {
        self.statuses.get(&number).copied()
    }

    /// The entry of a code, as the wire has it.
    pub(super) fn code(&self, code: &str) -> Option<&'c Entry> {
        self.codes.get(code).copied()
    }

    /// The entry of the message that a text is as a whole.
    pub(super) fn message(&self, text: &str) -> Option<&'c Entry> {
        if let Some(entry) = self.texts.get(text) {
            return Some(*entry);
        }
        let (beginnings, endings) = &self.lengths;
        let beginnings = beginnings.iter().filter_map(|length| text.get(..*length));
        for by_ending in beginnings.filter_map(|beginning| self.forms.get(beginning)) {
            let starts = endings.iter().filter_map(|length| text.len().checked_sub(*length));
            for ending in starts.filter_map(|start| text.get(start..)) {
                match by_ending.get(ending) {
                    Some((template, entry)) if template.matches(text) => return Some(*entry),
                    _ => {}
                }
            }
        }
        None
    }
}
