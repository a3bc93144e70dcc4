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
use super::response::ReceivedCode;
use super::text::Text;
use crate::ErrorResponse;

impl<'a> ErrorResponse<'a> {
    /// Reads the fields `code`, `message`, `reason` and `detail` of a body, or of an object `error`
    /// in it.
    ///
    /// Never fails and never panics. If the body is empty, HTML or otherwise not JSON, only the status
    /// is left. Of a truncated body, everything before the end is read. A field of an unexpected type
    /// counts as absent; if a field occurs twice, the last usable value counts. A code may be a number,
    /// a whole float or a string. Control characters and unknown escapes in strings are accepted.
    /// Texts without escapes are borrowed from the body.
    #[must_use]
    pub fn from_json(status: u16, body: &'a [u8]) -> Self {
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
            message: self.message.map(owned),
            reason: self.reason.map(owned),
            detail: self.detail.map(owned),
        }
    }
}

fn read(status: u16, text: &str) -> ErrorResponse<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut fields = Fields::default();
    if fields.read(text, Errors::Whole) {
        return fields.into_response(status);
    }
    match repaired(text) {
        Some(repaired) => read_broken(status, &repaired).into_owned(),
        None => read_broken(status, text),
    }
}

/// Reads what may be truncated: first as far as it goes, then the object `error` that it ends in.
fn read_broken(status: u16, text: &str) -> ErrorResponse<'_> {
    let mut fields = Fields::default();
    if !fields.read(text, Errors::Whole) {
        let mut within = Fields::default();
        within.read(text, Errors::Piecewise);
        fields.add(within);
    }
    fields.into_response(status)
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

/// The fields of a JSON object that are used.
#[derive(Default)]
struct Fields<'a> {
    code: Option<ReceivedCode<'a>>,
    message: Option<Text<'a>>,
    reason: Option<Text<'a>>,
    detail: Option<Text<'a>>,
}

impl<'a> Fields<'a> {
    /// Reads an object; false if it is truncated or invalid.
    fn read(&mut self, text: &'a str, errors: Errors) -> bool {
        if !text.trim_start().starts_with('{') {
            return true;
        }
        let mut json = serde_json::Deserializer::from_str(text);
        let mut error = Fields::default();
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
        match name {
            "code" => replace(&mut self.code, code(text)),
            "message" => replace(&mut self.message, string(text)),
            "reason" => replace(&mut self.reason, string(text)),
            "detail" => replace(&mut self.detail, string(text)),
            _ => {}
        }
    }

    /// Takes from `other` what is absent here.
    fn add(&mut self, other: Self) {
        self.code = self.code.take().or(other.code);
        self.message = self.message.take().or(other.message);
        self.reason = self.reason.take().or(other.reason);
        self.detail = self.detail.take().or(other.detail);
    }

    fn into_response(self, status: u16) -> ErrorResponse<'a> {
        let Self { code, message, reason, detail } = self;
        ErrorResponse { status, code, message, reason, detail }
    }
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

/// Reads the members of an object into the fields.
struct Object<'f, 'a> {
    text: &'a str,
    errors: Errors,
    fields: &'f mut Fields<'a>,
    /// Where the members of an object `error` go.
    error: Option<&'f mut Fields<'a>>,
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
                "code" | "message" | "reason" | "detail" => {
                    let value = members.next_value()?;
                    if self.is_whole(value) {
                        self.fields.field(&name, value);
                    }
                }
                "error" => self.error(&mut members)?,
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
