//! The entries of a section: its rows and items with their keys.

use super::columns;
use super::facts::Facts;
use super::forms::{is_prose, is_quoted, split, whole_key};
use super::known::{KeyForm, Known};
use super::outline::{Block, BlockKind};
use super::text::{shown, words};
use super::{Documented, PageError};

/// The entries of one section, without their facts, and what is wrong with them.
#[derive(Default)]
pub(super) struct SectionEntries {
    pub(super) entries: Vec<Documented>,
    pub(super) errors: Vec<PageError>,
}

pub(super) fn entries(blocks: &[Block], known: &Known<'_>) -> SectionEntries {
    let mut reader = EntryReader {
        known,
        read: SectionEntries::default(),
        table: Table::None,
        ended_at: None,
        goes_on: false,
        before: None,
        rows: Vec::new(),
    };
    for block in blocks {
        reader.block(block);
    }
    let EntryReader { mut read, rows, .. } = reader;
    let has_two_keys = rows.len() > 1 && rows.into_iter().all(|has_number| has_number);
    if let Some(first) = read.entries.first().filter(|_| has_two_keys) {
        read.errors.push(columns::undecided(known.page, first.line));
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

struct EntryReader<'a> {
    known: &'a Known<'a>,
    read: SectionEntries,
    table: Table,
    /// The line in which a plain text seems to go on with something else.
    ended_at: Option<usize>,
    /// Whether the last block was a row that a line may go on with.
    goes_on: bool,
    /// The line of a plain text before this one, which may be the header of a table.
    before: Option<&'a str>,
    /// Whether a number follows the key, for each row that is a line.
    rows: Vec<bool>,
}

impl<'a> EntryReader<'a> {
    fn block(&mut self, block: &'a Block) {
        if let BlockKind::Line { follows_blank } = block.kind {
            return self.line(block, follows_blank);
        }
        self.before = None;
        self.goes_on = false;
        let Some(column) = self.column(block) else { return };
        let Some((said, body)) = split(block, column, self.known) else {
            self.read.errors.extend(not_an_entry(block, self.known));
            return;
        };
        let is_message = self.known.form == KeyForm::Message;
        if self.ended_at.is_some() && is_message && !is_quoted(block) {
            // Any text could be a message: only quotes say that one is meant.
            return;
        }
        let entry = entry(block, &said, body, self.known);
        let is_first = self.read.entries.is_empty();
        if entry.is_ok() || !is_first || !is_prose(block, &said, self.known) {
            self.take(block, entry);
        }
    }

    /// The column of the keys, if the block is a row; `None` if it is not a row of an entry.
    fn column(&mut self, block: &Block) -> Option<usize> {
        let (cells, page, line) = (&block.cells, self.known.page, block.line);
        let first = match (block.kind, self.table) {
            (BlockKind::Header, _) => columns::of_header(cells, page, line).map(|it| (it, true)),
            (BlockKind::Row | BlockKind::TabRow, Table::Keyed(column)) => return Some(column),
            (BlockKind::Row | BlockKind::TabRow, Table::Unreadable) => return None,
            (BlockKind::TabRow, _) => columns::of_first_row(cells, self.known, line),
            _ => {
                self.table = Table::None;
                return Some(0);
            }
        };
        match first {
            Ok((column, is_header)) => {
                self.table = Table::Keyed(column);
                (!is_header).then_some(column)
            }
            Err(error) => {
                self.table = Table::Unreadable;
                self.error(error);
                None
            }
        }
    }

    /// A line of a plain text: a row, more of the row before it, or anything else.
    fn line(&mut self, block: &'a Block, follows_blank: bool) {
        let Some((said, body)) = split(block, 0, self.known) else {
            if let Some(entry) = self.read.entries.last_mut() {
                if !follows_blank && self.goes_on {
                    // A cell whose text has several lines.
                    entry.text.extend([" ", &block.text]);
                    return;
                }
                // In a plain text, the next heading is a line like any other.
                self.ended_at = self.ended_at.or(follows_blank.then_some(block.line));
            }
            self.goes_on = false;
            self.table = Table::None;
            self.before = Some(&block.text);
            return;
        };
        if self.table != Table::Lines {
            let is_header = |line: &&str| !follows_blank && !line.ends_with(['.', ':', '!', '?']);
            let header = self.before.filter(is_header);
            if let Some(error) = columns::of_lines(header, self.known.page, block.line) {
                self.error(error);
            }
            self.table = Table::Lines;
        }
        self.rows.push(body.starts_with(|c: char| c.is_ascii_digit()));
        let entry = entry(block, &said, body, self.known);
        self.goes_on |= entry.is_ok() && self.ended_at.is_none();
        self.take(block, entry);
    }

    fn take(&mut self, block: &Block, entry: Result<Documented, PageError>) {
        match (entry, self.ended_at) {
            (Ok(entry), Some(end)) => {
                let message =
                    format!("the entry `{}` comes after the end of its section", entry.key);
                let help = format!(
                    "line {end} reads as the next heading; remove it from the text if it is not one"
                );
                self.read.errors.push(PageError::new(block.line, message, help));
            }
            (Ok(entry), None) => self.read.entries.push(entry),
            (Err(error), _) => self.error(error),
        }
    }

    /// What follows the section has a form of its own: nothing is wrong there.
    fn error(&mut self, error: PageError) {
        if self.ended_at.is_none() {
            self.read.errors.push(error);
        }
    }
}

fn entry(
    block: &Block,
    said: &str,
    body: String,
    known: &Known<'_>,
) -> Result<Documented, PageError> {
    let refuse = |message: String, help: &str| Err(PageError::new(block.line, message, help));
    if said.matches('`').count() % 2 == 1 {
        let message = format!("a mark ` has no other in `{}`", shown(said).replace('`', ""));
        return refuse(message, "close it on the page, or remove it");
    }
    let key = match known.key(said) {
        Ok(key) => key,
        Err(wanted) => {
            let message = format!("`{}` is not a key of an entry, which is {wanted}", shown(said));
            let is_one_cell = block.cells.iter().skip(1).all(String::is_empty);
            let help = if block.kind == BlockKind::Row && is_one_cell {
                "the row has one cell: is a `|` missing?"
            } else {
                "an entry is a key, a colon and what it means, or a row of a table"
            };
            return refuse(message, help);
        }
    };
    if let Some(variable) = block.unknown.first() {
        let message = format!("`{key}` uses the variable `{variable}`, which has no substitution");
        return refuse(message, "add one under `docs.substitutions` in the catalog");
    }
    if words(&body).next().is_none() {
        let message = format!("`{key}` has no description");
        return refuse(message, "the row has too few cells, or the item ends after its key");
    }
    let wire = (known.form == KeyForm::Message).then(|| said.to_owned());
    Ok(Documented { key, line: block.line, wire, text: body, facts: Facts::default() })
}

/// An error if a block that is neither an item nor a row begins with a key of the catalog, or is a
/// list in HTML: nothing may be taken for removed that was only written in another way.
fn not_an_entry(block: &Block, known: &Known<'_>) -> Option<PageError> {
    let (message, help) = match block.kind {
        BlockKind::Html { is_list: true } => (
            "a table or a list in HTML is among the entries".to_owned(),
            "write it in Markdown, or take the text that a browser saves",
        ),
        BlockKind::Heading { .. } | BlockKind::Paragraph | BlockKind::Html { .. } => {
            let text = block.text.strip_prefix(['"', '\'']).unwrap_or(&block.text);
            let key = shown(whole_key(text, known)?);
            (
                format!("`{key}` begins what is neither an item nor a row"),
                "an entry is an item of a list, or a row of a table",
            )
        }
        _ => return None,
    };
    Some(PageError::new(block.line, message, help))
}
