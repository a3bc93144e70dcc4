//! Numbers of a text with their units: `3 s`, `5 min`, `42`.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::text::is_of_a_word;
use crate::work::count;

/// A number, with its unit if it has one: `3 s`, `5 min`, `42`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quantity {
    /// The digits, with the point if there is one.
    number: String,
    unit: Option<Unit>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Milliseconds,
    Seconds,
    Minutes,
    Hours,
    Days,
}

/// The spellings of the units.
const UNITS: &[(Unit, &str, &[&str])] = &[
    (Unit::Milliseconds, "ms", &["ms", "msec", "msecs", "millisecond", "milliseconds"]),
    (Unit::Seconds, "s", &["s", "sec", "secs", "second", "seconds"]),
    (Unit::Minutes, "min", &["m", "min", "mins", "minute", "minutes"]),
    (Unit::Hours, "h", &["h", "hr", "hrs", "hour", "hours"]),
    (Unit::Days, "d", &["d", "day", "days"]),
];

impl Unit {
    fn parse(word: &str) -> Option<Self> {
        // A short one in capitals is something else: `3D`, `5 M`.
        let lower = word.to_ascii_lowercase();
        let word = if word.len() > 2 { lower.as_str() } else { word };
        UNITS.iter().find(|(_, _, spellings)| spellings.contains(&word)).map(|row| row.0)
    }

    const fn row(self) -> &'static (Self, &'static str, &'static [&'static str]) {
        &UNITS[self as usize]
    }
}

impl Quantity {
    /// Reads what `Display` writes.
    fn parse(text: &str) -> Option<Self> {
        let (number, unit) = match text.split_once(' ') {
            Some((number, unit)) => (number, Some(Unit::parse(unit)?)),
            None => (text, None),
        };
        let is_number = number.starts_with(|c: char| c.is_ascii_digit())
            && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        is_number.then(|| Self { number: number.to_owned(), unit })
    }

    /// Whether the number is one of seconds, minutes or the like.
    pub(crate) const fn is_time(&self) -> bool {
        self.unit.is_some()
    }

    /// The milliseconds of a time; `None` of any other number, and where they are not whole or too many.
    pub(crate) fn milliseconds(&self) -> Option<u32> {
        let factor: u64 = match self.unit? {
            Unit::Milliseconds => 1,
            Unit::Seconds => 1_000,
            Unit::Minutes => 60_000,
            Unit::Hours => 3_600_000,
            Unit::Days => 86_400_000,
        };
        let (whole, fraction) = self.number.split_once('.').unwrap_or((&self.number, ""));
        let scale = 10_u64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
        let digits: u64 = format!("{whole}{fraction}").parse().ok()?;
        let scaled = digits.checked_mul(factor)?;
        if !scaled.is_multiple_of(scale) {
            return None;
        }
        u32::try_from(scaled / scale).ok()
    }
}

