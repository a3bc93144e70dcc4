//! Bytes that are not the text of a catalog.

use super::{Diagnostic, Rule, Span};
use crate::text::MAX_BYTES;

/// Why the bytes are not a text; `None` if they are one.
pub(crate) fn unreadable(bytes: &[u8]) -> Option<Diagnostic> {
    if bytes.len() > MAX_BYTES {
        let message = "the catalog is larger than 64 MiB, the most that is read";
        return Some(
            Diagnostic::new(Rule::TooLarge, Span::default(), message)
                .help("split the API's errors into several catalogs"),
        );
    }
    // ASCII in UTF-16 or UTF-32: every other byte is 0.
    let zero = || bytes.iter().take(4).position(|byte| *byte == 0);
    let at =
        std::str::from_utf8(bytes).map_or_else(|error| Some(error.valid_up_to()), |_| zero())?;
    let found = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => "UTF-32, not UTF-8",
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, ..] | [_, 0, ..] => "UTF-16, not UTF-8",
        _ => "not UTF-8",
    };
    let byte = bytes.get(at).copied().unwrap_or_default();
    // The text has no byte order mark, so the place moves by one that was there.
    let mark = if bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    let at = at.saturating_sub(mark);
    Some(
        Diagnostic::new(
            Rule::NotUtf8,
            Span { start: at, end: at },
            format!("the catalog is {found}"),
        )
        .label(format!("unexpected byte 0x{byte:02x}"))
        .help("save the file as UTF-8"),
    )
}
