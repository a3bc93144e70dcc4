//! The entries of the three sections, before and after.

use std::collections::{BTreeMap, BTreeSet};

use super::{Changes, Kind, Subject, show};
use crate::model::{Advice, Case, Catalog, Entry, Key, Scope, Template};

pub(super) fn compare(changes: &mut Changes<'_>) {
    let (before, after) = (changes.before, changes.after);
    let wholes = (wholes(before), wholes(after));
    section(changes, "status_codes", &before.status_codes, &after.status_codes, &wholes);
    section(changes, "error_codes", &before.error_codes, &after.error_codes, &wholes);
    let pairs = section(changes, "messages", &before.messages, &after.messages, &wholes);
    for (old, new) in pairs {
        template(changes, new.name.as_str(), &old.key, &new.key);
    }
}

/// An entry before and after.
type Pair<'a, K> = (&'a Entry<K>, &'a Entry<K>);

/// Entries of two catalogs that are one: by their names, or else by their keys.
struct Paired<'a, K> {
    pairs: Vec<Pair<'a, K>>,
    gone: Vec<&'a Entry<K>>,
    new: Vec<&'a Entry<K>>,
}

fn paired<'a, K: Key>(before: &'a [Entry<K>], after: &'a [Entry<K>]) -> Paired<'a, K> {
    let by_name: BTreeMap<_, _> = after.iter().map(|entry| (entry.name.as_str(), entry)).collect();
    let old_names: BTreeSet<_> = before.iter().map(|entry| entry.name.as_str()).collect();
    // What has a name of the other catalog is that entry, whatever its key.
    let renamed = after.iter().filter(|entry| !old_names.contains(entry.name.as_str()));
    let mut by_key: BTreeMap<_, _> = renamed.map(|entry| (entry.key.wire(), entry)).collect();
    let (mut pairs, mut gone) = (Vec::new(), Vec::new());
    for old in before {
        let same_name = by_name.get(old.name.as_str()).copied();
        match same_name.or_else(|| by_key.remove(&old.key.wire())) {
            Some(new) => pairs.push((old, new)),
            None => gone.push(old),
        }
    }
    Paired { pairs, gone, new: by_key.into_values().collect() }
}

/// Tells what changed in a section, and hands out the entries that are in both.
fn section<'a, K: Key>(
    changes: &mut Changes<'_>,
    section: &'static str,
    before: &'a [Entry<K>],
    after: &'a [Entry<K>],
    (earlier, now): &(Wholes<'_>, Wholes<'_>),
) -> Vec<Pair<'a, K>> {
    let Paired { pairs, gone, new } = paired(before, after);
    // A tombstone is that of one entry: under its section, its key and its name.
    let retired = changes.after.retired.iter().filter(|it| show::word(it.section) == section);
    let retired: BTreeSet<_> =
        retired.map(|retired| (retired.name.as_str(), retired.key.wire())).collect();
    for old in gone {
        let name = old.name.as_str();
        let subject = Subject::new(section, name);
        let was = format!("{}: {}", old.key.wire(), old.advice.summary.as_str());
        if let Some(new) = now.get(name) {
            moved(changes, &earlier[name], new, name);
        } else if retired.contains(&(name, old.key.wire())) {
            changes.push(Kind::EntryRetired, subject, "", Some(was), None);
        } else {
            changes.push(Kind::EntryRemoved, subject, "", Some(was), None);
        }
    }
    for new in new {
        let name = new.name.as_str();
        // Of an entry that moved, the section that it left tells.
        if !earlier.contains_key(name) {
            let is = format!("{}: {}", new.key.wire(), new.advice.summary.as_str());
            changes.push(Kind::EntryAdded, Subject::new(section, name), "", None, Some(is));
        }
    }
    for (old, new) in &pairs {
        entry(changes, section, old, new);
    }
    pairs
}

/// An entry of any section, as far as all sections have the same.
struct Whole<'a> {
    section: &'static str,
    wire: String,
    advice: &'a Advice,
    scope: &'a Scope,
}

/// The entries of a catalog by name.
type Wholes<'a> = BTreeMap<&'a str, Whole<'a>>;

fn wholes(catalog: &Catalog) -> Wholes<'_> {
    fn of<'a, K: Key>(
        section: &'static str,
        entries: &'a [Entry<K>],
    ) -> impl Iterator<Item = (&'a str, Whole<'a>)> {
        entries.iter().map(move |entry| {
            let (wire, advice, scope) = (entry.key.wire(), &entry.advice, &entry.scope);
            (entry.name.as_str(), Whole { section, wire, advice, scope })
        })
    }
    let all = of("status_codes", &catalog.status_codes);
    let all = all.chain(of("error_codes", &catalog.error_codes));
    all.chain(of("messages", &catalog.messages)).collect()
}

