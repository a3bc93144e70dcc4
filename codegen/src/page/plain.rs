//! The outline of a page that was saved as plain text: no marks but the bullets.

use super::MOST_ENTRIES;
use super::outline::{Block, Content};
use super::text::normal;

const BULLETS: &[char] = &['•', '◦', '▪', '‣', '·', '*', '-', '+', '–'];

pub(super) fn outline(page: &str) -> Vec<Block> {
    let mut outline = Outline::default();
    for (line, text) in (1..).zip(page.lines()) {
        outline.take(line, text);
        if outline.blocks.len() > MOST_ENTRIES {
            break;
        }
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
        let bullet = bullet(&text, self.list.is_some_and(|list| indent > list));
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
            (None, _) if raw.trim().contains('\t') => {
                self.list = None;
                let cells = raw.trim().split('\t').map(normal).collect();
                self.blocks.push(Block {
                    line,
                    content: Content::TabRow(cells),
                    unknown: Vec::new(),
                });
            }
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

/// What stands behind a bullet, or behind the number of an item. An `o` is a bullet below another.
fn bullet(text: &str, is_nested: bool) -> Option<&str> {
    if let Some(item) = text.strip_prefix(BULLETS).and_then(|rest| rest.strip_prefix(' ')) {
        return Some(item);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = text[digits..].strip_prefix(['.', ')']).filter(|_| (1..=3).contains(&digits));
    let nested = text.strip_prefix('o').filter(|_| is_nested);
    numbered.or(nested)?.strip_prefix(' ')
}
