//! The sections of a page, by their headings.

use super::PageError;
use super::entries::{Read, entries};
use super::keys::Known;
use super::outline::{Block, Content};
use crate::diagnostic::{list, near_miss};

/// Reads the section under its heading. `headings` are those of all sections, any of which ends it.
pub(super) fn read(outline: &[Block], known: &Known<'_>, headings: &[&str]) -> Read {
    let heading = known.page.heading.as_str();
    let is = |block: &Block, wanted: &str| {
        block.title().is_some_and(|(_, title)| title.eq_ignore_ascii_case(wanted))
    };
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
        let here = entries(&behind[..end], known);
        match &mut read {
            // A table of contents has the heading too, and nothing below it.
            _ if here.entries.is_empty() && here.faults.is_empty() => found.push(block.line),
            None => read = Some(here),
            Some(read) => read.faults.push(PageError::new(
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
        Some(line) => PageError::new(
            *line,
            format!("the section `{heading}` has no entries"),
            "is this the whole page? Entries are the items of a list, or the rows of a table, which has a row `|---|` below its head",
        ),
        None => missing(outline, heading),
    };
    Read { entries: Vec::new(), faults: vec![fault] }
}

fn missing(outline: &[Block], heading: &str) -> PageError {
    let titles: Vec<_> = outline
        .iter()
        .filter_map(|block| match &block.content {
            Content::Heading { text, .. } if !text.is_empty() => Some(text.as_str()),
            _ => None,
        })
        .take(20)
        .collect();
    // A heading that was made longer, or shorter, is a likelier one than one that is spelled alike.
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
    PageError::new(1, format!("the heading `{heading}` is not on the page"), help)
}
