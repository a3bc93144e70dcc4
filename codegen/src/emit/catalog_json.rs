//! `catalog.json`: everything that the catalog states, for other languages.
//!
//! The shapes here are the format of the file: other programs read it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use semver::Version;
use serde::Serialize;

use super::notice;
use crate::model::{
    self, Advice, Basis, BodyPath, Case, Catalog, CatalogName, Code, CodeKind, Date, Entry, Flag,
    Key, Name, Operation, OperationId, Outcome, Remediation, Section, Term, Text, Url, Variable,
};

pub(super) const PATH: &str = "catalog.json";

/// Is raised when the format changes in a way that readers must know about.
const FORMAT: u32 = 3;

pub(super) fn emit(catalog: &Catalog) -> String {
    let undocumented = &catalog.undocumented;
    let section = |section| catalog.section(section).iter().map(|it| entry(catalog, it)).collect();
    let json = Root {
        generated: notice(catalog),
        format: FORMAT,
        catalog: &catalog.name,
        title: &catalog.title,
        docs: Docs {
            url: &catalog.docs.url,
            sections: catalog.docs.sections.iter().map(|it| (it.section, &it.heading)).collect(),
            substitutions: catalog.docs.substitutions.iter().map(|(name, it)| (name, it)).collect(),
        },
        operations: &catalog.operations,
        terms: &catalog.terms,
        body: body(&catalog.body),
        status_codes: section(Section::StatusCodes),
        code_kind: match catalog.code_kind {
            CodeKind::Number => "number",
            CodeKind::Text => "text",
        },
        error_codes: section(Section::ErrorCodes),
        messages: section(Section::Messages),
        undocumented: Advised {
            operations_basis: None,
            summary: &undocumented.summary,
            outcome: Outcome::Failed,
            retry: retry(catalog, &model::Retry::UNSPECIFIED),
            remediation: &undocumented.remediation,
        },
        retired: catalog.retired.iter().map(retired).collect(),
        examples: catalog.examples.iter().map(|it| example(catalog, it)).collect(),
    };
    match serde_json::to_string_pretty(&json) {
        Ok(text) => text + "\n",
        Err(error) => panic!("the shapes of {PATH} have text keys only: {error}"),
    }
}

#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields, title = "catalog.json")]
pub(super) struct Root<'a> {
    generated: String,
    format: u32,
    catalog: &'a CatalogName,
    title: &'a Text,
    docs: Docs<'a>,
    operations: &'a [Operation],
    terms: &'a [Term],
    body: Body,
    status_codes: Vec<Row<'a>>,
    code_kind: &'static str,
    error_codes: Vec<Row<'a>>,
    messages: Vec<Row<'a>>,
    undocumented: Advised<'a>,
    retired: Vec<Retired<'a>>,
    examples: Vec<Example<'a>>,
}

#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
struct Docs<'a> {
    url: &'a Url,
    /// The headings of the sections on the page.
    sections: BTreeMap<Section, &'a Text>,
    /// The variables of the page's source, and their values.
    substitutions: BTreeMap<&'a Variable, &'a Text>,
}

/// Where the body of a response says what happened: paths, in which a number is the position in a list.
#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
struct Body {
    /// The first that has a code counts.
    code: Vec<String>,
    /// The texts in the order in which they are tried, each with its paths.
    texts: Vec<Vec<String>>,
    failed_if: Vec<Failure>,
    /// Whether a value of the wrong kind counts as absent.
    is_strict: bool,
}

/// A value that says that the request failed.
#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
struct Failure {
    path: String,
    /// The value, in JSON.
    json: String,
}

fn body(body: &model::Body) -> Body {
    let paths = |paths: &[BodyPath]| paths.iter().map(ToString::to_string).collect();
    let failure = |(path, flag): &(BodyPath, Flag)| Failure {
        path: path.to_string(),
        json: flag.to_string(),
    };
    Body {
        code: paths(&body.code),
        texts: body.texts.iter().map(|places| paths(places)).collect(),
        failed_if: body.failed_if.iter().map(failure).collect(),
        is_strict: body.is_stated,
    }
}

