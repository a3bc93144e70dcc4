//! The rules of diagnosis: whether message, code or status is the cause, and what that means.

use super::response::{Body, ReceivedCode};
use crate::{
    Answer, Case, Certainty, Entry, ErrorCode, ErrorResponse, Message, Operation, Outcome, Retry,
    StatusCode,
};

/// A [`Cause`](crate::Cause) that refers to the one message of a diagnosis.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Message,
    Code(ErrorCode),
    Status(StatusCode),
    Undocumented,
}

/// What was concluded from a response.
pub(super) struct Conclusion<'a> {
    pub(super) message: Option<Message<'a>>,
    pub(super) cause: Origin,
    pub(super) conflict: Option<Origin>,
    pub(super) anomaly: Option<Origin>,
    pub(super) answer: Answer,
}

/// What a part of the response means, or all of it.
#[derive(Clone, Copy)]
struct Said {
    cause: Origin,
    answer: Answer,
    conflict: Option<Origin>,
    /// Whether the body has a documented message and a code that is not documented.
    has_unknown_code: bool,
}

impl Said {
    const fn new(cause: Origin, answer: Answer) -> Self {
        Self { cause, answer, conflict: None, has_unknown_code: false }
    }

    fn documented(cause: Origin, entry: &'static Entry, during: Option<Operation>) -> Self {
        Self::new(cause, meaning(entry, during))
    }

    fn undocumented(during: Option<Operation>) -> Self {
        Self::new(Origin::Undocumented, Answer::undocumented(during))
    }
}

pub(super) fn conclude<'a>(
    response: &'a ErrorResponse<'_>,
    during: Option<Operation>,
) -> Conclusion<'a> {
    let message = response.texts().find_map(Message::parse);
    let mut conclusion = of_call(response, message, during);
    if during.is_none() {
        let calls = Operation::ALL.iter().map(|call| Some(*call));
        let answers = calls.map(|call| of_call(response, message, call).answer);
        // What a success returns cannot be asked for without the call.
        let answers = answers.filter(|answer| !answer.is_incomplete());
        conclusion.answer = shared(conclusion.answer, answers);
    }
    conclusion
}

/// What of an answer holds for every call.
fn shared(answer: Answer, of_calls: impl Iterator<Item = Answer>) -> Answer {
    let (mut outcome, mut retry) = (answer.outcome, answer.retry());
    let mut is_ambiguous = false;
    for other in of_calls {
        let (same_outcome, same_retry) = (other.outcome == outcome, other.retry() == retry);
        is_ambiguous |= !same_outcome || !same_retry;
        outcome = if same_outcome { outcome } else { Outcome::Failed };
        retry = if same_retry { retry } else { Retry::Unspecified };
    }
    if !is_ambiguous {
        return answer;
    }
    let agrees = |entry: &Entry| (entry.outcome(), entry.retry()) == (outcome, retry);
    let is_of_entry = answer.is_of_entry && answer.entry.is_some_and(agrees);
    Answer { certainty: Certainty::Ambiguous, outcome, is_of_entry, ..answer }
}

fn of_call<'a>(
    response: &ErrorResponse<'_>,
    message: Option<Message<'a>>,
    during: Option<Operation>,
) -> Conclusion<'a> {
    let status = StatusCode::from_u16(response.status);
    let is_success = is_success(response.status, status, during);
    let of_status = of_status(response, status, during);
    let (said, anomaly) = match in_body(response, message, during) {
        Some(error) if is_success && (is_error(&error) || is_failed(response, status)) => {
            (contradicted(error), Some(of_status.cause))
        }
        Some(said) if !is_success || status.is_none() => (beside(said, &of_status), None),
        _ if is_failed(response, status)
            && (is_success || of_status.answer.outcome.is_in_effect()) =>
        {
            (Said::undocumented(during), Some(of_status.cause))
        }
        _ => (of_status, None),
    };
    let Said { cause, answer, conflict, .. } = said;
    Conclusion { message, cause, conflict, anomaly, answer }
}

