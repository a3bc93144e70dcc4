use core::fmt;

use crate::entries::{BY_NAME, ENTRIES};
use crate::{Basis, Operation, Outcome, Remediation, Retry, lookup};

/// One row of the catalog: everything that is known of one status, code or message.
///
/// [`Entry::ALL`] lists all of them, for logs, dashboards and tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    pub(crate) section: Section,
    pub(crate) name: &'static str,
    pub(crate) wire: &'static str,
    pub(crate) advice: Advice,
    pub(crate) operations: &'static [Operation],
    pub(crate) cases: &'static [Case],
}

/// What holds for an entry, or for one of its cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Advice {
    pub(crate) summary: &'static str,
    pub(crate) outcome: Outcome,
    pub(crate) retry: Retry,
    pub(crate) basis: Option<Basis>,
    pub(crate) remediation: Remediation,
}

impl Entry {
    /// Every entry: the statuses by number, then the codes in their order, then the messages by
    /// name.
    pub const ALL: &'static [Self] = ENTRIES;

    /// The entry of this name; names are unique across the sections.
    #[must_use]
    pub const fn by_name(name: &str) -> Option<&'static Self> {
        match lookup::text(BY_NAME, name) {
            Some(index) => Some(&ENTRIES[index]),
            None => None,
        }
    }

    /// The section of the catalog that the entry stands in.
    #[must_use]
    pub const fn section(&self) -> Section {
        self.section
    }

    /// The name of the entry: `snake_case`, stable, and unique in the catalog.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What is on the wire: the number or string of a status or code, the text of a message with
    /// `{placeholders}` where it varies.
    #[must_use]
    pub const fn wire(&self) -> &'static str {
        self.wire
    }

    /// What happened, in a sentence without a full stop.
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        self.advice.summary
    }

    /// What happened if it was `during` that the response came; the same as
    /// [`summary`](Self::summary) where the entry is not documented for that call.
    #[must_use]
    pub const fn summary_for(&self, during: Operation) -> &'static str {
        self.advice_for(during).summary
    }

    /// What became of the request, whatever call it was: [`Outcome::Failed`] where that depends on
    /// the call.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.advice.outcome
    }

    /// What became of the request if it was a `during`: [`Outcome::Failed`] where the entry is not
    /// documented for that call, because nobody may take for done what nobody documents.
    #[must_use]
    pub const fn outcome_for(&self, during: Operation) -> Outcome {
        self.advice_for(during).outcome
    }

    /// Whether and how to try again, whatever call it was: [`Retry::Unspecified`] where that
    /// depends on the call.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        self.advice.retry
    }

    /// Whether and how to try `during` again: [`Retry::Unspecified`] where the entry is not
    /// documented for that call.
    #[must_use]
    pub const fn retry_for(&self, during: Operation) -> Retry {
        self.advice_for(during).retry
    }

    /// How one knows what [`retry`](Self::retry) says: `None` exactly where it says nothing.
    #[must_use]
    pub const fn basis(&self) -> Option<Basis> {
        self.advice.basis
    }

    /// How one knows what [`retry_for`](Self::retry_for) says: `None` exactly where it says
    /// nothing.
    #[must_use]
    pub const fn basis_for(&self, during: Operation) -> Option<Basis> {
        self.advice_for(during).basis
    }

    /// What to do, and who does it, whatever call it was.
    #[must_use]
    pub const fn remediation(&self) -> Remediation {
        self.advice.remediation
    }

    /// What to do, and who does it, if it was `during` that the response came; the same as
    /// [`remediation`](Self::remediation) where the entry is not documented for that call.
    #[must_use]
    pub const fn remediation_for(&self, during: Operation) -> Remediation {
        self.advice_for(during).remediation
    }

    /// Whether the same request, sent again as it is, can succeed: see [`Retry::is_retryable`].
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        self.retry().is_retryable()
    }

    /// The calls that the documentation names for this entry, in the order in which a client makes
    /// them; empty if it names none, and the entry may then follow any call.
    #[must_use]
    pub const fn operations(&self) -> &'static [Operation] {
        self.operations
    }

    /// Whether the entry is documented for this call: because it is named, or because none is.
    #[must_use]
    pub const fn is_documented_for(&self, during: Operation) -> bool {
        self.operations.is_empty() || contains(self.operations, during)
    }

    /// The meanings of the entry where it has several, each for its own calls; else empty.
    #[must_use]
    pub const fn cases(&self) -> &'static [Case] {
        self.cases
    }

    /// The address of the documentation.
    #[must_use]
    pub const fn docs_url(&self) -> &'static str {
        crate::DOCS_URL
    }

    const fn advice_for(&self, during: Operation) -> Advice {
        let mut index = 0;
        while index < self.cases.len() {
            if contains(self.cases[index].operations, during) {
                return self.cases[index].advice;
            }
            index += 1;
        }
        if self.is_documented_for(during) {
            return self.advice;
        }
        Advice { outcome: Outcome::Failed, retry: Retry::Unspecified, basis: None, ..self.advice }
    }
}

/// The name, what is on the wire, and what happened.
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} {}): {}", self.name, self.section, self.wire, self.advice.summary)
    }
}

/// One meaning of an entry that means different things after different calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Case {
    pub(crate) operations: &'static [Operation],
    pub(crate) advice: Advice,
}

impl Case {
    /// The calls that the case is about; at least one, and no other case of the entry has it.
    #[must_use]
    pub const fn operations(&self) -> &'static [Operation] {
        self.operations
    }

    /// What happened, in a sentence without a full stop.
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        self.advice.summary
    }

    /// What became of the request.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.advice.outcome
    }

    /// Whether and how to try again.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        self.advice.retry
    }

    /// How one knows what [`retry`](Self::retry) says: `None` exactly where it says nothing.
    #[must_use]
    pub const fn basis(&self) -> Option<Basis> {
        self.advice.basis
    }

    /// What to do, and who does it.
    #[must_use]
    pub const fn remediation(&self) -> Remediation {
        self.advice.remediation
    }
}

/// The section of the catalog that an entry stands in.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Section {
    /// HTTP statuses: [`StatusCode`](crate::StatusCode).
    StatusCodes,
    /// Codes in the body of a response: [`ErrorCode`](crate::ErrorCode).
    ErrorCodes,
    /// Messages in the body of a response: [`Message`](crate::Message).
    Messages,
}

/// What an entry of the section is: `HTTP status`, `code` or `message`.
impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::StatusCodes => "HTTP status",
            Self::ErrorCodes => "code",
            Self::Messages => "message",
        })
    }
}

const fn contains(operations: &[Operation], wanted: Operation) -> bool {
    let mut index = 0;
    while index < operations.len() {
        if operations[index].index() == wanted.index() {
            return true;
        }
        index += 1;
    }
    false
}
