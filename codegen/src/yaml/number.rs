//! What a scalar without quotes means, and the numbers that YAML and people read differently.

use super::Value;
use crate::diagnostic::{Diagnostic, Rule, Span};

/// The value of a scalar without quotes. The numbers are those of the YAML library.
pub(super) fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Value::Bool,
        _ => match number(text) {
            None => Value::Text(text.to_owned()),
            Some(number) => match number.as_i64() {
                Some(number) => Value::Integer(number),
                None => {
                    if number.is_u64() {
                        Value::LargeInteger
                    } else {
                        Value::Float
                    }
                }
            },
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
