//! What a response means: the rules of diagnosis, from the checked entries alone.
//!
//! The generator's one place for these rules: the vectors of `conformance.json` come from here, and so
//! does what an example of a catalog is checked against. The code that a generated crate diagnoses
//! with is another, and the tests compare the two.

mod entries;
mod response;

use serde::Serialize;

use crate::model::{Advice, Name, OperationId, Outcome, Retry, Scope, Section, Strategy};

pub(crate) use entries::Entries;
pub(crate) use response::Response;

/// The answer to a response.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Diagnosis<'c> {
    /// What says what happened.
    pub(crate) cause: Cause<'c>,
    pub(crate) certainty: Certainty,
    pub(crate) outcome: Outcome,
    pub(crate) retry: &'c Retry,
    /// What was overruled, where message and code differ.
    pub(crate) conflict: Option<Cause<'c>>,
    /// The error in a body that came with success.
    pub(crate) anomaly: Option<Cause<'c>>,
}

/// What says what happened.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cause<'c> {
    Entry(Said<'c>),
    Undocumented,
}

/// An entry of any section, as far as a diagnosis speaks of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said<'c> {
    section: Section,
    name: &'c Name,
    advice: &'c Advice,
    scope: &'c Scope,
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
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Entry(said) => match said.section {
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
    pub(crate) fn name(&self) -> &'c str {
        match self {
            Self::Entry(said) => said.name.as_str(),
            Self::Undocumented => "undocumented",
        }
    }

    fn meaning(self, during: Option<OperationId>) -> Meaning<'c> {
        match self {
            Self::Entry(said) => said.meaning(during),
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

impl<'c> Said<'c> {
    fn meaning(self, during: Option<OperationId>) -> Meaning<'c> {
        let meaning = |certainty, advice: &'c Advice| Meaning {
            certainty,
            outcome: advice.outcome,
            retry: &advice.retry,
        };
        let Some(call) = during else {
            let differ = self.scope.cases().windows(2).any(|pair| pair[0].advice != pair[1].advice);
            let certainty = if differ { Certainty::Ambiguous } else { Certainty::Exact };
            return meaning(certainty, self.advice);
        };
        let advice = match self.scope {
            Scope::Every => Some(self.advice),
            Scope::Only(calls) => calls.contains(&call).then_some(self.advice),
            Scope::Cases(cases) => {
                cases.iter().find(|case| case.operations.contains(&call)).map(|case| &case.advice)
            }
        };
        match advice {
            Some(advice) => meaning(Certainty::Exact, advice),
            None => {
                Meaning { certainty: Certainty::OutsideDocumentedCalls, ..Meaning::UNDOCUMENTED }
            }
        }
    }
}

/// What a body says.
#[derive(Clone, Copy)]
struct Body<'c> {
    cause: Cause<'c>,
    conflict: Option<Cause<'c>>,
    outcome: Outcome,
}

impl<'c> Body<'c> {
    fn of(cause: Cause<'c>, during: Option<OperationId>) -> Self {
        Self { cause, conflict: None, outcome: cause.meaning(during).outcome }
    }
}

/// Diagnoses a response to a call, or to one that is not known.
pub(crate) fn diagnose<'c>(
    entries: &Entries<'c>,
    response: &Response,
    during: Option<OperationId>,
) -> Diagnosis<'c> {
    let status = entries.status(response.status);
    let body = body(entries, response, during);
    // A status that is documented as success is believed.
    if let Some(said) = status.filter(|said| said.advice.outcome == Outcome::Success) {
        let error = body.map(|body| body.cause);
        let documented = error.filter(|cause| match cause {
            Cause::Entry(said) => said.advice.outcome != Outcome::Success,
            Cause::Undocumented => false,
        });
        let answer = answer(Body::of(Cause::Entry(said), during), during);
        return Diagnosis { anomaly: documented, ..answer };
    }
    if let Some(body) = body {
        return answer(body, during);
    }
    if let Some(said) = status {
        return answer(Body::of(Cause::Entry(said), during), during);
    }
    let answer = answer(Body::of(Cause::Undocumented, during), during);
    let outcome = if response.status == 200 { Outcome::Success } else { answer.outcome };
    Diagnosis { outcome, ..answer }
}

/// The answer where nothing contradicts.
fn answer(body: Body<'_>, during: Option<OperationId>) -> Diagnosis<'_> {
    let Body { cause, conflict, outcome } = body;
    let Meaning { certainty, retry, .. } = cause.meaning(during);
    Diagnosis { cause, certainty, outcome, retry, conflict, anomaly: None }
}

/// What the body says: a documented message, then the code.
fn body<'c>(
    entries: &Entries<'c>,
    response: &Response,
    during: Option<OperationId>,
) -> Option<Body<'c>> {
    let message = response.texts.iter().find_map(|text| entries.message(text));
    let code = response.code.as_deref().map(|code| entries.code(code));
    match (message, code) {
        (Some(message), Some(Some(code))) => Some(settled(message, code, during)),
        (Some(said), _) | (None, Some(Some(said))) => Some(Body::of(Cause::Entry(said), during)),
        (None, Some(None)) => Some(Body::of(Cause::Undocumented, during)),
        (None, None) => None,
    }
}

/// Message and code in one body: the one that stops wins, and where they differ on the outcome it is
/// failed.
fn settled<'c>(message: Said<'c>, code: Said<'c>, during: Option<OperationId>) -> Body<'c> {
    let (of_message, of_code) = (message.meaning(during), code.meaning(during));
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
