//! Delays between attempts.

use std::time::Duration;

use super::Invalid;
use crate::diagnostic::Rule;

/// The longest delay: a week. A longer one has the wrong unit.
const LONGEST: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A delay of whole milliseconds, above zero and at most a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Delay(u32);

impl Delay {
    /// Reads a number and its unit, such as `500ms`, `3s`, `5m` or `1h`.
    pub(crate) fn parse(text: &str) -> Result<Self, Invalid> {
        let invalid = |what: &str| {
            let help = "write a whole number and its unit: `500ms`, `3s`, `5m` or `1h`";
            Err(Invalid::new(Rule::InvalidDelay, format!("`{text}` {what}"), help))
        };
        let unit_at = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = text.split_at(unit_at);
        let milliseconds: u64 = match unit {
            "ms" => 1,
            "s" => 1_000,
            "m" => 60_000,
            "h" => 3_600_000,
            "" => return invalid("has no unit"),
            _ => return invalid("is not a delay"),
        };
        let total = number.parse::<u64>().ok().and_then(|number| number.checked_mul(milliseconds));
        match total.and_then(|total| u32::try_from(total).ok()) {
            Some(0) => invalid("is zero"),
            _ if number.is_empty() => invalid("has no number"),
            total => match total.and_then(Self::from_milliseconds) {
                Some(delay) => Ok(delay),
                None => invalid("is longer than a week: is the unit a typo?"),
            },
        }
    }

    /// A delay; `None` if it is zero or longer than a week.
    pub(crate) fn from_milliseconds(milliseconds: u32) -> Option<Self> {
        let is_delay = milliseconds > 0 && Duration::from_millis(milliseconds.into()) <= LONGEST;
        is_delay.then_some(Self(milliseconds))
    }

    /// The delay as a catalog has it: `3s`, `500ms`, `2m`.
    pub(crate) fn written(self) -> String {
        self.to_string().replace(" min", "m").replace(' ', "")
    }

    /// The delay in milliseconds.
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
