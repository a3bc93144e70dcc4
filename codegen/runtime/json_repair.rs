//! Repairs invalid strings in JSON, and reads whole numbers in any spelling.

use alloc::string::String;
use core::fmt::Write;

/// The text with its strings made valid: control characters become escapes, the backslash of an
/// unknown escape is escaped, and an unpaired surrogate becomes the replacement character. `None` if
/// there is nothing to repair.
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

/// Handles the escape that `rest` begins with; returns whether a repaired form was written, and the
/// length of the escape.
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
        // The body is truncated here.
        None => (false, 1),
        Some(_) => {
            out.push_str("\\\\");
            (true, 1)
        }
    }
}

/// The number that `20`, `20.0`, `2e1` and `200e-1` mean. Beyond 2^53 only plain digits are a number,
/// because floats are no longer exact.
pub(crate) fn whole_number(text: &str) -> Option<i64> {
    const EXACT: i64 = 1 << 53;
    if text.starts_with('+') {
        return None;
    }
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, digits)) => (mantissa, exponent(digits)?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let grown = |number: i64, digit: u8| {
        let number = number.checked_mul(10)?.checked_add(i64::from(digit - b'0'))?;
        (number < EXACT).then_some(number)
    };
    // How many of the digits are before the point.
    let point = i64::try_from(whole.len()).ok()?.saturating_add(exponent);
    let mut number = 0;
    let mut position = 0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        if position < point {
            number = grown(number, digit)?;
        } else if digit != b'0' {
            return None;
        }
        position += 1;
    }
    while number != 0 && position < point {
        number = grown(number, b'0')?;
        position += 1;
    }
    Some(if unsigned == text { number } else { -number })
}

/// An exponent; one that does not fit saturates.
fn exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !are_digits(digits) {
        return None;
    }
    let exponent = digits.parse().unwrap_or(i64::MAX);
    Some(if text.starts_with('-') { -exponent } else { exponent })
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
