//! `conformance.json`: responses and what they mean, so that a client in any language can hold
//! itself against the catalog. One vector a line.
//!
//! What is expected is worked out here from the catalog alone, and not by the code that the crate
//! diagnoses with: the crate's tests hold the one against the other.

use serde::Serialize;

use super::catalog_json::{RetryJson, retry};
use super::notice;
use crate::model::{
    self, Catalog, Code, Entry, Example, Key, OperationId, Outcome, Part, Scope, Template,
};

pub(super) const PATH: &str = "conformance.json";

/// Counts up when the format changes in a way that a reader has to know of.
const FORMAT: u32 = 1;

/// Numbers that are tried in turn for a status or code that is not documented.
const UNDOCUMENTED: std::ops::RangeInclusive<i64> = 400..=i64::MAX;

pub(super) fn emit(catalog: &Catalog) -> String {
    let mut lines = Vec::new();
    for entry in &catalog.status_codes {
        let status = entry.key.get();
        lines.extend(of_entry(catalog, entry, "status", status, ""));
    }
    let failure = failure_status(catalog);
    for entry in &catalog.error_codes {
        let body = code_body(&entry.key);
        lines.extend(of_entry(catalog, entry, "code", failure, &body));
    }
    for entry in &catalog.messages {
        let body = message_body(&entry.key);
        lines.extend(of_entry(catalog, entry, "message", failure, &body));
    }
    lines.extend(undocumented(catalog, failure));
    lines.extend(catalog.examples.iter().filter_map(|example| of_example(catalog, example)));
    let lines: Vec<_> = lines.iter().map(json).collect();
    format!(
        "{{\n  \"generated\": {},\n  \"format\": {FORMAT},\n  \"catalog\": {},\n  \"vectors\": [\n    {}\n  ]\n}}\n",
        json(&notice(catalog)),
        json(&catalog.name.as_str()),
        lines.join(",\n    "),
    )
}

/// A response, and what is to be said of it.
#[derive(Serialize)]
struct Vector<'a> {
    /// The call that was answered; null if nobody knows.
    operation: Option<&'a str>,
    status: u16,
    body: String,
    /// `message`, `code`, `status` or `undocumented`.
    cause: &'static str,
    /// The name of the entry, or `undocumented`.
    name: &'a str,
    outcome: Outcome,
    retry: RetryJson<'a>,
    certainty: &'static str,
}

/// The vectors of an entry: without the call, and during each.
fn of_entry<'a, K>(
    catalog: &'a Catalog,
    entry: &'a Entry<K>,
    cause: &'static str,
    status: u16,
    body: &str,
) -> Vec<Vector<'a>> {
    let calls = (0..catalog.operations.len()).map(OperationId).map(Some);
    std::iter::once(None)
        .chain(calls)
        .map(|during| {
            let (outcome, retry_model, certainty) = expected(entry, during);
            Vector {
                operation: during.map(|id| catalog.operation(id).name.as_str()),
                status,
                body: body.to_owned(),
                cause,
                name: entry.name.as_str(),
                outcome,
                retry: retry(catalog, retry_model),
                certainty,
            }
        })
        .collect()
}

/// What the catalog says of an entry during a call.
fn expected<K>(
    entry: &Entry<K>,
    during: Option<OperationId>,
) -> (Outcome, &model::Retry, &'static str) {
    let Some(call) = during else {
        let differ = entry.scope.cases().windows(2).any(|pair| pair[0].advice != pair[1].advice);
        let certainty = if differ { "ambiguous" } else { "exact" };
        return (entry.advice.outcome, &entry.advice.retry, certainty);
    };
    let advice = match &entry.scope {
        Scope::Every => Some(&entry.advice),
        Scope::Only(calls) => calls.contains(&call).then_some(&entry.advice),
        Scope::Cases(cases) => {
            cases.iter().find(|case| case.operations.contains(&call)).map(|case| &case.advice)
        }
    };
    match advice {
        Some(advice) => (advice.outcome, &advice.retry, "exact"),
        None => (Outcome::Failed, &model::Retry::UNSPECIFIED, "outside_documented_calls"),
    }
}

