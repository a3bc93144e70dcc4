//! What a response means: the rules of diagnosis, from the checked entries alone.
//!
//! The vectors of `conformance.json` come from here, and the examples of a catalog are checked here.
//! A generated crate has code of its own for these rules, and the tests compare the two.

mod index;
mod response;

use serde::Serialize;

use crate::model::{Advice, Entry, OperationId, Outcome, Retry, Scope, Section, Strategy};

pub(crate) use index::Index;
pub(crate) use response::Response;

/// The answer to a response.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Diagnosis<'c> {
    pub(crate) cause: Cause<'c>,
    pub(crate) certainty: Certainty,
    pub(crate) outcome: Outcome,
    pub(crate) retry: &'c Retry,
    /// What was overruled, where message and code differ.
    pub(crate) conflict: Option<Cause<'c>>,
    /// The HTTP status, where it says success and the body says an error.
    pub(crate) anomaly: Option<Cause<'c>>,
}

/// What says what happened.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cause<'c> {
    Entry(&'c Entry),
    Undocumented,
}

/// How sure a diagnosis is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Certainty {
    Exact,
    OutsideDocumentedCalls,
    Ambiguous,
    Undocumented,
}

impl<'c> Cause<'c> {
    /// What kind of thing it is: `message`, `code`, `status` or `undocumented`.
    pub(crate) const fn kind(self) -> &'static str {
        match self {
            Self::Entry(entry) => match entry.key.section() {
                Section::Messages => "message",
                Section::ErrorCodes => "code",
                Section::StatusCodes => "status",
            },
            Self::Undocumented => "undocumented",
        }
    }

    /// The name of the entry, or `undocumented`.
    pub(crate) fn name(self) -> &'c str {
        match self {
            Self::Entry(entry) => entry.name.as_str(),
            Self::Undocumented => "undocumented",
        }
    }
}

impl<'c> Diagnosis<'c> {
    /// What is said of a cause during a call.
    fn of(cause: Cause<'c>, during: Option<OperationId>) -> Self {
        let (certainty, advice) = match cause {
            Cause::Entry(entry) => advice(entry, during),
            Cause::Undocumented => (Certainty::Undocumented, None),
        };
        let outcome = advice.map_or(Outcome::Failed, |advice| advice.outcome);
        let retry = advice.map_or(&Retry::UNSPECIFIED, |advice| &advice.retry);
        Self { cause, certainty, outcome, retry, conflict: None, anomaly: None }
    }
}

/// What an entry advises during a call; `None` if the call is outside its documented ones.
fn advice(entry: &Entry, during: Option<OperationId>) -> (Certainty, Option<&Advice>) {
    let Some(call) = during else {
        let differ = entry.scope.cases().windows(2).any(|pair| pair[0].advice != pair[1].advice);
        let certainty = if differ { Certainty::Ambiguous } else { Certainty::Exact };
        return (certainty, Some(&entry.advice));
    };
    let advice = match &entry.scope {
        Scope::Every => Some(&entry.advice),
        Scope::Only(calls) => calls.contains(&call).then_some(&entry.advice),
        Scope::Cases(cases) => {
            cases.iter().find(|case| case.operations.contains(&call)).map(|case| &case.advice)
        }
    };
    let outside = Certainty::OutsideDocumentedCalls;
    (if advice.is_some() { Certainty::Exact } else { outside }, advice)
}

/// Diagnoses a response to a call, or to an unknown one.
pub(crate) fn diagnose<'c>(
    entries: &Index<'c>,
    response: &Response,
    during: Option<OperationId>,
) -> Diagnosis<'c> {
    let documented = entries.status(response.status);
    let of_status = Diagnosis::of(documented.map_or(Cause::Undocumented, Cause::Entry), during);
    let says_success = match documented {
        Some(entry) => [entry.advice.outcome, of_status.outcome].contains(&Outcome::Success),
        None => (200..300).contains(&response.status),
    };
    match body(entries, response, during) {
        // All that is known is that no application may continue. If a documented message says success,
        // the error is the undocumented code.
        Some(Body { says, is_error: true }) if says_success => {
            let undocumented = Diagnosis::of(Cause::Undocumented, during);
            let error = if says.outcome == Outcome::Success { undocumented } else { says };
            let Diagnosis { outcome, retry, .. } = undocumented;
            Diagnosis { outcome, retry, anomaly: Some(of_status.cause), ..error }
        }
        Some(Body { says, .. }) if !says_success || documented.is_none() => says,
        _ if documented.is_none() && response.status == 200 => {
            Diagnosis { outcome: Outcome::Success, ..of_status }
        }
        _ => of_status,
    }
}

/// What a body says.
struct Body<'c> {
    says: Diagnosis<'c>,
    is_error: bool,
}

/// What the body says: a documented message, then the code.
fn body<'c>(
    entries: &Index<'c>,
    response: &Response,
    during: Option<OperationId>,
) -> Option<Body<'c>> {
    let of = |entry| Diagnosis::of(Cause::Entry(entry), during);
    let message = response.texts.iter().find_map(|text| entries.message(text)).map(of);
    let code = response.code.as_deref();
    let documented = code.and_then(|code| entries.code(code)).map(of);
    // No more than a zero, or the HTTP status once more.
    let says_nothing = |code: &str| code == "0" || code == response.status.to_string();
    let has_unknown_code = documented.is_none() && code.is_some_and(|code| !says_nothing(code));
    let says = match (message, documented) {
        (Some(message), Some(code)) => settled(message, code),
        (Some(said), None) | (None, Some(said)) => said,
        (None, None) if has_unknown_code => Diagnosis::of(Cause::Undocumented, during),
        (None, None) => return None,
    };
    Some(Body { says, is_error: says.outcome != Outcome::Success || has_unknown_code })
}

/// Message and code in one body: the one that stops wins, and where they differ on the outcome it is
/// failed.
fn settled<'c>(message: Diagnosis<'c>, code: Diagnosis<'c>) -> Diagnosis<'c> {
    let (first, second) = (&message.retry.strategy, &code.retry.strategy);
    let specified = |strategy: &Strategy| *strategy != Strategy::Unspecified;
    let code_wins = specified(second) && eagerness(second) < eagerness(first);
    let retries_differ = specified(first) && specified(second) && first != second;
    let outcomes_differ = message.outcome != code.outcome;
    let (winner, other) = if code_wins { (code, message) } else { (message, code) };
    let differ = code_wins || retries_differ || outcomes_differ;
    Diagnosis {
        conflict: differ.then_some(other.cause),
        outcome: if outcomes_differ { Outcome::Failed } else { winner.outcome },
        ..winner
    }
}

/// How far a retry goes: what stops comes first.
const fn eagerness(strategy: &Strategy) -> u8 {
    match strategy {
        Strategy::Never => 0,
        Strategy::AfterFix => 1,
        Strategy::Unspecified => 2,
        Strategy::AfterCall(_) => 3,
        Strategy::SameCall(_) => 4,
    }
}
