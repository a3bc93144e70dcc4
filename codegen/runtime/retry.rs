use core::fmt;
use core::time::Duration;

use super::text::padded;
use crate::Operation;

/// Whether and how to try again.
///
/// Match on it with a wildcard arm that does not retry, which is the safe answer to a strategy that a
/// later version adds.
///
/// ```
/// use CRATE::Retry;
///
/// fn may_send_again(retry: Retry) -> bool {
///     match retry {
///         Retry::SameCall(delays) => delays.len() > 0,
///         _ => false,
///     }
/// }
///
/// assert!(!may_send_again(Retry::Unspecified));
/// ```
#[doc(alias = "backoff")]
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
    /// The word for it in the catalog, such as `same_call`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::SameCall(_) => "same_call",
            Self::AfterCall(_) => "after_call",
            Self::AfterFix => "after_fix",
            Self::Unspecified => "unspecified",
        }
    }

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
        padded(f, |f| match self {
            Self::Never => f.write_str("do not retry"),
            Self::SameCall(delays) => write!(f, "retry the same call after {delays}"),
            Self::AfterCall(operation) => write!(f, "retry after {operation}"),
            Self::AfterFix => f.write_str("do not retry before the cause is fixed"),
            Self::Unspecified => f.write_str("the documentation does not say whether to retry"),
        })
    }
}

/// The delays before each attempt to retry, in order; at least one, none of them zero, none
/// shorter than the one before.
///
/// ```
/// use std::time::Duration;
///
/// use CRATE::Delays;
///
/// const DELAYS: &[Duration] = &[Duration::from_secs(1), Duration::from_secs(3)];
/// let delays = Delays::from_static(DELAYS).expect("delays that ascend");
/// assert_eq!(delays.to_string(), "1 s, then 3 s");
/// assert_eq!(delays.get(2), None);
/// ```
#[doc(alias = "backoff")]
#[doc(alias = "retry")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Delays(pub(crate) &'static [Duration]);

impl Delays {
    /// Delays of the application's own; `None` if there is none, or one is zero or shorter than the
    /// one before.
    #[must_use]
    pub const fn from_static(delays: &'static [Duration]) -> Option<Self> {
        let (mut index, mut least) = (0, 1);
        while index < delays.len() {
            if delays[index].as_nanos() < least {
                return None;
            }
            least = delays[index].as_nanos();
            index += 1;
        }
        if delays.is_empty() { None } else { Some(Self(delays)) }
    }

    /// The number of delays, which is the number of retries; at least 1.
    #[allow(clippy::len_without_is_empty, reason = "it is never empty")]
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.len()
    }

    /// The delays in order.
    pub fn iter(self) -> impl Iterator<Item = Duration> {
        self.into_iter()
    }

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
        padded(f, |f| {
            self.0.iter().enumerate().try_for_each(|(index, delay)| {
                let before = if index > 0 { ", then " } else { "" };
                write!(f, "{before}{}", InUnits(*delay))
            })
        })
    }
}

/// A delay in its largest whole unit, such as `3 s`.
pub(super) struct InUnits(pub(super) Duration);

impl fmt::Display for InUnits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_millis() {
            hours if hours % 3_600_000 == 0 => write!(f, "{} h", hours / 3_600_000),
            minutes if minutes % 60_000 == 0 => write!(f, "{} min", minutes / 60_000),
            seconds if seconds % 1_000 == 0 => write!(f, "{} s", seconds / 1_000),
            milliseconds => write!(f, "{milliseconds} ms"),
        }
    }
}

/// Where an answer comes from.
///
/// ```
/// use CRATE::Basis;
///
/// assert_eq!(Basis::Inferred.to_string(), "inferred");
/// ```
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
