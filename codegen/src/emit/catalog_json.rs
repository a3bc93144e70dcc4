//! `catalog.json`: everything that the catalog states, for other languages.
//!
//! The shapes here are the format of the file: other programs read it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::notice;
use crate::model::{
    self, Actor, Advice, Basis, Catalog, Code, CodeKind, Entry, Key, OperationId, Outcome, Section,
    Strategy,
};

pub(super) const PATH: &str = "catalog.json";

/// Is raised when the format changes in a way that readers must know about.
const FORMAT: u32 = 1;

pub(super) fn emit(catalog: &Catalog) -> String {
    let json = Root {
        generated: notice(catalog),
        format: FORMAT,
        catalog: catalog.name.as_str(),
        title: catalog.title.as_str(),
        docs: DocsJson {
            url: catalog.docs.url.as_str(),
            sections: text_map(catalog.docs.sections.iter().map(|it| (it.section, &it.heading))),
            substitutions: text_map(
                catalog.docs.substitutions.iter().map(|(name, text)| (name.as_str(), text)),
            ),
        },
        operations: catalog.operations.iter().map(operation).collect(),
        terms: catalog.terms.iter().map(term).collect(),
        status_codes: section(catalog, Section::StatusCodes),
        error_codes: section(catalog, Section::ErrorCodes),
        messages: section(catalog, Section::Messages),
        code_kind: match catalog.code_kind {
            CodeKind::Number => "number",
            CodeKind::Text => "text",
        },
        undocumented: AdviceJson {
            summary: catalog.undocumented.summary.as_str(),
            outcome: Outcome::Failed,
            retry: retry(catalog, &model::Retry::UNSPECIFIED),
            remediation: remediation(&catalog.undocumented.remediation),
        },
        retired: catalog.retired.iter().map(retired).collect(),
        examples: catalog.examples.iter().map(|it| example(catalog, it)).collect(),
    };
    let mut text = match serde_json::to_string_pretty(&json) {
        Ok(text) => text,
        Err(error) => panic!("the shapes of {PATH} have text keys only: {error}"),
    };
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Root<'a> {
    generated: String,
    format: u32,
    catalog: &'a str,
    title: &'a str,
    docs: DocsJson<'a>,
    operations: Vec<OperationJson<'a>>,
    terms: Vec<TermJson<'a>>,
    status_codes: Vec<EntryJson<'a>>,
    code_kind: &'static str,
    error_codes: Vec<EntryJson<'a>>,
    messages: Vec<EntryJson<'a>>,
    undocumented: AdviceJson<'a>,
    retired: Vec<RetiredJson<'a>>,
    examples: Vec<ExampleJson<'a>>,
}

#[derive(Serialize)]
struct DocsJson<'a> {
    url: &'a str,
    /// The headings of the sections on the page.
    sections: BTreeMap<Section, &'a str>,
    /// The variables of the page's source, and what they stand for.
    substitutions: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
struct OperationJson<'a> {
    name: &'a str,
    summary: &'a str,
}

#[derive(Serialize)]
struct TermJson<'a> {
    name: &'a str,
    aliases: Vec<&'a str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Wire {
    Number(i64),
    Text(String),
}

#[derive(Serialize)]
struct EntryJson<'a> {
    name: &'a str,
    /// The number or string of a status or code, the template of a message.
    wire: Wire,
    /// The calls that the documentation names; empty if it names none.
    operations: Vec<&'a str>,
    #[serde(flatten)]
    advice: AdviceJson<'a>,
    /// The meanings during particular calls; empty if there is one meaning.
    cases: Vec<CaseJson<'a>>,
}

#[derive(Serialize)]
struct CaseJson<'a> {
    operations: Vec<&'a str>,
    #[serde(flatten)]
    advice: AdviceJson<'a>,
}

#[derive(Serialize)]
struct AdviceJson<'a> {
    summary: &'a str,
    outcome: Outcome,
    retry: RetryJson<'a>,
    remediation: RemediationJson<'a>,
}

#[derive(Serialize)]
pub(super) struct RetryJson<'a> {
    strategy: &'static str,
    /// Milliseconds; empty but for `same_call`.
    delays_ms: Vec<u32>,
    /// The call that comes first; null but for `after_call`.
    call: Option<&'a str>,
    /// Null exactly for `unspecified`.
    basis: Option<Basis>,
}

