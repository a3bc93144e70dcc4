use core::fmt;
use core::time::Duration;

use super::retry::InUnits;
use super::text::padded;
use crate::Operation;

/// What to do next. Match on it with a wildcard arm that gives up.
///
/// ```
/// use std::time::Duration;
///
/// use CRATE::{Reason, Step};
///
/// assert_eq!(Step::Wait(Duration::from_secs(3)).to_string(), "wait 3 s, then send it again");
/// assert_eq!(Step::GiveUp(Reason::Never).to_string(), "give up: it must not be retried");
/// assert_eq!(Step::GiveUp(Reason::Never).name(), "give_up");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// The call is in effect.
    Done {
        /// Whether an earlier one of these attempts may have been the one that had the effect: the
        /// response says that it was in effect already, so it may lack what the call returns.
        by_earlier_attempt: bool,
    },
    /// Wait for this long, then send the same request again.
    Wait(Duration),
    /// Make this other call, then send the request again with what it returned, in the place of what
    /// was sent before. If that call fails, give up with its error.
    Call(Operation),
    /// Do not send it again. What to do is in the [`remediation`](crate::Answer::remediation), unless
    /// the attempts are [in doubt](crate::Attempts::is_in_doubt): then find out first whether the
    /// request had its effect.
    GiveUp(Reason),
}

impl Step {
    /// The word for it, such as `give_up`, without what varies: for logs and metrics.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Done { .. } => "done",
            Self::Wait(_) => "wait",
            Self::Call(_) => "call",
            Self::GiveUp(_) => "give_up",
        }
    }
}

/// What to do, in words, such as `wait 3 s, then send it again`.
impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        padded(f, |f| match self {
            Self::Done { by_earlier_attempt: false } => f.write_str("done"),
            Self::Done { by_earlier_attempt: true } => f.write_str("done, by an earlier attempt"),
            Self::Wait(delay) => write!(f, "wait {}, then send it again", InUnits(*delay)),
            Self::Call(first) => write!(f, "call {first}, then send it again"),
            Self::GiveUp(reason) => write!(f, "give up: {reason}"),
        })
    }
}

/// Why there is no further attempt.
///
/// ```
/// use CRATE::Reason;
///
/// assert_eq!(Reason::WaitTooLong.name(), "wait_too_long");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Reason {
    /// The same request gets the same response: [`Retry::Never`](crate::Retry::Never).
    Never,
    /// Something has to be fixed first: [`Retry::AfterFix`](crate::Retry::AfterFix).
    AfterFix,
    /// It was retried as often as documented, or as the application's delays allow, or there were more
    /// than four different reasons to retry. A later try may succeed.
    Exhausted,
    /// Nothing says whether to retry, neither the documentation nor the application.
    Unspecified,
    /// The documentation asks for another call first, but an earlier attempt may have had its effect:
    /// with what that call returns, the request could have a second one. Find out first.
    InDoubt,
    /// The next wait is longer than what is left of the time for all waits.
    WaitTooLong,
}

impl Reason {
    /// The word for it, such as `wait_too_long`: for logs and metrics.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AfterFix => "after_fix",
            Self::Exhausted => "exhausted",
            Self::Unspecified => "unspecified",
            Self::InDoubt => "in_doubt",
            Self::WaitTooLong => "wait_too_long",
        }
    }
}

/// The reason in words.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Never => "it must not be retried",
            Self::AfterFix => "the cause has to be fixed first",
            Self::Exhausted => "the retries are used up",
            Self::Unspecified => "nothing says whether to retry",
            Self::InDoubt => "an earlier attempt may have had its effect",
            Self::WaitTooLong => "the next wait is too long",
        })
    }
}
