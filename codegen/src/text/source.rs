//! The text of a catalog: from bytes to characters, and from offsets to lines.

use super::Span;

/// The size in bytes of the largest catalog that is read: 64 MiB.
pub const MAX_BYTES: usize = 64 << 20;

/// The text of a catalog and its name.
#[derive(Clone, Debug)]
pub struct Source {
    path: String,
    text: String,
    /// The offset of the first byte of each line.
    line_starts: Vec<usize>,
}

/// A position as in editors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, counted in characters.
    pub column: usize,
}

/// Why the bytes of a catalog are not a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    TooLarge,
    /// `byte` at the offset `at` of the text does not belong to a text in UTF-8.
    NotUtf8 {
        encoding: Option<&'static str>,
        at: usize,
        byte: u8,
    },
}

impl Unreadable {
    fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > MAX_BYTES {
            return Some(Self::TooLarge);
        }
        // ASCII in UTF-16 or UTF-32: every other byte is 0.
        let zero = || bytes.iter().take(4).position(|byte| *byte == 0);
        let at = std::str::from_utf8(bytes)
            .map_or_else(|error| Some(error.valid_up_to()), |_| zero())?;
        let encoding = match bytes {
            [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, ..] | [_, 0, ..] => Some("UTF-16"),
            _ => None,
        };
        let byte = bytes.get(at).copied().unwrap_or_default();
        // The text has no byte order mark, so the place moves by one that was there.
        let mark = if bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        Some(Self::NotUtf8 { encoding, at: at.saturating_sub(mark), byte })
    }
}

impl Source {
    /// The source, and why the bytes are not a text. What can be shown of them is kept for diagnostics.
    pub(crate) fn new(path: &str, bytes: &[u8]) -> (Self, Option<Unreadable>) {
        let shown = &bytes[..bytes.len().min(MAX_BYTES)];
        let text = String::from_utf8_lossy(shown);
        let text = with_line_feeds(text.strip_prefix('\u{feff}').unwrap_or(&text));
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        (Self { path: path.to_owned(), text, line_starts }, Unreadable::of(bytes))
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
