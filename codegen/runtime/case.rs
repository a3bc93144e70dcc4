use crate::{Actor, Basis, Operation, Outcome, Remediation, Retry};

/// One meaning of an entry that means different things after different calls.
///
/// ```
/// use CRATE::Entry;
///
/// for case in Entry::ALL.iter().flat_map(Entry::cases) {
///     println!("{:?}: {}", case.operations(), case.summary());
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Case {
    pub(crate) operations: &'static [Operation],
    pub(crate) operations_basis: Option<Basis>,
    pub(crate) outcome: Outcome,
    pub(crate) retry: Retry,
    pub(crate) basis: Option<Basis>,
    pub(crate) actor: Actor,
    pub(crate) action: &'static str,
    pub(crate) summary: &'static str,
}

impl Case {
    /// The calls of the case: at least one, and none of them in another case of the entry.
    #[must_use]
    pub const fn operations(&self) -> &'static [Operation] {
        self.operations
    }

    /// Whether the documentation names the calls, or they were inferred. Never `None`.
    #[must_use]
    pub const fn operations_basis(&self) -> Option<Basis> {
        self.operations_basis
    }

    /// What happened, in a sentence without a full stop.
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        self.summary
    }

    /// What the request achieved.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Whether and how to try again.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        self.retry
    }

    /// The basis of [`retry`](Self::retry): `None` exactly if that is unspecified.
    #[must_use]
    pub const fn basis(&self) -> Option<Basis> {
        self.basis
    }

    /// What to do, and who does it.
    #[must_use]
    pub const fn remediation(&self) -> Remediation {
        Remediation { actor: self.actor, action: self.action }
    }

    /// Whether another case has the same answers, for other calls.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        let Self { operations, operations_basis, .. } = *other;
        Self { operations, operations_basis, ..*self } == *other
    }
}
