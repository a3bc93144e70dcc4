//! Messages whose text changed: the page has another text like one that is gone.

use std::collections::BTreeMap;

use super::added::{alike, template};
use super::{Proposal, Proposer, is_message};
use crate::diagnostic::{near_miss, quoted};
use crate::lock::Drift;
use crate::model::{Entry, Key, Placeholder};
use crate::page::{Documented, EntryKey};

/// The most messages that are compared with one another.
const MOST: usize = 20;

impl<'a> Proposer<'a> {
    /// The key of each new message that can only be one that is gone, with that one's key and entry.
    pub(super) fn renamed(&self, drift: &Drift<'_>) -> BTreeMap<EntryKey, (EntryKey, &'a Entry)> {
        let texts = |of: Option<&str>| of.map(str::to_owned);
        let gone = drift.removed.iter().filter_map(|locked| {
            let entry = self.entries.get(&locked.key).filter(|entry| is_message(entry))?;
            Some((texts(locked.text.as_deref())?, (locked.key.clone(), *entry)))
        });
        let gone: BTreeMap<_, _> = gone.collect();
        let new = drift.added.iter().filter(|it| !self.entries.contains_key(&it.key));
        let new = new.filter_map(|it| Some((texts(it.wire.as_deref())?, it.key.clone())));
        let new: BTreeMap<_, _> = new.collect();
        if gone.len() > MOST || new.len() > MOST {
            return BTreeMap::new();
        }
        let gone_texts: Vec<_> = gone.keys().collect();
        let new_texts: Vec<_> = new.keys().collect();
        let pairs = new.iter().filter_map(|(text, key)| {
            let old = near_miss(text, &gone_texts)?;
            // Each is the closest of the other.
            (near_miss(old, &new_texts)? == text).then(|| (key.clone(), gone[old].clone()))
        });
        pairs.collect()
    }

    /// The lines of an entry with the text that the page has now.
    pub(super) fn renamed_entry(&self, entry: &'a Entry, after: &Documented) -> Proposal {
        let (Key::Message(old), Some(wire)) = (&entry.key, &after.wire) else {
            return self.changed(entry, after, None);
        };
        let names: Vec<_> = old.placeholders().map(Placeholder::as_str).collect();
        let text = template(wire, &names).map(|template| quoted(&template.wire()));
        let mut proposal = self.changed(entry, after, text.as_deref());
        proposal.notes.insert(0, alike(&[entry.name.as_str()]));
        proposal
    }
}
