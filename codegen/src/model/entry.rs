//! Entries and what they advise.

use super::{Date, Delay, Key, Name, OperationId, Text, words};

/// One row of the documentation.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What is on the wire.
    pub key: Key,
    /// The name of the entry, unique in the catalog.
    pub name: Name,
    /// What holds if the call is not known. Where cases disagree on the retry, it is unspecified.
    pub advice: Advice,
    /// The calls that it is documented for.
    pub scope: Scope,
    /// The date of the page that says so first; `None` if it is not known.
    pub since: Option<Date>,
    /// The facts of the page that no field carries on purpose.
    pub waived: Vec<Waiver>,
}

/// A fact of the page that an entry leaves out, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The fact, such as `5 minutes`, or the name of a call.
    pub fact: Text,
    pub reason: Text,
}

/// The calls that an entry is documented for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The documentation names no calls.
    Every,
    /// Only these, sorted; never empty.
    Only(Vec<OperationId>),
    /// One meaning for some calls, another for others, sorted by their first call; never empty.
    Cases(Vec<Case>),
}

impl Scope {
    /// The calls that are named, sorted; empty if none are.
    pub fn operations(&self) -> Vec<OperationId> {
        let of_cases = self.cases().iter().flat_map(|case| &case.operations);
        let mut all: Vec<_> = match self {
            Self::Only(operations) => operations.clone(),
            Self::Every | Self::Cases(_) => of_cases.copied().collect(),
        };
        all.sort_unstable();
        all
    }

    /// The cases; empty if the entry means one thing.
    pub fn cases(&self) -> &[Case] {
        match self {
            Self::Cases(cases) => cases,
            Self::Every | Self::Only(_) => &[],
        }
    }
}

/// What an entry means during some calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The calls, sorted; never empty.
    pub operations: Vec<OperationId>,
    /// What holds during them.
    pub advice: Advice,
}

/// What happened, whether to retry, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    pub summary: Text,
    pub outcome: Outcome,
    pub retry: Retry,
    /// What to do, and who does it.
    pub remediation: Remediation,
    /// What the calls that it is limited to rest on; `None` if it is not limited.
    pub operations_basis: Option<Basis>,
}

impl Advice {
    /// Whether other advice is the same, whatever the basis of the calls.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        Self { operations_basis: other.operations_basis, ..self.clone() } == *other
    }
}

words! {
    /// What became of the request.
    pub enum Outcome {
        /// It was done.
        Success = "success",
        /// What it asked for was so already.
        AlreadyInEffect = "already_in_effect",
        /// It was done in part.
        Degraded = "degraded",
        /// It was not done.
        Failed = "failed",
    }
}

/// Whether and how to try again, and what that rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retry {
    pub strategy: Strategy,
    /// What the strategy rests on; `None` exactly where it is unspecified.
    pub basis: Option<Basis>,
}

impl Retry {
    pub(crate) const UNSPECIFIED: Self = Self { strategy: Strategy::Unspecified, basis: None };
}

/// Whether and how to try again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// Not at all.
    Never,
    /// The same call, after each of these delays in turn; never empty, never descending.
    SameCall(Vec<Delay>),
    /// After another call.
    AfterCall(OperationId),
    /// After the cause was fixed.
    AfterFix,
    /// The documentation does not say, and nothing is inferred.
    Unspecified,
}

impl Strategy {
    /// The word for it in the catalog, its delays, and the call that comes first.
    pub(crate) fn parts(&self) -> (&'static str, &[Delay], Option<OperationId>) {
        match self {
            Self::Never => ("never", &[], None),
            Self::SameCall(delays) => ("same_call", delays, None),
            Self::AfterCall(call) => ("after_call", &[], Some(*call)),
            Self::AfterFix => ("after_fix", &[], None),
            Self::Unspecified => ("unspecified", &[], None),
        }
    }

    /// Whether the request is sent again, without anything that people do.
    pub(crate) const fn sends_again(&self) -> bool {
        matches!(self, Self::SameCall(_) | Self::AfterCall(_))
    }
}

words! {
    /// What advice rests on.
    pub enum Basis {
        /// The documentation says so.
        Documented = "documented",
        /// It follows from what the documentation says.
        Inferred = "inferred",
    }
}

/// What to do, and who does it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Remediation {
    pub actor: Actor,
    pub action: Text,
}

words! {
    /// Who can fix the cause.
    pub enum Actor {
        /// The program that made the call, at run time.
        Caller = "caller",
        /// The people who write that program.
        Developer = "developer",
        /// The people who run it: consoles, credentials.
        Operator = "operator",
        /// The people who offer the API.
        Provider = "provider",
    }
}
