//! The date that a page bears, in the front matter of its source.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day, as ISO 8601 has it: `2024-09-04`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
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
    /// Reads a day, such as `2024-09-04`.
    fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_form = bytes.len() == 10
            && bytes.iter().enumerate().all(|(index, byte)| match index {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !is_form {
            return None;
        }
        let number = |part: std::ops::Range<usize>| text[part].parse::<u32>().ok();
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=days).contains(&day).then(|| Self(text.to_owned()))
    }

    /// The last of the days that front matter gives for the page.
    pub(super) fn of_front_matter(text: &str) -> Option<Self> {
        let said = text.lines().filter_map(|line| line.split_once(':'));
        let said = said.filter(|(key, _)| KEYS.contains(&key.trim().trim_matches(['"', '\''])));
        said.filter_map(|(_, value)| {
            // Also within brackets, and with the time behind it.
            let mut parts = value.split([' ', 'T', '"', '\'', '{', '}', ',']);
            parts.find_map(Self::parse)
        })
        .max()
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{}` is not a date", text.escape_debug()))
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_there_are_are_dates() {
        for text in ["2024-09-04", "2024-02-29", "2000-02-29", "0001-12-31"] {
            assert!(Date::parse(text).is_some(), "{text}");
        }
        for text in
            ["2024-13-01", "2023-02-29", "1900-02-29", "2024-04-31", "2024-9-4", "2024-09-0ä"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }

    #[test]
    fn front_matter_says_when_a_page_changed_last() {
        for (text, date) in [
            ("title: x\ndate: 2024-09-04\n", Some("2024-09-04")),
            ("date: 2024-01-02\nupdated: '2024-09-04T10:00:00Z'\n", Some("2024-09-04")),
            ("last_update:\n  date: 2024-09-04\n  author: x\n", Some("2024-09-04")),
            ("last_update: { author: x, date: 2024-09-04 }\n", Some("2024-09-04")),
            ("\"lastmod\": \"2024-09-04\"", Some("2024-09-04")),
            ("title: 2024-09-04\n", None),
            ("date: 4 September 2024\n", None),
            ("", None),
        ] {
            let read = Date::of_front_matter(text);
            assert_eq!(read.map(|date| date.to_string()).as_deref(), date, "{text}");
        }
    }
}
