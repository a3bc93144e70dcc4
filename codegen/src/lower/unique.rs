//! The rules that compare entries: nothing twice, nothing that is retired.

use std::collections::{BTreeMap, BTreeSet};

use super::Placed;
use super::entries::Entries;
use super::overlap::overlaps;
use crate::diagnostic::{Collector, Diagnostic, Rule, Seen, Span};
use crate::model::{Code, Key, Name, Retired, Section, Template, Word};

/// Whether the entries are unique; what is not is reported.
pub(super) fn check(
    entries: &Entries,
    retired: &[Placed<Retired>],
    collector: &mut Collector,
) -> bool {
    let before = collector.count();
    names(entries, collector);
    keys(&entries.keys, collector);
    code_kinds(&entries.keys, collector);
    templates(&entries.keys, collector);
    retirement(entries, retired, collector);
    collector.count() == before
}

/// Names are unique in the whole catalog, and their Rust variants in a section.
fn names(entries: &Entries, collector: &mut Collector) {
    let mut names = Seen::new(Rule::DuplicateName, "name");
    let mut variants = sections(|_| (Rule::IdentifierCollision, "Rust variant"));
    for Placed { at, value: (section, name) } in &entries.names {
        if names.once(name.as_str(), *at, collector) {
            variants[*section as usize].once(name.variant(), *at, collector);
        }
    }
}

/// Keys are unique in their section.
fn keys(keys: &[Placed<Key>], collector: &mut Collector) {
    let mut seen = sections(|section| match section {
        Section::Messages => (Rule::DuplicateTemplate, section.noun()),
        Section::ErrorCodes | Section::StatusCodes => (Rule::DuplicateCode, section.noun()),
    });
    let free = free_numbers(keys);
    for Placed { at, value } in keys {
        let help = || match number(value).map(|number| free.get(&number)) {
            None => "rename or remove one of the two".to_owned(),
            Some(None) => "is one of them a typo?".to_owned(),
            Some(Some(free)) => {
                format!("is one of them a typo? The next number that is free is {free}")
            }
        };
        seen[value.section() as usize].once_or(&value.wire(), *at, collector, help);
    }
}

fn sections(of: impl Fn(Section) -> (Rule, &'static str)) -> Vec<Seen> {
    let all = Section::ALL.iter().map(|section| of(*section));
    all.map(|(rule, what)| Seen::new(rule, what)).collect()
}

/// For each number that is a code, the next one that is free.
fn free_numbers(keys: &[Placed<Key>]) -> BTreeMap<i64, i64> {
    let used: BTreeSet<_> = keys.iter().filter_map(|key| number(&key.value)).collect();
    let mut free = BTreeMap::new();
    for number in used.iter().rev() {
        let Some(next) = number.checked_add(1) else { continue };
        let next = if used.contains(&next) { free.get(&next).copied() } else { Some(next) };
        free.extend(next.map(|next| (*number, next)));
    }
    free
}

const fn number(key: &Key) -> Option<i64> {
    if let Key::Code(Code::Number(number)) = key { Some(*number) } else { None }
}

fn code_kinds(keys: &[Placed<Key>], collector: &mut Collector) {
    let mut codes = keys.iter().filter_map(|key| match &key.value {
        Key::Code(code) => Some((key.at, code.kind())),
        _ => None,
    });
    let Some((first, kind)) = codes.next() else { return };
    if let Some((other, _)) = codes.find(|(_, other)| *other != kind) {
        let message = "the codes of one catalog are numbers and strings";
        collector.push(
            Diagnostic::new(Rule::MixedCodes, other, message)
                .label("one kind here")
                .also(first, "the other here")
                .help("write all of them as the wire has them; quotes make a string of a number"),
        );
    }
}

/// No text matches two templates.
fn templates(keys: &[Placed<Key>], collector: &mut Collector) {
    let templates: BTreeMap<&Template, Span> = keys
        .iter()
        .rev()
        .filter_map(|key| match &key.value {
            Key::Message(template) => Some((template, key.at)),
            _ => None,
        })
        .collect();
    for (first, second) in overlaps(&templates) {
        let message = "these templates overlap: one text can match both";
        collector.push(
            Diagnostic::new(Rule::OverlappingTemplates, second, message)
                .label("this one")
                .also(first, "and this one")
                .help("make the literal parts of the two differ, or merge the two entries"),
        );
    }
}

/// What is retired is not used again: neither its key nor its name.
fn retirement(entries: &Entries, retired: &[Placed<Retired>], collector: &mut Collector) {
    if retired.is_empty() {
        return;
    }
    let keys: BTreeMap<_, _> = entries.keys.iter().map(|key| (&key.value, key.at)).collect();
    let names: BTreeMap<_, _> =
        entries.names.iter().map(|name| (name.value.1.as_str(), name.at)).collect();
    let entries: BTreeMap<_, _> =
        entries.list.iter().map(|entry| (&entry.key, &entry.name)).collect();
    let mut retired_keys = Seen::new(Rule::RetiredReuse, "retired key");
    let mut retired_names = Seen::new(Rule::RetiredReuse, "retired name");
    for Placed { at, value: Retired { key, name, .. } } in retired {
        let noun = key.section().noun();
        retired_keys.once(&format!("{noun} {}", key.wire()), *at, collector);
        retired_names.once(name.as_str(), *at, collector);
        if let Some((used, _)) = keys.get(key).zip(entries.get(key).filter(|it| **it == name)) {
            collector.push(still_there(*used, *at, key, name));
            continue;
        }
        for (used, what) in [
            (keys.get(key), format!("{noun} `{}`", key.wire())),
            (names.get(name.as_str()), format!("name `{}`", name.as_str())),
        ] {
            let Some(used) = used else { continue };
            collector.push(
                Diagnostic::new(Rule::RetiredReuse, *used, format!("the {what} is retired"))
                    .label("used again here")
                    .also(*at, "retired here")
                    .help("use another: clients in the field know it by its former meaning"),
            );
        }
    }
}

/// An entry that was retired, but not deleted.
fn still_there(used: Span, retired: Span, key: &Key, name: &Name) -> Diagnostic {
    let (noun, section) = (key.section().noun(), key.section().word());
    let (key, name) = (key.wire(), name.as_str());
    let message = format!("the {noun} `{key}` is in `retired`, and still in `{section}`");
    Diagnostic::new(Rule::RetiredReuse, used, message)
        .label(format!("`{name}` is still here"))
        .also(retired, "retired here")
        .help("delete one of the two: this entry if it is gone, else its line in `retired`")
}
