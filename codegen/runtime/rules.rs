//! The rules of diagnosis: whether message, code or status is the cause.

use super::response::ReceivedCode;
use crate::{
    Case, Certainty, Diagnosis, Entry, ErrorCode, ErrorResponse, Message, Operation, Outcome,
    Retry, StatusCode, UNDOCUMENTED,
};

/// A [`Cause`](crate::Cause) that refers to the one message of a diagnosis.
#[derive(Clone, Copy)]
pub(crate) enum Origin {
    Message,
    Code(ErrorCode),
    Status(StatusCode),
    Undocumented,
}

/// What a part of the response means, or all of it.
#[derive(Clone, Copy)]
struct Said {
    cause: Origin,
    /// The row of the catalog for the cause.
    entry: Option<&'static Entry>,
    conflict: Option<Origin>,
    outcome: Outcome,
    /// Whether the body has a documented message and a code that is not documented.
    has_unknown_code: bool,
}

impl Said {
    fn documented(cause: Origin, entry: &'static Entry, during: Option<Operation>) -> Self {
        Self { cause, entry: Some(entry), outcome: outcome(entry, during), ..Self::UNDOCUMENTED }
    }

    const UNDOCUMENTED: Self = Self {
        cause: Origin::Undocumented,
        entry: None,
        conflict: None,
        outcome: UNDOCUMENTED.outcome(),
        has_unknown_code: false,
    };
}

pub(crate) fn diagnose<'a>(
    response: &'a ErrorResponse<'a>,
    during: Option<Operation>,
) -> Diagnosis<'a> {
    let texts = [&response.message, &response.reason, &response.detail];
    let message = texts.into_iter().flatten().find_map(|text| Message::parse(text));
    let status = StatusCode::from_u16(response.status);
    let says_success = says_success(response.status, status, during);
    let is_error = |said: &Said| said.outcome != Outcome::Success || said.has_unknown_code;
    let of_status = of_status(response.status, status, during);
    let (said, anomaly) = match in_body(message, code(response, during), during) {
        Some(said) if says_success && is_error(&said) => {
            (contradicted(said), Some(of_status.cause))
        }
        Some(said) if !says_success || status.is_none() => (said, None),
        _ => (of_status, None),
    };
    Diagnosis {
        response,
        message,
        cause: said.cause,
        conflict: said.conflict,
        anomaly,
        outcome: said.outcome,
        during,
        certainty: said.entry.map_or(Certainty::Undocumented, |entry| certainty(entry, during)),
    }
}

/// What an error means under a status that means success. If a documented message means success, the
/// error is the code that is not documented.
fn contradicted(error: Said) -> Said {
    match error.outcome {
        Outcome::Success => Said::UNDOCUMENTED,
        _ => Said { outcome: UNDOCUMENTED.outcome(), ..error },
    }
}

fn of_status(number: u16, status: Option<StatusCode>, during: Option<Operation>) -> Said {
    if let Some(status) = status {
        return Said::documented(Origin::Status(status), status.entry(), during);
    }
    let outcome = if number == 200 { Outcome::Success } else { Outcome::Failed };
    Said { outcome, ..Said::UNDOCUMENTED }
}

/// Whether the HTTP status means success: as documented, or by its class if it is not documented.
fn says_success(number: u16, status: Option<StatusCode>, during: Option<Operation>) -> bool {
    match status {
        Some(status) => {
            let outcomes = [status.outcome(), outcome(status.entry(), during)];
            outcomes.contains(&Outcome::Success)
        }
        None => (200..300).contains(&number),
    }
}

/// What the code of the body means; `None` if there is none. A code that is not in the catalog is
/// undocumented: it does not become the status.
fn code(response: &ErrorResponse<'_>, during: Option<Operation>) -> Option<Said> {
    let received = response.code.as_ref()?;
    if let Some(code) = ErrorCode::of_received(received) {
        return Some(Said::documented(Origin::Code(code), code.entry(), during));
    }
    (!says_nothing(received, response.status)).then_some(Said::UNDOCUMENTED)
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

/// What the body means: a documented message, else the code.
fn in_body(
    message: Option<Message<'_>>,
    code: Option<Said>,
    during: Option<Operation>,
) -> Option<Said> {
    let message = message.map(|message| Said::documented(Origin::Message, message.entry(), during));
    match (message, code) {
        (Some(message), Some(code)) => Some(settle(message, code, during)),
        (message, code) => message.or(code),
    }
}

/// Which of the two is the cause: the message, unless the code stops and the message retries or is
/// unspecified. A code with an unspecified retry does not contradict the retry of the message, and a
/// code that is not documented contradicts nothing.
fn settle(message: Said, code: Said, during: Option<Operation>) -> Said {
    let (Some(of_message), Some(of_code)) = (message.entry, code.entry) else {
        return Said { has_unknown_code: true, ..message };
    };
    let (of_message, of_code) = (retry(of_message, during), retry(of_code, during));
    let speaks = |retry: Retry| retry != Retry::Unspecified;
    let code_wins = speaks(of_code) && eagerness(of_code) < eagerness(of_message);
    let retries_differ = speaks(of_code) && speaks(of_message) && of_message != of_code;
    let outcomes_differ = message.outcome != code.outcome;
    let (winner, other) = if code_wins { (code, message) } else { (message, code) };
    let differ = code_wins || retries_differ || outcomes_differ;
    Said {
        conflict: differ.then_some(other.cause),
        outcome: if outcomes_differ { Outcome::Failed } else { winner.outcome },
        ..winner
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

pub(crate) const fn outcome(entry: &Entry, during: Option<Operation>) -> Outcome {
    match during {
        Some(during) => entry.outcome_for(during),
        None => entry.outcome(),
    }
}

pub(crate) const fn retry(entry: &Entry, during: Option<Operation>) -> Retry {
    match during {
        Some(during) => entry.retry_for(during),
        None => entry.retry(),
    }
}

fn certainty(entry: &Entry, during: Option<Operation>) -> Certainty {
    let differs = |pair: &[Case]| !pair[0].agrees_with(&pair[1]);
    match during {
        Some(during) if !entry.is_documented_for(during) => Certainty::OutsideDocumentedCalls,
        Some(_) => Certainty::Exact,
        None => {
            let is_ambiguous = entry.cases().windows(2).any(differs);
            if is_ambiguous { Certainty::Ambiguous } else { Certainty::Exact }
        }
    }
}
