//! The rules that hold entries against each other: nothing twice, nothing back from retirement.

use std::collections::{BTreeMap, BTreeSet};

use super::Placed;
use super::entries::Sections;
use super::seen::Seen;
use crate::diagnostic::{Diagnostic, Report, Rule, Span};
use crate::model::{
    Code, CodeKind, Example, HttpStatus, Key, Retired, RetiredKey, Section, Template,
};

pub(super) fn check(
    sections: &Sections,
    retired: &[Placed<Retired>],
    examples: &[Placed<Example>],
    report: &mut Report,
) {
    names(sections, report);
    status_codes(&sections.status_codes.keys, report);
    error_codes(&sections.error_codes.keys, report);
    messages(&sections.messages.keys, report);
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

fn status_codes(keys: &[Placed<HttpStatus>], report: &mut Report) {
    let mut seen = Seen::new(Rule::DuplicateCode, "HTTP status");
    for key in keys {
        seen.once(&key.value.wire(), key.at, report);
    }
}

fn error_codes(keys: &[Placed<Code>], report: &mut Report) {
    let mut seen = Seen::new(Rule::DuplicateCode, "code");
    let used: BTreeSet<_> = keys.iter().map(|key| &key.value).collect();
    for key in keys {
        seen.once_or(&key.value.wire(), key.at, report, || next_free(&used, &key.value));
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

/// The way out of a code used twice: the next number that is free, where codes are numbers.
fn next_free(used: &BTreeSet<&Code>, code: &Code) -> String {
    let Code::Number(taken) = code else {
        return "rename or remove one of the two".to_owned();
    };
    let is_free = |number: &i64| !used.contains(&Code::Number(*number));
    match (taken.saturating_add(1)..=i64::MAX).find(is_free) {
        Some(free) => format!("is one of the two a slip? The next number that is free is {free}"),
        None => "is one of the two a slip?".to_owned(),
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

/// A template as the search for overlaps sees it.
struct Outline<'a> {
    beginning: &'a str,
    ending: &'a str,
    is_exact: bool,
    key: &'a Placed<Template>,
}

/// The pairs that overlap. Templates whose beginnings differ cannot, so that in a list sorted by
/// these only what follows directly needs a closer look.
fn overlaps(keys: &[&Placed<Template>]) -> Vec<(Span, Span)> {
    let mut sorted: Vec<_> = keys.iter().map(|key| outline(key)).collect();
    sorted.sort_by_key(|outline| (outline.beginning, outline.key.at));
    let mut found = Vec::new();
    for (index, one) in sorted.iter().enumerate() {
        for other in &sorted[index + 1..] {
            // Sorted: once a beginning does not go on from this one, none behind it does.
            if !other.beginning.starts_with(one.beginning) {
                break;
            }
            if may_overlap(one, other) && one.key.value.overlaps(&other.key.value) {
                found.push((one.key.at.min(other.key.at), one.key.at.max(other.key.at)));
            }
        }
    }
    found
}

fn outline(key: &Placed<Template>) -> Outline<'_> {
    let literals = key.value.literals();
    let (beginning, ending) = (literals[0], literals[literals.len() - 1]);
    Outline { beginning, ending, is_exact: literals.len() == 1, key }
}

/// A quick look at the ends. Two exact texts are the same one, which is another fault, or two.
fn may_overlap(a: &Outline<'_>, b: &Outline<'_>) -> bool {
    let endings_agree = a.ending.ends_with(b.ending) || b.ending.ends_with(a.ending);
    endings_agree && !(a.is_exact && b.is_exact)
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

fn causes(sections: &Sections, examples: &[Placed<Example>], report: &mut Report) {
    let names: Vec<_> = sections.names.iter().map(|name| name.value.1.as_str()).collect();
    for example in examples {
        let cause = example.value.cause.as_str();
        // A name with a fault of its own may be the one that is meant.
        if sections.names_are_whole && !names.contains(&cause) {
            let message = format!("no entry is called `{}`", cause.escape_debug());
            let help = match report.near_miss(cause, &names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name the entry that tells what happened in this response".to_owned(),
            };
            report.push(Diagnostic::new(Rule::UnknownCause, example.at, message).help(help));
        }
    }
}
