//! The outline of a page in Markdown or MDX.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::MAX_ENTRIES;
use super::html::Substitutions;
use super::outline::{Block, BlockKind};
use super::text::normal;

pub(super) fn outline(page: &str, substitutions: Substitutions<'_>) -> Vec<Block> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut reader = Reader {
        page,
        substitutions,
        blocks: Vec::new(),
        open: None,
        depth: 0,
        html: String::new(),
        hidden: 0,
        counted_to: (0, 1),
    };
    for (event, range) in Parser::new_ext(page, options).into_offset_iter() {
        match event {
            Event::Start(tag) => reader.start(&tag, range.start),
            Event::End(tag) => reader.end(tag),
            event if reader.hidden == 0 => reader.content(&event),
            _ => {}
        }
        if reader.blocks.len() > MAX_ENTRIES {
            break;
        }
    }
    reader.blocks
}

struct Reader<'a> {
    page: &'a str,
    substitutions: Substitutions<'a>,
    blocks: Vec<Block>,
    /// The block that is read at this moment.
    open: Option<Block>,
    /// How many items deep an open item is.
    depth: usize,
    /// A block of HTML comes line by line, and a comment may go over several.
    html: String,
    /// How many elements deep the reader is in what no reader of the page sees as text.
    hidden: usize,
    counted_to: (usize, usize),
}

impl Reader<'_> {
    fn content(&mut self, event: &Event<'_>) {
        let Some(block) = &mut self.open else { return };
        match event {
            Event::Text(text) | Event::Code(text) => block.text.push_str(text),
            Event::Html(html) => self.html.push_str(html),
            Event::InlineHtml(html) => self.substitutions.append(html, block),
            Event::SoftBreak | Event::HardBreak | Event::Rule => block.text.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        if matches!(tag, Tag::Image { .. }) {
            self.hidden += 1;
        } else if let Some(item) = self.open.as_mut().filter(|it| it.kind == BlockKind::Item) {
            // Whatever an item contains is part of it, but for the header of a table.
            match tag {
                Tag::TableHead => self.hidden += 1,
                Tag::Item => self.depth += 1,
                _ => {}
            }
            item.text.push(' ');
        } else {
            let kind = match tag {
                Tag::Item => BlockKind::Item,
                Tag::Heading { level, .. } => BlockKind::Heading(*level as u8),
                Tag::TableHead => BlockKind::Header,
                Tag::TableRow => BlockKind::Row,
                Tag::Paragraph => BlockKind::Paragraph,
                Tag::HtmlBlock => BlockKind::Html { is_list: false },
                _ => return,
            };
            self.depth = 0;
            self.open = Some(Block::new(self.line_of(at), kind, String::new()));
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let Some(block) = &mut self.open else {
            self.hidden -= usize::from(tag == TagEnd::Image);
            return;
        };
        match (tag, block.kind) {
            (TagEnd::Image, _) | (TagEnd::TableHead, BlockKind::Item) => self.hidden -= 1,
            (TagEnd::TableCell, BlockKind::Header | BlockKind::Row) => {
                block.cells.push(normal(&std::mem::take(&mut block.text)));
            }
            (TagEnd::Item, BlockKind::Item) if self.depth > 0 => self.depth -= 1,
            (TagEnd::HtmlBlock, kind) => {
                let html = std::mem::take(&mut self.html);
                self.substitutions.append(&html, block);
                if matches!(kind, BlockKind::Html { .. }) {
                    let is_list = html.contains("<tr") || html.contains("<li");
                    block.kind = BlockKind::Html { is_list };
                    self.finish();
                }
            }
            (TagEnd::Item, BlockKind::Item)
            | (TagEnd::Heading(_), BlockKind::Heading(_))
            | (TagEnd::TableHead, BlockKind::Header)
            | (TagEnd::TableRow, BlockKind::Row)
            | (TagEnd::Paragraph, BlockKind::Paragraph) => self.finish(),
            _ => {}
        }
    }

    fn finish(&mut self) {
        let block = self.open.take();
        self.blocks.extend(block.map(|block| Block { text: normal(&block.text), ..block }));
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
