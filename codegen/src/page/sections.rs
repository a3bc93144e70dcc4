//! From the outline of a page to its entries: the sections by their headings, and in each the rows
//! and items with their keys.

use super::key;
use super::outline::{Block, Content};
use super::text::words;
use super::{Documented, Facts, PageFault};
use crate::diagnostic::{list, near_miss};
use crate::model::{Catalog, CodeKind, Key, Section};

/// The entries of one section, and what is wrong with them.
pub(super) struct Read {
    pub(super) entries: Vec<Documented>,
    pub(super) faults: Vec<PageFault>,
}

/// Reads the section under `heading`. `headings` are those of all sections, any of which ends it.
pub(super) fn read(
    outline: &[Block],
    section: Section,
    heading: &str,
    headings: &[&str],
    catalog: &Catalog,
) -> Read {
    let is = |block: &Block, wanted: &str| {
        block.title().is_some_and(|(_, title)| title.eq_ignore_ascii_case(wanted))
    };
    let mut found = Vec::new();
    for (index, block) in outline.iter().enumerate().filter(|(_, block)| is(block, heading)) {
        let level = block.title().map_or(0, |(level, _)| level);
        let ends = |next: &Block| {
            let higher =
                matches!(next.content, Content::Heading { level: other, .. } if other <= level);
            higher || headings.iter().any(|heading| is(next, heading))
        };
        let behind = &outline[index + 1..];
        let end = behind.iter().position(ends).unwrap_or(behind.len());
        let read = entries(&behind[..end], section, catalog);
        // A table of contents has the heading too, and nothing below it.
        if !read.entries.is_empty() || !read.faults.is_empty() {
            return read;
        }
        found.push(block.line);
    }
    let fault = match found.first() {
        Some(line) => PageFault::new(
            *line,
            format!("the section `{heading}` has no entries"),
            "is this the whole page? Entries are the items of a list, or the rows of a table, which has a row `|---|` below its head",
        ),
        None => missing(outline, heading),
    };
    Read { entries: Vec::new(), faults: vec![fault] }
}

fn missing(outline: &[Block], heading: &str) -> PageFault {
    let titles: Vec<_> = outline
        .iter()
        .filter_map(|block| match &block.content {
            Content::Heading { text, .. } if !text.is_empty() => Some(text.as_str()),
            _ => None,
        })
        .take(20)
        .collect();
    // A heading that was made longer, or shorter, is a likelier one than one that is spelt alike.
    let wanted = heading.to_lowercase();
    let related = titles.iter().copied().find(|title| {
        let title = title.to_lowercase();
        title.contains(&wanted) || wanted.contains(&title)
    });
    let help = match related.or_else(|| near_miss(heading, &titles)) {
        Some(near) => {
            format!("if it is called `{near}` now, change `docs.sections` in the catalog")
        }
        None if titles.is_empty() => {
            "is this the whole page? A heading stands in a line by itself".to_owned()
        }
        None => format!(
            "is this the page? Its headings are {}; if one was renamed, change `docs.sections` in the catalog",
            list(&titles)
        ),
    };
    PageFault::new(1, format!("the heading `{heading}` is not on the page"), help)
}

fn entries(blocks: &[Block], section: Section, catalog: &Catalog) -> Read {
    let mut read = Read { entries: Vec::new(), faults: Vec::new() };
    let mut ended_at = None;
    for block in blocks {
        let Some((said, body)) = split(block, section, catalog) else {
            // In a plain text, the next heading is a line like any other.
            let is_heading = matches!(block.content, Content::Line { follows_blank: true, .. });
            if is_heading && !read.entries.is_empty() {
                ended_at = ended_at.or(Some(block.line));
            }
            continue;
        };
        if ended_at.is_some() && section == Section::Messages && !is_quoted(block) {
            // Any text could be a message: only quotes tell that one is meant.
            continue;
        }
        match (entry(block, &said, body, section, catalog), ended_at) {
            (Ok(entry), Some(end)) => read.faults.push(PageFault::new(
                block.line,
                format!("the entry `{}` stands behind the end of its section", entry.key),
                format!(
                    "line {end} reads as the next heading; remove it from the text if it is none"
                ),
            )),
            (Ok(entry), None) => read.entries.push(entry),
            // What follows the section has a form of its own.
            (Err(_), Some(_)) => {}
            (Err(fault), None) => read.faults.push(fault),
        }
    }
    read
}

