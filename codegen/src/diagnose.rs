//! What a response means: the rules of diagnosis, from the checked entries alone.
//!
//! The vectors of `conformance.json` come from here, and the examples of a catalog are checked here.
//! A generated crate has code of its own for these rules, and the tests compare the two.

mod answer;
mod index;
mod response;

use crate::model::{
    Advice, Basis, Entry, OperationId, Outcome, Retry, Scope, Section, Strategy, Text, words,
};

pub use answer::{Answer, QuestionError};
pub(crate) use index::Index;
pub(crate) use response::Response;

/// The answer to a response.
#[derive(Clone, Debug)]
pub(crate) struct Diagnosis<'c> {
    pub(crate) cause: Cause<'c>,
    pub(crate) certainty: Certainty,
    pub(crate) outcome: Outcome,
    pub(crate) retry: &'c Retry,
    /// Where retry, summary and remediation come from.
    pub(crate) advice: Cause<'c>,
    /// The terms that the call returns and a success lacks.
    pub(crate) missing: Vec<&'c Text>,
    /// What was overruled, where message and code differ.
    pub(crate) conflict: Option<Cause<'c>>,
    /// The HTTP status, where it means success and the body has an error.
    pub(crate) anomaly: Option<Cause<'c>>,
}

/// What a diagnosis is based on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cause<'c> {
    Entry(&'c Entry),
    Undocumented,
}

words! {
    /// How sure a diagnosis is.
    pub enum Certainty {
        Exact = "exact",
        OutsideDocumentedCalls = "outside_documented_calls",
        Ambiguous = "ambiguous",
        Foreign = "foreign",
        Undocumented = "undocumented",
    }
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
    /// The meaning of an entry as the response to a call.
    fn of(index: &Index<'c>, entry: &'c Entry, during: Option<OperationId>) -> Self {
        let (certainty, advice) = advice(index, entry, during);
        let answer = Self { cause: Cause::Entry(entry), certainty, ..Self::undocumented() };
        match advice {
            Some(Advice { outcome, retry, .. }) => {
                Self { outcome: *outcome, retry, advice: answer.cause, ..answer }
            }
            None => answer,
        }
    }

    const fn undocumented() -> Self {
        Self {
            cause: Cause::Undocumented,
            certainty: Certainty::Undocumented,
            outcome: Outcome::Failed,
            retry: &Retry::UNSPECIFIED,
            advice: Cause::Undocumented,
            missing: Vec::new(),
            conflict: None,
            anomaly: None,
        }
    }

    /// The same cause with the answers for anything undocumented.
    fn without_advice(self) -> Self {
        let Self { cause, certainty, conflict, .. } = self;
        Self { cause, certainty, conflict, ..Self::undocumented() }
    }
}

/// What an entry advises; `None` if that is no more than for anything undocumented.
fn advice<'c>(
    index: &Index<'c>,
    entry: &'c Entry,
    during: Option<OperationId>,
) -> (Certainty, Option<&'c Advice>) {
    let Some(call) = during else {
        let named = entry.scope.operations().len();
        let is_limited = named > 0 && named < index.operations.len();
        let differ = || {
            entry.scope.cases().windows(2).any(|pair| !pair[0].advice.agrees_with(&pair[1].advice))
        };
        let is_ambiguous = is_limited || differ();
        let certainty = if is_ambiguous { Certainty::Ambiguous } else { Certainty::Exact };
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

/// Diagnoses a response to a call, or to an unknown one: then only what holds for every call.
pub(crate) fn diagnose<'c>(
    index: &Index<'c>,
    response: &Response,
    during: Option<OperationId>,
) -> Diagnosis<'c> {
    let said = diagnose_call(index, response, during);
    if during.is_some() {
        return said;
    }
    let calls = (0..index.operations.len()).map(|call| Some(OperationId(call)));
    // What a success returns cannot be asked for without the call.
    let of_calls = calls.map(|call| diagnose_call(index, response, call));
    let of_calls: Vec<_> = of_calls.filter(|other| other.missing.is_empty()).collect();
    let one_outcome = of_calls.iter().all(|other| other.outcome == said.outcome);
    let one_retry = of_calls.iter().all(|other| other.retry.strategy == said.retry.strategy);
    if one_outcome && one_retry {
        return said;
    }
    let outcome = if one_outcome { said.outcome } else { Outcome::Failed };
    let retry = if one_retry { said.retry } else { &Retry::UNSPECIFIED };
    let is_advised =
        matches!(said.advice, Cause::Entry(_)) && (said.outcome, said.retry) == (outcome, retry);
    let kept = if is_advised { said } else { said.without_advice() };
    Diagnosis { certainty: Certainty::Ambiguous, outcome, ..kept }
}

