use core::fmt;

use super::text::padded;

use crate::{Outcome, Remediation, Retry, Section};

/// The answers for a status, code or message that is not in the catalog: see
/// [`UNDOCUMENTED`](crate::UNDOCUMENTED).
///
/// ```
/// use CRATE::{Outcome, Retry, UNDOCUMENTED};
///
/// assert_eq!(UNDOCUMENTED.outcome(), Outcome::Failed);
/// assert_eq!(UNDOCUMENTED.retry(), Retry::Unspecified);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Undocumented {
    pub(crate) summary: &'static str,
    pub(crate) remediation: Remediation,
}

impl Undocumented {
    /// What is known about it, in a sentence without a full stop.
    #[must_use]
    pub const fn summary(self) -> &'static str {
        self.summary
    }

    /// Always [`Outcome::Failed`]: what is not documented must not count as success.
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        Outcome::Failed
    }

    /// Always [`Retry::Unspecified`]: an unknown code inherits nothing from the HTTP status that it
    /// came with.
    #[must_use]
    pub const fn retry(self) -> Retry {
        Retry::Unspecified
    }

    /// What to do, and who does it.
    #[must_use]
    pub const fn remediation(self) -> Remediation {
        self.remediation
    }
}

/// The error of a conversion: the catalog has no such entry, or no such operation.
///
/// ```
/// use CRATE::StatusCode;
///
/// let error = StatusCode::try_from(99_u16).unwrap_err();
/// assert_eq!(error.to_string(), "this HTTP status is not documented");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NotInCatalog {
    pub(crate) sought: Sought,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Sought {
    Entry(Section),
    Operation,
}

impl NotInCatalog {
    pub(crate) const fn entry(section: Section) -> Self {
        Self { sought: Sought::Entry(section) }
    }

    pub(crate) const fn operation() -> Self {
        Self { sought: Sought::Operation }
    }
}

/// Says what is not in the catalog. The value itself is not shown, because it may be anything.
impl fmt::Display for NotInCatalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        padded(f, |f| match self.sought {
            Sought::Entry(section) => write!(f, "this {section} is not documented"),
            Sought::Operation => f.write_str("there is no operation of this name"),
        })
    }
}

impl core::error::Error for NotInCatalog {}
