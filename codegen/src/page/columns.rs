//! Which column of a table has the keys: the one that the catalog names, or the only one whose header
//! names a code.

use super::PageError;
use super::known::Known;
use super::text::{shown, words};
use crate::diagnostic::{list, quoted};
use crate::model::{PageSection, Section};

/// The column of the keys by the header of a table.
pub(super) fn of_header(
    cells: &[String],
    page: &PageSection,
    line: usize,
) -> Result<usize, PageError> {
    let is_key = |cell: &str| match &page.column {
        Some(column) => cell.eq_ignore_ascii_case(column.as_str()),
        None => names_a_key(cell, page.section),
    };
    let found: Vec<_> = (0..cells.len()).filter(|index| is_key(&cells[*index])).collect();
    let (message, help) = match (found.as_slice(), &page.column) {
        ([column], _) => return Ok(*column),
        ([], Some(column)) => (
            format!("the table has no column `{}`: its columns are {}", column.as_str(), all(cells)),
            "if the column has another name now, change `column` under `docs.sections` in the catalog".to_owned(),
        ),
        (_, Some(column)) => (
            format!("the table has several columns `{}`", column.as_str()),
            "give each column its own header on the page".to_owned(),
        ),
        ([], None) => (
            format!("no column of the table names its {}: they are {}", keys(page), all(cells)),
            edit(page, cells.first()),
        ),
        (several, None) => {
            let names: Vec<_> = several.iter().map(|index| cells[*index].clone()).collect();
            // Statuses have the word in common, and no other key has it.
            let is_status = |name: &&String| name.to_lowercase().contains("status");
            let wanted = page.section == Section::StatusCodes;
            let likely = names.iter().find(|name| is_status(name) == wanted).or(names.first());
            let (keys, all) = (keys(page), all(&names));
            (format!("several columns of the table may have its {keys}: {all}"), edit(page, likely))
        }
    };
    Err(PageError::new(line, message, help))
}

/// The column of the keys by the first row of a table in plain text, and whether that is its header,
/// which it is if no cell is a key.
pub(super) fn of_first_row(
    cells: &[String],
    known: &Known<'_>,
    line: usize,
) -> Result<(usize, bool), PageError> {
    let page = known.page;
    let keys: Vec<_> = (0..cells.len()).filter(|index| known.is_sure(&cells[*index])).collect();
    let has_header = known.is_numeric() || cells.iter().any(|cell| names_a_key(cell, page.section));
    match (keys.as_slice(), &page.column) {
        ([], None) if !has_header => Ok((0, false)),
        ([], _) => Ok((of_header(cells, page, line)?, true)),
        ([column], None) => Ok((*column, false)),
        _ => {
            let message = "the table has no header, and more than one column may have its keys";
            Err(PageError::new(line, message, WITH_COLUMNS))
        }
    }
}

/// An error if nothing separates the columns of a table whose cells are put together in lines.
/// `header` is the line before its first row.
pub(super) fn of_lines(header: Option<&str>, page: &PageSection, line: usize) -> Option<PageError> {
    /// What the header of a first column that has the keys may end with, the longer first.
    const NOUNS: [&str; 4] = ["status code", "code", "status", "message"];
    /// What it may begin with.
    const QUALIFIERS: [&str; 3] = ["http ", "error ", "response "];
    let header = header.unwrap_or_default().to_lowercase();
    let after_first = |text| {
        let text = QUALIFIERS.iter().find_map(|it| str::strip_prefix(text, it)).unwrap_or(text);
        NOUNS.iter().find_map(|it| text.strip_prefix(it))
    };
    let is_first = match &page.column {
        Some(column) => header.starts_with(&column.as_str().to_lowercase()),
        None => match after_first(&header) {
            Some(rest) => after_first(rest.trim_start()).is_none(),
            None => !header.contains("code") && !header.contains("status"),
        },
    };
    (!is_first).then(|| undecided(page, line))
}

/// The error for a plain text that does not keep the columns apart.
pub(super) fn undecided(page: &PageSection, line: usize) -> PageError {
    let message = format!("nothing shows which column of the table has its {}", keys(page));
    PageError::new(line, message, WITH_COLUMNS)
}

const WITH_COLUMNS: &str =
    "take a rendering that keeps the columns apart: the page's Markdown, or a text with tabs";

/// Whether the header of a column names what the entries of a section have for keys.
fn names_a_key(header: &str, section: Section) -> bool {
    let ends: &[&str] = match section {
        Section::StatusCodes | Section::ErrorCodes => &["code", "codes", "status", "statuses"],
        Section::Messages => &["message", "messages"],
    };
    let header = header.to_lowercase();
    words(&header)
        .flat_map(|word| word.split('_'))
        .any(|word| ends.iter().any(|end| word.ends_with(end)))
}

fn keys(page: &PageSection) -> &'static str {
    match page.section {
        Section::StatusCodes => "statuses",
        Section::ErrorCodes => "codes",
        Section::Messages => "messages",
    }
}

fn all(cells: &[String]) -> String {
    list(&cells.iter().map(|cell| shown(cell)).collect::<Vec<_>>())
}

/// The edit of the catalog that names a column.
fn edit(page: &PageSection, column: Option<&String>) -> String {
    let column = column.map_or_else(|| "NAME".to_owned(), |name| quoted(name));
    let key = page.section.word();
    let heading = quoted(page.heading.as_str());
    format!(
        "name the column under `docs.sections` in the catalog: `{key}: {{ heading: {heading}, column: {column} }}`"
    )
}
