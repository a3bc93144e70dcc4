//! JSON as careless servers write it, and numbers as they spell them.

use alloc::string::String;
use core::fmt::Write;

/// The text with what JSON does not allow within strings written as JSON would: control characters
/// as escapes, unknown escapes as a backslash and what follows, and halves of surrogate pairs as the
/// replacement character. `None` if there is nothing to mend.
pub(crate) fn repaired(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut in_string = false;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let (taken, length) = match character {
            '\\' if in_string => escape(rest, &mut out),
            control if in_string && control.is_ascii_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(control));
                (true, 1)
            }
            _ => (false, character.len_utf8()),
        };
        if !taken {
            out.push_str(&rest[..length]);
        }
        in_string ^= character == '"';
        rest = &rest[length..];
    }
    (out != text).then_some(out)
}

/// Looks at the escape that `rest` begins with: whether its mended form was written, and its length.
fn escape(rest: &str, out: &mut String) -> (bool, usize) {
    let unit = |at: usize| {
        let digits = rest.get(at..at + 6)?.strip_prefix("\\u")?;
        let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then(|| u32::from_str_radix(digits, 16).ok())?
    };
    match rest.as_bytes().get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => (false, 2),
        Some(b'u') => match (unit(0), unit(6)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => (false, 12),
            (Some(0xd800..=0xdfff), _) => {
                out.push_str("\\ufffd");
                (true, 6)
            }
            (Some(_), _) => (false, 6),
            (None, _) => {
                out.push_str("\\\\");
                (true, 1)
            }
        },
        // The body breaks off here.
        None => (false, 1),
        Some(_) => {
            out.push_str("\\\\");
            (true, 1)
        }
    }
}

/// The number that `20`, `20.0` and `2e1` are.
pub(crate) fn whole_number(text: &str) -> Option<i64> {
    /// Below this every whole number is a float of its own.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, ""));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_no_fraction = fraction.bytes().all(|byte| byte == b'0');
    if whole.is_empty() || !are_digits(whole) || !has_no_fraction || exponent.starts_with('-') {
        return None;
    }
    let float: f64 = text.parse().ok()?;
    #[allow(clippy::cast_possible_truncation, reason = "the comparison finds out")]
    let number = float as i64;
    #[allow(clippy::cast_precision_loss, clippy::float_cmp, reason = "exact within the bound")]
    let is_whole = number as f64 == float && float.abs() < EXACT;
    is_whole.then_some(number)
}