fn entry(
    block: &Block,
    said: &str,
    body: String,
    section: Section,
    catalog: &Catalog,
) -> Result<Documented, PageFault> {
    let fault = |message: String, help: &str| Err(PageFault::new(block.line, message, help));
    if said.matches('`').count() % 2 == 1 {
        let message = format!("a mark ` stands alone in `{}`", shown(said).replace('`', ""));
        return fault(message, "close it on the page, or take it away");
    }
    let key = match key::read(said, section, catalog) {
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
    let facts = Facts::of(&body, catalog);
    Ok(Documented { key, line: block.line, text: body, facts })
}

/// The beginning of a text, for a message.
fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let start: String = text.chars().take(MOST).collect();
    let dots = if start.len() < text.len() { "..." } else { "" };
    format!("{}{dots}", start.escape_debug())
}

/// What a block calls an entry, and what it says of it; none if it is no entry at all.
fn split(block: &Block, section: Section, catalog: &Catalog) -> Option<(String, String)> {
    match &block.content {
        Content::Heading { .. } => None,
        Content::Row(cells) => {
            let (key, others) = cells.split_first()?;
            Some((unquoted(key).to_owned(), others.join(" ").trim().to_owned()))
        }
        Content::Item(text) => Some(item(text)),
        Content::Line { text, .. } => {
            let (key, body) = line(text, section, catalog)?;
            Some((key.to_owned(), body.trim().to_owned()))
        }
    }
}

/// An item: its key, quoted or not, a colon, and the rest. Without a colon, all of it is the key,
/// which it then hardly can be.
fn item(text: &str) -> (String, String) {
    let quoted = ['"', '\''].into_iter().find_map(|quote| {
        let rest = text.strip_prefix(quote)?;
        let end = rest.find(&format!("{quote}:")).or_else(|| rest.rfind(quote))?;
        let behind = rest[end + 1..].trim_start();
        Some((&rest[..end], behind.strip_prefix([':', '-', '–', '—'])?))
    });
    let (key, body) = quoted
        .or_else(|| text.split_once(':'))
        .or_else(|| text.split_once(" - "))
        .or_else(|| text.split_once(" – "))
        .or_else(|| text.split_once(" — "))
        .unwrap_or((text, ""));
    (unquoted(key).to_owned(), body.trim().to_owned())
}

fn is_quoted(block: &Block) -> bool {
    matches!(&block.content, Content::Item(text) if text.starts_with(['"', '\'']))
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

/// A line of a plain text as a row, whose cells may have been put together without a space:
/// `200The request`. None if it does not begin as an entry of the section does.
fn line<'a>(text: &'a str, section: Section, catalog: &Catalog) -> Option<(&'a str, &'a str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match (section, catalog.code_kind) {
        // A status has three digits, whatever its description begins with.
        (Section::StatusCodes, _) => (digits >= 3).then(|| text.split_at(3)),
        (Section::ErrorCodes, CodeKind::Number) => {
            let sign = usize::from(text.starts_with('-'));
            let digits = text[sign..].bytes().take_while(u8::is_ascii_digit).count();
            (digits > 0).then(|| text.split_at(sign + digits))
        }
        (Section::ErrorCodes, CodeKind::Text) => {
            let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
            let known: Vec<_> = catalog.error_codes.iter().map(|entry| entry.key.wire()).collect();
            if known.iter().any(|code| code == first) {
                return Some((first, rest));
            }
            // Put together: a capital begins the description.
            let glued = known.iter().filter(|code| {
                let behind = text.strip_prefix(code.as_str());
                behind.is_some_and(|behind| behind.starts_with(char::is_uppercase))
            });
            glued.map(String::len).max().map(|length| text.split_at(length))
        }
        (Section::Messages, _) => None,
    }
}
