//! The entries of the three sections.

use super::advice::{remediation, retry, summary};
use super::seen::Seen;
use super::waivers::waivers;
use super::{Context, Placed, accepted, items, parsed};
use crate::diagnostic::{Diagnostic, Rule, Span};
use crate::model::{
    Advice, Case, Code, Entry, HttpStatus, Invalid, Key, Name, OperationId, Outcome, Retry, Scope,
    Section, Template, Text,
};
use crate::schema::{self, Decode, List, Meaning};

/// The entries of all sections, with what the rules across entries need of them.
#[derive(Default)]
pub(super) struct Entries {
    /// The entries without a fault.
    pub(super) list: Vec<Entry>,
    /// The keys, also those of entries with a fault, in the order of the sections.
    pub(super) keys: Vec<Placed<Key>>,
    /// The names, also those of entries with a fault, in the order of the sections.
    pub(super) names: Vec<Placed<(Section, Name)>>,
    /// Whether every name of the file is among these: none has a fault, and every section is a list.
    pub(super) names_are_whole: bool,
}

pub(super) fn entries(raw: &schema::Catalog, cx: &mut Context<'_>) -> Entries {
    let mut entries = Entries::default();
    for item in items(&raw.status_codes, "status_codes", "entry", cx.collector) {
        let field = &item.value.code;
        let number = field.required("code", item.at, cx.collector);
        let status = number.and_then(|it| accepted(HttpStatus::parse(*it), field.at, cx.collector));
        let key = Placed { at: field.at, value: status.map(Key::Status) };
        entries.push(key, item.at, &item.value.meaning, Section::StatusCodes, cx);
    }
    for item in items(&raw.error_codes, "error_codes", "entry", cx.collector) {
        let field = &item.value.code;
        let raw = field.required("code", item.at, cx.collector);
        let code = raw.and_then(|it| accepted(code(it), field.at, cx.collector));
        let key = Placed { at: field.at, value: code.map(Key::Code) };
        entries.push(key, item.at, &item.value.meaning, Section::ErrorCodes, cx);
    }
    for item in items(&raw.messages, "messages", "entry", cx.collector) {
        let field = &item.value.text;
        let template = parsed(field, "text", item.at, cx.collector, Template::parse);
        let key = Placed { at: field.at, value: template.map(Key::Message) };
        entries.push(key, item.at, &item.value.meaning, Section::Messages, cx);
    }
    let written = count(&raw.status_codes) + count(&raw.error_codes) + count(&raw.messages);
    entries.names_are_whole = written == entries.names.len();
    entries
}

/// How many entries a list has; of what is not a list, one that cannot be read.
fn count<T: Decode>(list: &List<T>) -> usize {
    if list.is_absent() { 0 } else { list.get().map_or(1, Vec::len) }
}

pub(super) fn code(raw: &schema::Code) -> Result<Code, Invalid> {
    match raw {
        schema::Code::Number(number) => Ok(Code::Number(*number)),
        schema::Code::Text(text) => Text::verbatim(text).map(Code::Text),
    }
}

impl Entries {
    fn push(
        &mut self,
        key: Placed<Option<Key>>,
        at: Span,
        raw: &Meaning,
        section: Section,
        cx: &mut Context<'_>,
    ) {
        let Placed { at: key_at, value: key } = key;
        self.keys.extend(key.clone().map(|value| Placed { at: key_at, value }));
        let name = parsed(&raw.name, "name", at, cx.collector, Name::parse);
        self.names.extend(name.clone().map(|it| Placed { at: raw.name.at, value: (section, it) }));
        let meaning = meaning(raw, at, cx);
        let waived = waivers(&raw.waived, cx.collector);
        if let (Some(key), Some(name), Some((advice, scope))) = (key, name, meaning) {
            self.list.push(Entry { key, name, advice, scope, waived });
        }
    }
}

