//! The rules that hold entries against each other: nothing twice, nothing back from retirement.

use std::collections::BTreeMap;

use super::Placed;
use super::entries::Sections;
use super::seen::Seen;
use crate::diagnostic::{Diagnostic, Report, Rule, Span, near_miss};
use crate::model::{
    Code, CodeKind, Entry, Example, HttpStatus, Key, Retired, RetiredKey, Section, Template,
};

pub(super) fn check(
    sections: &Sections,
    retired: &[Placed<Retired>],
    examples: &[Placed<Example>],
    report: &mut Report,
) {
    names(sections, report);
    status_codes(&sections.status_codes, report);
    error_codes(&sections.error_codes, report);
    messages(&sections.messages, report);
    retirement(sections, retired, report);
    causes(sections, examples, report);
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

fn status_codes(entries: &[Placed<Entry<HttpStatus>>], report: &mut Report) {
    let mut seen = Seen::new(Rule::DuplicateCode, "HTTP status");
    for entry in entries {
        seen.once(&entry.value.key.wire(), entry.at, report);
    }
}

fn error_codes(entries: &[Placed<Entry<Code>>], report: &mut Report) {
    let mut seen = Seen::new(Rule::DuplicateCode, "code");
    for entry in entries {
        seen.once_or(&entry.value.key.wire(), entry.at, report, || {
            next_free(entries, &entry.value.key)
        });
    }
    let kind = entries.first().map_or(CodeKind::Number, |entry| entry.value.key.kind());
    if let Some(other) = entries.iter().find(|entry| entry.value.key.kind() != kind) {
        let message = "numbers and strings stand among the codes of one catalog";
        report.push(
            Diagnostic::new(Rule::MixedCodes, other.at, message)
                .label("one kind here")
                .also(entries[0].at, "the other here")
                .help("write all of them as the wire has them; quotes make a string of a number"),
        );
    }
}

/// The way out of a code used twice: the next number that is free, where codes are numbers.
fn next_free(entries: &[Placed<Entry<Code>>], code: &Code) -> String {
    let Code::Number(taken) = code else {
        return "rename or remove one of the two".to_owned();
    };
    let is_free =
        |number: &i64| entries.iter().all(|entry| entry.value.key != Code::Number(*number));
    match (taken.saturating_add(1)..=i64::MAX).find(is_free) {
        Some(free) => format!("is one of the two a slip? The next number that is free is {free}"),
        None => "is one of the two a slip?".to_owned(),
    }
}

fn messages(entries: &[Placed<Entry<Template>>], report: &mut Report) {
    let mut seen = Seen::new(Rule::DuplicateTemplate, "template");
    let mut unique = Vec::new();
    for entry in entries {
        if seen.once(&entry.value.key.wire(), entry.at, report) {
            unique.push(entry);
        }
    }
    for (first, second) in overlaps(&mut unique) {
        let message = "one text can match two templates, so nobody can tell which is meant";
        report.push(
            Diagnostic::new(Rule::OverlappingTemplates, second, message)
                .label("this one")
                .also(first, "and this one")
                .help("make the literal parts of the two differ, or make one entry of them"),
        );
    }
}

/// The pairs that overlap. Templates whose literal beginnings differ cannot, so that in a list sorted
/// by these only neighbours and what begins with less need a closer look.
fn overlaps(entries: &mut [&Placed<Entry<Template>>]) -> Vec<(Span, Span)> {
    entries.sort_by_key(|entry| entry.value.key.literals()[0].to_owned());
    let mut found = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let start = entry.value.key.literals()[0].to_owned();
        let exact = entry.value.key.placeholders().next().is_none();
        for other in &entries[index + 1..] {
            let other_start = other.value.key.literals()[0].to_owned();
            // Sorted: once the beginnings differ, they differ for all that follow.
            if !other_start.starts_with(&start) {
                break;
            }
            let both_exact = exact && other.value.key.placeholders().next().is_none();
            if !both_exact && entry.value.key.overlaps(&other.value.key) {
                let (first, second) = (entry.at.min(other.at), entry.at.max(other.at));
                found.push((first, second));
            }
        }
    }
    found
}

/// What is retired does not come back: neither its key nor its name.
fn retirement(sections: &Sections, retired: &[Placed<Retired>], report: &mut Report) {
    let mut keys: BTreeMap<(Section, String), Span> = BTreeMap::new();
    for entry in &sections.status_codes {
        keys.insert((Section::StatusCodes, entry.value.key.wire()), entry.at);
    }
    for entry in &sections.error_codes {
        keys.insert((Section::ErrorCodes, entry.value.key.wire()), entry.at);
    }
    for entry in &sections.messages {
        keys.insert((Section::Messages, entry.value.key.wire()), entry.at);
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

fn causes(sections: &Sections, examples: &[Placed<Example>], report: &mut Report) {
    let names: Vec<_> = sections.names.iter().map(|name| name.value.1.as_str()).collect();
    for example in examples {
        let cause = example.value.cause.as_str();
        if !names.contains(&cause) {
            let message = format!("no entry is called `{}`", cause.escape_debug());
            let help = match near_miss(cause, &names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name the entry that tells what happened in this response".to_owned(),
            };
            report.push(Diagnostic::new(Rule::UnknownCause, example.at, message).help(help));
        }
    }
}
