use core::fmt;

use super::text::padded;
use crate::entries::ENTRIES;
use crate::{Actor, Basis, Case, Operation, Outcome, Remediation, Retry};

/// One row of the catalog: everything about one status, code or message.
///
/// [`Entry::ALL`] lists all of them, for logs, dashboards and tests.
///
/// ```
/// use CRATE::Entry;
///
/// for entry in Entry::ALL {
///     assert_eq!(Entry::by_name(entry.name()), Some(entry));
/// }
/// ```
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
    pub(crate) operations_basis: Option<Basis>,
    pub(crate) cases: &'static [Case],
    pub(crate) since: Option<&'static str>,
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

    /// What happened if this is the response to `during`; the same as
    /// [`summary`](Self::summary) if the entry is not documented for that call.
    #[must_use]
    pub const fn summary_for(&self, during: Operation) -> &'static str {
        match self.case_for(during) {
            Some(case) => case.summary,
            None => self.summary,
        }
    }

    /// What the request achieved, for any call: [`Outcome::Failed`] if that depends on the call.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// What the request achieved if it was `during`: [`Outcome::Failed`] if the entry is not
    /// documented for that call.
    #[must_use]
    pub const fn outcome_for(&self, during: Operation) -> Outcome {
        match (self.case_for(during), self.is_documented_for(during)) {
            (Some(case), _) => case.outcome,
            (None, true) => self.outcome,
            (None, false) => Outcome::Failed,
        }
    }

    /// Whether and how to try again, for any call: [`Retry::Unspecified`] if that depends on the
    /// call.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        self.retry
    }

    /// Whether and how to try `during` again: [`Retry::Unspecified`] if the entry is not documented
    /// for that call.
    #[must_use]
    pub const fn retry_for(&self, during: Operation) -> Retry {
        match (self.case_for(during), self.is_documented_for(during)) {
            (Some(case), _) => case.retry,
            (None, true) => self.retry,
            (None, false) => Retry::Unspecified,
        }
    }

    /// The basis of [`retry`](Self::retry): `None` exactly if that is unspecified.
    #[must_use]
    pub const fn basis(&self) -> Option<Basis> {
        self.basis
    }

    /// The basis of [`retry_for`](Self::retry_for): `None` exactly if that is unspecified.
    #[must_use]
    pub const fn basis_for(&self, during: Operation) -> Option<Basis> {
        match (self.case_for(during), self.is_documented_for(during)) {
            (Some(case), _) => case.basis,
            (None, true) => self.basis,
            (None, false) => None,
        }
    }

    /// What to do, and who does it, for any call.
    #[must_use]
    pub const fn remediation(&self) -> Remediation {
        Remediation { actor: self.actor, action: self.action }
    }

    /// What to do, and who does it, if this is the response to `during`; the same as
    /// [`remediation`](Self::remediation) if the entry is not documented for that call.
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

    /// The calls that the entry is limited to, in the order in which a client makes them; empty if it
    /// can be the response to any call.
    #[must_use]
    pub const fn operations(&self) -> &'static [Operation] {
        self.operations
    }

    /// Whether the documentation names the [`operations`](Self::operations), or they were inferred;
    /// `None` if the entry is not limited to calls. If it has several cases, inferred if one of them
    /// is.
    #[must_use]
    pub const fn operations_basis(&self) -> Option<Basis> {
        self.operations_basis
    }

    /// Whether the entry can be the response to this call: it is listed, or none is.
    #[must_use]
    pub const fn is_documented_for(&self, during: Operation) -> bool {
        self.operations().is_empty() || contains(self.operations(), during)
    }

    /// The meanings of the entry if it has several, each for its own calls; else empty.
    #[must_use]
    pub const fn cases(&self) -> &'static [Case] {
        self.cases
    }

    /// The date of the page that says so first, such as `2024-09-04`; `None` if it is not known.
    #[must_use]
    pub const fn since(&self) -> Option<&'static str> {
        self.since
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
        padded(f, |f| {
            write!(f, "{} ({} {}): {}", self.name, self.section(), self.wire, self.summary)
        })
    }
}

/// The section of the catalog that an entry is in.
///
/// ```
/// use CRATE::Section;
///
/// assert_eq!(Section::StatusCodes.to_string(), "HTTP status");
/// ```
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
