//! The entries of the three sections.

use super::advice::{remediation, retry, summary};
use super::header::Operations;
use super::seen::Seen;
use super::{Placed, accepted, items, parsed};
use crate::diagnostic::{Diagnostic, Report, Rule, Span};
use crate::model::{
    Advice, Case, Code, Entry, HttpStatus, Name, OperationId, Outcome, Refusal, Retry, Scope,
    Section, Template, Text,
};
use crate::schema::{self, Body, List};

/// The three sections, with what the rules across entries need of them.
#[derive(Default)]
pub(super) struct Sections {
    pub(super) status_codes: Keyed<HttpStatus>,
    pub(super) error_codes: Keyed<Code>,
    pub(super) messages: Keyed<Template>,
    /// Where each name stands, in the order of the sections.
    pub(super) names: Vec<Placed<(Section, Name)>>,
    /// Whether every name of the file is among these: none has a fault, and every section is a list.
    pub(super) names_are_whole: bool,
}

/// The entries of a section. Keys stand beside them, because an entry with a fault has a key too.
pub(super) struct Keyed<K> {
    pub(super) keys: Vec<Placed<K>>,
    pub(super) entries: Vec<Entry<K>>,
}

impl<K> Default for Keyed<K> {
    fn default() -> Self {
        Self { keys: Vec::new(), entries: Vec::new() }
    }
}

impl<K: Clone> Keyed<K> {
    fn push(&mut self, key: Option<K>, at: Span, read: Option<Keyless>) {
        self.keys.extend(key.clone().map(|value| Placed { at, value }));
        if let (Some(key), Some(Keyless { name, advice, scope })) = (key, read) {
            self.entries.push(Entry { key, name, advice, scope });
        }
    }
}

pub(super) fn sections(
    raw: &schema::Catalog,
    operations: &Operations,
    report: &mut Report,
) -> Sections {
    let mut sections = Sections::default();
    for item in items(&raw.status_codes, "status_codes", "entry", report) {
        let field = &item.value.code;
        let key = field.required("code", item.at, report).copied();
        let key = key.and_then(|number| accepted(HttpStatus::parse(number), field.at, report));
        let body = item.value.body(item.at);
        let read = entry(body, Section::StatusCodes, operations, &mut sections.names, report);
        sections.status_codes.push(key, field.at, read);
    }
    for item in items(&raw.error_codes, "error_codes", "entry", report) {
        let field = &item.value.code;
        let key = field.required("code", item.at, report);
        let key = key.and_then(|raw| accepted(code(raw), field.at, report));
        let body = item.value.body(item.at);
        let read = entry(body, Section::ErrorCodes, operations, &mut sections.names, report);
        sections.error_codes.push(key, field.at, read);
    }
    for item in items(&raw.messages, "messages", "entry", report) {
        let field = &item.value.text;
        let key = parsed(field, "text", item.at, report, Template::parse);
        let body = item.value.body(item.at);
        let read = entry(body, Section::Messages, operations, &mut sections.names, report);
        sections.messages.push(key, field.at, read);
    }
    let told =
        items_told(&raw.status_codes) + items_told(&raw.error_codes) + items_told(&raw.messages);
    sections.names_are_whole = told == sections.names.len();
    sections
}

/// How many entries stand in a list; of what is no list, one that nobody can read.
fn items_told<T: schema::Decode>(list: &List<T>) -> usize {
    if list.is_absent() {
        return 0;
    }
    list.optional("", &mut Report::default()).map_or(1, Vec::len)
}

/// An entry but for its key.
struct Keyless {
    name: Name,
    advice: Advice,
    scope: Scope,
}

pub(super) fn code(raw: &schema::Code) -> Result<Code, Refusal> {
    match raw {
        schema::Code::Number(number) => Ok(Code::Number(*number)),
        schema::Code::Text(text) => Text::verbatim(text).map(Code::Text),
    }
}

