//! Texts and the places in them: from bytes to characters, and from offsets to lines. Imports nothing
//! of this crate.

#[path = "../runtime/charset.rs"]
mod charset;
mod lookalike;

pub(crate) use charset::is_unprintable;
pub(crate) use lookalike::{Lookalike, as_it_looks, is_curly_quote, is_odd_space};

/// The size in bytes of the largest catalog that is read: 64 MiB.
pub const MAX_BYTES: usize = 64 << 20;

/// The first bytes of the SHA-256 of a text, in hexadecimal digits.
pub(crate) fn digest(text: &str, bytes: usize) -> String {
    let hash = hmac_sha256::Hash::hash(text.as_bytes());
    let digits = hash[..bytes].iter().map(|byte| format!("{byte:02x}"));
    digits.collect()
}

/// The text of a catalog and its name.
#[derive(Clone, Debug)]
pub struct Source {
    path: String,
    text: String,
    /// The offset of the first byte of each line.
    line_starts: Vec<usize>,
}

/// A range of bytes in the text of a catalog: `start` inclusive, `end` exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The offset of the first byte.
    pub start: usize,
    /// The offset after the last byte; equal to `start` where the span marks a point.
    pub end: usize,
}

impl Span {
    pub(crate) const fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }
}

/// A position as in editors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, counted in characters.
    pub column: usize,
}

impl Source {
    /// What can be shown of the bytes, also of those that are not a text.
    pub(crate) fn new(path: &str, bytes: &[u8]) -> Self {
        let shown = &bytes[..bytes.len().min(MAX_BYTES)];
        let text = String::from_utf8_lossy(shown);
        let text = with_line_feeds(text.strip_prefix('\u{feff}').unwrap_or(&text));
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path: path.to_owned(), text, line_starts }
    }

    /// The name of the catalog in diagnostics.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of the byte at `offset`; the end of the text for an offset beyond it.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let before = &self.text[self.line_starts[line - 1]..offset];
        Position { line, column: before.chars().count() + 1 }
    }

    /// `at`, cut at the end of its first line, and at least one character wide if there is one.
    pub(crate) fn first_line_of(&self, at: Span) -> Span {
        let start = self.floor(at.start);
        let rest = &self.text[start..];
        // One search a character is quicker than one for either, by far on a long line.
        let line = rest.find('\n').map_or(rest, |end| &rest[..end]);
        let line = line.find('\r').map_or(line, |end| &line[..end]).trim_end();
        let width = self.floor(at.end).saturating_sub(start).min(line.len());
        let least = line.chars().next().map_or(0, char::len_utf8);
        Span { start, end: start + width.max(least) }
    }

    /// The whole lines from `first` to `last`.
    pub(crate) fn lines_around(&self, first: Span, last: Span) -> Span {
        let start = self.text[..self.floor(first.start)].rfind('\n').map_or(0, |at| at + 1);
        let after = self.floor(last.end.max(first.end));
        let end = self.text[after..].find('\n').map_or(self.text.len(), |at| after + at);
        Span { start, end }
    }

    /// `offset`, or the start of the character that it is within.
    fn floor(&self, offset: usize) -> usize {
        let mut floor = offset.min(self.text.len());
        while !self.text.is_char_boundary(floor) {
            floor -= 1;
        }
        floor
    }
}

/// The text with a line feed for each lone carriage return, which ends a line in YAML too. No byte moves.
fn with_line_feeds(text: &str) -> String {
    let mut characters = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = characters.next() {
        let is_alone = c == '\r' && characters.peek() != Some(&'\n');
        out.push(if is_alone { '\n' } else { c });
    }
    out
}
