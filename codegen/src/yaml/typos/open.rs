//! Which quotes and brackets are open at a place.

use super::line::Line;

/// What is open at a place, each by the offset of its opening character.
#[derive(Default)]
pub(super) struct Open {
    /// The brackets, the innermost last.
    pub(super) brackets: Vec<usize>,
    /// The quote.
    pub(super) quote: Option<usize>,
    /// The last quote that was closed.
    pub(super) closed: Option<usize>,
}

impl Open {
    /// What is open before the offset `end`.
    pub(super) fn at(text: &str, end: usize) -> Self {
        let mut open = Self::default();
        let mut offset = 0;
        // Whether a value can begin here.
        let mut is_start = true;
        while let Some(c) = text.get(offset..end).and_then(|rest| rest.chars().next()) {
            let rest = &text[offset..end];
            let begins_value = is_start;
            is_start = match c {
                ' ' | '\t' | '\n' | '\r' => is_start || c == '\n' || is_indicator(text, offset),
                '[' | '{' | ',' => begins_value || !open.brackets.is_empty(),
                _ => false,
            };
            match c {
                '\'' | '"' if begins_value => {
                    let Some(length) = length_of_quoted(rest, c) else {
                        open.quote = Some(offset);
                        break;
                    };
                    open.closed = Some(offset);
                    offset += length;
                    continue;
                }
                '#' if offset == 0 || text[..offset].ends_with([' ', '\t', '\n']) => {
                    offset += rest.find('\n').unwrap_or(rest.len());
                    continue;
                }
                '|' | '>' if begins_value && open.brackets.is_empty() => {
                    offset += length_of_block(text, offset).min(rest.len());
                    is_start = true;
                    continue;
                }
                '[' | '{' if is_start => open.brackets.push(offset),
                ']' | '}' => drop(open.brackets.pop()),
                _ => {}
            }
            offset += c.len_utf8();
        }
        open
    }
}

/// Whether the character before `offset` separates a value from what is before it.
fn is_indicator(text: &str, offset: usize) -> bool {
    text[..offset].ends_with([':', '-', '?'])
}

/// The length of a text in quotes, with them; `None` if it is not closed.
fn length_of_quoted(text: &str, quote: char) -> Option<usize> {
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = characters.next() {
        let is_double = quote == '"';
        if c == '\\' && is_double {
            characters.next();
        } else if c == quote {
            let is_escape = !is_double && characters.next_if(|(_, next)| *next == quote).is_some();
            if !is_escape {
                return Some(at + 1);
            }
        }
    }
    None
}

/// The length of a block of text from its `|` or `>`: every line after that is indented deeper.
fn length_of_block(text: &str, offset: usize) -> usize {
    let column = Line::at(text, offset).prefix().len();
    let rest = &text[offset..];
    let lines = Line::all(rest).skip(1);
    let mut after = lines.filter(|line| !line.text.trim().is_empty());
    after.find(|line| line.indentation() <= column).map_or(rest.len(), |line| line.start)
}
