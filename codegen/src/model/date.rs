//! Days.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Invalid;
use crate::diagnostic::Rule;

/// A day in the form of ISO 8601: `2024-09-04`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, schemars::JsonSchema,
)]
#[serde(try_from = "String")]
pub struct Date(String);

impl Date {
    pub(crate) fn parse(text: &str) -> Result<Self, Invalid> {
        if is_date(text) == Some(true) {
            return Ok(Self(text.to_owned()));
        }
        let message = format!("`{}` is not a date", text.escape_debug());
        let help = "write a day as year, month and day, such as 2024-09-04";
        Err(Invalid::new(Rule::InvalidDate, message, help))
    }

    /// The date, such as `2024-09-04`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a text is a day of the calendar; `None` if it is not one of numbers.
fn is_date(text: &str) -> Option<bool> {
    let mut parts = text.splitn(3, '-');
    let mut number = |digits| {
        let part = parts.next().filter(|part| part.len() == digits)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    Some((1..=days).contains(&day))
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).map_err(|invalid| invalid.message)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
