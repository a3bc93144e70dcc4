//! Reading a body: field by field, so that an odd one never costs its neighbours.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::ErrorResponse;
use crate::error_code::CODES_ARE_NUMBERS;
use crate::response::ReceivedCode;
use crate::text::Text;

impl<'a> ErrorResponse<'a> {
    /// Reads what a body says of an error: the fields `code`, `message`, `reason` and `detail`,
    /// and where they are absent those of an object `error`.
    ///
    /// Never fails and never panics. A body that is no JSON, an HTML page or nothing at all leaves
    /// the status; a body that breaks off leaves what came before. A field of an unexpected type
    /// counts as absent, of a field that comes twice the last usable one counts, and a code may be
    /// a number, a whole float or a string. Texts are borrowed from the body, unless they hold
    /// escapes.
    #[must_use]
    pub fn from_json(status: u16, body: &'a [u8]) -> Self {
        let mut response = Self::new(status);
        match core::str::from_utf8(body) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(text);
                let mut fields = Fields::default();
                if !fields.read(text) && text.contains(is_control) {
                    // Control characters may not stand in a string, and do.
                    fields.add(owned_fields(&text.replace(is_control, " ")));
                }
                fields.fill(&mut response);
            }
            Err(_) => owned_fields(&String::from_utf8_lossy(body)).fill(&mut response),
        }
        response
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

/// What a JSON object says, as far as anybody asks.
#[derive(Default)]
struct Fields<'a> {
    code: Option<ReceivedCode<'a>>,
    message: Option<Text<'a>>,
    reason: Option<Text<'a>>,
    detail: Option<Text<'a>>,
}

impl<'a> Fields<'a> {
    /// Reads an object until it ends or breaks off; false if it broke off.
    fn read(&mut self, text: &'a str) -> bool {
        if !text.trim_start().starts_with('{') {
            return true;
        }
        let mut json = serde_json::Deserializer::from_str(text);
        json.deserialize_map(Object { text, fields: self }).is_ok()
    }

    fn field(&mut self, name: &str, value: &'a RawValue) {
        let text = value.get();
        match name {
            "code" => replace(&mut self.code, code(text)),
            "message" => replace(&mut self.message, string(text)),
            "reason" => replace(&mut self.reason, string(text)),
            "detail" => replace(&mut self.detail, string(text)),
            "error" => {
                let mut inner = Self::default();
                inner.read(text);
                self.add(inner);
            }
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

    fn fill(self, response: &mut ErrorResponse<'a>) {
        response.code = self.code;
        response.message = self.message;
        response.reason = self.reason;
        response.detail = self.detail;
    }
}

/// A usable value takes the place of an earlier one.
fn replace<T>(field: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *field = value;
    }
}

/// The fields of a text that does not outlive the reading.
fn owned_fields(text: &str) -> Fields<'static> {
    let mut fields = Fields::default();
    fields.read(text);
    let mut response = ErrorResponse::new(0);
    fields.fill(&mut response);
    let ErrorResponse { code, message, reason, detail, .. } = response.into_owned();
    Fields { code, message, reason, detail }
}

fn is_control(character: char) -> bool {
    character.is_ascii_control()
}

/// A JSON string; of anything else, nothing.
fn string(json: &str) -> Option<Text<'_>> {
    let between = json.strip_prefix('"')?.strip_suffix('"')?;
    if !between.contains('\\') {
        return Some(Cow::Borrowed(between));
    }
    let mut json = serde_json::Deserializer::from_str(json);
    json.deserialize_str(Words).ok()
}

/// A code: a whole number in any spelling where codes are numbers, and otherwise what stands there.
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

/// The number that `20`, `20.0` and `2e1` are.
fn whole_number(text: &str) -> Option<i64> {
    /// Up to here every whole number is a float of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    if !text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
        return None;
    }
    let float: f64 = text.parse().ok()?;
    #[allow(clippy::cast_possible_truncation, reason = "the comparison finds out")]
    let number = float as i64;
    #[allow(clippy::cast_precision_loss, clippy::float_cmp, reason = "exact within the bound")]
    let is_whole = number as f64 == float && float.abs() <= EXACT;
    is_whole.then_some(number)
}

/// Reads the members of an object into the fields.
struct Object<'f, 'a> {
    text: &'a str,
    fields: &'f mut Fields<'a>,
}

impl Object<'_, '_> {
    /// Whether a value is whole. A number at the very end of a body that breaks off may have had
    /// more digits: `2` may be what is left of `20`.
    fn is_whole(&self, value: &RawValue) -> bool {
        let value = value.get().as_bytes();
        let is_last = value.as_ptr_range().end == self.text.as_bytes().as_ptr_range().end;
        !(is_last && value.last().is_some_and(u8::is_ascii_digit))
    }
}

impl<'a> Visitor<'a> for Object<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut members: M) -> Result<(), M::Error> {
        while let Some(Name(name)) = members.next_key()? {
            if matches!(&*name, "code" | "message" | "reason" | "detail" | "error") {
                let value = members.next_value()?;
                if self.is_whole(value) {
                    self.fields.field(&name, value);
                }
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// The name of a member, borrowed unless it holds escapes.
struct Name<'a>(Text<'a>);

impl<'a> Deserialize<'a> for Name<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Words).map(Self)
    }
}

/// A string, borrowed unless it holds escapes.
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