fn entry(
    body: Body<'_>,
    section: Section,
    operations: &Operations,
    names: &mut Vec<Placed<(Section, Name)>>,
    report: &mut Report,
) -> Option<Keyless> {
    let name = parsed(body.name, "name", body.at, report, Name::parse);
    names.extend(name.clone().map(|name| Placed { at: body.name.at, value: (section, name) }));
    let mut outcome = body.outcome.required("outcome", body.at, report).copied();
    let summary = summary(body.summary, body.at, report);
    let (retry, remediation, scope) = if body.cases.is_absent() {
        let retry = retry(body.retry, body.at, operations, report);
        let remediation = remediation(body.remediation, body.at, report);
        (retry, remediation, scope(body, operations, report))
    } else {
        let cases = cases(body, operations, report);
        // Where every case says the same, the entry need not say it again.
        let mut remedies = cases.iter().map(|case| &case.advice.remediation);
        let shared = remedies.next().filter(|first| remedies.all(|other| other == *first)).cloned();
        let told = body.cases.optional("cases", &mut Report::default()).map_or(0, Vec::len);
        let remediation = match shared {
            Some(shared) if body.remediation.is_absent() => Some(shared),
            // A case with a fault may say the same as the others.
            _ if body.remediation.is_absent() && (told == 0 || cases.len() < told) => None,
            _ => remediation(body.remediation, body.at, report),
        };
        outcome = outcome.map(|outcome| shared_outcome(&cases, outcome));
        (Some(shared_retry(&cases)), remediation, Scope::Cases(cases))
    };
    let advice =
        Advice { summary: summary?, outcome: outcome?, retry: retry?, remediation: remediation? };
    Some(Keyless { name: name?, advice, scope })
}

fn scope(body: Body<'_>, operations: &Operations, report: &mut Report) -> Scope {
    if body.operations.is_absent() {
        return Scope::Every;
    }
    let found = operations.find_all(body.operations, report);
    not_empty(body.operations, report);
    Scope::Only(found.into_iter().map(|operation| operation.value).collect())
}

fn not_empty(list: &List<String>, report: &mut Report) {
    if list.optional("operations", &mut Report::default()).is_some_and(Vec::is_empty) {
        let fault = Diagnostic::new(Rule::CaseShape, list.at, "this list names no operation");
        report.push(fault.help("name the calls, or take the key away if it is about every call"));
    }
}

/// What all cases say of the retry; where they differ, nothing.
fn shared_retry(cases: &[Case]) -> Retry {
    let mut retries = cases.iter().map(|case| &case.advice.retry);
    match retries.next() {
        Some(first) if retries.all(|other| other == first) => first.clone(),
        _ => Retry::UNSPECIFIED,
    }
}

/// What all cases say of the outcome; where they differ, nobody may take the request for done.
fn shared_outcome(cases: &[Case], general: Outcome) -> Outcome {
    let mut outcomes = cases.iter().map(|case| case.advice.outcome);
    match outcomes.next() {
        Some(first) if outcomes.all(|other| other == first) => first,
        Some(_) => Outcome::Failed,
        None => general,
    }
}

fn cases(body: Body<'_>, operations: &Operations, report: &mut Report) -> Vec<Case> {
    for (key, is_absent, at) in [
        ("operations", body.operations.is_absent(), body.operations.at),
        ("retry", body.retry.is_absent(), body.retry.at),
    ] {
        if !is_absent {
            let message = format!("`{key}` stands beside `cases`");
            let fault = Diagnostic::new(Rule::CaseShape, at, message);
            report.push(fault.help("each case states its own: move it there"));
        }
    }
    let mut taken = Seen::new(Rule::OverlappingCases, "operation");
    let mut cases = Vec::new();
    let raw_cases = items(body.cases, "cases", "case", report);
    if body.cases.optional("cases", &mut Report::default()).is_some_and(Vec::is_empty) {
        let fault = Diagnostic::new(Rule::CaseShape, body.cases.at, "this list has no case");
        report.push(fault.help("write the cases, or take the key away"));
    }
    for raw in raw_cases {
        cases.extend(case(raw.value, raw.at, body, operations, &mut taken, report));
    }
    cases.sort_by_key(|case| case.operations.first().copied());
    cases
}

fn case(
    raw: &schema::Case,
    at: Span,
    body: Body<'_>,
    operations: &Operations,
    taken: &mut Seen,
    report: &mut Report,
) -> Option<Case> {
    raw.operations.required("operations", at, report);
    not_empty(&raw.operations, report);
    let found = operations.find_all(&raw.operations, report);
    for operation in &found {
        let name = operations.names[operation.value.0].as_str();
        taken.once_or(name, operation.at, report, || "name each call in one case only".to_owned());
    }
    let outcome = match raw.outcome.optional("outcome", report) {
        Some(outcome) => Some(*outcome),
        // A missing outcome of the entry is reported at the entry.
        None => body.outcome.optional("outcome", &mut Report::default()).copied(),
    };
    let summary = summary(&raw.summary, at, report);
    let retry = retry(&raw.retry, at, operations, report);
    let remediation = remediation(&raw.remediation, at, report);
    let operations: Vec<OperationId> = found.into_iter().map(|operation| operation.value).collect();
    let advice =
        Advice { summary: summary?, outcome: outcome?, retry: retry?, remediation: remediation? };
    Some(Case { operations, advice })
}