/// The number or string of a status or code, the template of a message.
#[derive(JsonSchema, Serialize)]
#[serde(untagged)]
enum Wire {
    Number(i64),
    Text(String),
}

impl From<&Key> for Wire {
    fn from(key: &Key) -> Self {
        match key {
            Key::Status(status) => Self::Number(status.get().into()),
            Key::Code(Code::Number(number)) => Self::Number(*number),
            Key::Code(Code::Text(_)) | Key::Message(_) => Self::Text(key.wire()),
        }
    }
}

#[derive(JsonSchema, Serialize)]
struct Row<'a> {
    name: &'a Name,
    wire: Wire,
    /// The calls that the entry is limited to; empty if it is not limited.
    operations: Vec<&'a Name>,
    #[serde(flatten)]
    advice: Advised<'a>,
    /// The meanings during particular calls; empty if there is one meaning.
    cases: Vec<RowCase<'a>>,
    /// The date of the page that says so first; null if it is not known.
    since: Option<&'a Date>,
}

#[derive(JsonSchema, Serialize)]
struct RowCase<'a> {
    operations: Vec<&'a Name>,
    #[serde(flatten)]
    advice: Advised<'a>,
}

#[derive(JsonSchema, Serialize)]
struct Advised<'a> {
    /// Whether the documentation names the calls, or they are inferred; null if it is not limited.
    operations_basis: Option<Basis>,
    summary: &'a Text,
    outcome: Outcome,
    retry: Retry<'a>,
    remediation: &'a Remediation,
}

#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
pub(super) struct Retry<'a> {
    strategy: &'static str,
    /// Milliseconds; empty except for `same_call`.
    delays_ms: Vec<u32>,
    /// The call that comes first; null except for `after_call`.
    call: Option<&'a Name>,
    /// Null exactly for `unspecified`.
    basis: Option<Basis>,
}

#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
struct Retired<'a> {
    section: Section,
    wire: Wire,
    name: &'a Name,
    #[schemars(with = "String")]
    since: &'a Version,
    reason: &'a Text,
}

#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
struct Example<'a> {
    status: u16,
    body: &'a str,
    operation: Option<&'a Name>,
    cause: &'a str,
}

fn entry<'a>(catalog: &'a Catalog, entry: &'a Entry) -> Row<'a> {
    let case = |case: &'a Case| RowCase {
        operations: names(catalog, &case.operations),
        advice: advised(catalog, &case.advice),
    };
    Row {
        name: &entry.name,
        wire: Wire::from(&entry.key),
        operations: names(catalog, &entry.scope.operations()),
        advice: advised(catalog, &entry.advice),
        cases: entry.scope.cases().iter().map(case).collect(),
        since: entry.since.as_ref(),
    }
}

fn names<'a>(catalog: &'a Catalog, operations: &[OperationId]) -> Vec<&'a Name> {
    operations.iter().map(|id| &catalog.operation(*id).name).collect()
}

fn advised<'a>(catalog: &'a Catalog, advice: &'a Advice) -> Advised<'a> {
    let Advice { summary, outcome, remediation, operations_basis, .. } = advice;
    let (outcome, operations_basis) = (*outcome, *operations_basis);
    let retry = retry(catalog, &advice.retry);
    Advised { operations_basis, summary, outcome, retry, remediation }
}

pub(super) fn retry<'a>(catalog: &'a Catalog, retry: &model::Retry) -> Retry<'a> {
    let (strategy, delays, call) = retry.strategy.parts();
    Retry {
        strategy,
        delays_ms: delays.iter().map(|delay| delay.milliseconds()).collect(),
        call: call.map(|call| &catalog.operation(call).name),
        basis: retry.basis,
    }
}

fn retired(retired: &model::Retired) -> Retired<'_> {
    let model::Retired { key, name, since, reason } = retired;
    Retired { section: key.section(), wire: Wire::from(key), name, since, reason }
}

fn example<'a>(catalog: &'a Catalog, example: &'a model::Example) -> Example<'a> {
    Example {
        status: example.status.get(),
        body: &example.body,
        operation: example.operation.map(|id| &catalog.operation(id).name),
        cause: &example.cause,
    }
}