/// An entry that stands in another section now.
fn moved(changes: &mut Changes<'_>, old: &Whole<'_>, new: &Whole<'_>, name: &str) {
    let subject = Subject::new(new.section, name);
    let place = |whole: &Whole<'_>| Some(format!("{} {}", whole.section, whole.wire));
    changes.push(Kind::EntryMoved, subject, "", place(old), place(new));
    meaning(changes, subject, (old.advice, old.scope), (new.advice, new.scope));
}

fn entry<K: Key>(changes: &mut Changes<'_>, section: &'static str, old: &Entry<K>, new: &Entry<K>) {
    let subject = Subject::new(section, new.name.as_str());
    changes.compare(Kind::NameChanged, subject, "name", old.name.as_str(), new.name.as_str());
    if section != "messages" {
        changes.compare(Kind::CodeRenumbered, subject, "code", &old.key.wire(), &new.key.wire());
    }
    meaning(changes, subject, (&old.advice, &old.scope), (&new.advice, &new.scope));
}

/// What an entry advises, generally and in its cases, and during which calls.
fn meaning(
    changes: &mut Changes<'_>,
    subject: Subject<'_>,
    (old, old_scope): (&Advice, &Scope),
    (new, new_scope): (&Advice, &Scope),
) {
    let (had, has) = (old_scope.cases(), new_scope.cases());
    if had.is_empty() || has.is_empty() {
        changes.advice(subject, old, new);
        let calls = (old_scope.operations(), new_scope.operations());
        changes.calls(Kind::CallsChanged, subject, &calls.0, &calls.1);
    } else {
        // What else is said without the call follows from the cases.
        changes.remediation(subject, old, new);
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
        let prefix = format!("cases[{}].", show::calls(old_catalog, &old.operations));
        let subject = Subject { prefix: &prefix, ..subject };
        let was = Some(old.advice.summary.as_str().to_owned());
        changes.push(Kind::CaseRemoved, subject, "", was, None);
        // Its calls may have gone into another case, whose advice holds for them now.
        if let Some(new) = after.iter().find(|new| shares(new)) {
            changes.advice(subject, &old.advice, &new.advice);
        }
    }
    for new in left {
        let prefix = format!("cases[{}].", show::calls(new_catalog, &new.operations));
        let subject = Subject { prefix: &prefix, ..subject };
        let is = Some(new.advice.summary.as_str().to_owned());
        changes.push(Kind::CaseAdded, subject, "", None, is);
        // Its calls may have been those of another case, whose advice held for them before.
        if let Some(old) = before.iter().find(|old| !old_calls(old).is_disjoint(&new_calls(new))) {
            changes.advice(subject, &old.advice, &new.advice);
        }
    }
    for (old, new) in pairs {
        let prefix = format!("cases[{}].", show::calls(new_catalog, &new.operations));
        let subject = Subject { prefix: &prefix, ..subject };
        changes.calls(Kind::CaseRescoped, subject, &old.operations, &new.operations);
        changes.advice(subject, &old.advice, &new.advice);
    }
}

/// The text of a message, and the names of what varies in it.
fn template(changes: &mut Changes<'_>, name: &str, old: &Template, new: &Template) {
    let subject = Subject::new("messages", name);
    let names = |template: &Template| -> Vec<String> {
        template.placeholders().map(|one| one.as_str().to_owned()).collect()
    };
    let (had, has) = (names(old), names(new));
    let gone: Vec<_> = had.iter().filter(|name| !has.contains(name)).collect();
    let fresh: Vec<_> = has.iter().filter(|name| !had.contains(name)).collect();
    let same_text = show::literals(old) == show::literals(new);
    if gone.len() == fresh.len() && had.len() == has.len() {
        for (old, new) in gone.iter().zip(&fresh) {
            changes.compare(Kind::PlaceholderRenamed, subject, "text", old, new);
        }
    } else {
        for one in gone {
            changes.push(Kind::PlaceholderRemoved, subject, "text", Some(one.clone()), None);
        }
        for one in fresh {
            changes.push(Kind::PlaceholderAdded, subject, "text", None, Some(one.clone()));
        }
    }
    // A name that stays, and stands for another part of the text.
    let place = |names: &[String], name: &String| names.iter().position(|one| one == name);
    let swapped = had.iter().any(|name| {
        let now = place(&has, name);
        now.is_some() && now != place(&had, name)
    });
    if !same_text || swapped {
        changes.compare(Kind::TemplateChanged, subject, "text", &old.wire(), &new.wire());
    }
}
