//! The sections of a page, by their headings.

use super::PageError;
use super::entries::{SectionEntries, entries};
use super::known::Known;
use super::outline::{Block, BlockKind};
use crate::diagnostic::{list, near_miss};

/// Reads the section under its heading. `headings` are those of all sections, any of which ends it.
pub(super) fn read(outline: &[Block], known: &Known<'_>, headings: &[&str]) -> SectionEntries {
    let heading = known.page.heading.as_str();
    let is = |block: &Block, wanted: &str| {
        block.title().is_some_and(|(_, title)| title.eq_ignore_ascii_case(wanted))
    };
    let mut found = Vec::new();
    for (index, block) in outline.iter().enumerate().filter(|(_, block)| is(block, heading)) {
        let level = block.title().map_or(0, |(level, _)| level);
        let ends = |next: &Block| {
            let is_higher =
                matches!(next.kind, BlockKind::Heading { level: other, .. } if other <= level);
            is_higher || headings.iter().any(|heading| is(next, heading))
        };
        let after = &outline[index + 1..];
        let end = after.iter().position(ends).unwrap_or(after.len());
        found.push((block.line, entries(&after[..end], known)));
    }
    let first = found.first().map(|(line, _)| *line);
    // A table of contents has the heading too, and nothing below it.
    found.retain(|(_, here)| !here.entries.is_empty() || !here.errors.is_empty());
    let mut found = found.into_iter();
    let Some((_, mut read)) = found.next() else {
        let error = first.map_or_else(|| missing(outline, heading), |line| PageError::new(
            line,
            format!("the section `{heading}` has no entries"),
            "is this the whole page? Entries are the items of a list, or the rows of a table, which has a row `|---|` below its header",
        ));
        return SectionEntries { errors: vec![error], ..SectionEntries::default() };
    };
    read.errors.extend(found.map(|(line, _)| {
        let message = format!("a second section `{heading}` has entries");
        let help = "is this one page? Put the entries of a section below one heading";
        PageError::new(line, message, help)
    }));
    read
}

fn missing(outline: &[Block], heading: &str) -> PageError {
    let is_heading =
        |block: &&Block| matches!(block.kind, BlockKind::Heading { .. }) && !block.text.is_empty();
    let titles = outline.iter().filter(is_heading).map(|block| block.text.as_str());
    let titles: Vec<_> = titles.take(20).collect();
    // A heading that was made longer, or shorter, is a likelier one than one that is spelled alike.
    let wanted = heading.to_lowercase();
    let related = titles.iter().copied().find(|title| {
        let title = title.to_lowercase();
        title.contains(&wanted) || wanted.contains(&title)
    });
    let help = if let Some(near) = related.or_else(|| near_miss(heading, &titles)) {
        format!("if it is called `{near}` now, change `docs.sections` in the catalog")
    } else if titles.is_empty() {
        "is this the whole page? A heading is in a line by itself".to_owned()
    } else {
        let all = list(&titles);
        format!(
            "is this the page? Its headings are {all}; if one was renamed, change `docs.sections` in the catalog"
        )
    };
    PageError::new(1, format!("the heading `{heading}` is not on the page"), help)
}
