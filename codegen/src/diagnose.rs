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

impl Cause<'_> {
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
}

impl<'c> Cause<'c> {
    /// The name of the entry, or `undocumented`.
    pub(crate) fn name(self) -> &'c str {
        match self {
            Self::Entry(entry) => entry.name.as_str(),
            Self::Undocumented => "undocumented",
        }
    }

    fn meaning(self, during: Option<OperationId>) -> Meaning<'c> {
        match self {
            Self::Entry(entry) => meaning(entry, during),
            Self::Undocumented => Meaning::UNDOCUMENTED,
        }
    }
}

/// What is said of a cause during a call.
#[derive(Clone, Copy)]
struct Meaning<'c> {
    certainty: Certainty,
    outcome: Outcome,
    retry: &'c Retry,
}

impl Meaning<'_> {
    const UNDOCUMENTED: Self = Self {
        certainty: Certainty::Undocumented,
        outcome: Outcome::Failed,
        retry: &Retry::UNSPECIFIED,
    };
}

fn meaning<'e>(entry: &'e Entry, during: Option<OperationId>) -> Meaning<'e> {
    let meaning = |certainty, advice: &'e Advice| Meaning {
        certainty,
        outcome: advice.outcome,
        retry: &advice.retry,
    };
    let Some(call) = during else {
        let differ = entry.scope.cases().windows(2).any(|pair| pair[0].advice != pair[1].advice);
        let certainty = if differ { Certainty::Ambiguous } else { Certainty::Exact };
        return meaning(certainty, &entry.advice);
    };
    let advice = match &entry.scope {
        Scope::Every => Some(&entry.advice),
        Scope::Only(calls) => calls.contains(&call).then_some(&entry.advice),
        Scope::Cases(cases) => {
            cases.iter().find(|case| case.operations.contains(&call)).map(|case| &case.advice)
        }
    };
    match advice {
        Some(advice) => meaning(Certainty::Exact, advice),
        None => Meaning { certainty: Certainty::OutsideDocumentedCalls, ..Meaning::UNDOCUMENTED },
    }
}

/// What a body says.
#[derive(Clone, Copy)]
struct Body<'c> {
    cause: Cause<'c>,
    conflict: Option<Cause<'c>>,
    outcome: Outcome,
    /// Whether a code that is not documented is beside a message that is.
    has_unknown_code: bool,
}

impl<'c> Body<'c> {
    fn of(cause: Cause<'c>, during: Option<OperationId>) -> Self {
        let outcome = cause.meaning(during).outcome;
        Self { cause, conflict: None, outcome, has_unknown_code: false }
    }
}

/// Diagnoses a response to a call, or to one that is not known.
pub(crate) fn diagnose<'c>(
    entries: &Index<'c>,
    response: &Response,
    during: Option<OperationId>,
) -> Diagnosis<'c> {
    let documented = entries.status(response.status);
    let status = documented.map_or(Cause::Undocumented, Cause::Entry);
    let says_success = match documented {
        Some(said) => {
            [said.advice.outcome, status.meaning(during).outcome].contains(&Outcome::Success)
        }
        None => (200..300).contains(&response.status),
    };
    let body = body(entries, response, during);
    let is_error = |body: &Body<'_>| body.outcome != Outcome::Success || body.has_unknown_code;
    match body {
        Some(body) if says_success && is_error(&body) => contradicted(body, status, during),
        Some(body) if !says_success || documented.is_none() => answer(body, during),
        _ => {
            let answer = answer(Body::of(status, during), during);
            let succeeded = documented.is_none() && response.status == 200;
            let outcome = if succeeded { Outcome::Success } else { answer.outcome };
            Diagnosis { outcome, ..answer }
        }
    }
}

/// The answer where nothing contradicts.
fn answer(body: Body<'_>, during: Option<OperationId>) -> Diagnosis<'_> {
    let Body { cause, conflict, outcome, .. } = body;
    let Meaning { certainty, retry, .. } = cause.meaning(during);
    Diagnosis { cause, certainty, outcome, retry, conflict, anomaly: None }
}

/// The answer if the status says success and the body an error: only that no application may continue.
/// The cause is the error; if a documented message says success, that is the undocumented code.
fn contradicted<'c>(
    body: Body<'c>,
    status: Cause<'c>,
    during: Option<OperationId>,
) -> Diagnosis<'c> {
    let body = match body.outcome {
        Outcome::Success => Body::of(Cause::Undocumented, during),
        _ => body,
    };
    let Meaning { outcome, retry, .. } = Meaning::UNDOCUMENTED;
    Diagnosis { outcome, retry, anomaly: Some(status), ..answer(body, during) }
}

/// What the body says: a documented message, then the code.
fn body<'c>(
    entries: &Index<'c>,
    response: &Response,
    during: Option<OperationId>,
) -> Option<Body<'c>> {
    let message = response.texts.iter().find_map(|text| entries.message(text));
    let code = response.code.as_deref().map(|code| (code, entries.code(code)));
    let says_something = |(code, documented): &(&str, Option<_>)| {
        documented.is_some() || !says_nothing(code, response.status)
    };
    let code = code.filter(says_something).map(|(_, documented)| documented);
    let of = |cause| Body::of(cause, during);
    match (message, code) {
        (Some(message), Some(Some(code))) => Some(settled(message, code, during)),
        (Some(message), Some(None)) => {
            Some(Body { has_unknown_code: true, ..of(Cause::Entry(message)) })
        }
        (Some(said), None) | (None, Some(Some(said))) => Some(of(Cause::Entry(said))),
        (None, Some(None)) => Some(of(Cause::Undocumented)),
        (None, None) => None,
    }
}

/// Whether an undocumented code is no more than a zero, or the HTTP status once more.
fn says_nothing(code: &str, status: u16) -> bool {
    code == "0" || code == status.to_string()
}

/// Message and code in one body: the one that stops wins, and where they differ on the outcome it is
/// failed.
fn settled<'c>(message: &'c Entry, code: &'c Entry, during: Option<OperationId>) -> Body<'c> {
    let (of_message, of_code) = (meaning(message, during), meaning(code, during));
    let (first, second) = (&of_message.retry.strategy, &of_code.retry.strategy);
    let specified = |strategy: &Strategy| *strategy != Strategy::Unspecified;
    let code_wins = specified(second) && eagerness(second) < eagerness(first);
    let retries_differ = specified(first) && specified(second) && first != second;
    let outcomes_differ = of_message.outcome != of_code.outcome;
    let (winner, other) = if code_wins { (code, message) } else { (message, code) };
    let differ = code_wins || retries_differ || outcomes_differ;
    Body {
        cause: Cause::Entry(winner),
        conflict: differ.then_some(Cause::Entry(other)),
        outcome: if outcomes_differ { Outcome::Failed } else { of_message.outcome },
        has_unknown_code: false,
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
