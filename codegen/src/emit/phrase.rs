//! The catalog in words, the same in rustdoc and in the reference.

use super::markdown::code;
use crate::model::{Actor, Basis, Catalog, Key, OperationId, Outcome, Part, Retry, Scope, Strategy, Template};

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

pub(super) const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Documented => "documented",
        Basis::Inferred => "inferred",
    }
}

/// Whether and how to retry, without a full stop: `the same call, after 3 s, then 6 s`.
pub(super) fn strategy(catalog: &Catalog, retry: &Retry) -> String {
    match &retry.strategy {
        Strategy::Never => "do not retry".to_owned(),
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

/// The retry with how one knows of it: `do not retry (inferred)`.
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

/// The names of operations in code font: `start`, `stop`.
pub(super) fn operations(catalog: &Catalog, operations: &[OperationId]) -> String {
    let names: Vec<_> = operations.iter().map(|id| code(catalog.operation(*id).name.as_str())).collect();
    names.join(", ")
}

/// A template as the wire has it, braces single: for people, not for parsing.
pub(super) fn message(template: &Template) -> String {
    if template.placeholders().next().is_none() {
        return template.parts().iter().map(literal).collect();
    }
    template.wire()
}

fn literal(part: &Part) -> &str {
    match part {
        Part::Literal(text) => text,
        Part::Placeholder(name) => name.as_str(),
    }
}
