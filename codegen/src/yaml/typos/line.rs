//! Lines of a catalog as people write them: indentation, dashes, a key and its colon.

use crate::text::{Span, is_odd_space};

/// A line with its place, without its end.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    source: &'a str,
    pub(super) start: usize,
    pub(super) text: &'a str,
}

impl<'a> Line<'a> {
    /// The line that an offset is in.
    pub(super) fn at(source: &'a str, offset: usize) -> Self {
        let mut offset = offset.min(source.len());
        while !source.is_char_boundary(offset) {
            offset -= 1;
        }
        let start = source[..offset].rfind('\n').map_or(0, |at| at + 1);
        let text = source[start..].lines().next().unwrap_or_default();
        Self { source, start, text }
    }

    /// All lines of a text.
    pub(super) fn all(source: &'a str) -> impl Iterator<Item = Self> {
        source.split_inclusive('\n').scan(0, move |next, line| {
            let start = *next;
            *next += line.len();
            Some(Self { source, start, text: line.trim_end_matches(['\n', '\r']) })
        })
    }

    /// The closest line before it that has more than a comment.
    pub(super) fn before(self) -> Option<Self> {
        self.all_before().find(|line| {
            let text = line.text.trim_start();
            !text.is_empty() && !text.starts_with('#')
        })
    }

    /// The lines before it, the closest first.
    pub(super) fn all_before(self) -> impl Iterator<Item = Self> {
        let line = move |start: usize| (start > 0).then(|| Self::at(self.source, start - 1));
        std::iter::successors(line(self.start), move |before| line(before.start))
    }

    /// What comes before the content: spaces, dashes, and what people take for spaces.
    pub(super) fn prefix(self) -> &'a str {
        let is_prefix = |c: char| matches!(c, ' ' | '\t' | '-') || is_odd_space(c);
        &self.text[..self.text.len() - self.text.trim_start_matches(is_prefix).len()]
    }

    pub(super) fn content(self) -> &'a str {
        &self.text[self.prefix().len()..]
    }

    /// The spaces that the line begins with.
    pub(super) fn indentation(self) -> usize {
        self.text.len() - self.text.trim_start_matches(' ').len()
    }

    /// Whether it begins with a dash and a space.
    pub(super) fn is_item(self) -> bool {
        self.text.trim_start_matches(' ').starts_with("- ")
    }

    /// The word before the first colon, and what comes after that colon; `None` without either.
    pub(super) fn key(self) -> Option<(&'a str, &'a str)> {
        let (key, rest) = self.content().split_once(':')?;
        is_word(key).then_some((key, rest))
    }

    /// The place of a part of the line.
    pub(super) fn span(self, part: &str) -> Span {
        let start = self.start + (part.as_ptr() as usize - self.text.as_ptr() as usize);
        Span { start, end: start + part.len() }
    }
}

/// Whether it is written like the keys of the format.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}
