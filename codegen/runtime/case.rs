use crate::entry::Advice;
use crate::{Basis, Operation, Outcome, Remediation, Retry};

/// One meaning of an entry that means different things after different calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Case {
    pub(crate) operations: &'static [Operation],
    pub(crate) summary: &'static str,
    pub(crate) action: &'static str,
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
        self.summary
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
        Remediation { actor: self.advice.actor, action: self.action }
    }

    /// Whether another case says the same, for other calls.
    pub(crate) fn agrees_with(&self, other: &Self) -> bool {
        Self { operations: other.operations, ..*self } == *other
    }
}
