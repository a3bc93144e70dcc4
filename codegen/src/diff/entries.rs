//! The entries of the three sections, before and after.

use std::collections::{BTreeMap, BTreeSet};

use super::{Changes, Kind, Part, Path, Subject, show};
use crate::model::{Case, Entry, Key, Name, Section, Template, Word};

pub(super) fn compare(changes: &mut Changes<'_>) {
    let (before, after) = (changes.before, changes.after);
    let (had, has) = (by_name(&before.entries), by_name(&after.entries));
    let retired = after.retired.iter().map(|retired| (&retired.name, &retired.key)).collect();
    for section in Section::ALL {
        let Paired { pairs, gone, new } = paired(before.section(*section), after.section(*section));
        for old in gone {
            gone_entry(changes, old, &has, &retired);
        }
        for new in new.into_iter().filter(|new| !had.contains_key(new.name.as_str())) {
            let is = Some(format!("{}: {}", new.key.wire(), new.advice.summary.as_str()));
            changes.push(Kind::EntryAdded, subject(new), Path::default(), None, is);
        }
        for (old, new) in pairs {
            entry(changes, old, new);
        }
    }
}

fn subject(entry: &Entry) -> Subject<'_> {
    Subject::new(Part::Entries(entry.key.section()), entry.name.as_str())
}

/// Entries by their names.
type Named<'a> = BTreeMap<&'a str, &'a Entry>;

fn by_name(entries: &[Entry]) -> Named<'_> {
    entries.iter().map(|entry| (entry.name.as_str(), entry)).collect()
}

/// Entries of a section that are one: by their names, or else by their keys.
struct Paired<'a> {
    pairs: Vec<(&'a Entry, &'a Entry)>,
    gone: Vec<&'a Entry>,
    new: Vec<&'a Entry>,
}

fn paired<'a>(before: &'a [Entry], after: &'a [Entry]) -> Paired<'a> {
    let (old_names, new_names) = (by_name(before), by_name(after));
    // What has a name of the other catalog is that entry, whatever its key.
    let renamed = after.iter().filter(|entry| !old_names.contains_key(entry.name.as_str()));
    let mut by_key: BTreeMap<_, _> = renamed.map(|entry| (&entry.key, entry)).collect();
    let (mut pairs, mut gone) = (Vec::new(), Vec::new());
    for old in before {
        let same_name = new_names.get(old.name.as_str()).copied();
        match same_name.or_else(|| by_key.remove(&old.key)) {
            Some(new) => pairs.push((old, new)),
            None => gone.push(old),
        }
    }
    Paired { pairs, gone, new: by_key.into_values().collect() }
}

/// An entry that its section does not have any more: it is in another one, retired, or removed.
fn gone_entry(
    changes: &mut Changes<'_>,
    old: &Entry,
    has: &Named<'_>,
    retired: &BTreeSet<(&Name, &Key)>,
) {
    if let Some(new) = has.get(old.name.as_str()) {
        let place = |it: &Entry| Some(format!("{} {}", it.key.section().word(), it.key.wire()));
        let subject = subject(new);
        changes.push(Kind::EntryMoved, subject, Path::default(), place(old), place(new));
        return meaning(changes, subject, old, new);
    }
    let kind = if retired.contains(&(&old.name, &old.key)) {
        Kind::EntryRetired
    } else {
        Kind::EntryRemoved
    };
    let was = Some(format!("{}: {}", old.key.wire(), old.advice.summary.as_str()));
    changes.push(kind, subject(old), Path::default(), was, None);
}

fn entry(changes: &mut Changes<'_>, old: &Entry, new: &Entry) {
    let subject = subject(new);
    changes.compare(Kind::NameChanged, subject, &["name"], old.name.as_str(), new.name.as_str());
    match (&old.key, &new.key) {
        (Key::Message(old), Key::Message(new)) => template(changes, subject, old, new),
        (old, new) => {
            changes.compare(Kind::CodeRenumbered, subject, &["code"], &old.wire(), &new.wire());
        }
    }
    meaning(changes, subject, old, new);
    waivers(changes, subject, old, new);
}

/// What an entry leaves out of the page's facts, and why.
fn waivers(changes: &mut Changes<'_>, subject: Subject<'_>, old: &Entry, new: &Entry) {
    let shown = |entry: &Entry| -> Vec<String> {
        let all = entry.waived.iter();
        all.map(|one| format!("{}: {}", one.fact.as_str(), one.reason.as_str())).collect()
    };
    let (had, has) = (shown(old).join("; "), shown(new).join("; "));
    changes.compare(Kind::WaiverChanged, subject, &["waived"], &had, &has);
}