/// Whether the body says that the request failed, although it has neither a message nor a code. An error
/// that cannot be read counts beside a status that is not documented.
fn is_failed(response: &ErrorResponse<'_>, status: Option<StatusCode>) -> bool {
    let is_unread = response.body == Body::UnreadError && status.is_none();
    response.body == Body::Failed || is_unread
}

fn is_error(said: &Said) -> bool {
    said.answer.outcome != Outcome::Success || said.has_unknown_code
}

/// What the body means beside its status. Where that says that there was nothing left to do, another call
/// first, such as one for a new token, could do it twice.
fn beside(body: Said, status: &Said) -> Said {
    if !is_risky(&body.answer, &status.answer) {
        return body;
    }
    Said { answer: body.answer.without_advice(), conflict: Some(status.cause), ..body }
}

/// Whether one answer asks for another call, although the other says that there was nothing left to do.
fn is_risky(answer: &Answer, other: &Answer) -> bool {
    matches!(answer.retry(), Retry::AfterCall(_)) && other.outcome == Outcome::AlreadyInEffect
}

/// What an entry means as the response to a call. Of an unknown call it is what the entry says, and
/// [`shared`] leaves what holds for every call.
fn meaning(entry: &'static Entry, during: Option<Operation>) -> Answer {
    let fallback = Answer { entry: Some(entry), ..Answer::undocumented(during) };
    let (certainty, outcome) = match during {
        Some(call) if !entry.is_documented_for(call) => {
            return Answer { certainty: Certainty::OutsideDocumentedCalls, ..fallback };
        }
        Some(call) => (Certainty::Exact, entry.outcome_for(call)),
        None => {
            let differs = |pair: &[Case]| !pair[0].agrees_with(&pair[1]);
            let is_limited = Operation::ALL.iter().any(|call| !entry.is_documented_for(*call));
            let is_ambiguous = is_limited || entry.cases().windows(2).any(differs);
            let certainty = if is_ambiguous { Certainty::Ambiguous } else { Certainty::Exact };
            (certainty, entry.outcome())
        }
    };
    Answer { certainty, outcome, is_of_entry: true, ..fallback }
}

/// An error under a status that means success: nothing is known but that it failed. If a documented
/// message means success, the error is the code that is not documented.
fn contradicted(error: Said) -> Said {
    if error.answer.outcome == Outcome::Success {
        return Said::undocumented(error.answer.during);
    }
    Said { answer: error.answer.without_advice(), ..error }
}

/// What the HTTP status means together with a body that has no error.
fn of_status(
    response: &ErrorResponse<'_>,
    status: Option<StatusCode>,
    during: Option<Operation>,
) -> Said {
    let mut said = match status {
        Some(status) => Said::documented(Origin::Status(status), status.entry(), during),
        None => Said::undocumented(during),
    };
    if response.body == Body::Foreign {
        said.answer = Answer { certainty: Certainty::Foreign, ..said.answer.without_advice() };
        return said;
    }
    if status.is_none() && response.status == 200 {
        said.answer.outcome = Outcome::Success;
    }
    if said.answer.outcome == Outcome::Success {
        said.answer = success(response, said.answer);
    }
    said
}

/// A success, if the body has what the call returns.
fn success(response: &ErrorResponse<'_>, answer: Answer) -> Answer {
    let Some(call) = answer.during else {
        let returns_something = Operation::ALL.iter().any(|call| !call.returns().is_empty());
        let is_ambiguous = returns_something && answer.entry.is_some();
        let certainty = if is_ambiguous { Certainty::Ambiguous } else { answer.certainty };
        return Answer { certainty, ..answer };
    };
    if call.returns().iter().all(|term| response.term(*term).is_some()) {
        return answer;
    }
    Answer { outcome: Outcome::Degraded, is_of_entry: false, ..answer }
}

