use core::fmt;

use crate::entries::ENTRIES;
use crate::{Actor, Basis, Case, Operation, Outcome, Remediation, Retry};

/// One row of the catalog: everything that is known of one status, code or message.
///
/// [`Entry::ALL`] lists all of them, for logs, dashboards and tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    pub(crate) name: &'static str,
    pub(crate) wire: &'static str,
    pub(crate) section: Section,
    pub(crate) outcome: Outcome,
    pub(crate) retry: Retry,
    pub(crate) basis: Option<Basis>,
    pub(crate) actor: Actor,
    pub(crate) action: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) operations: &'static [Operation],
    pub(crate) cases: &'static [Case],
}

impl Entry {
    /// Every entry: the statuses by number, then the codes in their order, then the messages by
    /// name.
    pub const ALL: &'static [Self] = ENTRIES;

    /// The entry of this name; names are unique across the sections.
    #[must_use]
    pub fn by_name(name: &str) -> Option<&'static Self> {
        ENTRIES.iter().find(|entry| entry.name == name)
    }

    /// The section of the catalog that the entry is in.
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
        self.summary
    }

    /// What happened if it was `during` that the response came; the same as
    /// [`summary`](Self::summary) where the entry is not documented for that call.
    #[must_use]
    pub const fn summary_for(&self, during: Operation) -> &'static str {
        match self.case_for(during) {
            Some(case) => case.summary,
            None => self.summary,
        }
    }

    /// What became of the request, whatever call it was: [`Outcome::Failed`] where that depends on
    /// the call.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// What became of the request if it was a `during`: [`Outcome::Failed`] where the entry is not
    /// documented for that call: what is not documented is not taken for done.
    #[must_use]
    pub const fn outcome_for(&self, during: Operation) -> Outcome {
        match self.case_for(during) {
            Some(case) => case.outcome,
            None if self.is_documented_for(during) => self.outcome,
            None => Outcome::Failed,
        }
    }

    /// Whether and how to try again, whatever call it was: [`Retry::Unspecified`] where that
    /// depends on the call.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        self.retry
    }

    /// Whether and how to try `during` again: [`Retry::Unspecified`] where the entry is not
    /// documented for that call.
    #[must_use]
    pub const fn retry_for(&self, during: Operation) -> Retry {
        match self.case_for(during) {
            Some(case) => case.retry,
            None if self.is_documented_for(during) => self.retry,
            None => Retry::Unspecified,
        }
    }

    /// The basis of [`retry`](Self::retry): `None` exactly where that is unspecified.
    #[must_use]
    pub const fn basis(&self) -> Option<Basis> {
        self.basis
    }

    /// The basis of [`retry_for`](Self::retry_for): `None` exactly where that is unspecified.
    #[must_use]
    pub const fn basis_for(&self, during: Operation) -> Option<Basis> {
        match self.case_for(during) {
            Some(case) => case.basis,
            None if self.is_documented_for(during) => self.basis,
            None => None,
        }
    }

    /// What to do, and who does it, whatever call it was.
    #[must_use]
    pub const fn remediation(&self) -> Remediation {
        Remediation { actor: self.actor, action: self.action }
    }

    /// What to do, and who does it, if it was `during` that the response came; the same as
    /// [`remediation`](Self::remediation) where the entry is not documented for that call.
    #[must_use]
    pub const fn remediation_for(&self, during: Operation) -> Remediation {
        match self.case_for(during) {
            Some(case) => case.remediation(),
            None => self.remediation(),
        }
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
        self.operations().is_empty() || contains(self.operations(), during)
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

    const fn case_for(&self, during: Operation) -> Option<&'static Case> {
        let cases = self.cases();
        let mut index = 0;
        while index < cases.len() {
            if contains(cases[index].operations, during) {
                return Some(&cases[index]);
            }
            index += 1;
        }
        None
    }
}

/// The name, what is on the wire, and what happened.
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} {}): {}", self.name, self.section(), self.wire, self.summary)
    }
}

/// The section of the catalog that an entry is in.
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
