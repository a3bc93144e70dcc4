//! The rules that hold entries against each other: nothing twice, nothing back from retirement.

use std::collections::{BTreeMap, BTreeSet};

use super::Placed;
use super::entries::Sections;
use super::overlap::overlaps;
use super::seen::Seen;
use crate::diagnostic::{Diagnostic, Report, Rule, Span};
use crate::model::{Code, CodeKind, HttpStatus, Key, Retired, RetiredKey, Section, Template};

pub(super) fn check(sections: &Sections, retired: &[Placed<Retired>], report: &mut Report) {
    names(sections, report);
    status_codes(&sections.status_codes.keys, report);
    error_codes(&sections.error_codes.keys, report);
    messages(&sections.messages.keys, report);
    retirement(sections, retired, report);
}

/// Names are given once in the whole catalog, and stay apart as Rust variants in their section.
fn names(sections: &Sections, report: &mut Report) {
    let mut names = Seen::new(Rule::DuplicateName, "name");
    let mut variants = BTreeMap::from([
        (Section::StatusCodes, Seen::new(Rule::IdentifierCollision, "Rust variant")),
        (Section::ErrorCodes, Seen::new(Rule::IdentifierCollision, "Rust variant")),
        (Section::Messages, Seen::new(Rule::IdentifierCollision, "Rust variant")),
    ]);
    for Placed { at, value: (section, name) } in &sections.names {
        if names.once(name.as_str(), *at, report)
            && let Some(seen) = variants.get_mut(section)
        {
            seen.once(name.variant(), *at, report);
        }
    }
}

fn status_codes(keys: &[Placed<HttpStatus>], report: &mut Report) {
    let mut seen = Seen::new(Rule::DuplicateCode, "HTTP status");
    for key in keys {
        seen.once(&key.value.wire(), key.at, report);
    }
}

fn error_codes(keys: &[Placed<Code>], report: &mut Report) {
    let mut seen = Seen::new(Rule::DuplicateCode, "code");
    let free = Free::of(keys);
    for key in keys {
        seen.once_or(&key.value.wire(), key.at, report, || free.way_out(&key.value));
    }
    let kind = keys.first().map_or(CodeKind::Number, |key| key.value.kind());
    if let Some(other) = keys.iter().find(|key| key.value.kind() != kind) {
        let message = "numbers and strings stand among the codes of one catalog";
        report.push(
            Diagnostic::new(Rule::MixedCodes, other.at, message)
                .label("one kind here")
                .also(keys[0].at, "the other here")
                .help("write all of them as the wire has them; quotes make a string of a number"),
        );
    }
}

/// For each number that is a code, the next one that is free.
struct Free(BTreeMap<i64, Option<i64>>);

impl Free {
    fn of(keys: &[Placed<Code>]) -> Self {
        let used: BTreeSet<_> = keys
            .iter()
            .filter_map(|key| match key.value {
                Code::Number(number) => Some(number),
                Code::Text(_) => None,
            })
            .collect();
        let mut free = BTreeMap::new();
        for number in used.into_iter().rev() {
            let next = number.checked_add(1);
            let behind = next.and_then(|next| free.get(&next).copied());
            free.insert(number, behind.unwrap_or(next));
        }
        Self(free)
    }

    /// The way out of a code used twice.
    fn way_out(&self, code: &Code) -> String {
        let Code::Number(number) = code else {
            return "rename or remove one of the two".to_owned();
        };
        match self.0.get(number).copied().flatten() {
            Some(free) => {
                format!("is one of the two a slip? The next number that is free is {free}")
            }
            None => "is one of the two a slip?".to_owned(),
        }
    }
}

fn messages(keys: &[Placed<Template>], report: &mut Report) {
    let mut seen = Seen::new(Rule::DuplicateTemplate, "template");
    let mut unique = Vec::new();
    for key in keys {
        if seen.once(&key.value.wire(), key.at, report) {
            unique.push(key);
        }
    }
    for (first, second) in overlaps(&unique) {
        let message = "one text can match two templates, so nobody can tell which is meant";
        report.push(
            Diagnostic::new(Rule::OverlappingTemplates, second, message)
                .label("this one")
                .also(first, "and this one")
                .help("make the literal parts of the two differ, or make one entry of them"),
        );
    }
}

/// What is retired does not come back: neither its key nor its name.
fn retirement(sections: &Sections, retired: &[Placed<Retired>], report: &mut Report) {
    let mut keys: BTreeMap<(Section, String), Span> = BTreeMap::new();
    for key in &sections.status_codes.keys {
        keys.insert((Section::StatusCodes, key.value.wire()), key.at);
    }
    for key in &sections.error_codes.keys {
        keys.insert((Section::ErrorCodes, key.value.wire()), key.at);
    }
    for key in &sections.messages.keys {
        keys.insert((Section::Messages, key.value.wire()), key.at);
    }
    let names: BTreeMap<_, _> =
        sections.names.iter().map(|name| (name.value.1.as_str(), name.at)).collect();
    let mut retired_keys = Seen::new(Rule::RetiredReuse, "retired key");
    let mut retired_names = Seen::new(Rule::RetiredReuse, "retired name");
    for Placed { at, value } in retired {
        let wire = value.key.wire();
        retired_keys.once(&format!("{} {wire}", label(&value.key)), *at, report);
        retired_names.once(value.name.as_str(), *at, report);
        let what = format!("{} `{}`", label(&value.key), wire.escape_debug());
        come_back(keys.get(&(value.section, wire)), *at, &what, report);
        let what = format!("name `{}`", value.name.as_str());
        come_back(names.get(value.name.as_str()), *at, &what, report);
    }
}

const fn label(key: &RetiredKey) -> &'static str {
    match key {
        RetiredKey::Status(_) => "HTTP status",
        RetiredKey::Code(_) => "code",
        RetiredKey::Message(_) => "template",
    }
}

fn come_back(used: Option<&Span>, retired: Span, what: &str, report: &mut Report) {
    if let Some(used) = used {
        report.push(
            Diagnostic::new(Rule::RetiredReuse, *used, format!("the {what} is retired"))
                .label("used again here")
                .also(retired, "retired here")
                .help("clients in the field still know it by its former meaning: take another"),
        );
    }
}
