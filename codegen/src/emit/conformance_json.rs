//! `conformance.json`: responses and what they mean, so that a client in any language can hold
//! itself against the catalog. One vector a line.
//!
//! What is expected is worked out here from the catalog alone, and not by the code that the crate
//! diagnoses with: the crate's tests hold the one against the other.

mod bodies;

use std::collections::BTreeSet;

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
    let mut vectors = Lines(format!(
        "{{\n  \"generated\": {},\n  \"format\": {FORMAT},\n  \"catalog\": {},\n  \"vectors\": [",
        json(&notice(catalog)),
        json(&catalog.name.as_str()),
    ));
    let failure = failure_status(catalog);
    for entry in &catalog.entries {
        let (status, body) = match &entry.key {
            Key::Status(status) => (status.get(), String::new()),
            Key::Code(code) => (failure, code_body(code)),
            Key::Message(template) => {
                (failure, format!("{{\"message\":{}}}", json(&message_text(template))))
            }
        };
        vectors.extend(of_entry(catalog, entry, status, &body));
    }
    vectors.extend(bodies::pairs(catalog, failure));
    vectors.extend(bodies::forms(catalog, failure));
    vectors.extend(undocumented(catalog, failure));
    vectors.extend(catalog.examples.iter().filter_map(|example| of_example(catalog, example)));
    vectors.0.push_str("\n  ]\n}\n");
    vectors.0
}

/// The items of a JSON list, one a line, in the text that they belong to.
struct Lines(String);

impl<'a> Extend<Vector<'a>> for Lines {
    fn extend<I: IntoIterator<Item = Vector<'a>>>(&mut self, vectors: I) {
        for vector in vectors {
            let separator = if self.0.ends_with('[') { "\n    " } else { ",\n    " };
            self.0.push_str(separator);
            self.0.push_str(&json(&vector));
        }
    }
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
    /// The name of what was overruled; null if nothing was.
    conflict: Option<&'a str>,
    /// The name of the error in a body that came with success; null if there is none.
    anomaly: Option<&'a str>,
}

/// What tells what happened, in the words of the format.
const fn cause(key: &Key) -> &'static str {
    match key {
        Key::Status(_) => "status",
        Key::Code(_) => "code",
        Key::Message(_) => "message",
    }
}

fn vector<'a>(
    catalog: &'a Catalog,
    said: &'a Entry,
    during: Option<OperationId>,
    status: u16,
    body: &str,
) -> Vector<'a> {
    let (outcome, of_retry, certainty) = expected(said, during);
    Vector {
        operation: during.map(|id| catalog.operation(id).name.as_str()),
        status,
        body: body.to_owned(),
        cause: cause(&said.key),
        name: said.name.as_str(),
        outcome,
        retry: retry(catalog, of_retry),
        certainty,
        conflict: None,
        anomaly: None,
    }
}

/// The vectors of an entry: without the call, and during each.
fn of_entry<'a>(catalog: &'a Catalog, said: &'a Entry, status: u16, body: &str) -> Vec<Vector<'a>> {
    let calls = (0..catalog.operations.len()).map(OperationId).map(Some);
    std::iter::once(None)
        .chain(calls)
        .map(|during| vector(catalog, said, during, status, body))
        .collect()
}

/// What the catalog says of an entry during a call.
fn expected(said: &Entry, during: Option<OperationId>) -> (Outcome, &model::Retry, &'static str) {
    let Some(call) = during else {
        let differ = said.scope.cases().windows(2).any(|pair| pair[0].advice != pair[1].advice);
        let certainty = if differ { "ambiguous" } else { "exact" };
        return (said.advice.outcome, &said.advice.retry, certainty);
    };
    let advice = match &said.scope {
        Scope::Every => Some(&said.advice),
        Scope::Only(calls) => calls.contains(&call).then_some(&said.advice),
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
        let mut statuses = catalog.statuses();
        let entry = statuses.find(|(_, status)| status.get() == number);
        entry.is_some_and(|(entry, _)| entry.advice.outcome == Outcome::Success)
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
fn message_text(template: &Template) -> String {
    let part = |part: &Part| match part {
        Part::Literal(text) => text.clone(),
        Part::Placeholder(name) => name.as_str().to_owned(),
    };
    template.parts().iter().map(part).collect()
}

/// What is not in the catalog: a status, and a code under every status that is, which it must not
/// take its meaning from.
fn undocumented(catalog: &Catalog, failure: u16) -> Vec<Vector<'_>> {
    let statuses: Vec<i64> = catalog.statuses().map(|(_, status)| status.get().into()).collect();
    let status = UNDOCUMENTED.clone().take(200).find(|number| !statuses.contains(number));
    let taken: BTreeSet<_> = catalog.codes().map(|(entry, _)| entry.key.wire()).collect();
    let is_free = |number: &i64| !taken.contains(&number.to_string());
    let code = UNDOCUMENTED.clone().find(is_free).unwrap_or(i64::MAX);
    let body = format!("{{\"code\":{code}}}");
    let with_code = catalog
        .statuses()
        .filter(|(entry, _)| entry.advice.outcome != Outcome::Success)
        .map(|(_, status)| status.get())
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
            conflict: None,
            anomaly: None,
        })
        .collect()
}

fn of_example<'a>(catalog: &'a Catalog, example: &'a Example) -> Option<Vector<'a>> {
    let said = catalog.entries.iter().find(|entry| entry.name.as_str() == example.cause)?;
    Some(vector(catalog, said, example.operation, example.status.get(), &example.body))
}

fn json(value: &impl Serialize) -> String {
    match serde_json::to_string(value) {
        Ok(text) => text,
        Err(error) => panic!("the shapes of {PATH} have text keys only: {error}"),
    }
}
