//! What to do after each response to a call: the rules of attempts, over all that happened so far.
//!
//! The steps of `scenarios.json` come from here. A generated crate has code of its own for these rules,
//! which keeps counts instead of a history, and the tests compare the two.

use crate::diagnose::Diagnosis;
use crate::model::{OperationId, Outcome, Strategy};

/// The most different reasons to retry.
const MOST_REASONS: usize = 4;

/// What an application allows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Policy {
    /// The most time for all waits together; `None` if there is no limit.
    pub(crate) max_wait_ms: Option<u64>,
    /// The delays where the documentation says nothing.
    pub(crate) default_delays_ms: &'static [u64],
}

/// What came of an attempt.
#[derive(Debug)]
pub(crate) enum Event<'c> {
    Response { diagnosis: Diagnosis<'c>, retry_after_ms: Option<u64> },
    Silence { sent: bool },
}

/// What to do next.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    Done { by_earlier_attempt: bool },
    Wait(u64),
    Call(OperationId),
    GiveUp(Reason),
}

/// Why there is no further attempt.
#[derive(Clone, Copy, Debug, schemars::JsonSchema, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reason {
    Never,
    AfterFix,
    Exhausted,
    Unspecified,
    InDoubt,
    WaitTooLong,
}

/// What an attempt is repeated for. Each of them has a schedule of its own.
#[derive(PartialEq)]
enum Because<'c> {
    Response(&'c str),
    Silence,
    Call(OperationId),
}

impl<'c> Event<'c> {
    fn because(&self) -> Because<'c> {
        match self {
            Self::Response { diagnosis, .. } => match diagnosis.retry.strategy {
                Strategy::AfterCall(first) => Because::Call(first),
                _ => Because::Response(diagnosis.cause.name()),
            },
            Self::Silence { .. } => Because::Silence,
        }
    }

    /// Whether the attempt may have had its effect, although it is repeated.
    fn leaves_doubt(&self) -> bool {
        match self {
            Self::Response { .. } => !matches!(self.because(), Because::Call(_)),
            Self::Silence { sent } => *sent,
        }
    }
}

/// What to do after an event, and after others that were answered with a wait or another call.
pub(crate) fn step(policy: &Policy, earlier: &[(Event<'_>, Step)], event: &Event<'_>) -> Step {
    let in_doubt = earlier.iter().any(|(event, _)| event.leaves_doubt());
    let because = event.because();
    let used = earlier.iter().filter(|(event, _)| event.because() == because).count();
    let (delays, at_least) = match event {
        Event::Silence { .. } => (policy.default_delays_ms.to_vec(), 0),
        Event::Response { diagnosis, retry_after_ms } => match diagnosis.outcome {
            Outcome::Success => return Step::Done { by_earlier_attempt: false },
            Outcome::AlreadyInEffect => return Step::Done { by_earlier_attempt: in_doubt },
            Outcome::Degraded | Outcome::Failed => {
                let delays = match &diagnosis.retry.strategy {
                    Strategy::Never => return Step::GiveUp(Reason::Never),
                    Strategy::AfterFix => return Step::GiveUp(Reason::AfterFix),
                    Strategy::AfterCall(_) if in_doubt => return Step::GiveUp(Reason::InDoubt),
                    Strategy::AfterCall(_) => vec![0],
                    Strategy::SameCall(it) => {
                        it.iter().map(|it| it.milliseconds().into()).collect()
                    }
                    Strategy::Unspecified if diagnosis.outcome == Outcome::Degraded => Vec::new(),
                    Strategy::Unspecified => policy.default_delays_ms.to_vec(),
                };
                (delays, retry_after_ms.unwrap_or(0))
            }
        },
    };
    let firsts = (0..earlier.len())
        .filter(|at| earlier[..*at].iter().all(|it| it.0.because() != earlier[*at].0.because()));
    let has_no_room = used == 0 && firsts.count() == MOST_REASONS;
    let waited =
        earlier.iter().map(|(_, step)| if let Step::Wait(wait) = step { *wait } else { 0 });
    let left = policy.max_wait_ms.map(|most| most.saturating_sub(waited.sum()));
    match (delays.get(used), because) {
        _ if delays.is_empty() => Step::GiveUp(Reason::Unspecified),
        (None, _) => Step::GiveUp(Reason::Exhausted),
        _ if has_no_room => Step::GiveUp(Reason::Exhausted),
        (Some(_), Because::Call(first)) => Step::Call(first),
        (Some(delay), _) if left.is_some_and(|left| at_least.max(*delay) > left) => {
            Step::GiveUp(Reason::WaitTooLong)
        }
        (Some(delay), _) => Step::Wait(at_least.max(*delay)),
    }
}
