//! The outline of a page that was saved as plain text: no marks but the bullets.

use super::MAX_ENTRIES;
use super::outline::{Block, BlockKind};
use super::text::normal;

const BULLETS: &[char] = &['•', '◦', '▪', '‣', '·', '*', '-', '+', '–'];

pub(super) fn outline(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // How far the list of the last item is indented; `None` outside a list.
    let mut list = None;
    let mut follows_blank = false;
    for (line, raw) in (1..).zip(page.lines()) {
        let text = normal(raw);
        if text.is_empty() {
            follows_blank = true;
            continue;
        }
        let indent = raw.chars().take_while(|c| c.is_whitespace()).count();
        let is_nested = list.is_some_and(|list| indent > list);
        let item = item(&text, is_nested);
        // An item goes on below its bullet, or in a line that was broken.
        let goes_on = is_nested || (list.is_some() && item.is_none() && !follows_blank);
        if let Some(last) = blocks.last_mut().filter(|_| goes_on) {
            last.text.extend([" ", item.unwrap_or(&text)]);
        } else if let Some(item) = item {
            list = Some(indent);
            blocks.push(Block::new(line, BlockKind::Item, item.to_owned()));
        } else {
            list = None;
            let cells: Vec<_> = raw.trim().split('\t').map(normal).collect();
            blocks.push(if cells.len() > 1 {
                Block { cells, ..Block::new(line, BlockKind::TabRow, String::new()) }
            } else {
                Block::new(line, BlockKind::Line { follows_blank }, text)
            });
        }
        follows_blank = false;
        if blocks.len() > MAX_ENTRIES {
            break;
        }
    }
    blocks
}

/// What follows a bullet or the number of an item. An `o` is a bullet below another.
fn item(text: &str, is_nested: bool) -> Option<&str> {
    if let Some(item) = text.strip_prefix(BULLETS).and_then(|rest| rest.strip_prefix(' ')) {
        return Some(item);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = text[digits..].strip_prefix(['.', ')']).filter(|_| (1..=3).contains(&digits));
    let nested = text.strip_prefix('o').filter(|_| is_nested);
    numbered.or(nested)?.strip_prefix(' ')
}
