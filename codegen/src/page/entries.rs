//! From the outline of a page to its entries: the sections by their headings, and in each the rows
//! and items with their keys.

use super::facts::Names;
use super::forms::{is_quoted, split};
use super::keys::Known;
use super::outline::{Block, Content};
use super::text::words;
use super::{Documented, Facts, PageFault};
use crate::diagnostic::{list, near_miss};
use crate::model::{Catalog, Section};

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
    names: &Names<'_>,
) -> Read {
    let is = |block: &Block, wanted: &str| {
        block.title().is_some_and(|(_, title)| title.eq_ignore_ascii_case(wanted))
    };
    let known = Known::of(section, catalog, names);
    let (mut found, mut read): (Vec<usize>, Option<Read>) = (Vec::new(), None);
    for (index, block) in outline.iter().enumerate().filter(|(_, block)| is(block, heading)) {
        let level = block.title().map_or(0, |(level, _)| level);
        let ends = |next: &Block| {
            let higher =
                matches!(next.content, Content::Heading { level: other, .. } if other <= level);
            higher || headings.iter().any(|heading| is(next, heading))
        };
        let behind = &outline[index + 1..];
        let end = behind.iter().position(ends).unwrap_or(behind.len());
        let here = entries(&behind[..end], &known);
        match &mut read {
            // A table of contents has the heading too, and nothing below it.
            _ if here.entries.is_empty() && here.faults.is_empty() => found.push(block.line),
            None => read = Some(here),
            Some(read) => read.faults.push(PageFault::new(
                block.line,
                format!("a second section `{heading}` has entries"),
                "is this one page? Put the entries of a section below one heading",
            )),
        }
    }
    if let Some(read) = read {
        return read;
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

fn entries(blocks: &[Block], known: &Known<'_>) -> Read {
    let mut read = Read { entries: Vec::new(), faults: Vec::new() };
    let mut ended_at = None;
    // Whether the last block was a row that a line may go on with.
    let mut goes_on = false;
    for block in blocks {
        let Some((said, body)) = split(block, known) else {
            read.faults.extend(not_an_entry(block, known));
            if let (Content::Line { text, follows_blank: false }, true) = (&block.content, goes_on)
            {
                // A cell whose text has several lines.
                if let Some(entry) = read.entries.last_mut() {
                    entry.text.extend([" ", text]);
                }
                continue;
            }
            goes_on = false;
            // In a plain text, the next heading is a line like any other.
            let is_heading = matches!(block.content, Content::Line { follows_blank: true, .. });
            if is_heading && !read.entries.is_empty() {
                ended_at = ended_at.or(Some(block.line));
            }
            continue;
        };
        if ended_at.is_some() && known.section == Section::Messages && !is_quoted(block) {
            // Any text could be a message: only quotes tell that one is meant.
            continue;
        }
        match (entry(block, &said, body, known), ended_at) {
            (Ok(entry), Some(end)) => read.faults.push(PageFault::new(
                block.line,
                format!("the entry `{}` stands behind the end of its section", entry.key),
                format!(
                    "line {end} reads as the next heading; remove it from the text if it is none"
                ),
            )),
            (Ok(entry), None) => {
                goes_on = matches!(block.content, Content::Line { .. });
                read.entries.push(entry);
            }
            // The head of a table in a plain text is a row like any other.
            (Err(_), None) if is_head(block, &said, known, &read) => {}
            // What follows the section has a form of its own.
            (Err(_), Some(_)) => {}
            (Err(fault), None) => read.faults.push(fault),
        }
    }
    // Not before the last line of each is known.
    for entry in &mut read.entries {
        entry.facts = Facts::of(&entry.text, known.names_of_facts);
    }
    read
}

fn entry(
    block: &Block,
    said: &str,
    body: String,
    known: &Known<'_>,
) -> Result<Documented, PageFault> {
    let fault = |message: String, help: &str| Err(PageFault::new(block.line, message, help));
    if said.matches('`').count() % 2 == 1 {
        let message = format!("a mark ` stands alone in `{}`", shown(said).replace('`', ""));
        return fault(message, "close it on the page, or take it away");
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
    Ok(Documented { key, line: block.line, text: body, facts: Facts::default() })
}

/// The beginning of a text, for a message.
fn shown(text: &str) -> String {
    const MOST: usize = 60;
    let start: String = text.chars().take(MOST).collect();
    let dots = if start.len() < text.len() { "..." } else { "" };
    format!("{}{dots}", start.escape_debug())
}

/// A fault if a block that is neither an item nor a row begins with a key of the catalog, or is a
/// list in HTML: nothing may be taken for removed that was only written in another way.
fn not_an_entry(block: &Block, known: &Known<'_>) -> Option<PageFault> {
    let text = match &block.content {
        Content::Heading { text, .. } | Content::Other { text, .. } => text,
        Content::Row(_) | Content::TabRow(_) | Content::Item(_) | Content::Line { .. } => {
            return None;
        }
    };
    if matches!(block.content, Content::Other { is_html_list: true, .. }) {
        let message = "a table or a list in HTML stands among the entries";
        let help = "write it in Markdown, or take the text that a browser saves";
        return Some(PageFault::new(block.line, message, help));
    }
    let text = text.strip_prefix(['"', '\'']).unwrap_or(text);
    let is_whole = |key: &&str| !text[key.len()..].starts_with(super::text::is_of_a_word);
    let key = known.beginnings(text).find(is_whole)?;
    let message = format!("`{}` begins what is neither an item nor a row", shown(key));
    let help = "an entry is an item of a list, or a row of a table";
    Some(PageFault::new(block.line, message, help))
}

/// Whether a row of a plain text is the head of its table: the first one, and without a key.
fn is_head(block: &Block, said: &str, known: &Known<'_>, read: &Read) -> bool {
    let is_first = matches!(block.content, Content::TabRow(_)) && read.entries.is_empty();
    is_first && said.parse::<i64>().is_err() && !known.has(said)
}