impl TryFrom<String> for Quantity {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{}` is not a number", text.escape_debug()))
    }
}

impl From<Quantity> for String {
    fn from(quantity: Quantity) -> Self {
        quantity.to_string()
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number)?;
        match self.unit {
            Some(unit) => write!(f, " {}", unit.row().1),
            None => Ok(()),
        }
    }
}

/// The numbers of a text. In a list such as "3 and 6 seconds", the last one's unit is that of all.
pub(super) fn numbers(text: &str) -> Vec<Quantity> {
    let tokens = tokens(text);
    let mut found: Vec<Quantity> = Vec::new();
    // The numbers from here on wait for the unit of the one that comes next.
    let mut waiting = 0;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let Some((number, glued)) = number(token) else {
            if !matches!(token, "and" | "or" | "to" | "then" | "," | "-" | "–" | "/") {
                waiting = found.len();
            }
            continue;
        };
        let mut unit = Unit::parse(glued);
        if glued.is_empty() {
            // As in `5-minute`.
            tokens.next_if_eq(&"-");
            unit = tokens.peek().and_then(|word| Unit::parse(word));
            if unit.is_some() {
                tokens.next();
            }
        }
        found.push(Quantity { number: number.replace(',', ""), unit });
        if unit.is_some() {
            for one in &mut found[waiting..] {
                one.unit = one.unit.or(unit);
            }
            waiting = found.len();
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// A number, and what is glued to its end; none if it is none, as in `SHA256`.
fn number(token: &str) -> Option<(&str, &str)> {
    if !token.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end =
        token.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(token.len());
    let (number, glued) = token.split_at(end);
    (glued.is_empty() || Unit::parse(glued).is_some()).then_some((number, glued))
}

/// The words of a text with the marks between them; a point between digits is part of a number.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = if is_of_a_word(first) { end_of_word(rest) } else { first.len_utf8() };
        count(end);
        let (token, behind) = rest.split_at(end);
        tokens.push(token);
        rest = behind.trim_start();
    }
    tokens
}

/// Where the word ends that `text` begins with; that of a number is where its last fraction ends.
fn end_of_word(text: &str) -> usize {
    let mut end = text.find(|c: char| !is_of_a_word(c)).unwrap_or(text.len());
    let is_number = text[..end].bytes().all(|byte| byte.is_ascii_digit());
    while let Some(fraction) = fraction(&text[end..]).filter(|_| is_number) {
        end += fraction;
    }
    end
}

/// The length of the fraction that `text` begins with, after the whole part of a number.
fn fraction(text: &str) -> Option<usize> {
    let digits = text.strip_prefix(['.', ','])?;
    let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    count(length);
    // A comma between digits sets off thousands; else it stands between two numbers.
    let is_fraction = text.starts_with('.') || length == 3;
    (length > 0 && is_fraction).then_some(1 + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_the_unit_behind_it() {
        for (text, expected) in [
            ("Retry after 3 and 6 seconds.", vec!["3 s", "6 s"]),
            ("a 5-minute period, 500ms, 1.5 h", vec!["1.5 h", "5 min", "500 ms"]),
            ("1, 2 or 3 s; then 4", vec!["1 s", "2 s", "3 s", "4"]),
            ("HTTP 404, code 12 of 20 minutes", vec!["12", "20 min", "404"]),
            ("SHA256 x2 v1 3D", vec![]),
            ("10 minutes and 20", vec!["10 min", "20"]),
            ("2,000 and 5,000 ms", vec!["2000 ms", "5000 ms"]),
            ("within 2\u{2013}5 seconds", vec!["2 s", "5 s"]),
            ("1,2 and 3", vec!["1", "2", "3"]),
            ("wait 1 s, 2 s and 4 s", vec!["1 s", "2 s", "4 s"]),
        ] {
            let mut shown: Vec<_> = numbers(text).iter().map(ToString::to_string).collect();
            shown.sort_unstable();
            assert_eq!(shown, expected, "{text}");
        }
    }

    #[test]
    fn a_quantity_is_read_back_as_it_is_written() {
        for text in ["3 s", "1.5 h", "404", "500 ms", "2 d", "5 min"] {
            assert_eq!(Quantity::parse(text).map(|one| one.to_string()).as_deref(), Some(text));
        }
        assert_eq!(Quantity::parse("s"), None);
        assert_eq!(Quantity::parse("3 apples"), None);
    }

    #[test]
    fn times_are_counted_in_milliseconds() {
        for (text, milliseconds) in
            [("3 s", Some(3_000)), ("1.5 s", Some(1_500)), ("0.0001 s", None), ("3", None)]
        {
            let quantity = Quantity::parse(text).expect(text);
            assert_eq!(quantity.milliseconds(), milliseconds, "{text}");
        }
    }

    #[test]
    fn the_rows_of_the_units_are_in_their_order() {
        assert!(UNITS.iter().enumerate().all(|(index, row)| row.0 as usize == index));
    }
}
