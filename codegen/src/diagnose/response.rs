//! What is read of a response.

use std::collections::BTreeMap;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::Index;
use crate::model::{CodeKind, Text};

/// The fields of a response that say what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Response {
    /// The HTTP status.
    pub(crate) status: u16,
    /// The code: of a number its digits, where codes are numbers.
    pub(crate) code: Option<String>,
    /// The message, the reason and the detail, as far as they are there, in this order.
    pub(crate) texts: Vec<String>,
    /// The names of the terms that the body has, with their values.
    pub(crate) terms: BTreeMap<String, String>,
    /// Whether there is a body that is not an object.
    pub(crate) is_foreign: bool,
}

impl Response {
    /// Reads a body as far as it is JSON: `code`, `message`, `reason`, `detail` and the terms, and where
    /// they are absent those of an object `error`. Of a field that occurs twice the last usable one
    /// counts.
    ///
    /// What a generated crate repairs of escapes that JSON does not know ends the JSON here.
    pub(crate) fn read(status: u16, body: &str, index: &Index<'_>) -> Self {
        let body = body.strip_prefix('\u{feff}').unwrap_or(body).trim_start();
        let is_foreign = !body.is_empty() && !body.starts_with('{');
        let members = members(body);
        let errors = members.iter().filter(|(name, _)| name == "error");
        let within: Vec<_> = errors.filter_map(|(_, value)| value.as_object()).flatten().collect();
        let usable = |names: &[&str], read: &dyn Fn(&Value) -> Option<String>| {
            let own = members.iter().rev().filter(|(own, _)| names.contains(&own.as_str()));
            let within = within.iter().rev().filter(|(own, _)| names.contains(&own.as_str()));
            own.map(|(_, value)| value).chain(within.map(|(_, value)| *value)).find_map(read)
        };
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let texts = ["message", "reason", "detail"].map(|name| usable(&[name], &text));
        let terms = index.terms.iter().filter_map(|term| {
            let names: Vec<_> = term.aliases.iter().chain([&term.name]).map(Text::as_str).collect();
            Some((term.name.as_str().to_owned(), usable(&names, &term_value)?))
        });
        Self {
            status,
            code: usable(&["code"], &|value| code(value, index.codes_are)),
            texts: texts.into_iter().flatten().collect(),
            terms: terms.collect(),
            is_foreign,
        }
    }
}

/// The value of a term: a number, or a string that is not blank.
fn term_value(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A code, in digits where it is a whole number and codes are numbers.
fn code(value: &Value, codes: CodeKind) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    if text.trim().is_empty() {
        return None;
    }
    let whole = whole_number(text.trim()).filter(|_| codes == CodeKind::Number);
    Some(whole.map_or(text, |number| number.to_string()))
}

fn whole_number(text: &str) -> Option<i64> {
    if text.starts_with('+') {
        return None;
    }
    let float = || text.parse().ok().filter(|float: &f64| float.fract() == 0.0);
    // Rust writes a whole float in digits alone.
    let digits = || float().filter(|float| float.abs() < 2_f64.powi(53))?.to_string().parse().ok();
    text.parse().ok().or_else(digits)
}

/// The members of the object that a text is, until it ends or breaks off.
fn members(json: &str) -> Vec<(String, Value)> {
    let mut members = Members::default();
    let json = with_escaped_controls(json);
    let mut deserializer = serde_json::Deserializer::from_str(&json);
    let broken = deserializer.deserialize_map(&mut members).is_err();
    // A number at the very end of a body that breaks off may have had more digits.
    if broken && json.ends_with(|last: char| last.is_ascii_digit()) {
        members.0.pop_if(|(_, value)| value.is_number());
    }
    members.0
}

/// The text with the control characters in its strings escaped, which JSON asks for and careless
/// servers leave out.
fn with_escaped_controls(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let (mut in_string, mut after_backslash) = (false, false);
    for c in json.chars() {
        if in_string && c.is_ascii_control() {
            out.push_str(Value::from(c.to_string()).to_string().trim_matches('"'));
        } else {
            out.push(c);
        }
        in_string ^= c == '"' && !after_backslash;
        after_backslash = in_string && c == '\\' && !after_backslash;
    }
    out
}

/// Collects members, those that come twice too.
#[derive(Default)]
struct Members(Vec<(String, Value)>);

impl<'a> Visitor<'a> for &mut Members {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut members: M) -> Result<(), M::Error> {
        while let Some(member) = members.next_entry()? {
            self.0.push(member);
        }
        Ok(())
    }
}
