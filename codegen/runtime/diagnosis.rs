use core::fmt;
use core::ops::Deref;

use super::rules::{self, Conclusion, Origin};
use super::text::padded;
use crate::{Answer, Cause, ErrorResponse, Message, Operation, Term};

/// What happened, whether to retry, and what to do: the answer to one response.
///
/// It is computed once, when the response is diagnosed; the methods only read it. It dereferences to
/// [`Answer`], which has most of them.
///
/// ```
/// use CRATE::{Certainty, ErrorResponse};
///
/// let response = ErrorResponse::new(999);
/// let diagnosis = response.diagnose(None);
/// assert_eq!(diagnosis.certainty(), Certainty::Undocumented);
/// assert_eq!(diagnosis.response().status(), 999);
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Diagnosis<'a> {
    response: &'a ErrorResponse<'a>,
    /// The documented message of the body, which the origins refer to.
    message: Option<Message<'a>>,
    cause: Origin,
    conflict: Option<Origin>,
    anomaly: Option<Origin>,
    answer: Answer,
}

impl<'a> Diagnosis<'a> {
    pub(super) fn new(response: &'a ErrorResponse<'a>, during: Option<Operation>) -> Self {
        let Conclusion { message, cause, conflict, anomaly, answer } =
            rules::conclude(response, during);
        Self { response, message, cause, conflict, anomaly, answer }
    }

    /// What the diagnosis is based on: a message, else a code, else the status.
    #[must_use]
    pub const fn cause(&self) -> Cause<'a> {
        self.named(self.cause)
    }

    /// What was overruled: message and code are both documented and disagree on the retry or on the
    /// outcome, or a code that stops is beside a message that says nothing about the retry. The other
    /// one is the [`cause`](Self::cause).
    #[must_use]
    pub const fn conflict(&self) -> Option<Cause<'a>> {
        match self.conflict {
            Some(origin) => Some(self.named(origin)),
            None => None,
        }
    }

    /// The HTTP status, if it means success and the body has an error, which is then the
    /// [`cause`](Self::cause): a documented message or code, or a code that is not documented. The
    /// documentation does not say what such a response means, so the outcome is failed, and the retry,
    /// the summary and the remediation are those of [`UNDOCUMENTED`](crate::UNDOCUMENTED). A status
    /// from 200 to 299 that is not in the catalog means success too: it is [`Cause::Undocumented`].
    #[must_use]
    pub const fn anomaly(&self) -> Option<Cause<'a>> {
        match self.anomaly {
            Some(origin) => Some(self.named(origin)),
            None => None,
        }
    }

    /// What the call returns and a success lacks, which is therefore degraded; else nothing.
    pub fn missing(&self) -> impl Iterator<Item = Term> + 'a {
        let call = self.answer.during.filter(|_| self.answer.is_incomplete());
        let (response, returns) = (self.response, call.map_or(&[][..], Operation::returns));
        returns.iter().copied().filter(|term| response.term(*term).is_none())
    }

    /// The response itself.
    #[must_use]
    pub const fn response(&self) -> &'a ErrorResponse<'a> {
        self.response
    }

    const fn named(&self, origin: Origin) -> Cause<'a> {
        match (origin, self.message) {
            (Origin::Message, Some(message)) => Cause::Message(message),
            (Origin::Code(code), _) => Cause::Code(code),
            (Origin::Status(status), _) => Cause::Status(status),
            (Origin::Message | Origin::Undocumented, _) => Cause::Undocumented,
        }
    }
}

impl Deref for Diagnosis<'_> {
    type Target = Answer;

    fn deref(&self) -> &Answer {
        &self.answer
    }
}

/// What happened, whether to retry, who does what, and what contradicts it. Nothing of it comes from
/// the server, so it can be in any log.
impl fmt::Display for Diagnosis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        padded(f, |f| {
            let (name, summary) = (self.name(), self.summary());
            write!(f, "{name}: {summary}; {}; {}", self.retry(), self.remediation())?;
            for (index, term) in self.missing().enumerate() {
                let before = if index == 0 { "; missing " } else { ", " };
                write!(f, "{before}{term}")?;
            }
            if let Some(other) = self.conflict() {
                write!(f, "; against {}", other.name())?;
            }
            match self.anomaly {
                Some(_) => write!(f, "; but the HTTP status is {}", self.response.status),
                None => Ok(()),
            }
        })
    }
}

/// The answers, and the `Debug` of the response: no text from the server.
impl fmt::Debug for Diagnosis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Diagnosis")
            .field("name", &self.name())
            .field("certainty", &self.certainty())
            .field("outcome", &self.outcome())
            .field("retry", &self.retry())
            .field("during", &self.during())
            .field("response", &self.response)
            .finish_non_exhaustive()
    }
}

/// A response together with its answers, borrowing nothing but the body.
///
/// ```
/// use CRATE::{ErrorResponse, Outcome};
///
/// let diagnosed = ErrorResponse::new(999).diagnosed(None);
/// assert_eq!(diagnosed.outcome(), Outcome::Failed);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnosed<'a> {
    response: ErrorResponse<'a>,
    answer: Answer,
}

impl<'a> Diagnosed<'a> {
    pub(super) fn new(response: ErrorResponse<'a>, during: Option<Operation>) -> Self {
        let answer = *response.diagnose(during);
        Self { response, answer }
    }

    /// The response itself.
    #[must_use]
    pub const fn response(&self) -> &ErrorResponse<'a> {
        &self.response
    }

    /// The whole diagnosis, with its cause and what contradicts it.
    #[must_use]
    pub fn diagnosis(&self) -> Diagnosis<'_> {
        self.response.diagnose(self.answer.during)
    }
}

impl Deref for Diagnosed<'_> {
    type Target = Answer;

    fn deref(&self) -> &Answer {
        &self.answer
    }
}
