//! The catalog in words, the same in rustdoc and in the reference.

use super::markdown::{code, sentence};
use crate::model::{
    Advice, Basis, Case, Catalog, Entry, Key, OperationId, Outcome, Remediation, Retry, Scope,
    Strategy,
};

/// The outcome in words: `already in effect`.
pub(super) fn outcome(outcome: Outcome) -> String {
    outcome.word().replace('_', " ")
}

/// Whether and how to retry, without a full stop: `the same call, after 3 s, then 6 s`.
pub(crate) fn strategy(catalog: &Catalog, strategy: &Strategy) -> String {
    match strategy {
        Strategy::Never => "never".to_owned(),
        Strategy::SameCall(delays) => {
            let delays: Vec<_> = delays.iter().map(ToString::to_string).collect();
            format!("the same call, after {}", delays.join(", then "))
        }
        Strategy::AfterCall(call) => {
            format!("after {}", code(catalog.operation(*call).name.as_str()))
        }
        Strategy::AfterFix => "after the cause is fixed".to_owned(),
        Strategy::Unspecified => "the documentation does not say".to_owned(),
    }
}

/// The retry with its basis: `never (inferred)`.
pub(super) fn retry(catalog: &Catalog, retry: &Retry) -> String {
    let strategy = strategy(catalog, &retry.strategy);
    match retry.basis {
        Some(basis) => format!("{strategy} ({})", basis.word()),
        None => strategy,
    }
}

/// A fact about an entry, which may depend on the call if it has cases.
pub(super) fn varying(entry: &Entry, fact: impl Fn(&Advice) -> String) -> String {
    let general = fact(&entry.advice);
    let differs = entry.scope.cases().iter().any(|case| fact(&case.advice) != general);
    if differs { "depends on the call".to_owned() } else { general }
}

/// The names of operations in code font: `start`, `stop`.
fn operations(catalog: &Catalog, operations: &[OperationId]) -> String {
    let names: Vec<_> =
        operations.iter().map(|id| code(catalog.operation(*id).name.as_str())).collect();
    names.join(", ")
}

/// The calls that advice is limited to: `start` (inferred).
pub(super) fn during(catalog: &Catalog, calls: &[OperationId], advice: &Advice) -> String {
    let names = operations(catalog, calls);
    match advice.operations_basis {
        Some(Basis::Inferred) => format!("{names} (inferred)"),
        Some(Basis::Documented) | None => names,
    }
}

/// What a key is called, and the key, for people: the braces of a template are single.
pub(super) fn key(key: &Key) -> (&'static str, String) {
    match key {
        Key::Status(_) => ("HTTP status", key.wire()),
        Key::Code(_) => ("Code", key.wire()),
        Key::Message(template) => ("Message", template.filled(|name| format!("{{{name}}}"))),
    }
}

/// A label and its value, as a list shows them.
pub(super) type Fact = (String, String);

/// The facts about an entry, except its summary and its cases.
pub(super) fn facts(catalog: &Catalog, entry: &Entry) -> Vec<Fact> {
    let (label, key) = key(&entry.key);
    let mut facts = vec![(label.to_owned(), code(&key))];
    match &entry.scope {
        Scope::Every => facts.push(("During".to_owned(), "any call".to_owned())),
        Scope::Only(calls) => {
            facts.push(("During".to_owned(), during(catalog, calls, &entry.advice)));
        }
        // Each case states its own.
        Scope::Cases(_) => {}
    }
    let outcome = varying(entry, |advice| outcome(advice.outcome));
    let retry = varying(entry, |advice| retry(catalog, &advice.retry));
    facts.extend(advice_facts(&entry.advice, outcome, retry));
    facts
        .extend(entry.since.iter().map(|date| ("Since".to_owned(), format!("the page of {date}"))));
    facts
}

/// The facts about a case, except its calls and its summary.
pub(super) fn case_facts(catalog: &Catalog, case: &Case) -> Vec<Fact> {
    let outcome = outcome(case.advice.outcome);
    advice_facts(&case.advice, outcome, retry(catalog, &case.advice.retry))
}

fn advice_facts(advice: &Advice, outcome: String, retry: String) -> Vec<Fact> {
    vec![("Outcome".to_owned(), outcome), ("Retry".to_owned(), retry), todo(&advice.remediation)]
}

/// What to do, under who does it.
pub(super) fn todo(remediation: &Remediation) -> Fact {
    (format!("To do ({})", remediation.actor.word()), sentence(remediation.action.as_str()))
}
