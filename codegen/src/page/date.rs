//! The date of a page, from the front matter of its source.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day in the form of ISO 8601: `2024-09-04`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String")]
pub struct Date(String);

/// The keys of front matter that say when a page was written or last changed.
const KEYS: &[&str] = &[
    "date",
    "last_update",
    "last_updated",
    "lastUpdated",
    "lastUpdate",
    "lastmod",
    "modified",
    "updated",
    "updatedAt",
];

impl Date {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut number = |digits| {
            let part = parts.next().filter(|part| part.len() == digits)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok())?
        };
        let (year, month, day) = (number(4)?, number(2)?, number(2)?);
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 => 28 + u32::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=days).contains(&day).then(|| Self(text.to_owned()))
    }

    /// The last of the days that front matter gives for the page.
    pub(super) fn of_front_matter(text: &str) -> Option<Self> {
        let fields = text.lines().filter_map(|line| line.split_once(':'));
        let dates = fields.filter_map(|(key, value)| {
            if !KEYS.contains(&key.trim().trim_matches(['"', '\''])) {
                return None;
            }
            // Also within brackets, and with the time after it.
            value.split([' ', 'T', '"', '\'', '{', '}', ',']).find_map(Self::parse)
        });
        dates.max()
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{}` is not a date", text.escape_debug()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
