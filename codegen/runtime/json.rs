//! Reads a body field by field, so that an invalid field does not affect the others.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use serde::de::{Deserialize, Deserializer, Visitor};

use super::error_code::CODES_ARE_NUMBERS;
use super::json_repair::{repaired, whole_number};
use super::json_values::{Depth, Reader};
use super::response::{Body, ReceivedCode};
use super::text::Text;
use crate::ErrorResponse;
use crate::body::{IS_LIST, IS_STATED};

impl<'a> ErrorResponse<'a> {
    /// Reads the code and the texts of a body, and the terms of the catalog under all of their spellings.
    /// Where they are, the catalog says; by default they are the fields `code`, `message`, `reason` and
    /// `detail`, or those of an object `error`.
    ///
    /// Never fails and never panics. If the body is empty, HTML or otherwise not JSON as the API sends it,
    /// only the status is left. Of a truncated body, everything before the end is read. A field of an
    /// unexpected type counts as absent; if a field occurs twice, the last usable value counts. A code
    /// may be a number, a whole float or a string. Control characters and unknown escapes in strings
    /// are accepted. Texts without escapes are borrowed from the body.
    #[must_use]
    pub fn from_json(status: impl Into<u16>, body: &'a [u8]) -> Self {
        let status = status.into();
        match core::str::from_utf8(body) {
            Ok(text) => read(status, text),
            Err(_) => read(status, &String::from_utf8_lossy(body)).into_owned(),
        }
    }

    /// The same response, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> ErrorResponse<'static> {
        let owned = |text: Text<'a>| Cow::Owned(text.into_owned());
        ErrorResponse {
            status: self.status,
            code: self.code.map(|code| match code {
                ReceivedCode::Number(number) => ReceivedCode::Number(number),
                ReceivedCode::Text(text) => ReceivedCode::Text(owned(text)),
            }),
            texts: self.texts.map(|text| text.map(owned)),
            terms: self.terms.map(|value| value.map(owned)),
            body: self.body,
        }
    }
}

/// Reads a body.
fn read(status: u16, text: &str) -> ErrorResponse<'_> {
    // Careless servers put white space before the object that JSON does not know.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
    let first = if IS_LIST { '[' } else { '{' };
    if !text.starts_with(first) {
        let body = if text.is_empty() { Body::Own } else { Body::Foreign };
        return ErrorResponse { body, ..ErrorResponse::new(status) };
    }
    let mut reader = Reader::new(status);
    if reader.read(text, Depth::Whole) {
        return reader.concluded();
    }
    match repaired(text) {
        Some(repaired) => read_broken(status, &repaired).into_owned(),
        None => read_broken(status, text),
    }
}

/// Reads what may be truncated: first as far as it goes, then into the value that it ends in.
fn read_broken(status: u16, text: &str) -> ErrorResponse<'_> {
    let mut reader = Reader::new(status);
    if !reader.read(text, Depth::Whole) {
        reader.read(text, Depth::Piecewise);
    }
    reader.concluded()
}

/// A JSON string; `None` if it is anything else.
pub(super) fn string(json: &str) -> Option<Text<'_>> {
    let between = json.strip_prefix('"')?.strip_suffix('"')?;
    if !between.contains('\\') {
        return Some(Cow::Borrowed(between));
    }
    let words = |json: &str| -> Option<String> {
        let mut json = serde_json::Deserializer::from_str(json);
        json.deserialize_str(Words).ok().map(Cow::into_owned)
    };
    let text = words(json).or_else(|| words(&repaired(json)?))?;
    Some(Cow::Owned(text))
}

/// A code: a whole number in any spelling if codes are numbers, else the text as it is. Of the paths that
/// a catalog states, one may lead to a value of the wrong kind: that is no code.
pub(super) fn code(json: &str) -> Option<ReceivedCode<'_>> {
    let text = match json.as_bytes().first() {
        Some(b'"') => string(json)?,
        Some(b'-' | b'0'..=b'9') if CODES_ARE_NUMBERS || !IS_STATED => Cow::Borrowed(json),
        _ => return None,
    };
    if text.trim().is_empty() {
        return None;
    }
    Some(match whole_number(text.trim()) {
        Some(number) if CODES_ARE_NUMBERS => ReceivedCode::Number(number),
        _ if CODES_ARE_NUMBERS && IS_STATED && !is_numeric(&text) => return None,
        _ => ReceivedCode::Text(text),
    })
}

/// Whether a text begins like a number, be it one of the codes or not.
fn is_numeric(text: &str) -> bool {
    text.trim_start().starts_with(|first: char| first.is_ascii_digit() || "+-".contains(first))
}

/// The value of a term: a string or a number; `None` if it is anything else, or blank.
pub(super) fn term_value(json: &str) -> Option<Text<'_>> {
    if json.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
        return Some(Cow::Borrowed(json));
    }
    string(json).filter(|value| !value.trim().is_empty())
}

/// The name of a member, borrowed unless it has escapes.
pub(super) struct Name<'a>(pub(super) Text<'a>);

impl<'a> Deserialize<'a> for Name<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Words).map(Self)
    }
}

/// A string, borrowed unless it has escapes.
struct Words;

impl<'a> Visitor<'a> for Words {
    type Value = Text<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Text<'a>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Text<'a>, E> {
        Ok(Cow::Owned(text.into()))
    }
}
