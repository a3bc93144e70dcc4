//! The outline of a page in Markdown or MDX.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::MAX_ENTRIES;
use super::html::{Substitutions, append};
use super::outline::{Block, BlockKind};
use super::text::normal;

pub(super) fn outline(page: &str, substitutions: &Substitutions) -> Vec<Block> {
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
    substitutions: &'a Substitutions,
    blocks: Vec<Block>,
    /// The block that is read at this moment, and what ends it.
    open: Option<(TagEnd, Block)>,
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
        let Some((_, block)) = &mut self.open else { return };
        match event {
            Event::Text(text) | Event::Code(text) => block.text.push_str(text),
            Event::Html(html) => self.html.push_str(html),
            Event::InlineHtml(html) => append(html, block, self.substitutions),
            Event::SoftBreak | Event::HardBreak | Event::Rule => block.text.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        if matches!(tag, Tag::Image { .. }) {
            self.hidden += 1;
        } else if let Some((TagEnd::Item, item)) = &mut self.open {
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
                Tag::Heading { level, .. } => {
                    let has_mark = self.page[at..].trim_start_matches(' ').starts_with('#');
                    BlockKind::Heading { level: *level as u8, has_mark }
                }
                Tag::TableHead => BlockKind::Header,
                Tag::TableRow => BlockKind::Row,
                Tag::Paragraph => BlockKind::Paragraph,
                Tag::HtmlBlock => BlockKind::Html { is_list: false },
                _ => return,
            };
            self.depth = 0;
            let block = Block::new(self.line_of(at), kind, String::new());
            self.open = Some((tag.to_end(), block));
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let Some((end, block)) = &mut self.open else {
            self.hidden -= usize::from(tag == TagEnd::Image);
            return;
        };
        let is_item = block.kind == BlockKind::Item;
        match tag {
            TagEnd::Image => self.hidden -= 1,
            TagEnd::TableHead if is_item => self.hidden -= 1,
            TagEnd::TableCell if !is_item => {
                block.cells.push(normal(&std::mem::take(&mut block.text)));
            }
            TagEnd::Item if self.depth > 0 => {
                self.depth -= 1;
                return;
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                append(&html, block, self.substitutions);
                if let BlockKind::Html { is_list } = &mut block.kind {
                    *is_list = html.contains("<tr") || html.contains("<li");
                }
            }
            _ => {}
        }
        if tag == *end {
            let block = self.open.take();
            self.blocks.extend(block.map(|(_, it)| Block { text: normal(&it.text), ..it }));
        }
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
