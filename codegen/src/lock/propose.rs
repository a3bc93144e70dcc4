//! What the catalog would say after a page: for each entry that drifted the lines of YAML that carry
//! the new facts.
//!
//! No sentence of the page is in them, and no guess: a time is a delay where the page speaks of another
//! attempt, and a call limits an entry where the page says so. Whatever else is new is a note.

mod added;
mod calls;
mod edit;
mod renamed;
mod sentences;
mod times;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::carried::{Carried, Fact};
use super::check::Check;
use super::{Drift, Lock, Locked};
use crate::diagnostic::list;
use crate::diff;
use crate::located::{LocatedCatalog, Part, Path, Step};
use crate::model::{Advice, Entry, Key, OperationId, Section};
use crate::page::{Documented, EntryKey};
use edit::EntryEdit;
use sentences::{Sentence, sentences};

/// What a person may do about an entry that drifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Whole lines of YAML; `None` if there is nothing to change, or it is not clear what.
    pub yaml: Option<String>,
    /// Where they belong.
    pub place: Place,
    /// What is left to a person: one line each, lower case, without a full stop.
    pub notes: Vec<String>,
}

/// Where lines of YAML belong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In place of these lines of the catalog, from 1.
    Lines(RangeInclusive<usize>),
    /// Among the entries of a section.
    Section(Section),
    /// In the list `retired`, while these lines go.
    Retired(RangeInclusive<usize>),
    /// The catalog has no such entry, and needs none.
    Nowhere,
}

/// A proposal for each entry of `drift`, which is how the page that `said` is made from differs from
/// the lock.
#[must_use]
pub fn propose(
    placed: &LocatedCatalog,
    said: &Lock,
    drift: &Drift<'_>,
) -> BTreeMap<EntryKey, Proposal> {
    let check = Check::new(placed, said);
    let entries = placed.catalog.entries.iter();
    let entries = entries.map(|it| (EntryKey::of(&it.key, &it.name), it)).collect();
    let mut proposer =
        Proposer { check, entries, names: added::taken(&placed.catalog), unnamed: 0 };
    let renamed = proposer.renamed(drift);
    let mut proposals = BTreeMap::new();
    for after in drift.added.iter().copied().chain(drift.changed.iter().map(|it| it.1)) {
        let proposal = if let Some((_, entry)) = renamed.get(&after.key) {
            proposer.renamed_entry(entry, after)
        } else if let Some(entry) = proposer.entries.get(&after.key).copied() {
            proposer.changed(entry, after, None)
        } else {
            proposer.added(after)
        };
        proposals.insert(after.key.clone(), proposal);
    }
    for locked in &drift.removed {
        let heir = renamed.iter().find(|(_, (key, _))| *key == locked.key);
        let proposal = match heir {
            Some((heir, _)) => only(format!("the page has `{heir}` in its place: see there")),
            None => proposer.removed(&locked.key),
        };
        proposals.insert(locked.key.clone(), proposal);
    }
    proposals
}

/// A proposal that is a note.
fn only(note: String) -> Proposal {
    Proposal { yaml: None, place: Place::Nowhere, notes: vec![note] }
}

struct Proposer<'a> {
    check: Check<'a>,
    entries: BTreeMap<EntryKey, &'a Entry>,
    /// The Rust variants of the names that a new entry must not have.
    names: BTreeSet<String>,
    /// The last number that was tried for a name.
    unnamed: usize,
}

/// What is known of an entry and of what the page says of it now.
struct Said<'a> {
    entry: &'a Entry,
    locked: Locked,
    carried: Carried,
    sentences: Vec<Sentence>,
    /// What each case advises, or else the entry, and the calls that it is for.
    advices: Vec<(Path, &'a Advice, Vec<OperationId>)>,
}

impl<'a> Proposer<'a> {
    /// The lines of an entry with the fields that carry the new facts; `text` is that of a message, if
    /// it is another one.
    fn changed(&self, entry: &'a Entry, after: &Documented, text: Option<&str>) -> Proposal {
        let said = self.said(entry, after);
        let mut edit = EntryEdit::new(self.check.placed, entry);
        let mut notes = Vec::new();
        if let Some(text) = text {
            edit.set(&Path::default(), "text", text, &[]);
        }
        self.times(&said, &mut edit, &mut notes);
        self.calls(&said, &mut edit, &mut notes);
        notes.extend(codes(&said.carried.left));
        if let (Some(date), false) = (&self.check.lock.date, edit.is_empty()) {
            let after = ["outcome", "summary", "retry", "remediation", "cases"];
            edit.set(&Path::default(), "since", date.as_str(), &after);
        }
        let place = Place::Lines(edit.lines());
        let yaml = edit.finish();
        if yaml.is_none() && notes.is_empty() {
            notes.push(
                "the entry carries each fact that a field can carry: leave it as it is".to_owned(),
            );
        }
        Proposal { yaml, place, notes }
    }

    fn said(&self, entry: &'a Entry, after: &Documented) -> Said<'a> {
        let locked = Locked::from(after);
        let carried = self.check.carried(entry, Some(&locked));
        let sentences = sentences(&after.text, &self.check.names);
        Said { entry, locked, carried, sentences, advices: self.advices(entry) }
    }

    fn advices(&self, entry: &'a Entry) -> Vec<(Path, &'a Advice, Vec<OperationId>)> {
        let root = Path::default();
        let cases = entry.scope.cases().iter().map(|case| {
            let calls = case.operations.iter().map(|id| self.check.call(*id).to_owned());
            (root.then(Step::Case(calls.collect())), &case.advice, case.operations.clone())
        });
        let cases: Vec<_> = cases.collect();
        if cases.is_empty() {
            return vec![(root, &entry.advice, entry.scope.operations())];
        }
        cases
    }

    fn removed(&self, key: &EntryKey) -> Proposal {
        let Some(entry) = self.entries.get(key) else {
            return only("the catalog has no such entry: nothing is to change".to_owned());
        };
        let placed = self.check.placed;
        let line = diff::retired_line(entry, None);
        let mut notes = vec![
            "say why it is gone; `cargo xtask diff` prints the VERSION once the entry is removed"
                .to_owned(),
        ];
        notes.extend(heading(placed, Part::Retired));
        let gone = EntryEdit::new(placed, entry).lines();
        Proposal { yaml: Some(format!("  {line}")), place: Place::Retired(gone), notes }
    }
}

/// A note on the line that a list needs before its first item.
fn heading(placed: &LocatedCatalog, part: Part) -> Option<String> {
    let key = part.key();
    match placed.list(part) {
        None => Some(format!("write `{key}:` in a line before it")),
        Some(list) if list.items().is_empty() => {
            Some(format!("write `{key}:` in a line before it, in place of `{key}: []`"))
        }
        Some(_) => None,
    }
}

/// A note on the codes that only a sentence can carry.
fn codes(left: &BTreeSet<Fact>) -> Option<String> {
    let codes: Vec<_> = left
        .iter()
        .filter_map(|fact| match fact {
            Fact::Code(code) => Some(code),
            Fact::Time(..) | Fact::Call(_) => None,
        })
        .collect();
    (!codes.is_empty())
        .then(|| format!("write {} into `summary` or `action`, in your words", list(&codes)))
}

/// Whether an entry is a message.
fn is_message(entry: &Entry) -> bool {
    matches!(entry.key, Key::Message(_))
}
