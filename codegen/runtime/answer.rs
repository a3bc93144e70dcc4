use crate::{Basis, Certainty, Entry, Operation, Outcome, Remediation, Retry, UNDOCUMENTED};

/// The answers of a diagnosis: what happened, whether to retry, and what to do.
///
/// [`Diagnosis`](crate::Diagnosis) and [`Diagnosed`](crate::Diagnosed) dereference to it. It borrows
/// nothing, so it can outlive the response.
///
/// ```
/// use CRATE::{ErrorResponse, Outcome, Retry};
///
/// let response = ErrorResponse::new(999);
/// let answer = *response.diagnose(None);
/// drop(response);
/// assert_eq!(answer.name(), "undocumented");
/// assert_eq!(answer.outcome(), Outcome::Failed);
/// assert_eq!(answer.retry(), Retry::Unspecified);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    pub(super) during: Option<Operation>,
    pub(super) entry: Option<&'static Entry>,
    /// Whether retry, summary and remediation are those of the entry, or of [`UNDOCUMENTED`].
    pub(super) is_of_entry: bool,
    pub(super) certainty: Certainty,
    pub(super) outcome: Outcome,
}

impl Answer {
    /// The row of the catalog for the cause; `None` if nothing is documented.
    #[must_use]
    pub const fn entry(&self) -> Option<&'static Entry> {
        self.entry
    }

    /// The name of the entry, or `undocumented`: for logs and metrics.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.entry {
            Some(entry) => entry.name(),
            None => "undocumented",
        }
    }

    /// How sure it is which meaning of the entry applies.
    #[must_use]
    pub const fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// What the request achieved. It is failed if message and code disagree on it, and if an error
    /// came with a status that means success; it is degraded if a success lacks what the call returns.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
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

    /// Whether and how to try again: [`Retry::Unspecified`] if it is not known.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match (self.advisor(), self.during) {
            (Some(entry), Some(during)) => entry.retry_for(during),
            (Some(entry), None) => entry.retry(),
            (None, _) => UNDOCUMENTED.retry(),
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

    /// The error for the attribute `error.type` of OpenTelemetry: the name of the entry, or `_OTHER` if
    /// nothing documented names the error; `None` if the request is in effect. One of few values, and
    /// none from the server.
    #[must_use]
    pub const fn error_type(&self) -> Option<&'static str> {
        match self.entry {
            _ if self.outcome.is_in_effect() => None,
            Some(entry) if !matches!(entry.outcome(), Outcome::Success) => Some(entry.name()),
            _ => Some("_OTHER"),
        }
    }

    /// The call that was answered, if it is known.
    #[must_use]
    pub const fn during(&self) -> Option<Operation> {
        self.during
    }

    /// The same entry, with the answers for anything undocumented.
    pub(super) fn without_advice(self) -> Self {
        let Self { entry, certainty, .. } = self;
        Self { entry, certainty, ..Self::undocumented(self.during) }
    }

    /// The answer about which nothing is documented.
    pub(super) const fn undocumented(during: Option<Operation>) -> Self {
        Self {
            during,
            entry: None,
            is_of_entry: false,
            certainty: Certainty::Undocumented,
            outcome: UNDOCUMENTED.outcome(),
        }
    }

    /// Whether a success lacks what the call returns.
    pub(super) fn is_incomplete(&self) -> bool {
        self.outcome == Outcome::Degraded && !self.is_of_entry
    }

    /// The entry with the advice; `None` if that is of [`UNDOCUMENTED`].
    const fn advisor(&self) -> Option<&'static Entry> {
        if self.is_of_entry { self.entry } else { None }
    }
}
