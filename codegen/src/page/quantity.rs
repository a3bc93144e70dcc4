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

/// A unit of time: its milliseconds, and its spellings, the first of which is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Unit(u64, &'static [&'static str]);

const UNITS: [Unit; 5] = [
    Unit(1, &["ms", "msec", "msecs", "millisecond", "milliseconds"]),
    Unit(1_000, &["s", "sec", "secs", "second", "seconds"]),
    Unit(60_000, &["min", "m", "mins", "minute", "minutes"]),
    Unit(3_600_000, &["h", "hr", "hrs", "hour", "hours"]),
    Unit(86_400_000, &["d", "day", "days"]),
];

impl Unit {
    fn parse(word: &str) -> Option<Self> {
        // A short one in capitals is something else: `3D`, `5 M`.
        let lower = word.to_ascii_lowercase();
        let word = if word.len() > 2 { lower.as_str() } else { word };
        UNITS.into_iter().find(|Self(_, spellings)| spellings.contains(&word))
    }
}

impl Quantity {
    /// The milliseconds of a time, or the most there are if they are not whole or too many; `None` for
    /// any other number.
    pub(crate) fn milliseconds(&self) -> Option<u32> {
        let Unit(factor, _) = self.unit?;
        let (whole, fraction) = self.number.split_once('.').unwrap_or((&self.number, ""));
        let milliseconds = || {
            let scale = 10_u64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
            let scaled = format!("{whole}{fraction}").parse::<u64>().ok()?.checked_mul(factor)?;
            scaled.is_multiple_of(scale).then(|| u32::try_from(scaled / scale).ok())?
        };
        Some(milliseconds().unwrap_or(u32::MAX))
    }
}

/// Parses what `Display` writes.
impl TryFrom<String> for Quantity {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let number = numbers(&text).into_iter().next().filter(|it| it.to_string() == text);
        number.ok_or_else(|| format!("`{}` is not a number", text.escape_debug()))
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
            Some(Unit(_, spellings)) => write!(f, " {}", spellings[0]),
            None => Ok(()),
        }
    }
}

/// The numbers of a text. In a list such as "3 and 6 seconds", the last one's unit is that of all.
pub(super) fn numbers(text: &str) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    // The numbers from here on wait for the unit of the one that comes next.
    let mut waiting = 0;
    let mut tokens = tokens(text).into_iter().peekable();
    while let Some(token) = tokens.next() {
        let Some((number, mut unit)) = number(token) else {
            if !matches!(token, "and" | "or" | "to" | "then" | "," | "-" | "–" | "/") {
                waiting = found.len();
            }
            continue;
        };
        if unit.is_none() {
            // As in `5-minute`.
            tokens.next_if_eq(&"-");
            unit = tokens.next_if(|word| Unit::parse(word).is_some()).and_then(Unit::parse);
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

/// A number, and the unit that is glued to its end; `None` if it is not a number, as in `SHA256`.
fn number(token: &str) -> Option<(&str, Option<Unit>)> {
    let is_of_number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let (number, glued) = token.split_at(token.find(|c| !is_of_number(c)).unwrap_or(token.len()));
    let is_number = number.starts_with(|c: char| c.is_ascii_digit());
    let unit = Unit::parse(glued);
    (is_number && (glued.is_empty() || unit.is_some())).then_some((number, unit))
}

/// The words of a text with the marks between them; a point between digits is part of a number.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = if is_of_a_word(first) { end_of_word(rest) } else { first.len_utf8() };
        count(end);
        tokens.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    tokens
}

/// Where the word ends that `text` begins with; that of a number is where its last fraction ends.
fn end_of_word(text: &str) -> usize {
    let mut end = text.find(|c: char| !is_of_a_word(c)).unwrap_or(text.len());
    if !text[..end].bytes().all(|byte| byte.is_ascii_digit()) {
        return end;
    }
    loop {
        let mut rest = text[end..].bytes();
        let mark = rest.next();
        let digits = rest.take_while(u8::is_ascii_digit).count();
        count(digits);
        match mark {
            // A comma between digits sets off thousands; else it separates two numbers.
            Some(b'.') if digits > 0 => end += 1 + digits,
            Some(b',') if digits == 3 => end += 1 + digits,
            _ => return end,
        }
    }
}
