//! The outline of a page in Markdown or MDX.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::MOST_ENTRIES;
use super::outline::{Block, Content};
use super::text::normal;
use super::variables::Variables;

pub(super) fn outline(page: &str, variables: &Variables<'_>) -> Vec<Block> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut outline = Outline::new(page, variables);
    for (event, range) in Parser::new_ext(page, options).into_offset_iter() {
        outline.event(event, range.start);
        if outline.blocks.len() > MOST_ENTRIES {
            break;
        }
    }
    outline.blocks
}

/// What is read at this moment.
enum Open {
    Nothing,
    Heading(u8),
    Head(Vec<String>),
    Row(Vec<String>),
    /// An item, and how many lists deep the reader is.
    Item(usize),
    Paragraph,
    Html,
}

struct Outline<'a> {
    page: &'a str,
    variables: &'a Variables<'a>,
    blocks: Vec<Block>,
    open: Open,
    /// Where the open block begins.
    line: usize,
    text: String,
    unknown: Vec<String>,
    /// The block of HTML that is open, and whether it has rows or items.
    html: String,
    is_html_list: bool,
    /// How many elements deep the reader is in what no reader of the page sees as text.
    hidden: usize,
    counted_to: (usize, usize),
}

impl<'a> Outline<'a> {
    fn new(page: &'a str, variables: &'a Variables<'a>) -> Self {
        Self {
            page,
            variables,
            blocks: Vec::new(),
            open: Open::Nothing,
            line: 1,
            text: String::new(),
            unknown: Vec::new(),
            html: String::new(),
            is_html_list: false,
            hidden: 0,
            counted_to: (0, 1),
        }
    }

    fn event(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => self.end(tag),
            _ if self.hidden > 0 => {}
            Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
            // A block of HTML comes line by line, and a comment may go over several.
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => {
                self.variables.append(&html, &mut self.text, &mut self.unknown);
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => self.text.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match (tag, &mut self.open) {
            (Tag::Image { .. }, _) | (Tag::TableHead, Open::Item(_)) => self.hidden += 1,
            (Tag::Item, Open::Item(depth)) => {
                *depth += 1;
                self.text.push(' ');
            }
            // Whatever stands in an item is part of it.
            (_, Open::Item(_)) => self.text.push(' '),
            (Tag::Item, _) => self.begin(Open::Item(1), at),
            (Tag::Heading { level, .. }, _) => self.begin(Open::Heading(number(*level)), at),
            (Tag::TableHead, _) => self.begin(Open::Head(Vec::new()), at),
            (Tag::TableRow, _) => self.begin(Open::Row(Vec::new()), at),
            (Tag::Paragraph, Open::Nothing) => self.begin(Open::Paragraph, at),
            (Tag::HtmlBlock, Open::Nothing) => self.begin(Open::Html, at),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if tag == TagEnd::HtmlBlock {
            let html = std::mem::take(&mut self.html);
            self.is_html_list = html.contains("<tr") || html.contains("<li");
            self.variables.append(&html, &mut self.text, &mut self.unknown);
        }
        match (tag, &mut self.open) {
            (TagEnd::Image, _) | (TagEnd::TableHead, Open::Item(_)) => self.hidden -= 1,
            (TagEnd::TableCell, Open::Head(cells) | Open::Row(cells)) => {
                cells.push(normal(&std::mem::take(&mut self.text)));
            }
            (TagEnd::Item, Open::Item(depth)) if *depth > 1 => *depth -= 1,
            (TagEnd::Item, Open::Item(_))
            | (TagEnd::Heading(_), Open::Heading(_))
            | (TagEnd::TableHead, Open::Head(_))
            | (TagEnd::TableRow, Open::Row(_))
            | (TagEnd::Paragraph, Open::Paragraph)
            | (TagEnd::HtmlBlock, Open::Html) => self.finish(),
            _ => {}
        }
    }

    fn begin(&mut self, open: Open, at: usize) {
        self.open = open;
        self.line = self.line_of(at);
        self.text.clear();
        self.unknown.clear();
    }

    fn finish(&mut self) {
        let text = normal(&std::mem::take(&mut self.text));
        let content = match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Nothing => return,
            Open::Heading(level) => Content::Heading { level, text },
            Open::Head(cells) => Content::Head(cells),
            Open::Row(cells) => Content::Row(cells),
            Open::Item(_) => Content::Item(text),
            Open::Paragraph => Content::Other { text, is_html_list: false },
            Open::Html => Content::Other { text, is_html_list: self.is_html_list },
        };
        let unknown = std::mem::take(&mut self.unknown);
        self.blocks.push(Block { line: self.line, content, unknown });
    }

    /// The line of an offset. Blocks come in their order, so that each line is counted once.
    fn line_of(&mut self, at: usize) -> usize {
        let (from, line) = self.counted_to;
        let between = self.page.get(from..at).unwrap_or_default();
        let line = line + between.matches('\n').count();
        self.counted_to = (at.max(from), line);
        line
    }
}

const fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