/// A status that says failure, so that the body decides.
fn failure_status(catalog: &Catalog) -> u16 {
    let succeeds = |number: u16| {
        let entry = catalog.status_codes.iter().find(|entry| entry.key.get() == number);
        entry.is_some_and(|entry| entry.advice.outcome == Outcome::Success)
    };
    (400..=599).find(|number| !succeeds(*number)).unwrap_or(400)
}

fn code_body(code: &Code) -> String {
    match code {
        Code::Number(number) => format!("{{\"code\":{number}}}"),
        Code::Text(text) => format!("{{\"code\":{}}}", json(&text.as_str())),
    }
}

/// The message with each placeholder standing for its own name.
fn message_body(template: &Template) -> String {
    let text: String = template
        .parts()
        .iter()
        .map(|part| match part {
            Part::Literal(text) => text.as_str(),
            Part::Placeholder(name) => name.as_str(),
        })
        .collect();
    format!("{{\"message\":{}}}", json(&text))
}

/// What is not in the catalog: a status, and a code under every status that is, which it must not
/// take its meaning from.
fn undocumented(catalog: &Catalog, failure: u16) -> Vec<Vector<'_>> {
    let statuses: Vec<i64> =
        catalog.status_codes.iter().map(|entry| entry.key.get().into()).collect();
    let status = UNDOCUMENTED.clone().take(200).find(|number| !statuses.contains(number));
    let taken = |number: &i64| {
        let wire = number.to_string();
        catalog.error_codes.iter().any(|entry| entry.key.wire() == wire)
    };
    let code = UNDOCUMENTED.clone().find(|number| !taken(number)).unwrap_or(i64::MAX);
    let body = format!("{{\"code\":{code}}}");
    let with_code = catalog
        .status_codes
        .iter()
        .filter(|entry| entry.advice.outcome != Outcome::Success)
        .map(|entry| entry.key.get())
        .chain([failure]);
    let mut responses: Vec<_> = with_code.map(|status| (status, body.clone())).collect();
    responses.sort_unstable();
    responses.dedup();
    responses
        .extend(status.and_then(|status| u16::try_from(status).ok()).map(|it| (it, String::new())));
    responses
        .into_iter()
        .map(|(status, body)| Vector {
            operation: None,
            status,
            body,
            cause: "undocumented",
            name: "undocumented",
            outcome: Outcome::Failed,
            retry: retry(catalog, &model::Retry::UNSPECIFIED),
            certainty: "undocumented",
        })
        .collect()
}

fn of_example<'a>(catalog: &'a Catalog, example: &'a Example) -> Option<Vector<'a>> {
    let during = example.operation;
    let named = |name: &model::Name| name.as_str() == example.cause;
    let status = catalog.status_codes.iter().find(|entry| named(&entry.name));
    let code = catalog.error_codes.iter().find(|entry| named(&entry.name));
    let message = catalog.messages.iter().find(|entry| named(&entry.name));
    let (cause, (outcome, retry_model, certainty)) = status
        .map(|entry| ("status", expected(entry, during)))
        .or(code.map(|entry| ("code", expected(entry, during))))
        .or(message.map(|entry| ("message", expected(entry, during))))?;
    Some(Vector {
        operation: during.map(|id| catalog.operation(id).name.as_str()),
        status: example.status.get(),
        body: example.body.clone(),
        cause,
        name: &example.cause,
        outcome,
        retry: retry(catalog, retry_model),
        certainty,
    })
}

fn json(value: &impl Serialize) -> String {
    match serde_json::to_string(value) {
        Ok(text) => text,
        Err(error) => panic!("the shapes of {PATH} have text keys only: {error}"),
    }
}
