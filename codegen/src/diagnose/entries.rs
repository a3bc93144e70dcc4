//! The entries of a catalog, found by what is on the wire.

use std::collections::{BTreeMap, BTreeSet};

use super::Said;
use crate::model::{Code, Entry, HttpStatus, Key, Section, Template};

/// The entries of the three sections.
#[derive(Debug, Default)]
pub(crate) struct Entries<'c> {
    statuses: BTreeMap<u16, Said<'c>>,
    codes: BTreeMap<String, Said<'c>>,
    /// The messages in which nothing varies.
    texts: BTreeMap<&'c str, Said<'c>>,
    /// The others, by their beginnings and then by their endings: no two agree on both.
    forms: BTreeMap<&'c str, BTreeMap<&'c str, (&'c Template, Said<'c>)>>,
    /// The lengths of the beginnings and of the endings.
    lengths: (BTreeSet<usize>, BTreeSet<usize>),
}

impl<'c> Entries<'c> {
    pub(crate) fn new(
        statuses: &'c [Entry<HttpStatus>],
        codes: &'c [Entry<Code>],
        messages: &'c [Entry<Template>],
    ) -> Self {
        let statuses =
            statuses.iter().map(|entry| (entry.key.get(), said(Section::StatusCodes, entry)));
        let codes = codes.iter().map(|entry| (entry.key.wire(), said(Section::ErrorCodes, entry)));
        let mut entries =
            Self { statuses: statuses.collect(), codes: codes.collect(), ..Self::default() };
        for entry in messages {
            let said = said(Section::Messages, entry);
            let literals = entry.key.literals();
            if let [first, .., last] = literals[..] {
                entries.forms.entry(first).or_default().insert(last, (&entry.key, said));
                entries.lengths.0.insert(first.len());
                entries.lengths.1.insert(last.len());
            } else {
                entries.texts.extend(literals.first().map(|text| (*text, said)));
            }
        }
        entries
    }

    /// The entry of an HTTP status.
    pub(super) fn status(&self, number: u16) -> Option<Said<'c>> {
        self.statuses.get(&number).copied()
    }

    /// The entry of a code, as the wire has it.
    pub(super) fn code(&self, code: &str) -> Option<Said<'c>> {
        self.codes.get(code).copied()
    }

    /// The entry of the message that a text is as a whole.
    pub(super) fn message(&self, text: &str) -> Option<Said<'c>> {
        if let Some(said) = self.texts.get(text) {
            return Some(*said);
        }
        let (beginnings, endings) = &self.lengths;
        let beginnings = beginnings.iter().filter_map(|length| text.get(..*length));
        for by_ending in beginnings.filter_map(|beginning| self.forms.get(beginning)) {
            let starts = endings.iter().filter_map(|length| text.len().checked_sub(*length));
            for ending in starts.filter_map(|start| text.get(start..)) {
                match by_ending.get(ending) {
                    Some((template, said)) if template.matches(text) => return Some(*said),
                    _ => {}
                }
            }
        }
        None
    }
}

fn said<K>(section: Section, entry: &Entry<K>) -> Said<'_> {
    Said { section, name: &entry.name, advice: &entry.advice, scope: &entry.scope }
}