/// Whether the HTTP status means success: as documented, or by its class if it is not documented.
fn is_success(number: u16, status: Option<StatusCode>, during: Option<Operation>) -> bool {
    match status {
        Some(status) => {
            let outcomes = [status.outcome(), meaning(status.entry(), during).outcome];
            outcomes.contains(&Outcome::Success)
        }
        None => (200..300).contains(&number),
    }
}

/// What the body means: a documented message, else the code; `None` if it has neither.
fn in_body(
    response: &ErrorResponse<'_>,
    message: Option<Message<'_>>,
    during: Option<Operation>,
) -> Option<Said> {
    let message = message.map(|message| Said::documented(Origin::Message, message.entry(), during));
    match (message, code(response, during)) {
        (Some(message), Some(code)) if code.answer.entry.is_some() => Some(settle(message, code)),
        (Some(message), Some(_)) => Some(Said { has_unknown_code: true, ..message }),
        (message, code) => message.or(code),
    }
}

/// What the code of the body means; `None` if there is none. A code that is not in the catalog is
/// undocumented: it does not become the status.
fn code(response: &ErrorResponse<'_>, during: Option<Operation>) -> Option<Said> {
    let received = response.code.as_ref()?;
    if let Some(code) = ErrorCode::of_received(received) {
        return Some(Said::documented(Origin::Code(code), code.entry(), during));
    }
    (!says_nothing(received, response.status)).then(|| Said::undocumented(during))
}

/// Whether an undocumented code is just zero, or a repetition of the HTTP status.
fn says_nothing(code: &ReceivedCode<'_>, status: u16) -> bool {
    match code {
        ReceivedCode::Number(number) => *number == 0 || *number == i64::from(status),
        ReceivedCode::Text(text) => {
            let is_plain = !text.starts_with(['+', '0']) && text.parse() == Ok(status);
            is_plain || **text == *"0"
        }
    }
}

/// Which of message and code is the cause. If one has failed and the other has not, it is the one that
/// has; else the one with the better basis; else the one that stops; else the message.
fn settle(message: Said, code: Said) -> Said {
    let outcomes = [message.answer.outcome, code.answer.outcome];
    let code_wins = match outcomes.map(|outcome| outcome == Outcome::Failed) {
        [true, false] => false,
        [false, true] => true,
        _ => is_stronger(&code.answer, &message.answer),
    };
    let (winner, other) = if code_wins { (code, message) } else { (message, code) };
    let retries = [winner.answer.retry(), other.answer.retry()];
    let outcomes_differ = outcomes[0] != outcomes[1];
    let retries_differ = retries[0] != retries[1] && !retries.contains(&Retry::Unspecified);
    let mut answer = winner.answer;
    // If neither says that it failed, neither has the advice for that.
    let has_no_advice = outcomes_differ && answer.outcome != Outcome::Failed;
    if has_no_advice || is_risky(&answer, &other.answer) {
        answer = answer.without_advice();
    }
    let differ = code_wins || retries_differ || outcomes_differ;
    Said { answer, conflict: differ.then_some(other.cause), ..winner }
}

/// Whether the advice of a code is stronger than that of the message beside it. A code without advice
/// on the retry never is; over a message without, only a code that stops.
fn is_stronger(code: &Answer, message: &Answer) -> bool {
    let stops = |answer: &Answer| eagerness(answer.retry());
    match (code.basis(), message.basis()) {
        _ if code.retry() == message.retry() => false,
        (Some(of_code), Some(of_message)) if of_code != of_message => of_code < of_message,
        (Some(_), _) => stops(code) < stops(message),
        (None, _) => false,
    }
}

/// The order of retries: what stops comes first.
const fn eagerness(retry: Retry) -> u8 {
    match retry {
        Retry::Never => 0,
        Retry::AfterFix => 1,
        Retry::Unspecified => 2,
        Retry::AfterCall(_) => 3,
        Retry::SameCall(_) => 4,
    }
}
