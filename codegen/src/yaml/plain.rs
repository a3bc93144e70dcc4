//! Scalars without quotes: what they mean, and where YAML and people read them differently.

use super::Value;
use crate::diagnostic::{Diagnostic, Rule, Span};

/// The value of a scalar without quotes. The numbers are those of the YAML library.
pub(super) fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => match number(text) {
            None => Value::Text(text.to_owned()),
            Some(number) if number.is_u64() && !number.is_i64() => Value::LargeInteger,
            Some(number) => number.as_i64().map_or(Value::Float, Value::Integer),
        },
    }
}

fn number(text: &str) -> Option<serde_yaml::Number> {
    looks_like_a_number(text).then(|| serde_yaml::from_str(text).ok())?
}

/// Whether the text begins as the numbers of YAML do.
fn looks_like_a_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
}

/// Whether a person would take the text for a number, which YAML does not.
pub(super) fn is_odd_number(text: &str, value: &Value) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_whole = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '_');
    let is_scientific = looks_like_a_number(text) && text.parse::<f64>().is_ok();
    // A zero and a letter before the digits: another base, which not all versions of YAML know.
    let has_base = digits.len() > 2
        && digits.starts_with('0')
        && digits[1..].starts_with(|c: char| c.is_ascii_alphabetic());
    match value {
        Value::Integer(number) => number.to_string() != text,
        Value::LargeInteger | Value::Float => is_whole,
        _ => is_whole || is_scientific || has_base,
    }
}

pub(super) fn odd_number(text: &str, at: Span) -> Diagnostic {
    let bare = text.trim_start_matches(['-', '+']);
    let why = match bare.as_bytes() {
        _ if text.contains('_') => "has underscores",
        [b'0', second, ..] if second.is_ascii_alphabetic() => "is of another base",
        [b'0', _, ..] => "begins with a zero",
        _ if text.starts_with('+') || bare == "0" => "has a sign that it does not need",
        _ => "does not fit into 64 bits",
    };
    Diagnostic::new(Rule::WrongType, at, format!("the number `{text}` {why}"))
        .help("write the plain number, or put it in quotes if it is a text")
}

/// The keys whose values are texts for people or of the wire, in which a `#` may be meant.
const TEXTS: [&str; 4] = ["text", "summary", "action", "reason"];

/// A diagnostic if the value of `key`, which has no quotes and is at `at`, ends in a comment: what
/// follows ` #` in its line is not part of it.
pub(super) fn cut_text(source: &str, key: &str, at: Span) -> Option<Diagnostic> {
    if !TEXTS.contains(&key) || at.start == at.end {
        return None;
    }
    let line = source.get(at.end..)?.lines().next()?;
    let comment = line.trim_start_matches([' ', '\t']);
    comment.starts_with('#').then(|| {
        let start = at.end + line.len() - comment.len();
        let at = Span { start, end: start + comment.trim_end().len() };
        Diagnostic::new(Rule::CutText, at, format!("a comment cuts `{key}` off"))
            .label("not read")
            .help("put the text in quotes if this is part of it; else move the comment to its own line")
    })
}
