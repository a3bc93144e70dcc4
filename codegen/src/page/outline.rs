//! What a page is made of, as far as a reader of entries cares.

#[derive(Debug)]
pub(super) struct Block {
    /// The line that it begins in, from 1.
    pub(super) line: usize,
    pub(super) kind: BlockKind,
    /// Its text; empty if it has cells.
    pub(super) text: String,
    pub(super) cells: Vec<String>,
    /// The variables in it that the catalog has no substitution for.
    pub(super) unknown: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// A heading; the highest level is 1. One without a mark `#` is only underlined.
    Heading {
        level: u8,
        has_mark: bool,
    },
    Header,
    /// A row of a table, but for its header.
    Row,
    /// A row of a plain text, whose cells tabs set apart; it may be the header of its table.
    TabRow,
    /// An item of a list, with the items below it.
    Item,
    /// A paragraph: no entry, but perhaps meant to be one.
    Paragraph,
    /// HTML: no entry either.
    Html {
        is_list: bool,
    },
    /// A line of a plain text that may be anything.
    Line {
        follows_blank: bool,
    },
}

impl Block {
    pub(super) const fn new(line: usize, kind: BlockKind, text: String) -> Self {
        Self { line, kind, text, cells: Vec::new(), unknown: Vec::new() }
    }

    /// The level and text of a heading or a line, either of which may be that of a section.
    pub(super) fn title(&self) -> Option<(u8, &str)> {
        match self.kind {
            BlockKind::Heading { level, .. } => Some((level, &self.text)),
            // A plain text shows neither which lines are headings nor their levels.
            BlockKind::Line { .. } => Some((u8::MAX, &self.text)),
            _ => None,
        }
    }
}
