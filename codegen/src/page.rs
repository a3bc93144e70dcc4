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
mod keys;
mod markdown;
mod outline;
mod plain;
mod quantity;
mod sections;
mod text;
mod variables;

use std::collections::BTreeMap;

use crate::model::Catalog;
use keys::Known;
use outline::Block;
use variables::Variables;

pub use date::Date;
pub use facts::Facts;
pub(crate) use facts::Names;
pub use keys::EntryKey;
pub(crate) use keys::is_written;
pub use quantity::Quantity;

/// The size in bytes of the largest page that is read: 16 MiB.
pub const MAX_PAGE_BYTES: usize = 16 << 20;

/// How many entries a page may have, and how many faults of it are told.
const MOST_ENTRIES: usize = 100_000;
const MOST_FAULTS: usize = 100;

/// What a page documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The date that the source of the page bears; `None` if it has none.
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
        let words: Vec<_> = text::words(&self.text).collect();
        let hash = hmac_sha256::Hash::hash(words.join(" ").as_bytes());
        let digits = hash[..16].iter().map(|byte| format!("{byte:02x}"));
        (words.len(), digits.collect())
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
/// Every fault of the page, in the order of its lines. A section that is not found is one: nothing
/// is ever taken for removed because it could not be read.
pub fn read(page: &[u8], catalog: &Catalog) -> Result<Page, Vec<PageError>> {
    let text = readable(page)?;
    if catalog.docs.sections.is_empty() {
        return Err(vec![PageError::new(
            1,
            "the catalog does not say where the page has its entries",
            "name the headings under `docs.sections` in the catalog",
        )]);
    }
    let headings: Vec<_> =
        catalog.docs.sections.iter().map(|section| section.heading.as_str()).collect();
    let (front, _) = front_matter(text);
    let date = Date::of_front_matter(front);
    let text = without_what_is_no_text(text);
    let outline = outline_of(&text, catalog);
    if outline.len() > MOST_ENTRIES {
        let line = outline[MOST_ENTRIES].line;
        let message = format!("the page has more than {MOST_ENTRIES} entries");
        return Err(vec![PageError::new(line, message, "is this the right file?")]);
    }
    let names = Names::of(catalog);
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    for section in &catalog.docs.sections {
        let known = Known::of(section, catalog, &names);
        let read = sections::read(&outline, &known, &headings);
        entries.extend(read.entries);
        faults.extend(read.faults);
    }
    entries.sort_by(|a, b| a.key.cmp(&b.key).then(a.line.cmp(&b.line)));
    faults.extend(twice(&entries));
    faults.sort_by_key(|fault| fault.line);
    faults.truncate(MOST_FAULTS);
    if faults.is_empty() { Ok(Page { date, entries }) } else { Err(faults) }
}

/// The text of a page, if it can be one.
fn readable(page: &[u8]) -> Result<&str, Vec<PageError>> {
    let refuse = |line, message, help| Err(vec![PageError::new(line, message, help)]);
    if page.len() > MAX_PAGE_BYTES {
        return refuse(1, "the page has more than 16 MiB", "is this the right file?");
    }
    let text = match std::str::from_utf8(page) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let before = String::from_utf8_lossy(&page[..error.valid_up_to()]);
            let line = 1 + before.matches('\n').count();
            return refuse(line, "the page is not UTF-8", "save it as UTF-8");
        }
    };
    let start = text.trim_start().get(..14).unwrap_or(text.trim_start()).to_ascii_lowercase();
    if start.is_empty() {
        return refuse(1, "the page is empty", "was it downloaded? `curl -f` tells of failures");
    }
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return refuse(
            1,
            "the page is HTML",
            "take its Markdown, or its text as a browser saves it",
        );
    }
    Ok(text)
}

/// The front matter of a page, with the lines around it, and what follows; empty if there is none.
fn front_matter(text: &str) -> (&str, &str) {
    let front = ["---\n", "---\r\n"].iter().find_map(|start| text.strip_prefix(start));
    let end = front.and_then(|front| Some(text.len() - front.len() + front.find("\n---")?));
    text.split_at(end.map_or(0, |end| end + "\n---".len()))
}

/// The page without its front matter and without the comments of MDX; each line stays where it is.
fn without_what_is_no_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let blank = |out: &mut String, hidden: &str| {
        out.extend(std::iter::repeat_n('\n', hidden.matches('\n').count()));
    };
    let (front, mut rest) = front_matter(text);
    blank(&mut out, front);
    while let Some((before, comment)) = rest.split_once("{/*") {
        out.push_str(before);
        let Some((hidden, behind)) = comment.split_once("*/}") else {
            rest = comment;
            break;
        };
        blank(&mut out, hidden);
        rest = behind;
    }
    out + rest
}

/// Markdown if there is a heading of Markdown in it, else plain text.
fn outline_of(text: &str, catalog: &Catalog) -> Vec<Block> {
    let is_heading = |line: &str| {
        let marks = line.trim_start_matches(' ');
        let rest = marks.trim_start_matches('#');
        let (indent, level) = (line.len() - marks.len(), marks.len() - rest.len());
        indent < 4 && (1..=6).contains(&level) && rest.starts_with([' ', '\t'])
    };
    let is_rule = |line: &str| {
        let line = line.trim_end();
        line.len() > 2
            && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
    };
    let is_underlined = |(title, rule): (&str, &str)| {
        let title = title.trim();
        is_rule(rule)
            && catalog
                .docs
                .sections
                .iter()
                .any(|it| it.heading.as_str().eq_ignore_ascii_case(title))
    };
    let underlined = text.lines().zip(text.lines().skip(1)).any(is_underlined);
    if underlined || text.lines().any(is_heading) {
        markdown::outline(text, &Variables::new(&catalog.docs.substitutions))
    } else {
        plain::outline(text)
    }
}

/// A fault for each entry whose key another one has too. The entries are sorted.
fn twice(entries: &[Documented]) -> impl Iterator<Item = PageError> {
    let mut first = BTreeMap::new();
    entries.iter().filter_map(move |entry| {
        let line = *first.entry(&entry.key).or_insert(entry.line);
        (line != entry.line).then(|| {
            PageError::new(
                entry.line,
                format!("`{}` stands on the page twice: in line {line} too", entry.key),
                "is this one page? Two revisions in one file cannot be told apart",
            )
        })
    })
}
