//! What a page is made of, as far as a reader of entries cares.

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// The line that it begins in, from 1.
    pub(super) line: usize,
    pub(super) content: Content,
    /// The variables in it that stand for nothing known.
    pub(super) unknown: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// A heading; the highest is of level 1.
    Heading { level: u8, text: String },
    /// The head of a table.
    Head(Vec<String>),
    /// A row of a table, but for its head.
    Row(Vec<String>),
    /// A row of a plain text, whose cells tabs set apart; it may be the head of its table.
    TabRow(Vec<String>),
    /// An item of a list, with the items below it.
    Item(String),
    /// A paragraph, or what is written in HTML: no entry, but perhaps meant to be one.
    Other { text: String, is_html_list: bool },
    /// A line of a plain text that may be anything.
    Line { text: String, follows_blank: bool },
}

impl Block {
    /// The text of a heading or a line, either of which may head a section.
    pub(super) fn title(&self) -> Option<(u8, &str)> {
        match &self.content {
            Content::Heading { level, text } => Some((*level, text)),
            // A plain text does not tell its headings from other lines, nor how high they are.
            Content::Line { text, .. } => Some((u8::MAX, text)),
            Content::Head(_)
            | Content::Row(_)
            | Content::TabRow(_)
            | Content::Item(_)
            | Content::Other { .. } => None,
        }
    }
}
