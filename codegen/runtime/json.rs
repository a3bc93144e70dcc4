//! Reads a body field by field, so that an invalid field does not affect the others.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor,
};
use serde_json::value::RawValue;

use super::error_code::CODES_ARE_NUMBERS;
use super::json_repair::{repaired, whole_number};
use super::response::{Body, ReceivedCode};
use super::text::Text;
use crate::{ErrorResponse, Term};

impl<'a> ErrorResponse<'a> {
    /// Reads the fields `code`, `message`, `reason` and `detail` of a body, or of an object `error`
    /// in it, and the terms of the catalog under all of their spellings.
    ///
    /// Never fails and never panics. If the body is empty, HTML or otherwise not a JSON object, only
    /// the status is left. Of a truncated body, everything before the end is read. A field of an
    /// unexpected type counts as absent; if a field occurs twice, the last usable value counts. A code
    /// may be a number, a whole float or a string. Control characters and unknown escapes in strings
    /// are accepted. Texts without escapes are borrowed from the body.
    #[must_use]
    pub fn from_json(status: impl Into<u16>, body: &'a [u8]) -> Self {
        let response = Self::new(status.into());
        match core::str::from_utf8(body) {
            Ok(text) => read(response, text),
            Err(_) => read(response, &String::from_utf8_lossy(body)).into_owned(),
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
            message: self.message.map(owned),
            reason: self.reason.map(owned),
            detail: self.detail.map(owned),
            terms: self.terms.map(|value| value.map(owned)),
            body: self.body,
        }
    }

    /// Reads the fields of an object; false if it is truncated or invalid.
    fn read(&mut self, text: &'a str, errors: Errors) -> bool {
        let mut json = serde_json::Deserializer::from_str(text);
        let mut error = Self::new(self.status);
        let object = Object { text, errors, fields: self, error: Some(&mut error) };
        let ended = json.deserialize_map(object).is_ok();
        self.add(error);
        ended
    }

    /// Takes a value; a usable one replaces an earlier one.
    fn field(&mut self, name: &str, value: &'a RawValue) {
        fn replace<T>(field: &mut Option<T>, value: Option<T>) {
            if value.is_some() {
                *field = value;
            }
        }
        let text = value.get();
        match (name, Term::of_field(name)) {
            ("code", _) => replace(&mut self.code, code(text)),
            ("message", _) => replace(&mut self.message, string(text)),
            ("reason", _) => replace(&mut self.reason, string(text)),
            ("detail", _) => replace(&mut self.detail, string(text)),
            (_, Some(term)) => replace(&mut self.terms[term.index()], term_value(text)),
            (_, None) => {}
        }
    }

    /// Takes from `other` what is absent here.
    fn add(&mut self, other: Self) {
        self.code = self.code.take().or(other.code);
        self.message = self.message.take().or(other.message);
        self.reason = self.reason.take().or(other.reason);
        self.detail = self.detail.take().or(other.detail);
        for (own, other) in self.terms.iter_mut().zip(other.terms) {
            *own = own.take().or(other);
        }
    }
}

/// Reads a body into a response without fields.
fn read<'a>(mut response: ErrorResponse<'a>, text: &'a str) -> ErrorResponse<'a> {
    // Careless servers put white space before the object that JSON does not know.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
    if !text.starts_with('{') {
        response.body = if text.is_empty() { Body::Own } else { Body::Foreign };
        return response;
    }
    let status = response.status;
    if response.read(text, Errors::Whole) {
        return response;
    }
    match repaired(text) {
        Some(repaired) => read_broken(status, &repaired).into_owned(),
        None => read_broken(status, text),
    }
}

/// Reads what may be truncated: first as far as it goes, then the object `error` that it ends in.
fn read_broken(status: u16, text: &str) -> ErrorResponse<'_> {
    let mut response = ErrorResponse::new(status);
    if !response.read(text, Errors::Whole) {
        let mut within = ErrorResponse::new(status);
        within.read(text, Errors::Piecewise);
        response.add(within);
    }
    response
}

/// How an object `error` is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Errors {
    /// As a whole, so that an invalid one does not affect the other fields.
    Whole,
    /// Field by field, so that of a truncated one everything before the end is read.
    Piecewise,
    /// Not at all: inside another one.
    Ignored,
}

/// A JSON string; `None` if it is anything else.
fn string(json: &str) -> Option<Text<'_>> {
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

/// A code: a whole number in any spelling if codes are numbers, else the text as it is.
fn code(json: &str) -> Option<ReceivedCode<'_>> {
    let text = match json.as_bytes().first() {
        Some(b'"') => string(json)?,
        Some(b'-' | b'0'..=b'9') => Cow::Borrowed(json),
        _ => return None,
    };
    if text.trim().is_empty() {
        return None;
    }
    Some(match whole_number(text.trim()) {
        Some(number) if CODES_ARE_NUMBERS => ReceivedCode::Number(number),
        _ => ReceivedCode::Text(text),
    })
}

/// Whether a field of this name is read.
fn is_read(name: &str) -> bool {
    matches!(name, "code" | "message" | "reason" | "detail") || Term::of_field(name).is_some()
}

/// The value of a term: a string or a number; `None` if it is anything else, or blank.
fn term_value(json: &str) -> Option<Text<'_>> {
    if json.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
        return Some(Cow::Borrowed(json));
    }
    string(json).filter(|value| !value.trim().is_empty())
}

/// Reads the members of an object into the fields.
struct Object<'f, 'a> {
    text: &'a str,
    errors: Errors,
    fields: &'f mut ErrorResponse<'a>,
    /// Where the members of an object `error` go.
    error: Option<&'f mut ErrorResponse<'a>>,
}

impl<'a> Object<'_, 'a> {
    /// Whether a value is complete. A number at the very end of a truncated body may have had more
    /// digits: `2` may be the rest of `20`.
    fn is_whole(&self, value: &RawValue) -> bool {
        let value = value.get().as_bytes();
        let is_last = value.as_ptr_range().end == self.text.as_bytes().as_ptr_range().end;
        !(is_last && value.last().is_some_and(u8::is_ascii_digit))
    }

    fn error<M: MapAccess<'a>>(&mut self, members: &mut M) -> Result<(), M::Error> {
        let Some(fields) = self.error.as_deref_mut() else {
            return members.next_value::<IgnoredAny>().map(drop);
        };
        let (text, errors) = (self.text, Errors::Ignored);
        match self.errors {
            Errors::Whole => {
                let within = members.next_value::<&RawValue>()?.get();
                if within.starts_with('{') {
                    let mut json = serde_json::Deserializer::from_str(within);
                    let object = Object { text: within, errors, fields, error: None };
                    // It is complete, so only a name in it can be invalid, which repairing the body corrects.
                    json.deserialize_map(object).map_err(Error::custom)?;
                }
                Ok(())
            }
            Errors::Piecewise => {
                members.next_value_seed(Object { text, errors, fields, error: None })
            }
            Errors::Ignored => members.next_value::<IgnoredAny>().map(drop),
        }
    }
}

impl<'a> Visitor<'a> for Object<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(mut self, mut members: M) -> Result<(), M::Error> {
        while let Some(Name(name)) = members.next_key()? {
            match &*name {
                "error" => self.error(&mut members)?,
                name if is_read(name) => {
                    let value = members.next_value()?;
                    if self.is_whole(value) {
                        self.fields.field(name, value);
                    }
                }
                _ => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

impl<'a> DeserializeSeed<'a> for Object<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

/// The name of a member, borrowed unless it has escapes.
struct Name<'a>(Text<'a>);

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
