//! The entries of the three sections, before and after.

use std::collections::BTreeMap;

use super::{Changes, Kind, Part, Place, show};
use crate::located::Step;
use crate::model::{Case, Catalog, Entry, Key, Section, Template, Word};

fn place(entry: &Entry) -> Place<'_> {
    Place::new(Part::Entries(entry.key.section()), entry.name.as_str())
}

fn by_name(entries: &[Entry]) -> BTreeMap<&str, &Entry> {
    entries.iter().map(|entry| (entry.name.as_str(), entry)).collect()
}

fn shown(entry: &Entry) -> String {
    format!("{}: {}", entry.key.wire(), entry.advice.summary.as_str())
}

/// What either catalog has of each entry, section by section. Entries of a section are one by their
/// names, or else by their keys.
pub(super) fn pairs<'a>(
    before: &'a Catalog,
    after: &'a Catalog,
) -> Vec<(Option<&'a Entry>, Option<&'a Entry>)> {
    let mut pairs = Vec::new();
    for section in Section::ALL {
        let (old, new) = (before.section(*section), after.section(*section));
        let (old_names, new_names) = (by_name(old), by_name(new));
        // What has a name of the other catalog is that entry, whatever its key.
        let renamed = new.iter().filter(|it| !old_names.contains_key(it.name.as_str()));
        let mut renamed: BTreeMap<_, _> = renamed.map(|it| (&it.key, it)).collect();
        for old in old {
            let same_name = new_names.get(old.name.as_str()).copied();
            pairs.push((Some(old), same_name.or_else(|| renamed.remove(&old.key))));
        }
        pairs.extend(renamed.into_values().map(|new| (None, Some(new))));
    }
    pairs
}

