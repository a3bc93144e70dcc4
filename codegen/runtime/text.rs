//! Texts from the server: how they are stored, and how they are shown.

use core::fmt::{self, Write};

use super::charset::is_unprintable;

/// A text of the body, borrowed from it if it has no escapes.
#[cfg(feature = "json")]
pub(crate) type Text<'a> = alloc::borrow::Cow<'a, str>;

/// A text of the body.
#[cfg(not(feature = "json"))]
pub(crate) type Text<'a> = Borrowed<'a>;

/// A text that is always borrowed, with the few methods of `Cow` that are used.
#[cfg(not(feature = "json"))]
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Borrowed<'a>(&'a str);

#[cfg(not(feature = "json"))]
impl<'a> From<&'a str> for Borrowed<'a> {
    fn from(text: &'a str) -> Self {
        Self(text)
    }
}

#[cfg(not(feature = "json"))]
impl core::ops::Deref for Borrowed<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

/// The number of characters of a text that are shown; the rest is only counted.
const MOST_SHOWN: usize = 200;

/// Shows a text from the server in one line of bounded length.
pub(crate) struct Shown<'a>(pub(crate) &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut characters = self.0.chars();
        for character in characters.by_ref().take(MOST_SHOWN) {
            if is_unprintable(character) {
                write!(f, "{}", character.escape_unicode())?;
            } else {
                f.write_char(character)?;
            }
        }
        match characters.count() {
            0 => Ok(()),
            more => write!(f, "... and {more} more characters"),
        }
    }
}

/// Shows the length of a text from the server instead of the text.
pub(crate) struct Length<'a>(pub(crate) &'a str);

impl fmt::Debug for Length<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

/// Writes what a value shows, filled up to the width that the format asks for.
pub(crate) fn padded(
    f: &mut fmt::Formatter<'_>,
    show: impl Fn(&mut dyn Write) -> fmt::Result,
) -> fmt::Result {
    let Some(width) = f.width() else { return show(f) };
    let mut counter = Counter(0);
    show(&mut counter)?;
    let missing = width.saturating_sub(counter.0);
    let before = match f.align() {
        Some(fmt::Alignment::Right) => missing,
        Some(fmt::Alignment::Center) => missing / 2,
        Some(fmt::Alignment::Left) | None => 0,
    };
    let fill = f.fill();
    (0..before).try_for_each(|_| f.write_char(fill))?;
    show(f)?;
    (before..missing).try_for_each(|_| f.write_char(fill))
}

/// Counts the characters that are written.
struct Counter(usize);

impl Write for Counter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.chars().count();
        Ok(())
    }
}
