//! The outline of a page that was saved as plain text: no marks but the bullets.

use super::outline::{Block, Content};
use super::text::normal;

const BULLETS: &[char] = &['•', '◦', '▪', '‣', '·', '*', '-', '+', '–'];

pub(super) fn outline(page: &str) -> Vec<Block> {
    let mut outline = Outline::default();
    for (line, text) in (1..).zip(page.lines()) {
        outline.take(line, text);
    }
    outline.blocks
}

#[derive(Default)]
struct Outline {
    blocks: Vec<Block>,
    /// How far the list is indented that the last item stands in; none outside a list.
    list: Option<usize>,
    follows_blank: bool,
}

impl Outline {
    fn take(&mut self, line: usize, raw: &str) {
        let text = normal(raw);
        if text.is_empty() {
            self.follows_blank = true;
            return;
        }
        let indent = raw.chars().take_while(|c| c.is_whitespace()).count();
        let bullet = text.strip_prefix(BULLETS).and_then(|rest| rest.strip_prefix(' '));
        match (bullet, self.list) {
            (Some(item), Some(list)) if indent > list => self.extend(item),
            (Some(item), _) => {
                self.list = Some(indent);
                self.blocks.push(Block {
                    line,
                    content: Content::Item(item.to_owned()),
                    unknown: Vec::new(),
                });
            }
            // An item goes on below its bullet, or in a line that was broken.
            (None, Some(list)) if indent > list || !self.follows_blank => self.extend(&text),
            (None, _) => {
                self.list = None;
                let follows_blank = self.follows_blank;
                self.blocks.push(Block {
                    line,
                    content: Content::Line { text, follows_blank },
                    unknown: Vec::new(),
                });
            }
        }
        self.follows_blank = false;
    }

    fn extend(&mut self, text: &str) {
        if let Some(Block { content: Content::Item(item), .. }) = self.blocks.last_mut() {
            item.push(' ');
            item.push_str(text);
        }
    }
}