#[derive(Serialize)]
struct RemediationJson<'a> {
    actor: Actor,
    action: &'a str,
}

#[derive(Serialize)]
struct RetiredJson<'a> {
    section: Section,
    wire: Wire,
    name: &'a str,
    since: String,
    reason: &'a str,
}

#[derive(Serialize)]
struct ExampleJson<'a> {
    status: u16,
    body: &'a str,
    operation: Option<&'a str>,
    cause: &'a str,
}

fn text_map<'a, K: Ord>(pairs: impl Iterator<Item = (K, &'a model::Text)>) -> BTreeMap<K, &'a str> {
    pairs.map(|(key, text)| (key, text.as_str())).collect()
}

fn operation(operation: &model::Operation) -> OperationJson<'_> {
    OperationJson { name: operation.name.as_str(), summary: operation.summary.as_str() }
}

fn term(term: &model::Term) -> TermJson<'_> {
    let aliases = term.aliases.iter().map(model::Text::as_str).collect();
    TermJson { name: term.name.as_str(), aliases }
}

fn wire(key: &Key) -> Wire {
    match key {
        Key::Status(status) => Wire::Number(status.get().into()),
        Key::Code(Code::Number(number)) => Wire::Number(*number),
        Key::Code(Code::Text(_)) | Key::Message(_) => Wire::Text(key.wire()),
    }
}

fn section(catalog: &Catalog, section: Section) -> Vec<EntryJson<'_>> {
    catalog.section(section).iter().map(|it| entry(catalog, it)).collect()
}

fn entry<'a>(catalog: &'a Catalog, entry: &'a Entry) -> EntryJson<'a> {
    EntryJson {
        name: entry.name.as_str(),
        wire: wire(&entry.key),
        operations: names(catalog, &entry.scope.operations()),
        advice: advice(catalog, &entry.advice),
        cases: entry
            .scope
            .cases()
            .iter()
            .map(|case| CaseJson {
                operations: names(catalog, &case.operations),
                advice: advice(catalog, &case.advice),
            })
            .collect(),
    }
}

fn names<'a>(catalog: &'a Catalog, operations: &[OperationId]) -> Vec<&'a str> {
    operations.iter().map(|id| catalog.operation(*id).name.as_str()).collect()
}

fn advice<'a>(catalog: &'a Catalog, advice: &'a Advice) -> AdviceJson<'a> {
    AdviceJson {
        summary: advice.summary.as_str(),
        outcome: advice.outcome,
        retry: retry(catalog, &advice.retry),
        remediation: remediation(&advice.remediation),
    }
}

pub(super) fn retry<'a>(catalog: &'a Catalog, retry: &model::Retry) -> RetryJson<'a> {
    let mut json =
        RetryJson { strategy: "never", delays_ms: Vec::new(), call: None, basis: retry.basis };
    match &retry.strategy {
        Strategy::Never => {}
        Strategy::SameCall(delays) => {
            json.strategy = "same_call";
            json.delays_ms = delays.iter().map(|delay| delay.milliseconds()).collect();
        }
        Strategy::AfterCall(call) => {
            json.strategy = "after_call";
            json.call = Some(catalog.operation(*call).name.as_str());
        }
        Strategy::AfterFix => json.strategy = "after_fix",
        Strategy::Unspecified => json.strategy = "unspecified",
    }
    json
}

fn remediation(remediation: &model::Remediation) -> RemediationJson<'_> {
    RemediationJson { actor: remediation.actor, action: remediation.action.as_str() }
}

fn retired(retired: &model::Retired) -> RetiredJson<'_> {
    RetiredJson {
        section: retired.key.section(),
        wire: wire(&retired.key),
        name: retired.name.as_str(),
        since: retired.since.to_string(),
        reason: retired.reason.as_str(),
    }
}

fn example<'a>(catalog: &'a Catalog, example: &'a model::Example) -> ExampleJson<'a> {
    ExampleJson {
        status: example.status.get(),
        body: &example.body,
        operation: example.operation.map(|id| catalog.operation(id).name.as_str()),
        cause: &example.cause,
    }
}
