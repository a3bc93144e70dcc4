//! Delays between attempts.

use std::time::Duration;

use super::Invalid;
use crate::diagnostic::Rule;

/// The longest delay: a week. Whoever writes more has mistaken the unit.
const LONGEST: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A delay of whole milliseconds, above zero and at most a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Delay(u32);

impl Delay {
    /// Reads a number and its unit, such as `500ms`, `3s`, `5m` or `1h`.
    pub(crate) fn parse(text: &str) -> Result<Self, Invalid> {
        let refuse = |what: &str| {
            Invalid::new(
                Rule::InvalidDelay,
                format!("`{}` {what}", text.escape_debug()),
                "write a whole number and its unit: `500ms`, `3s`, `5m` or `1h`",
            )
        };
        let unit_at = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = text.split_at(unit_at);
        let milliseconds: u64 = match unit {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            "" => return Err(refuse("has no unit")),
            _ => return Err(refuse("is no delay")),
        };
        let total = number.parse::<u64>().ok().and_then(|number| number.checked_mul(milliseconds));
        match total.and_then(|total| u32::try_from(total).ok()) {
            Some(0) => Err(refuse("is no time at all")),
            Some(total) if Duration::from_millis(total.into()) <= LONGEST => Ok(Self(total)),
            _ if number.is_empty() => Err(refuse("has no number")),
            _ => Err(refuse("is longer than a week; is it the unit that was meant?")),
        }
    }

    /// The delay of so many milliseconds; `None` if no catalog can have it.
    pub(crate) fn from_milliseconds(milliseconds: u32) -> Option<Self> {
        let is_delay = milliseconds > 0 && Duration::from_millis(milliseconds.into()) <= LONGEST;
        is_delay.then_some(Self(milliseconds))
    }

    /// The delay as a catalog has it: `3s`, `500ms`, `2m`.
    pub(crate) fn written(self) -> String {
        self.to_string().replace(" min", "m").replace(' ', "")
    }

    /// The delay in milliseconds.
    #[must_use]
    pub const fn milliseconds(self) -> u32 {
        self.0
    }
}

/// The delay in the largest unit that it is a whole number of: `3 s`, `500 ms`, `2 min`.
impl std::fmt::Display for Delay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            hours if hours.is_multiple_of(3_600_000) => write!(f, "{} h", hours / 3_600_000),
            minutes if minutes.is_multiple_of(60_000) => write!(f, "{} min", minutes / 60_000),
            seconds if seconds.is_multiple_of(1_000) => write!(f, "{} s", seconds / 1_000),
            milliseconds => write!(f, "{milliseconds} ms"),
        }
    }
}
