use core::fmt;

use crate::{
    Basis, Cause, Certainty, Entry, ErrorCode, ErrorResponse, Message, Operation, Outcome,
    Remediation, Retry, StatusCode, UNDOCUMENTED,
};

/// What happened, whether to retry, and what to do: the answer to one response.
#[derive(Clone, Copy)]
pub struct Diagnosis<'a> {
    response: &'a ErrorResponse<'a>,
    cause: Cause<'a>,
    during: Option<Operation>,
    certainty: Certainty,
}

impl<'a> Diagnosis<'a> {
    /// What tells what happened: a message before a code before the status.
    #[must_use]
    pub const fn cause(&self) -> Cause<'a> {
        self.cause
    }

    /// How sure this is.
    #[must_use]
    pub const fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// The row of the catalog that the answers come from; `None` if nothing is documented.
    #[must_use]
    pub const fn entry(&self) -> Option<&'static Entry> {
        self.cause.entry()
    }

    /// The name of the entry, or `undocumented`: for logs and metrics.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.cause.name()
    }

    /// What happened, in a sentence without a full stop.
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        match (self.entry(), self.during) {
            (Some(entry), Some(during)) => entry.summary_for(during),
            (Some(entry), None) => entry.summary(),
            (None, _) => UNDOCUMENTED.summary(),
        }
    }

    /// What became of the request. Of an undocumented response: success if the HTTP status is 200
    /// and the body has no code, else failed. Where message and code differ on it, nobody may take the request for done:
    /// failed.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let Some(entry) = self.entry() else {
            let succeeded = self.response.status == 200 && self.response.code.is_none();
            return if succeeded { Outcome::Success } else { UNDOCUMENTED.outcome() };
        };
        let own = outcome(entry, self.during);
        let other = self.conflict().and_then(|cause| cause.entry());
        match other.map(|entry| outcome(entry, self.during)) {
            Some(other) if other != own => Outcome::Failed,
            _ => own,
        }
    }

    /// Whether and how to try again: [`Retry::Unspecified`] wherever nobody knows.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self.entry() {
            Some(entry) => retry(entry, self.during),
            None => UNDOCUMENTED.retry(),
        }
    }

    /// How one knows what [`retry`](Self::retry) says: `None` exactly where it says nothing.
    #[must_use]
    pub const fn basis(&self) -> Option<Basis> {
        match (self.entry(), self.during) {
            (Some(entry), Some(during)) => entry.basis_for(during),
            (Some(entry), None) => entry.basis(),
            (None, _) => None,
        }
    }

    /// What to do, and who does it.
    #[must_use]
    pub const fn remediation(&self) -> Remediation {
        match (self.entry(), self.during) {
            (Some(entry), Some(during)) => entry.remediation_for(during),
            (Some(entry), None) => entry.remediation(),
            (None, _) => UNDOCUMENTED.remediation(),
        }
    }

    /// Whether the same request, sent again as it is, can succeed: see [`Retry::is_retryable`].
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        self.retry().is_retryable()
    }

    /// What was overruled: message and code are both documented and differ on the retry or on the
    /// outcome. The one that stops has won and is the [`cause`](Self::cause), and where both stop
    /// alike, the message; this is the other.
    #[must_use]
    pub fn conflict(&self) -> Option<Cause<'a>> {
        let (said, overruled) = in_body(self.response, self.during);
        overruled.filter(|_| said == Some(self.cause))
    }

    /// The documented error in the body of a response whose HTTP status says success.
    #[must_use]
    pub fn anomaly(&self) -> Option<Cause<'a>> {
        let (said, _) = in_body(self.response, self.during);
        // Only a status that means success is believed against the body.
        let error = said.filter(|_| matches!(self.cause, Cause::Status(_)))?;
        let entry = error.entry()?;
        (!matches!(entry.outcome(), Outcome::Success)).then_some(error)
    }

    /// The call that was answered, if it is known.
    #[must_use]
    pub const fn during(&self) -> Option<Operation> {
        self.during
    }

    /// What the response said, untouched.
    #[must_use]
    pub const fn response(&self) -> &'a ErrorResponse<'a> {
        self.response
    }
}

