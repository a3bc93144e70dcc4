//! The entries of a section: its rows and items with their keys.

use super::columns::{self, FirstRow};
use super::facts::Facts;
use super::forms::{is_prose, is_quoted, split};
use super::keys::Known;
use super::outline::{Block, Content};
use super::text::{is_of_a_word, shown, words};
use super::{Documented, PageError};
use crate::model::Section;

/// The entries of one section, and what is wrong with them.
#[derive(Default)]
pub(super) struct Read {
    pub(super) entries: Vec<Documented>,
    pub(super) faults: Vec<PageError>,
}

/// Reads the entries among the blocks of a section.
pub(super) fn entries(blocks: &[Block], known: &Known<'_>) -> Read {
    let mut reader = Reader {
        known,
        read: Read::default(),
        table: Table::None,
        ended_at: None,
        goes_on: false,
        before: None,
        rows: 0,
        rows_of_numbers: 0,
    };
    for block in blocks {
        reader.block(block);
    }
    let has_two_keys = reader.rows > 1 && reader.rows == reader.rows_of_numbers;
    let mut read = reader.read;
    if let Some(first) = read.entries.first().filter(|_| has_two_keys) {
        read.faults.push(columns::undecided(known.page, first.line));
    }
    // Not before the last line of each is known.
    for entry in &mut read.entries {
        entry.facts = Facts::of(&entry.text, known.names_of_facts);
    }
    read
}

/// The table that is read at this moment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    None,
    /// Its keys are in this column.
    Keyed(usize),
    /// Reported already.
    Unreadable,
    /// Lines whose cells are put together.
    Lines,
}

struct Reader<'a> {
    known: &'a Known<'a>,
    read: Read,
    table: Table,
    /// The line in which a plain text seems to go on with something else.
    ended_at: Option<usize>,
    /// Whether the last block was a row that a line may go on with.
    goes_on: bool,
    /// The line of a plain text before this one, which may be the head of a table.
    before: Option<&'a str>,
    /// How many rows are lines, and in how many of these a number follows the key.
    rows: usize,
    rows_of_numbers: usize,
}

impl<'a> Reader<'a> {
    fn block(&mut self, block: &'a Block) {
        if let Content::Line { text, .. } = &block.content {
            self.line(block, text);
            return;
        }
        self.before = None;
        self.goes_on = false;
        let Some(column) = self.column(block) else { return };
        let Some((said, body)) = split(block, column, self.known) else {
            self.read.faults.extend(not_an_entry(block, self.known));
            return;
        };
        if self.ended_at.is_some() && self.known.section == Section::Messages && !is_quoted(block) {
            // Any text could be a message: only quotes say that one is meant.
            return;
        }
        let is_first = self.read.entries.is_empty();
        let entry = entry(block, &said, body, self.known);
        if entry.is_err() && is_first && is_prose(block, &said, self.known) {
            return;
        }
        self.take(block, entry);
    }

    /// The column of the keys, if the block is a row; `None` if it is none of the entries' rows.
    fn column(&mut self, block: &Block) -> Option<usize> {
        let read = match (&block.content, self.table) {
            (Content::Head(cells), _) => {
                let read = columns::of_head(cells, self.known.page, block.line);
                read.map(FirstRow::Head)
            }
            (Content::Row(_) | Content::TabRow(_), Table::Keyed(column)) => return Some(column),
            (Content::Row(_) | Content::TabRow(_), Table::Unreadable) => return None,
            (Content::TabRow(cells), _) => columns::of_first_row(cells, self.known, block.line),
            _ => {
                self.table = Table::None;
                return Some(0);
            }
        };
        match read {
            Ok(FirstRow::Entry(column)) => {
                self.table = Table::Keyed(column);
                Some(column)
            }
            Ok(FirstRow::Head(column)) => {
                self.table = Table::Keyed(column);
                None
            }
            Err(fault) => {
                self.table = Table::Unreadable;
                // What follows the section has a form of its own.
                self.read.faults.extend(Some(fault).filter(|_| self.ended_at.is_none()));
                None
            }
        }
    }

