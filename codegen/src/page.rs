//! The published page: its entries with their words and facts, from whatever rendering there is.
//!
//! ```text
//! page --markdown|plain--> outline --sections--> entries with keys --facts--> Page
//! ```
//!
//! The same text gives the same entries from Markdown, from MDX, and from a browser's plain text.

mod columns;
mod date;
mod entries;
mod facts;
mod forms;
#[cfg(test)]
mod growth;
mod html;
mod key;
mod known;
mod markdown;
mod outline;
mod plain;
mod quantity;
mod sections;
mod text;

use crate::model::Catalog;
use known::Known;
use outline::{Block, BlockKind};

pub use crate::model::Date;
pub use facts::Facts;
pub(crate) use facts::Names;
pub use key::EntryKey;
pub(crate) use known::is_written;
pub use quantity::Quantity;
pub(crate) use text::words;

/// The size in bytes of the largest page that is read: 16 MiB.
pub const MAX_PAGE_BYTES: usize = 16 << 20;

/// The most entries that a page may have, and the most errors of it that are reported.
const MAX_ENTRIES: usize = 100_000;
const MAX_ERRORS: usize = 100;

/// What a page documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The date in the source of the page; `None` if it has none.
    pub date: Option<Date>,
    /// The entries in the order of their keys.
    pub entries: Vec<Documented>,
}

/// An entry as the page has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documented {
    /// What the entry is called.
    pub key: EntryKey,
    /// The line of the page that it begins in, from 1.
    pub line: usize,
    /// The text of a message on the wire, as the page has it; `None` in the other sections.
    pub wire: Option<String>,
    /// What the page says of it, in plain spaces and without marks.
    pub text: String,
    /// The facts in that.
    pub facts: Facts,
}

impl Documented {
    /// The number of words in what the page says, and their digest: the first 16 bytes, in
    /// hexadecimal digits, of the SHA-256 of the words with a space between two.
    #[must_use]
    pub fn digest(&self) -> (usize, String) {
        let words: Vec<_> = words(&self.text).collect();
        (words.len(), crate::text::digest(&words.join(" "), 16))
    }
}

/// Why a page cannot be compared with a catalog.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct PageError {
    /// The line of the page, from 1.
    pub line: usize,
    /// What is wrong: one line, lower case, without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl PageError {
    fn new(line: usize, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { line, message: message.into(), help: help.into() }
    }
}

/// Reads the entries of a page under the headings that `catalog` names.
///
/// # Errors
///
/// Every error of the page, in the order of its lines. A section that is not found is one: nothing
/// is ever taken for removed because it could not be read.
pub fn read(page: &[u8], catalog: &Catalog) -> Result<Page, Vec<PageError>> {
    let refuse = |error| vec![error];
    let text = readable(page).map_err(refuse)?;
    let sections = &catalog.docs.sections;
    if sections.is_empty() {
        return Err(refuse(PageError::new(
            1,
            "the catalog does not say where the page has its entries",
            "name the headings under `docs.sections` in the catalog",
        )));
    }
    let headings: Vec<_> = sections.iter().map(|section| section.heading.as_str()).collect();
    let (front, body) = front_matter(text);
    let text = blank(front) + &without_comments(body);
    let mut outline = markdown::outline(&text, &catalog.docs.substitutions);
    // A line of a plain text may be underlined too.
    let is_title = |text: &str| headings.iter().any(|it| it.eq_ignore_ascii_case(text));
    let is_heading = |block: &Block| match block.kind {
        BlockKind::Heading { has_mark, .. } => has_mark || is_title(&block.text),
        _ => false,
    };
    if !outline.iter().any(is_heading) {
        outline = plain::outline(&text);
    }
    if let Some(block) = outline.get(MAX_ENTRIES) {
        let message = format!("the page has more than {MAX_ENTRIES} entries");
        return Err(refuse(PageError::new(block.line, message, "is this the right file?")));
    }
    let (mut entries, mut errors) = (Vec::new(), Vec::new());
    for section in sections {
        let read = sections::read(&outline, &Known::of(section, catalog), &headings);
        entries.extend(read.entries);
        errors.extend(read.errors);
    }
    entries.sort_by(|a, b| a.key.cmp(&b.key).then(a.line.cmp(&b.line)));
    errors.extend(repeated(&entries));
    errors.sort_by_key(|error| error.line);
    errors.truncate(MAX_ERRORS);
    if !errors.is_empty() {
        return Err(errors);
    }
    let names = Names::of(catalog);
    for entry in &mut entries {
        entry.facts = Facts::of(&entry.text, &names);
    }
    Ok(Page { date: date::of_front_matter(front), entries })
}

fn readable(page: &[u8]) -> Result<&str, PageError> {
    let refuse = |line, message, help| Err(PageError::new(line, message, help));
    if page.len() > MAX_PAGE_BYTES {
        return refuse(1, "the page has more than 16 MiB", "is this the right file?");
    }
    let text = match std::str::from_utf8(page) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let line = page[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
            return refuse(line, "the page is not UTF-8", "save it as UTF-8");
        }
    };
    let start = text.trim_start().get(..14).unwrap_or(text.trim_start()).to_ascii_lowercase();
    if start.is_empty() {
        return refuse(1, "the page is empty", "was it downloaded? `curl -f` reports failures");
    }
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        let help = "take its Markdown, or its text as a browser saves it";
        return refuse(1, "the page is HTML", help);
    }
    Ok(text)
}

/// The front matter of a page, with the lines around it, and what follows; empty if there is none.
fn front_matter(text: &str) -> (&str, &str) {
    let front = ["---\n", "---\r\n"].iter().find_map(|start| text.strip_prefix(start));
    let end = front.and_then(|front| Some(text.len() - front.len() + front.find("\n---")?));
    text.split_at(end.map_or(0, |end| end + "\n---".len()))
}

/// The text without the comments of MDX; each line stays where it is.
fn without_comments(mut text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    while let Some((before, comment)) = text.split_once("{/*") {
        out.push_str(before);
        let Some((hidden, after)) = comment.split_once("*/}") else { return out + comment };
        out.push_str(&blank(hidden));
        text = after;
    }
    out + text
}

/// As many lines as `text` has, with nothing in them.
fn blank(text: &str) -> String {
    "\n".repeat(text.matches('\n').count())
}

/// An error for each entry whose key another one has too. The entries are sorted.
fn repeated(entries: &[Documented]) -> impl Iterator<Item = PageError> {
    entries.chunk_by(|a, b| a.key == b.key).flat_map(|same| {
        let first = same[0].line;
        same.iter().filter(move |entry| entry.line != first).map(move |entry| {
            PageError::new(
                entry.line,
                format!("`{}` occurs twice on the page: in line {first} too", entry.key),
                "is this one page? Two revisions in one file are not distinguished",
            )
        })
    })
}
