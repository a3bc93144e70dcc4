//! The text of a catalog: from bytes to characters, and from offsets to lines.

use crate::diagnostic::{Diagnostic, Report, Rule, Span};

/// The size in bytes of the largest catalog that is read: 64 MiB.
pub const MAX_BYTES: usize = 64 << 20;

/// The text of a catalog and how it is called.
#[derive(Clone, Debug)]
pub struct Source {
    path: String,
    text: String,
    /// The offset of the first byte of each line.
    line_starts: Vec<usize>,
}

/// A place as editors count: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, counted in characters.
    pub column: usize,
}

impl Source {
    /// Takes the bytes of a catalog. Where they are no text, `report` learns it, and what can be
    /// shown of them is kept for the diagnostics.
    pub(crate) fn new(path: &str, bytes: &[u8], report: &mut Report) -> Self {
        let shown = &bytes[..bytes.len().min(MAX_BYTES)];
        let text = String::from_utf8_lossy(shown);
        let text = with_line_feeds(text.strip_prefix('\u{feff}').unwrap_or(&text));
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let source = Self { path: path.to_owned(), text, line_starts };
        if bytes.len() > MAX_BYTES {
            report.push(too_large());
        } else if let Err(error) = std::str::from_utf8(bytes) {
            report.push(not_utf8(bytes, error.valid_up_to()));
        } else if bytes.iter().take(4).any(|byte| *byte == 0) {
            // ASCII in UTF-16 or UTF-32: every other byte is 0.
            report.push(not_utf8(bytes, bytes.iter().position(|byte| *byte == 0).unwrap_or(0)));
        }
        source
    }

    /// How the catalog is called in diagnostics.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of the byte at `offset`; the end of the text for an offset behind it.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let before = &self.text[self.line_starts[line - 1]..offset];
        Position { line, column: before.chars().count() + 1 }
    }

    /// `at`, cut off at the end of its first line, and at least one character wide where there is one.
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
        let behind = self.floor(last.end.max(first.end));
        let end = self.text[behind..].find('\n').map_or(self.text.len(), |at| behind + at);
        Span { start, end }
    }

    /// `offset`, moved back to the start of the character that it falls into.
    fn floor(&self, offset: usize) -> usize {
        let mut floor = offset.min(self.text.len());
        while !self.text.is_char_boundary(floor) {
            floor -= 1;
        }
        floor
    }
}

/// A text whose lines end as YAML ends them: a carriage return alone ends one too. No byte moves.
fn with_line_feeds(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive('\r') {
        let is_alone =
            part.ends_with('\r') && text.as_bytes().get(out.len() + part.len()) != Some(&b'\n');
        match part.strip_suffix('\r') {
            Some(line) if is_alone => {
                out.push_str(line);
                out.push('\n');
            }
            _ => out.push_str(part),
        }
    }
    out
}

fn too_large() -> Diagnostic {
    let message = "the catalog has more than 64 MiB, which is the most that is read";
    Diagnostic::new(Rule::TooLarge, Span::default(), message)
        .help("split the API's errors into several catalogs")
}

fn not_utf8(bytes: &[u8], valid: usize) -> Diagnostic {
    let what = match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => "the catalog is UTF-32",
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, ..] | [_, 0, ..] => "the catalog is UTF-16",
        _ => "the catalog is not UTF-8",
    };
    // The shown text has no byte order mark, so the place moves by one that was there.
    let bom = if bytes.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
    let at = valid.saturating_sub(bom);
    Diagnostic::new(Rule::NotUtf8, Span { start: at, end: at }, what)
        .label(format!("byte 0x{:02x} does not belong here", bytes.get(valid).unwrap_or(&0)))
        .help("save the file as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new("x.yaml", text.as_bytes(), &mut Report::default())
    }

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let source = source("a\né日x\n");
        for (offset, line, column) in
            [(0, 1, 1), (1, 1, 2), (2, 2, 1), (4, 2, 2), (7, 2, 3), (99, 3, 1)]
        {
            assert_eq!(source.position(offset), Position { line, column }, "offset {offset}");
        }
    }

    #[test]
    fn an_offset_inside_a_character_means_the_character() {
        assert_eq!(source("é").position(1), Position { line: 1, column: 1 });
    }

    #[test]
    fn a_span_is_cut_at_its_first_line() {
        let source = source("ab\r\ncd");
        assert_eq!(source.first_line_of(Span { start: 1, end: 6 }), Span { start: 1, end: 2 });
    }

    #[test]
    fn a_point_is_one_character_wide() {
        assert_eq!(source("é").first_line_of(Span::default()), Span { start: 0, end: 2 });
        assert_eq!(source("").first_line_of(Span::default()), Span::default());
    }
}