impl Changes<'_> {
    pub(super) fn entries(&mut self) {
        let (had, has) = (by_name(&self.before.entries), by_name(&self.after.entries));
        for pair in pairs(self.before, self.after) {
            match pair {
                (Some(old), Some(new)) => self.entry(old, new),
                (Some(old), None) => self.gone(old, has.get(old.name.as_str()).copied()),
                (None, Some(new)) if !had.contains_key(new.name.as_str()) => {
                    self.compare(Kind::EntryAdded, &place(new), None, Some(shown(new)));
                }
                // It was in another section, which says so.
                (None, _) => {}
            }
        }
    }

    /// An entry that its section does not have any more: it is in another one, retired, or removed.
    fn gone(&mut self, old: &Entry, moved: Option<&Entry>) {
        if let Some(new) = moved {
            let at = |it: &Entry| Some(format!("{} {}", it.key.section().word(), it.key.wire()));
            self.compare(Kind::EntryMoved, &place(new), at(old), at(new));
            return self.meaning(old, new);
        }
        let retired = &self.after.retired;
        let found = retired.binary_search_by(|it| it.key.cmp(&old.key));
        let is_retired = found.is_ok_and(|index| retired[index].name == old.name);
        let kind = if is_retired { Kind::EntryRetired } else { Kind::EntryRemoved };
        self.compare(kind, &place(old), Some(shown(old)), None);
    }

    fn entry(&mut self, old: &Entry, new: &Entry) {
        let place = place(new);
        self.field(Kind::NameChanged, &place, "name", old.name.as_str(), new.name.as_str());
        match (&old.key, &new.key) {
            (Key::Message(old), Key::Message(new)) => self.template(&place, old, new),
            (old, new) => {
                self.field(Kind::CodeRenumbered, &place, "code", &old.wire(), &new.wire());
            }
        }
        self.meaning(old, new);
        let since = |entry: &Entry| entry.since.as_ref().map(ToString::to_string);
        self.compare(Kind::SinceChanged, &place.field("since"), since(old), since(new));
        let waived = |entry: &Entry| {
            let all = entry.waived.iter();
            let all = all.map(|it| format!("{}: {}", it.fact.as_str(), it.reason.as_str()));
            all.collect::<Vec<_>>().join("; ")
        };
        self.field(Kind::WaiverChanged, &place, "waived", &waived(old), &waived(new));
    }

    /// What an entry advises, generally and in its cases, and during which calls.
    fn meaning(&mut self, old: &Entry, new: &Entry) {
        let place = place(new);
        let (had, has) = (old.scope.cases(), new.scope.cases());
        if had.is_empty() || has.is_empty() {
            self.advice(&place, &old.advice, &new.advice);
            let calls = (old.scope.operations(), new.scope.operations());
            self.calls(Kind::CallsChanged, &place, &calls.0, &calls.1);
        } else {
            // What else holds without the call follows from the cases.
            self.remediation(&place, &old.advice, &new.advice);
        }
        self.cases(&place, had, has);
    }

    /// The cases of an entry: one that shares a call with a former one is that one.
    fn cases(&mut self, entry: &Place<'_>, before: &[Case], after: &[Case]) {
        let (old_catalog, new_catalog) = (self.before, self.after);
        let old_calls = |case: &Case| show::names(old_catalog, &case.operations);
        let new_calls = |case: &Case| show::names(new_catalog, &case.operations);
        let is_same = |old: &Case, new: &Case| old_calls(old) == new_calls(new);
        let shares = |old: &Case, new: &Case| !old_calls(old).is_disjoint(&new_calls(new));
        let mut gone: Vec<_> = before.iter().collect();
        let mut left: Vec<_> = after.iter().collect();
        let mut pairs = Vec::new();
        let mut pair = |is_pair: &dyn Fn(&Case, &Case) -> bool| {
            gone.retain(|old| {
                let found = left.iter().position(|new| is_pair(old, new));
                pairs.extend(found.map(|index| (*old, left.remove(index))));
                found.is_none()
            });
        };
        pair(&is_same);
        pair(&shares);
        let place = |catalog: &Catalog, case: &Case| {
            let path = entry.path.then(Step::Case(show::call_names(catalog, &case.operations)));
            Place { path, ..entry.clone() }
        };
        let summary = |case: &Case| Some(case.advice.summary.as_str().to_owned());
        for (old, new) in pairs {
            let place = place(new_catalog, new);
            self.calls(Kind::CaseRescoped, &place, &old.operations, &new.operations);
            self.advice(&place, &old.advice, &new.advice);
        }
        // The calls of a case that goes may be in another one, whose advice holds for them now; those
        // of a new case may have been in another one before.
        for old in gone {
            let place = place(old_catalog, old);
            self.compare(Kind::CaseRemoved, &place, summary(old), None);
            if let Some(new) = after.iter().find(|new| shares(old, new)) {
                self.advice(&place, &old.advice, &new.advice);
            }
        }
        for new in left {
            let place = place(new_catalog, new);
            self.compare(Kind::CaseAdded, &place, None, summary(new));
            if let Some(old) = before.iter().find(|old| shares(old, new)) {
                self.advice(&place, &old.advice, &new.advice);
            }
        }
    }

    /// The text of a message, and the names of what varies in it.
    fn template(&mut self, entry: &Place<'_>, old: &Template, new: &Template) {
        let names = |template: &Template| -> Vec<String> {
            template.placeholders().map(|it| it.as_str().to_owned()).collect()
        };
        let (had, has) = (names(old), names(new));
        let gone: Vec<_> = had.iter().filter(|name| !has.contains(name)).collect();
        let fresh: Vec<_> = has.iter().filter(|name| !had.contains(name)).collect();
        let place = entry.field("text");
        if gone.len() == fresh.len() && had.len() == has.len() {
            for (old, new) in gone.into_iter().zip(fresh) {
                self.field(Kind::PlaceholderRenamed, entry, "text", old, new);
            }
        } else {
            for name in gone {
                self.compare(Kind::PlaceholderRemoved, &place, Some(name.clone()), None);
            }
            for name in fresh {
                self.compare(Kind::PlaceholderAdded, &place, None, Some(name.clone()));
            }
        }
        // A name that stays may be that of another part of the text.
        let index = |names: &[String], name: &String| names.iter().position(|it| it == name);
        let is_moved =
            |name: &String| index(&has, name).is_some_and(|now| index(&had, name) != Some(now));
        if old.literals() != new.literals() || had.iter().any(is_moved) {
            self.field(Kind::TemplateChanged, entry, "text", &old.wire(), &new.wire());
        }
    }
}
