//! What is read of a response.

use std::collections::BTreeMap;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::Index;
use crate::model::{BodyPath, CodeKind, Flag, Step, Text};

/// The fields of a response that say what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Response {
    /// The HTTP status.
    pub(crate) status: u16,
    /// The code: of a number its digits, where codes are numbers.
    pub(crate) code: Option<String>,
    /// The texts, as far as they are there, in the order in which they are tried.
    pub(crate) texts: Vec<String>,
    /// The names of the terms that the body has, with their values.
    pub(crate) terms: BTreeMap<String, String>,
    /// Whether there is a body that is not one of the API's.
    pub(crate) is_foreign: bool,
    /// Whether a value says that the request failed.
    pub(crate) is_failed: bool,
    /// Whether there is an error of which nothing was read.
    pub(crate) has_unread_error: bool,
}

impl Response {
    /// Reads a body as far as it is JSON: the code and the texts by the paths of the catalog, and the terms
    /// in the objects around them. Of a field that occurs twice the last usable one counts.
    ///
    /// What a generated crate repairs of escapes that JSON does not know ends the JSON here.
    pub(crate) fn read(status: u16, text: &str, index: &Index<'_>) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).trim_start();
        let paths = index.body;
        let first = if paths.is_list() { '[' } else { '{' };
        let is_foreign = !text.is_empty() && !text.starts_with(first);
        let body = if is_foreign { Members::default() } else { members(text, paths.is_list()) };
        let usable = |places: &[BodyPath], read: &dyn Fn(&Value) -> Option<String>| {
            places.iter().find_map(|path| at(&body, &path.0).into_iter().find_map(read))
        };
        let string = |value: &Value| value.as_str().map(str::to_owned);
        let code = usable(&paths.code, &|value| code(value, index.codes_are, paths.is_stated));
        let texts: Vec<_> = paths.texts.iter().filter_map(|it| usable(it, &string)).collect();
        let containers = paths.containers();
        let containers: Vec<_> = std::iter::once(&[][..]).chain(containers).collect();
        let terms = index.terms.iter().filter_map(|term| {
            let names: Vec<_> = term.aliases.iter().chain([&term.name]).map(Text::as_str).collect();
            let mut found = containers.iter().flat_map(|path| named(&body, path, &names));
            Some((term.name.as_str().to_owned(), found.find_map(term_value)?))
        });
        let is_set = |(path, flag): &(BodyPath, Flag)| {
            at(&body, &path.0).into_iter().any(|value| match flag {
                Flag::Bool(flag) => value.as_bool() == Some(*flag),
                Flag::Number(flag) => {
                    value.is_number() && whole_number(&value.to_string()) == Some(*flag)
                }
                Flag::Text(flag) => value.as_str() == Some(flag),
            })
        };
        let has_error = body.0.iter().any(|(name, value)| {
            let is_full = match value {
                Value::Object(members) => !members.is_empty(),
                Value::Array(items) => !items.is_empty(),
                _ => false,
            };
            matches!(name.as_str(), "error" | "errors") && is_full
        });
        Self {
            status,
            is_failed: paths.failed_if.iter().any(is_set),
            has_unread_error: has_error && code.is_none() && texts.is_empty(),
            code,
            texts,
            terms: terms.collect(),
            is_foreign,
        }
    }
}

/// The values at a path, the last first.
fn at<'v>(body: &'v Members, path: &[Step]) -> Vec<&'v Value> {
    let Some((first, rest)) = path.split_first() else { return Vec::new() };
    let named = body.0.iter().rev().filter(|(name, _)| *name == first.0);
    let inner = |value: &'v Value| {
        rest.iter().try_fold(value, |value, step| match (value, step.index()) {
            (Value::Array(items), Some(index)) => items.get(index),
            _ => value.get(&step.0),
        })
    };
    named.filter_map(|(_, value)| inner(value)).collect()
}

/// The members with one of these names in the object at a path, the last first.
fn named<'v>(body: &'v Members, path: &[Step], names: &[&str]) -> Vec<&'v Value> {
    if path.is_empty() {
        let own = body.0.iter().rev().filter(|(name, _)| names.contains(&name.as_str()));
        return own.map(|(_, value)| value).collect();
    }
    let objects = at(body, path).into_iter().filter_map(Value::as_object);
    let members = objects.flatten().filter(|(name, _)| names.contains(&name.as_str()));
    members.map(|(_, value)| value).collect()
}

/// The value of a term: a number, or a string that is not blank.
fn term_value(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A code, in digits where it is a whole number and codes are numbers. At a path that the catalog states,
/// a value of the wrong kind is none.
fn code(value: &Value, codes: CodeKind, is_stated: bool) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) if codes == CodeKind::Number || !is_stated => number.to_string(),
        _ => return None,
    };
    if text.trim().is_empty() {
        return None;
    }
    let whole = whole_number(text.trim()).filter(|_| codes == CodeKind::Number);
    let is_numeric =
        text.trim_start().starts_with(|first: char| first.is_ascii_digit() || "+-".contains(first));
    if whole.is_none() && codes == CodeKind::Number && is_stated && !is_numeric {
        return None;
    }
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

/// The members of the object that a text is, until it ends or breaks off; of a list, the items by their
/// positions.
fn members(json: &str, is_list: bool) -> Members {
    let mut members = Members::default();
    let json = with_escaped_controls(json);
    let mut deserializer = serde_json::Deserializer::from_str(&json);
    let broken = if is_list {
        deserializer.deserialize_seq(&mut members).is_err()
    } else {
        deserializer.deserialize_map(&mut members).is_err()
    };
    // A number at the very end of a body that breaks off may have had more digits.
    if broken && json.ends_with(|last: char| last.is_ascii_digit()) {
        members.0.pop_if(|(_, value)| value.is_number());
    }
    members
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

    fn visit_seq<S: SeqAccess<'a>>(self, mut items: S) -> Result<(), S::Error> {
        while let Some(item) = items.next_element()? {
            self.0.push((self.0.len().to_string(), item));
        }
        Ok(())
    }
}
