//! The catalog in words, the same in rustdoc and in the reference.

use super::markdown::{code, sentence};
use crate::model::{
    Actor, Advice, Basis, Case, Catalog, Entry, OperationId, Outcome, Part, Remediation, Retry,
    Scope, Strategy, Template,
};

pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Success => "success",
        Outcome::AlreadyInEffect => "already in effect",
        Outcome::Degraded => "degraded",
        Outcome::Failed => "failed",
    }
}

pub(super) const fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::Caller => "caller",
        Actor::Developer => "developer",
        Actor::Operator => "operator",
        Actor::Provider => "provider",
    }
}

const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Documented => "documented",
        Basis::Inferred => "inferred",
    }
}

/// Whether and how to retry, without a full stop: `the same call, after 3 s, then 6 s`.
fn strategy(catalog: &Catalog, retry: &Retry) -> String {
    match &retry.strategy {
        Strategy::Never => "never".to_owned(),
        Strategy::SameCall(delays) => {
            let delays: Vec<_> = delays.iter().map(ToString::to_string).collect();
            format!("the same call, after {}", delays.join(", then "))
        }
        Strategy::AfterCall(call) => {
            format!("after {}", code(catalog.operation(*call).name.as_str()))
        }
        Strategy::AfterFix => "after the cause is mended".to_owned(),
        Strategy::Unspecified => "the documentation does not say".to_owned(),
    }
}

/// The retry with how one knows of it: `never (inferred)`.
pub(super) fn retry(catalog: &Catalog, retry: &Retry) -> String {
    let strategy = strategy(catalog, retry);
    match retry.basis {
        Some(known) => format!("{strategy} ({})", basis(known)),
        None => strategy,
    }
}

/// The retry of a whole entry: where its cases differ, that is what is to be said.
pub(super) fn entry_retry(catalog: &Catalog, general: &Retry, scope: &Scope) -> String {
    let differs = scope.cases().iter().any(|case| case.advice.retry != *general);
    if differs { "depends on the call".to_owned() } else { retry(catalog, general) }
}

/// A word about an entry; where its cases differ, that is what is to be said.
pub(super) fn varying<K>(entry: &Entry<K>, word: impl Fn(&Advice) -> &'static str) -> String {
    let general = word(&entry.advice);
    let differs = entry.scope.cases().iter().any(|case| word(&case.advice) != general);
    if differs { "depends on the call".to_owned() } else { general.to_owned() }
}

/// The names of operations in code font: `start`, `stop`.
pub(super) fn operations(catalog: &Catalog, operations: &[OperationId]) -> String {
    let names: Vec<_> =
        operations.iter().map(|id| code(catalog.operation(*id).name.as_str())).collect();
    names.join(", ")
}

/// A template as the wire has it, braces single: for people, not for parsing.
pub(super) fn message(template: &Template) -> String {
    let part = |part: &Part| match part {
        Part::Literal(text) => text.clone(),
        Part::Placeholder(name) => format!("{{{}}}", name.as_str()),
    };
    template.parts().iter().map(part).collect()
}

/// A label and what stands behind it, as a list shows them.
pub(super) type Fact = (String, String);

/// What is to be said of an entry, but for its summary and its cases. `key` is what the key is
/// called, and the key.
pub(super) fn facts<K>(catalog: &Catalog, key: (&str, &str), entry: &Entry<K>) -> Vec<Fact> {
    let mut facts = vec![(key.0.to_owned(), code(key.1))];
    match &entry.scope {
        Scope::Every => facts.push(("During".to_owned(), "any call".to_owned())),
        Scope::Only(calls) => facts.push(("During".to_owned(), operations(catalog, calls))),
        // Each case says it of itself.
        Scope::Cases(_) => {}
    }
    let outcome = varying(entry, |advice| outcome(advice.outcome));
    let retry = entry_retry(catalog, &entry.advice.retry, &entry.scope);
    facts.extend(advice_facts(&entry.advice, outcome, retry));
    facts
}

/// What is to be said of a case, but for its calls and its summary.
pub(super) fn case_facts(catalog: &Catalog, case: &Case) -> Vec<Fact> {
    let outcome = outcome(case.advice.outcome).to_owned();
    advice_facts(&case.advice, outcome, retry(catalog, &case.advice.retry))
}

fn advice_facts(advice: &Advice, outcome: String, retry: String) -> Vec<Fact> {
    vec![("Outcome".to_owned(), outcome), ("Retry".to_owned(), retry), todo(&advice.remediation)]
}

/// What to do, under who does it.
pub(super) fn todo(remediation: &Remediation) -> Fact {
    (format!("To do ({})", actor(remediation.actor)), sentence(remediation.action.as_str()))
}
