//! `conformance.json`: responses and what they mean, so that a client in any language can check
//! itself. One vector a line.

mod bodies;
mod paths;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::catalog_json::{Retry, retry};
use super::examples::{code_body, failure, message_text, response};
use super::json_lines::{JsonLines, json};
use crate::diagnose::{Cause, Certainty, Diagnosis, Index, Response, diagnose};
use crate::model::{Catalog, Code, CodeKind, Example, OperationId, Outcome, Text};

pub(super) const PATH: &str = "conformance.json";

/// Is raised when the format changes in a way that readers must know about.
const FORMAT: u32 = 3;

pub(super) fn emit(catalog: &Catalog) -> String {
    let rules = Rules::of(catalog);
    let mut vectors = JsonLines::new(catalog, FORMAT, "vectors");
    for entry in &catalog.entries {
        let (status, body) = response(catalog, rules.failure, entry);
        vectors.extend(rules.for_every_call(status, &body));
    }
    if catalog.body.is_stated {
        vectors.extend(paths::places(&rules));
        vectors.extend(paths::failures(&rules));
        vectors.extend(bodies::foreign(&rules));
    } else {
        vectors.extend(bodies::pairs(&rules));
        vectors.extend(bodies::forms(&rules));
        vectors.extend(bodies::texts(&rules));
        vectors.extend(bodies::spellings(&rules));
        vectors.extend(bodies::risks(&rules));
        vectors.extend(bodies::terms(&rules));
        vectors.extend(bodies::foreign(&rules));
        vectors.extend(bodies::codes_of_nothing(&rules));
        vectors.extend(bodies::anomalies(&rules));
    }
    vectors.extend(undocumented(&rules));
    vectors.extend(catalog.examples.iter().map(|example| rules.example(example)));
    vectors.finish()
}

/// A response, and what it means.
#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
struct Vector<'a> {
    /// The call that was answered; null if it is not known.
    operation: Option<&'a str>,
    status: u16,
    body: String,
    /// `message`, `code`, `status` or `undocumented`.
    cause: &'static str,
    /// The name of the entry, or `undocumented`.
    name: &'a str,
    outcome: Outcome,
    retry: Retry<'a>,
    /// The name of the entry whose summary and remediation apply, or `undocumented`.
    advice: &'a str,
    certainty: Certainty,
    /// The name of what was overruled; null if nothing was.
    conflict: Option<&'a str>,
    /// The name of an HTTP status that means success although the body has an error; else null.
    anomaly: Option<&'a str>,
    /// The terms that the call returns and the body lacks.
    missing: Vec<&'a Text>,
    /// The values of the terms that the response has.
    terms: BTreeMap<&'a str, String>,
}

/// Responses and what they mean.
// Only for the schema: the file is written a vector a line.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, title = "conformance.json")]
#[expect(dead_code, reason = "it only describes the file")]
pub(super) struct Document<'a> {
    generated: String,
    format: u32,
    catalog: &'a str,
    vectors: Vec<Vector<'a>>,
}

/// What vectors are made with.
struct Rules<'a> {
    catalog: &'a Catalog,
    entries: Index<'a>,
    /// A status that says no more than that the request failed.
    failure: u16,
    /// A code that is not documented, and no HTTP status.
    unknown_code: i64,
}

impl<'a> Rules<'a> {
    fn of(catalog: &'a Catalog) -> Self {
        let entries = Index::of(catalog);
        let failure = failure(&entries);
        let is_free = |number: &i64| entries.code(&number.to_string()).is_none();
        let unknown_code = (1_000..i64::MAX).find(is_free).unwrap_or(i64::MAX);
        Self { catalog, entries, failure, unknown_code }
    }

    /// A response without a call, and during each.
    fn for_every_call(&self, status: u16, body: &str) -> Vec<Vector<'a>> {
        let response = self.read(status, body);
        let calls = (0..self.catalog.operations.len()).map(OperationId).map(Some);
        std::iter::once(None)
            .chain(calls)
            .map(|during| self.vector(&response, during, body))
            .collect()
    }

    /// A response to an unknown call.
    fn without_call(&self, status: u16, body: &str) -> Vector<'a> {
        self.vector(&self.read(status, body), None, body)
    }

    fn during(&self, call: OperationId, status: u16, body: &str) -> Vector<'a> {
        self.vector(&self.read(status, body), Some(call), body)
    }

    fn example(&self, example: &Example) -> Vector<'a> {
        let response = self.read(example.status.get(), &example.body);
        self.vector(&response, example.operation, &example.body)
    }

    fn code_body(&self, code: &Code) -> String {
        code_body(&self.catalog.body, code)
    }

    /// A body with a code that is not documented.
    fn unknown_code(&self) -> String {
        let number = Code::Number(self.unknown_code);
        let text = || Text::verbatim(&self.unknown_code.to_string()).ok().map(Code::Text);
        match self.catalog.code_kind {
            CodeKind::Text if self.catalog.body.is_stated => {
                self.code_body(&text().unwrap_or(number))
            }
            CodeKind::Text | CodeKind::Number => self.code_body(&number),
        }
    }

    fn read(&self, status: u16, body: &str) -> Response {
        Response::read(status, body, &self.entries)
    }

    /// What a body means that is to be read as `response`.
    fn vector(&self, response: &Response, during: Option<OperationId>, body: &str) -> Vector<'a> {
        let diagnosis = diagnose(&self.entries, response, during);
        let Diagnosis { cause, certainty, outcome, advice, conflict, anomaly, .. } = diagnosis;
        let terms = self.catalog.terms.iter().filter_map(|term| {
            let field = response.terms.get(term.name.as_str()).map(String::as_str);
            let in_text = || response.texts.iter().find_map(|it| self.entries.value_in(it, term));
            let value = field.or_else(in_text)?;
            Some((term.name.as_str(), value.to_owned()))
        });
        Vector {
            operation: during.map(|id| self.catalog.operation(id).name.as_str()),
            status: response.status,
            body: body.to_owned(),
            cause: cause.kind(),
            name: cause.name(),
            outcome,
            retry: retry(self.catalog, diagnosis.retry),
            advice: advice.name(),
            certainty,
            conflict: conflict.map(Cause::name),
            anomaly: anomaly.map(Cause::name),
            missing: diagnosis.missing,
            terms: terms.collect(),
        }
    }
}

/// Whether an HTTP status is documented as success.
fn succeeds(entries: &Index<'_>, status: u16) -> bool {
    entries.status(status).is_some_and(|entry| entry.advice.outcome == Outcome::Success)
}

/// What is not in the catalog: a status, and a code under every status that means failure, because
/// the code must not take its meaning from the status.
fn undocumented<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let statuses = rules.catalog.statuses();
    let failures = statuses.filter(|(entry, _)| entry.advice.outcome != Outcome::Success);
    let with_code: BTreeSet<_> =
        failures.map(|(_, status)| status.get()).chain([rules.failure]).collect();
    let body = rules.unknown_code();
    let alone = (400..=599).find(|status| rules.entries.status(*status).is_none());
    let with_code = with_code.into_iter().map(|status| rules.without_call(status, &body));
    with_code.chain(alone.map(|status| rules.without_call(status, ""))).collect()
}