/// What an entry advises, and during which calls.
fn meaning(raw: &Meaning, at: Span, cx: &mut Context<'_>) -> Option<(Advice, Scope)> {
    let outcome = raw.outcome.required("outcome", at, cx.collector).copied();
    let summary = summary(&raw.summary, at, cx.collector);
    if raw.cases.is_absent() {
        let retry = retry(&raw.retry, at, cx);
        let remediation = remediation(&raw.remediation, at, cx.collector);
        let scope = scope(&raw.operations, cx);
        let (retry, remediation) = (retry?, remediation?);
        return Some((Advice { summary: summary?, outcome: outcome?, retry, remediation }, scope));
    }
    let cases = cases(raw, cx);
    // Where every case says the same, the entry need not say it again.
    let remediation = match shared(&cases, |advice| &advice.remediation) {
        Some(shared) if raw.remediation.is_absent() => Some(shared.clone()),
        // A case with a fault may say the same as the others.
        _ if raw.remediation.is_absent()
            && (cases.is_empty() || raw.cases.get().is_some_and(|all| cases.len() < all.len())) =>
        {
            None
        }
        _ => remediation(&raw.remediation, at, cx.collector),
    };
    let outcome = match shared(&cases, |advice| &advice.outcome) {
        Some(shared) => *shared,
        None if cases.is_empty() => outcome?,
        // Where they differ, no caller may take the request for done.
        None => Outcome::Failed,
    };
    let retry = shared(&cases, |advice| &advice.retry).cloned().unwrap_or(Retry::UNSPECIFIED);
    let advice = Advice { summary: summary?, outcome, retry, remediation: remediation? };
    Some((advice, Scope::Cases(cases)))
}

/// What all cases say; `None` if they differ, or if there are none.
fn shared<T: PartialEq>(cases: &[Case], part: impl Fn(&Advice) -> &T) -> Option<&T> {
    let mut parts = cases.iter().map(|case| part(&case.advice));
    let first = parts.next()?;
    parts.all(|other| other == first).then_some(first)
}

fn scope(raw: &List<String>, cx: &mut Context<'_>) -> Scope {
    if raw.is_absent() {
        return Scope::Every;
    }
    let found = cx.operations(raw);
    not_empty(raw, cx);
    Scope::Only(found.into_iter().map(|operation| operation.value).collect())
}

fn not_empty(list: &List<String>, cx: &mut Context<'_>) {
    if list.get().is_some_and(Vec::is_empty) {
        let fault = Diagnostic::new(Rule::CaseShape, list.at, "this list names no operation");
        cx.collector
            .push(fault.help("name the calls, or remove the key if it is about every call"));
    }
}

fn cases(raw: &Meaning, cx: &mut Context<'_>) -> Vec<Case> {
    for (key, is_absent, at) in [
        ("operations", raw.operations.is_absent(), raw.operations.at),
        ("retry", raw.retry.is_absent(), raw.retry.at),
    ] {
        if !is_absent {
            let message = format!("`{key}` occurs beside `cases`");
            let fault = Diagnostic::new(Rule::CaseShape, at, message);
            cx.collector.push(fault.help("each case states its own: move it there"));
        }
    }
    if raw.cases.get().is_some_and(Vec::is_empty) {
        let fault = Diagnostic::new(Rule::CaseShape, raw.cases.at, "this list has no case");
        cx.collector.push(fault.help("write the cases, or remove the key"));
    }
    let mut taken = Seen::new(Rule::OverlappingCases, "operation");
    let mut cases = Vec::new();
    for item in items(&raw.cases, "cases", "case", cx.collector) {
        cases.extend(case(&item, raw, &mut taken, cx));
    }
    cases.sort_by_key(|case| case.operations.first().copied());
    cases
}

fn case(
    raw: &Placed<&schema::Case>,
    entry: &Meaning,
    taken: &mut Seen,
    cx: &mut Context<'_>,
) -> Option<Case> {
    let Placed { at, value: raw } = *raw;
    raw.operations.required("operations", at, cx.collector);
    not_empty(&raw.operations, cx);
    let found = cx.operations(&raw.operations);
    for operation in &found {
        let name = cx.operations.names[operation.value.0].as_str();
        let help = || "name each call in one case only".to_owned();
        taken.once_or(name, operation.at, cx.collector, help);
    }
    // A missing outcome of the entry is reported at the entry.
    let outcome = raw.outcome.optional("outcome", cx.collector).or(entry.outcome.get()).copied();
    let summary = summary(&raw.summary, at, cx.collector);
    let retry = retry(&raw.retry, at, cx);
    let remediation = remediation(&raw.remediation, at, cx.collector);
    let operations: Vec<OperationId> = found.into_iter().map(|operation| operation.value).collect();
    let advice =
        Advice { summary: summary?, outcome: outcome?, retry: retry?, remediation: remediation? };
    Some(Case { operations, advice })
}
