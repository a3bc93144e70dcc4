use core::fmt;

use super::rules::{Origin, retry};
use crate::{
    Basis, Cause, Certainty, Entry, ErrorResponse, Message, Operation, Outcome, Remediation, Retry,
    UNDOCUMENTED,
};

/// What happened, whether to retry, and what to do: the answer to one response.
///
/// It is computed once, when the response is diagnosed; the methods only read it.
#[derive(Clone, Copy)]
pub struct Diagnosis<'a> {
    pub(crate) response: &'a ErrorResponse<'a>,
    /// The documented message of the body, which the origins refer to.
    pub(crate) message: Option<Message<'a>>,
    pub(crate) cause: Origin,
    pub(crate) conflict: Option<Origin>,
    pub(crate) anomaly: Option<Origin>,
    pub(crate) outcome: Outcome,
    pub(crate) during: Option<Operation>,
    pub(crate) certainty: Certainty,
}

impl<'a> Diagnosis<'a> {
    /// What the diagnosis is based on: a message, else a code, else the status.
    #[must_use]
    pub const fn cause(&self) -> Cause<'a> {
        self.named(self.cause)
    }

    /// How sure it is which meaning of the [`cause`](Self::cause) applies. See
    /// [`conflict`](Self::conflict) and [`anomaly`](Self::anomaly) for what contradicts it.
    #[must_use]
    pub const fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// The row of the catalog for the cause; `None` if nothing is documented.
    #[must_use]
    pub const fn entry(&self) -> Option<&'static Entry> {
        self.cause().entry()
    }

    /// The name of the entry, or `undocumented`: for logs and metrics.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.cause().name()
    }

    /// What happened, in a sentence without a full stop.
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        match (self.advisor(), self.during) {
            (Some(entry), Some(during)) => entry.summary_for(during),
            (Some(entry), None) => entry.summary(),
            (None, _) => UNDOCUMENTED.summary(),
        }
    }

    /// What the request achieved. It is failed if message and code disagree on it, and if an error
    /// came with a status that means success. An undocumented response is a success if the HTTP
    /// status is 200, else failed.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Whether and how to try again: [`Retry::Unspecified`] if it is not known.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self.advisor() {
            Some(entry) => retry(entry, self.during),
            None => UNDOCUMENTED.retry(),
        }
    }

    /// The basis of [`retry`](Self::retry): `None` exactly if that is unspecified.
    #[must_use]
    pub const fn basis(&self) -> Option<Basis> {
        match (self.advisor(), self.during) {
            (Some(entry), Some(during)) => entry.basis_for(during),
            (Some(entry), None) => entry.basis(),
            (None, _) => None,
        }
    }

    /// What to do, and who does it.
    #[must_use]
    pub const fn remediation(&self) -> Remediation {
        match (self.advisor(), self.during) {
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

    /// What was overruled: message and code are both documented and disagree on the retry or on the
    /// outcome. The one that stops is the [`cause`](Self::cause), or the message if both stop alike;
    /// this is the other one.
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
    /// the summary and the remediation are those of [`UNDOCUMENTED`]. A status from 200 to 299 that is
    /// not in the catalog means success too: it is [`Cause::Undocumented`].
    #[must_use]
    pub const fn anomaly(&self) -> Option<Cause<'a>> {
        match self.anomaly {
            Some(origin) => Some(self.named(origin)),
            None => None,
        }
    }

    /// The call that was answered, if it is known.
    #[must_use]
    pub const fn during(&self) -> Option<Operation> {
        self.during
    }

    /// The response itself.
    #[must_use]
    pub const fn response(&self) -> &'a ErrorResponse<'a> {
        self.response
    }

    /// The entry with the answers; `None` if they are those of [`UNDOCUMENTED`].
    const fn advisor(&self) -> Option<&'static Entry> {
        match self.anomaly {
            Some(_) => None,
            None => self.entry(),
        }
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

/// What happened, whether to retry, who does what, and what contradicts it. Nothing of it comes from
/// the server, so it can be in any log.
impl fmt::Display for Diagnosis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}; {}", self.name(), self.summary(), self.retry(), self.remediation())?;
        if let Some(other) = self.conflict() {
            write!(f, "; against {}", other.name())?;
        }
        match self.anomaly {
            Some(_) => write!(f, "; but the HTTP status is {}", self.response.status),
            None => Ok(()),
        }
    }
}

/// The answers, and the `Debug` of the response.
impl fmt::Debug for Diagnosis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Diagnosis")
            .field("name", &self.name())
            .field("certainty", &self.certainty)
            .field("outcome", &self.outcome)
            .field("retry", &self.retry())
            .field("during", &self.during)
            .field("response", &self.response)
            .finish_non_exhaustive()
    }
}
