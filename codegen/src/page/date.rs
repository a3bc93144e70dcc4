//! The date of a page, from the front matter of its source.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day in the form of ISO 8601: `2024-09-04`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String")]
pub struct Date(String);

/// The keys of front matter that say when a page was written or last changed, in any case and without
/// the `_` between their words.
const KEYS: [&str; 7] =
    ["date", "lastupdate", "lastupdated", "lastmod", "modified", "updated", "updatedat"];

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
            let key = key.trim().trim_matches(['"', '\'']).replace('_', "").to_lowercase();
            // Also within brackets, and with the time after it.
            let mut parts = value.split([' ', 'T', '"', '\'', '{', '}', ',']);
            parts.find_map(Self::parse).filter(|_| KEYS.contains(&key.as_str()))
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