fn diagnose_call<'c>(
    index: &Index<'c>,
    response: &Response,
    during: Option<OperationId>,
) -> Diagnosis<'c> {
    let documented = index.status(response.status);
    let of_status = of_status(index, response, during);
    let means_success = documented.map_or((200..300).contains(&response.status), |entry| {
        [entry.advice.outcome, Diagnosis::of(index, entry, during).outcome]
            .contains(&Outcome::Success)
    });
    let is_unread = response.has_unread_error && documented.is_none();
    let is_failed = response.is_failed || is_unread;
    match body(index, response, during) {
        // All that is known is that no application may continue. If a documented message means success,
        // the error is the undocumented code.
        Some(Body { says, is_error }) if means_success && (is_error || is_failed) => {
            let is_of_code = says.outcome == Outcome::Success;
            let error = if is_of_code { Diagnosis::undocumented() } else { says };
            Diagnosis { anomaly: Some(of_status.cause), ..error.without_advice() }
        }
        Some(Body { says, .. }) if !means_success || documented.is_none() => {
            if is_risky(&says, &of_status) {
                Diagnosis { conflict: Some(of_status.cause), ..says.without_advice() }
            } else {
                says
            }
        }
        _ if is_failed
            && (means_success
                || matches!(of_status.outcome, Outcome::Success | Outcome::AlreadyInEffect)) =>
        {
            Diagnosis { anomaly: Some(of_status.cause), ..Diagnosis::undocumented() }
        }
        _ => of_status,
    }
}

/// The meaning of the HTTP status with a body that has no error.
fn of_status<'c>(
    index: &Index<'c>,
    response: &Response,
    during: Option<OperationId>,
) -> Diagnosis<'c> {
    let documented = index.status(response.status);
    let mut said = documented
        .map_or_else(Diagnosis::undocumented, |entry| Diagnosis::of(index, entry, during));
    if response.is_foreign {
        return Diagnosis { certainty: Certainty::Foreign, ..said.without_advice() };
    }
    if documented.is_none() && response.status == 200 {
        said.outcome = Outcome::Success;
    }
    if said.outcome != Outcome::Success {
        return said;
    }
    let returns = during.map_or(&[][..], |call| &index.operations[call.0].returns);
    let missing: Vec<_> =
        returns.iter().filter(|it| !response.terms.contains_key(it.as_str())).collect();
    if !missing.is_empty() {
        return Diagnosis { outcome: Outcome::Degraded, missing, ..said.without_advice() };
    }
    let returns_something = index.operations.iter().any(|it| !it.returns.is_empty());
    if during.is_none() && returns_something && documented.is_some() {
        said.certainty = Certainty::Ambiguous;
    }
    said
}

/// What a body means.
struct Body<'c> {
    says: Diagnosis<'c>,
    is_error: bool,
}

/// What the body means: a documented message, then the code.
fn body<'c>(
    index: &Index<'c>,
    response: &Response,
    during: Option<OperationId>,
) -> Option<Body<'c>> {
    let of = |entry| Diagnosis::of(index, entry, during);
    let message = response.texts.iter().find_map(|text| index.message(text)).map(of);
    let code = response.code.as_deref();
    let documented = code.and_then(|code| index.code(code)).map(of);
    // No more than a zero, or the HTTP status once more.
    let says_nothing = |code: &str| code == "0" || code == response.status.to_string();
    let has_unknown_code = documented.is_none() && code.is_some_and(|code| !says_nothing(code));
    let says = match (message, documented) {
        (Some(message), Some(code)) => settled(message, code),
        (Some(said), None) | (None, Some(said)) => said,
        (None, None) if has_unknown_code => Diagnosis::undocumented(),
        (None, None) => return None,
    };
    let is_error = says.outcome != Outcome::Success || has_unknown_code;
    Some(Body { says, is_error })
}

/// Message and code in one body. One that failed wins over one that did not; then a documented retry
/// over an inferred one; then the one that stops; then the message.
fn settled<'c>(message: Diagnosis<'c>, code: Diagnosis<'c>) -> Diagnosis<'c> {
    let has_failed = |one: &Diagnosis<'_>| one.outcome == Outcome::Failed;
    let is_documented = |one: &Diagnosis<'_>| one.retry.basis == Some(Basis::Documented);
    let both_speak = message.retry.basis.is_some() && code.retry.basis.is_some();
    let retries_differ = both_speak && message.retry.strategy != code.retry.strategy;
    let stops_first = code.retry.basis.is_some()
        && eagerness(&code.retry.strategy) < eagerness(&message.retry.strategy);
    let code_wins = if has_failed(&message) != has_failed(&code) {
        has_failed(&code)
    } else if retries_differ && is_documented(&message) != is_documented(&code) {
        is_documented(&code)
    } else {
        stops_first
    };
    let outcomes_differ = message.outcome != code.outcome;
    let (winner, other) = if code_wins { (code, message) } else { (message, code) };
    let differ = code_wins || retries_differ || outcomes_differ;
    // If neither has failed, neither has the advice for a failure.
    let has_no_advice = outcomes_differ && !has_failed(&winner) || is_risky(&winner, &other);
    let settled = Diagnosis { conflict: differ.then_some(other.cause), ..winner };
    if has_no_advice { settled.without_advice() } else { settled }
}

/// Whether one asks for another call first, and the other says that there was nothing left to do.
fn is_risky(one: &Diagnosis<'_>, other: &Diagnosis<'_>) -> bool {
    matches!(one.retry.strategy, Strategy::AfterCall(_))
        && other.outcome == Outcome::AlreadyInEffect
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
