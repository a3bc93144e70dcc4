use core::fmt;
use core::time::Duration;

use crate::Operation;

/// Whether and how to try again.
///
/// Match on it with a wildcard arm that does not retry, which is the safe answer to a strategy that a
/// later version adds.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// Do not try again: the same request gets the same response.
    Never,
    /// Send the same request again, once after each of the delays, in their order. Then give up.
    SameCall(Delays),
    /// Make this other call first, then send the request again with what it returned. Do that once,
    /// then give up.
    AfterCall(Operation),
    /// Do not try again before the remediation is done.
    AfterFix,
    /// The documentation does not say. The application decides whether to try again.
    Unspecified,
}

impl Retry {
    /// Whether the same request, sent again as it is, can succeed: true exactly for
    /// [`SameCall`](Self::SameCall). [`AfterCall`](Self::AfterCall) needs another call first.
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        matches!(self, Self::SameCall(_))
    }
}

/// What to do, in words, such as `retry the same call after 3 s, then 6 s`.
impl fmt::Display for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Never => f.write_str("do not retry"),
            Self::SameCall(delays) => write!(f, "retry the same call after {delays}"),
            Self::AfterCall(operation) => write!(f, "retry after {operation}"),
            Self::AfterFix => f.write_str("do not retry before the cause is fixed"),
            Self::Unspecified => f.write_str("the documentation does not say whether to retry"),
        }
    }
}

/// The delays before each attempt to retry, in order; at least one, none of them zero, none
/// shorter than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Delays(pub(crate) &'static [Duration]);

impl Delays {
    /// The delays: the first one is the wait before the first retry.
    #[must_use]
    pub const fn as_slice(self) -> &'static [Duration] {
        self.0
    }

    /// The delay before retry number `retry`, counted from 0; `None` when it is time to give up.
    #[must_use]
    pub const fn get(self, retry: usize) -> Option<Duration> {
        if retry < self.0.len() { Some(self.0[retry]) } else { None }
    }
}

impl IntoIterator for Delays {
    type Item = Duration;
    type IntoIter = core::iter::Copied<core::slice::Iter<'static, Duration>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().copied()
    }
}

/// The delays in words, such as `3 s, then 6 s`.
impl fmt::Display for Delays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, delay) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(", then ")?;
            }
            match delay.as_millis() {
                hours if hours % 3_600_000 == 0 => write!(f, "{} h", hours / 3_600_000)?,
                minutes if minutes % 60_000 == 0 => write!(f, "{} min", minutes / 60_000)?,
                seconds if seconds % 1_000 == 0 => write!(f, "{} s", seconds / 1_000)?,
                milliseconds => write!(f, "{milliseconds} ms")?,
            }
        }
        Ok(())
    }
}

/// Where the answer about a retry comes from.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Basis {
    /// The documentation says so.
    Documented,
    /// It was inferred from what the documentation says about the error.
    Inferred,
}

impl Basis {
    /// The word for it in the catalog: `documented` or `inferred`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Inferred => "inferred",
        }
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
