//! The rules that hold entries against each other: nothing twice, nothing back from retirement.

use std::collections::{BTreeMap, BTreeSet};

use super::Placed;
use super::entries::Entries;
use super::overlap::overlaps;
use super::seen::Seen;
use crate::diagnostic::{Collector, Diagnostic, Rule, Span};
use crate::model::{Code, Key, Retired, Section, Word};

pub(super) fn check(entries: &Entries, retired: &[Placed<Retired>], collector: &mut Collector) {
    names(entries, collector);
    keys(&entries.keys, collector);
    code_kinds(&entries.keys, collector);
    templates(&entries.keys, collector);
    retirement(entries, retired, collector);
}

/// Names are given once in the whole catalog, and stay apart as Rust variants in their section.
fn names(entries: &Entries, collector: &mut Collector) {
    let mut names = Seen::new(Rule::DuplicateName, "name");
    let seen = |section: &Section| (*section, Seen::new(Rule::IdentifierCollision, "Rust variant"));
    let mut variants: BTreeMap<_, _> = Section::ALL.iter().map(seen).collect();
    for Placed { at, value: (section, name) } in &entries.names {
        if names.once(name.as_str(), *at, collector)
            && let Some(seen) = variants.get_mut(section)
        {
            seen.once(name.variant(), *at, collector);
        }
    }
}

/// Keys are given once in their section.
fn keys(keys: &[Placed<Key>], collector: &mut Collector) {
    let mut seen = [
        Seen::new(Rule::DuplicateCode, "HTTP status"),
        Seen::new(Rule::DuplicateCode, "code"),
        Seen::new(Rule::DuplicateTemplate, "template"),
    ];
    let free = Free::of(keys);
    for Placed { at, value } in keys {
        let seen = &mut seen[value.section() as usize];
        seen.once_or(&value.wire(), *at, collector, || free.help(value));
    }
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

/// For each number that is a code, the next one that is free.
struct Free(BTreeMap<i64, Option<i64>>);

impl Free {
    fn of(keys: &[Placed<Key>]) -> Self {
        let used: BTreeSet<_> = keys.iter().filter_map(|key| number(&key.value)).collect();
        let mut free = BTreeMap::new();
        for number in used.into_iter().rev() {
            let next = number.checked_add(1);
            let after = next.and_then(|next| free.get(&next).copied());
            free.insert(number, after.unwrap_or(next));
        }
        Self(free)
    }

    /// What to do about a key that is used twice.
    fn help(&self, key: &Key) -> String {
        let Some(number) = number(key) else {
            return "rename or remove one of the two".to_owned();
        };
        match self.0.get(&number).copied().flatten() {
            Some(free) => {
                format!("is one of them a typo? The next number that is free is {free}")
            }
            None => "is one of them a typo?".to_owned(),
        }
    }
}

const fn number(key: &Key) -> Option<i64> {
    match key {
        Key::Code(Code::Number(number)) => Some(*number),
        _ => None,
    }
}

/// No text matches two templates.
fn templates(keys: &[Placed<Key>], collector: &mut Collector) {
    let mut seen = BTreeSet::new();
    let templates = keys.iter().filter_map(|key| match &key.value {
        Key::Message(template) => Some(Placed { at: key.at, value: template }),
        _ => None,
    });
    let unique: Vec<_> = templates.filter(|one| seen.insert(one.value)).collect();
    for (first, second) in overlaps(&unique) {
        let message = "one text can match two templates, so the two cannot be told apart";
        collector.push(
            Diagnostic::new(Rule::OverlappingTemplates, second, message)
                .label("this one")
                .also(first, "and this one")
                .help("make the literal parts of the two differ, or make one entry of them"),
        );
    }
}

/// What is retired does not come back: neither its key nor its name.
fn retirement(entries: &Entries, retired: &[Placed<Retired>], collector: &mut Collector) {
    let keys: BTreeMap<_, _> = entries.keys.iter().map(|key| (&key.value, key.at)).collect();
    let names: BTreeMap<_, _> =
        entries.names.iter().map(|name| (name.value.1.as_str(), name.at)).collect();
    let mut retired_keys = Seen::new(Rule::RetiredReuse, "retired key");
    let mut retired_names = Seen::new(Rule::RetiredReuse, "retired name");
    for Placed { at, value } in retired {
        let wire = value.key.wire();
        let noun = noun(value.key.section());
        retired_keys.once(&format!("{noun} {wire}"), *at, collector);
        retired_names.once(value.name.as_str(), *at, collector);
        let what = format!("{noun} `{}`", wire.escape_debug());
        come_back(keys.get(&value.key), *at, &what, collector);
        let what = format!("name `{}`", value.name.as_str());
        come_back(names.get(value.name.as_str()), *at, &what, collector);
    }
}

/// What the keys of a section are called.
const fn noun(section: Section) -> &'static str {
    match section {
        Section::StatusCodes => "HTTP status",
        Section::ErrorCodes => "code",
        Section::Messages => "template",
    }
}

fn come_back(used: Option<&Span>, retired: Span, what: &str, collector: &mut Collector) {
    if let Some(used) = used {
        collector.push(
            Diagnostic::new(Rule::RetiredReuse, *used, format!("the {what} is retired"))
                .label("used again here")
                .also(retired, "retired here")
                .help("clients in the field still know it by its former meaning: take another"),
        );
    }
}