    /// A line of a plain text: a row, more of the row before it, or anything else.
    fn line(&mut self, block: &Block, text: &'a str) {
        let follows_blank = matches!(block.content, Content::Line { follows_blank: true, .. });
        let Some((said, body)) = split(block, 0, self.known) else {
            if !follows_blank && self.goes_on {
                // A cell whose text has several lines.
                if let Some(entry) = self.read.entries.last_mut() {
                    entry.text.extend([" ", text]);
                }
                return;
            }
            self.goes_on = false;
            self.table = Table::None;
            self.before = Some(text);
            // In a plain text, the next heading is a line like any other.
            if follows_blank && !self.read.entries.is_empty() {
                self.ended_at = self.ended_at.or(Some(block.line));
            }
            return;
        };
        if self.table != Table::Lines {
            let is_head = |line: &&str| !follows_blank && !line.ends_with(['.', ':', '!', '?']);
            let head = self.before.filter(is_head);
            let fault = columns::of_lines(head, self.known.page, block.line);
            self.read.faults.extend(fault.filter(|_| self.ended_at.is_none()));
            self.table = Table::Lines;
        }
        let body_is_number = body.starts_with(|c: char| c.is_ascii_digit());
        let entry = entry(block, &said, body, self.known);
        self.goes_on |= entry.is_ok() && self.ended_at.is_none();
        self.rows += 1;
        self.rows_of_numbers += usize::from(body_is_number);
        self.take(block, entry);
    }

    fn take(&mut self, block: &Block, entry: Result<Documented, PageError>) {
        match (entry, self.ended_at) {
            (Ok(entry), Some(end)) => self.read.faults.push(PageError::new(
                block.line,
                format!("the entry `{}` comes after the end of its section", entry.key),
                format!(
                    "line {end} reads as the next heading; remove it from the text if it is none"
                ),
            )),
            (Ok(entry), None) => self.read.entries.push(entry),
            // What follows the section has a form of its own.
            (Err(_), Some(_)) => {}
            (Err(fault), None) => self.read.faults.push(fault),
        }
    }
}

fn entry(
    block: &Block,
    said: &str,
    body: String,
    known: &Known<'_>,
) -> Result<Documented, PageError> {
    let fault = |message: String, help: &str| Err(PageError::new(block.line, message, help));
    if said.matches('`').count() % 2 == 1 {
        let message = format!("a mark ` has no other in `{}`", shown(said).replace('`', ""));
        return fault(message, "close it on the page, or remove it");
    }
    let key = match known.read(said) {
        Ok(key) => key,
        Err(wanted) => {
            let message = format!("`{}` is no key of an entry: that is {wanted}", shown(said));
            let help = match &block.content {
                Content::Row(cells) if cells.iter().skip(1).all(String::is_empty) => {
                    "the row has one cell: is a `|` missing?"
                }
                _ => "an entry is a key, a colon and what it means, or a row of a table",
            };
            return fault(message, help);
        }
    };
    if let Some(variable) = block.unknown.first() {
        let message = format!("`{key}` uses the variable `{variable}`, which stands for nothing");
        return fault(message, "say what it stands for under `docs.substitutions` in the catalog");
    }
    if words(&body).next().is_none() {
        let message = format!("`{key}` has no description");
        return fault(message, "the row has too few cells, or the item ends behind its key");
    }
    let wire = (known.section == Section::Messages).then(|| said.to_owned());
    Ok(Documented { key, line: block.line, wire, text: body, facts: Facts::default() })
}

/// A fault if a block that is neither an item nor a row begins with a key of the catalog, or is a
/// list in HTML: nothing may be taken for removed that was only written in another way.
fn not_an_entry(block: &Block, known: &Known<'_>) -> Option<PageError> {
    let text = match &block.content {
        Content::Heading { text, .. } | Content::Other { text, .. } => text,
        Content::Head(_)
        | Content::Row(_)
        | Content::TabRow(_)
        | Content::Item(_)
        | Content::Line { .. } => return None,
    };
    if matches!(block.content, Content::Other { is_html_list: true, .. }) {
        let message = "a table or a list in HTML stands among the entries";
        let help = "write it in Markdown, or take the text that a browser saves";
        return Some(PageError::new(block.line, message, help));
    }
    let text = text.strip_prefix(['"', '\'']).unwrap_or(text);
    let is_whole = |key: &&str| !text[key.len()..].starts_with(is_of_a_word);
    let key = known.beginnings(text).find(is_whole)?;
    let message = format!("`{}` begins what is neither an item nor a row", shown(key));
    let help = "an entry is an item of a list, or a row of a table";
    Some(PageError::new(block.line, message, help))
}
