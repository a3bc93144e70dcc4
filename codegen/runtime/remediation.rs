use core::fmt;

use super::text::padded;

/// What to do about an error, and who does it.
///
/// ```
/// use CRATE::UNDOCUMENTED;
///
/// let remediation = UNDOCUMENTED.remediation();
/// println!("{} does this: {}", remediation.actor(), remediation.action());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Remediation {
    pub(crate) actor: Actor,
    pub(crate) action: &'static str,
}

impl Remediation {
    /// Who does it.
    #[must_use]
    pub const fn actor(self) -> Actor {
        self.actor
    }

    /// What to do, in a sentence without a full stop.
    #[must_use]
    pub const fn action(self) -> &'static str {
        self.action
    }
}

/// Who does what, such as `operator: Put the right credentials into the configuration`.
impl fmt::Display for Remediation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        padded(f, |f| write!(f, "{}: {}", self.actor, self.action))
    }
}

/// Who can do something about an error.
///
/// ```
/// use CRATE::Actor;
///
/// assert_eq!(Actor::Operator.name(), "operator");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Actor {
    /// The program that made the call, by itself, at run time.
    Caller,
    /// The people who write that program.
    Developer,
    /// The people who run that program: configuration, credentials, the provider's console.
    Operator,
    /// The company that offers the API; usually through its support.
    Provider,
}

impl Actor {
    /// The word for it in the catalog, such as `operator`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::Developer => "developer",
            Self::Operator => "operator",
            Self::Provider => "provider",
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