/// What an entry advises, generally and in its cases, and during which calls.
fn meaning(changes: &mut Changes<'_>, subject: Subject<'_>, old: &Entry, new: &Entry) {
    let (had, has) = (old.scope.cases(), new.scope.cases());
    if had.is_empty() || has.is_empty() {
        changes.advice(subject, &old.advice, &new.advice);
        let calls = (old.scope.operations(), new.scope.operations());
        changes.calls(Kind::CallsChanged, subject, &calls.0, &calls.1);
    } else {
        // What else holds without the call follows from the cases.
        changes.remediation(subject, &old.advice, &new.advice);
    }
    cases(changes, subject, had, has);
}

/// The cases of an entry: one that shares a call with a former one is that one.
fn cases(changes: &mut Changes<'_>, subject: Subject<'_>, before: &[Case], after: &[Case]) {
    let (old_catalog, new_catalog) = (changes.before, changes.after);
    let old_calls = |case: &Case| show::names(old_catalog, &case.operations);
    let new_calls = |case: &Case| show::names(new_catalog, &case.operations);
    let mut left: Vec<&Case> = after.iter().collect();
    let mut unpaired = Vec::new();
    let mut pairs = Vec::new();
    for old in before {
        match left.iter().position(|new| new_calls(new) == old_calls(old)) {
            Some(index) => pairs.push((old, left.remove(index))),
            None => unpaired.push(old),
        }
    }
    for old in unpaired {
        let shares = |new: &Case| !new_calls(new).is_disjoint(&old_calls(old));
        if let Some(index) = left.iter().position(|new| shares(new)) {
            pairs.push((old, left.remove(index)));
            continue;
        }
        let case = show::call_names(old_catalog, &old.operations);
        let subject = Subject { case: &case, ..subject };
        let was = Some(old.advice.summary.as_str().to_owned());
        changes.push(Kind::CaseRemoved, subject, subject.path(&[]), was, None);
        // Its calls may have gone into another case, whose advice holds for them now.
        if let Some(new) = after.iter().find(|new| shares(new)) {
            changes.advice(subject, &old.advice, &new.advice);
        }
    }
    for new in left {
        let case = show::call_names(new_catalog, &new.operations);
        let subject = Subject { case: &case, ..subject };
        let is = Some(new.advice.summary.as_str().to_owned());
        changes.push(Kind::CaseAdded, subject, subject.path(&[]), None, is);
        // Its calls may have been those of another case, whose advice held for them before.
        if let Some(old) = before.iter().find(|old| !old_calls(old).is_disjoint(&new_calls(new))) {
            changes.advice(subject, &old.advice, &new.advice);
        }
    }
    for (old, new) in pairs {
        let case = show::call_names(new_catalog, &new.operations);
        let subject = Subject { case: &case, ..subject };
        changes.calls(Kind::CaseRescoped, subject, &old.operations, &new.operations);
        changes.advice(subject, &old.advice, &new.advice);
    }
}

/// The text of a message, and the names of what varies in it.
fn template(changes: &mut Changes<'_>, subject: Subject<'_>, old: &Template, new: &Template) {
    let names = |template: &Template| -> Vec<String> {
        template.placeholders().map(|one| one.as_str().to_owned()).collect()
    };
    let (had, has) = (names(old), names(new));
    let gone: Vec<_> = had.iter().filter(|name| !has.contains(name)).collect();
    let fresh: Vec<_> = has.iter().filter(|name| !had.contains(name)).collect();
    let same_text = show::literals(old) == show::literals(new);
    if gone.len() == fresh.len() && had.len() == has.len() {
        for (old, new) in gone.iter().zip(&fresh) {
            changes.compare(Kind::PlaceholderRenamed, subject, &["text"], old, new);
        }
    } else {
        for one in gone {
            changes.push(
                Kind::PlaceholderRemoved,
                subject,
                subject.path(&["text"]),
                Some(one.clone()),
                None,
            );
        }
        for one in fresh {
            changes.push(
                Kind::PlaceholderAdded,
                subject,
                subject.path(&["text"]),
                None,
                Some(one.clone()),
            );
        }
    }
    // A name that stays, and stands for another part of the text.
    let place = |names: &[String], name: &String| names.iter().position(|one| one == name);
    let swapped = had.iter().any(|name| {
        let now = place(&has, name);
        now.is_some() && now != place(&had, name)
    });
    if !same_text || swapped {
        changes.compare(Kind::TemplateChanged, subject, &["text"], &old.wire(), &new.wire());
    }
}