/// What happened, what follows for a retry, who does what, and what contradicts it. Nothing of it
/// is the server's, so that it can stand in any log.
impl fmt::Display for Diagnosis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}; {}", self.name(), self.summary(), self.retry(), self.remediation())?;
        if let Some(other) = self.conflict() {
            write!(f, "; against {}", other.name())?;
        }
        match self.anomaly() {
            Some(other) => write!(f, "; but the body says {}", other.name()),
            None => Ok(()),
        }
    }
}

/// Shows the conclusions, and of the response what its own `Debug` shows.
impl fmt::Debug for Diagnosis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Diagnosis")
            .field("name", &self.name())
            .field("certainty", &self.certainty)
            .field("outcome", &self.outcome())
            .field("retry", &self.retry())
            .field("during", &self.during)
            .field("response", &self.response)
            .finish_non_exhaustive()
    }
}

pub(crate) fn diagnose<'a>(
    response: &'a ErrorResponse<'a>,
    during: Option<Operation>,
) -> Diagnosis<'a> {
    let status = StatusCode::from_u16(response.status);
    let succeeded = status.is_some_and(|status| matches!(status.outcome(), Outcome::Success));
    let (said, _) = in_body(response, during);
    let cause = match (said, status) {
        // A status that means success is believed; what contradicts it is an anomaly.
        (_, Some(status)) if succeeded => Cause::Status(status),
        (Some(cause), _) => cause,
        (None, Some(status)) => Cause::Status(status),
        (None, None) => Cause::Undocumented,
    };
    let certainty = match cause.entry() {
        Some(entry) => certainty(entry, during),
        None => Certainty::Undocumented,
    };
    Diagnosis { response, cause, during, certainty }
}

/// What the body says, and what it says that contradicts it.
fn in_body<'a>(
    response: &'a ErrorResponse<'a>,
    during: Option<Operation>,
) -> (Option<Cause<'a>>, Option<Cause<'a>>) {
    let texts = [&response.message, &response.reason, &response.detail];
    let message = texts.into_iter().flatten().find_map(|text| Message::parse(text));
    // A code that is there and not in the catalog is undocumented: it does not become the status.
    let code = response.code.as_ref().map(ErrorCode::of_received);
    match (message, code) {
        (Some(message), Some(Some(code))) => settle(message, code, during),
        (Some(message), _) => (Some(Cause::Message(message)), None),
        (None, Some(Some(code))) => (Some(Cause::Code(code)), None),
        (None, Some(None)) => (Some(Cause::Undocumented), None),
        (None, None) => (None, None),
    }
}

/// Which of the two is the cause: the message, unless the code stops where the message goes on or
/// says nothing. A code that says nothing of the retry does not contradict the message on it.
fn settle(
    message: Message<'_>,
    code: ErrorCode,
    during: Option<Operation>,
) -> (Option<Cause<'_>>, Option<Cause<'_>>) {
    let of_message = retry(message.entry(), during);
    let of_code = retry(code.entry(), during);
    let outcomes_differ = outcome(message.entry(), during) != outcome(code.entry(), during);
    let (message, code) = (Cause::Message(message), Cause::Code(code));
    let code_speaks = of_code != Retry::Unspecified;
    if code_speaks && eagerness(of_code) < eagerness(of_message) {
        return (Some(code), Some(message));
    }
    let message_speaks = of_message != Retry::Unspecified;
    let differ = code_speaks && message_speaks && of_message != of_code;
    (Some(message), (differ || outcomes_differ).then_some(code))
}

/// How far a retry goes: what stops comes first.
const fn eagerness(retry: Retry) -> u8 {
    match retry {
        Retry::Never => 0,
        Retry::AfterFix => 1,
        Retry::Unspecified => 2,
        Retry::AfterCall(_) => 3,
        Retry::SameCall(_) => 4,
    }
}

const fn outcome(entry: &Entry, during: Option<Operation>) -> Outcome {
    match during {
        Some(during) => entry.outcome_for(during),
        None => entry.outcome(),
    }
}

const fn retry(entry: &Entry, during: Option<Operation>) -> Retry {
    match during {
        Some(during) => entry.retry_for(during),
        None => entry.retry(),
    }
}

fn certainty(entry: &Entry, during: Option<Operation>) -> Certainty {
    match during {
        Some(during) if entry.is_documented_for(during) => Certainty::Exact,
        Some(_) => Certainty::OutsideDocumentedCalls,
        None if entry.cases().windows(2).any(|pair| !pair[0].agrees_with(&pair[1])) => {
            Certainty::Ambiguous
        }
        None => Certainty::Exact,
    }
}
