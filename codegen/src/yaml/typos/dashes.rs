//! Entries of a list whose dash is missing, or is not followed by a space.

use granit_parser::ErrorKind;

use super::line::Line;
use super::{Break, syntax};
use crate::diagnostic::Diagnostic;

/// `-code: 2`, in the line of the break or in the one before.
pub(super) fn without_space(stop: &Break<'_>) -> Option<Diagnostic> {
    stop.lines().find_map(|line| {
        let rest = line.text.trim_start_matches(' ').strip_prefix('-')?;
        if !rest.starts_with(|c: char| c.is_ascii_lowercase() || c == '{') {
            return None;
        }
        let first = line.span(&rest[..1]);
        let message = "the dash of this entry is not followed by a space";
        let help = format!("write a dash and a space: `- {}`", rest.trim());
        Some(syntax(first, message).label("a space belongs before this").help(help))
    })
}

pub(super) fn missing(stop: &Break<'_>) -> Option<Diagnostic> {
    match stop.kind {
        ErrorKind::ExpectedBlockMappingKey => before_the_first(stop.line()),
        ErrorKind::ExpectedBlockSequenceEntry | ErrorKind::SimpleKeyExpected => {
            before_another(stop.line())
        }
        _ => None,
    }
}

/// A line in the column of the dashes before it.
fn before_another(line: Line<'_>) -> Option<Diagnostic> {
    let column = line.indentation();
    let in_column = |line: &Line<'_>| line.text.trim().is_empty() || line.indentation() >= column;
    let mut list = line.all_before().take_while(in_column);
    let item = list.find(|before| before.is_item() && before.indentation() == column)?;
    let content = line.content();
    let is_entry = match line.key() {
        Some((key, _)) => item.key().is_some_and(|(of_item, _)| of_item == key),
        None => content.starts_with('{') && item.content().starts_with('{'),
    };
    if is_entry {
        return Some(without_dash(line, item));
    }
    let (key, _) = line.key()?;
    let (of_item, _) = item.key()?;
    let message = format!("`{key}` is in the column of the dashes");
    Some(
        syntax(line.span(key), message)
            .also(item.span(of_item), "the column of the keys")
            .help(format!("indent it like `{of_item}`, or begin an entry with a dash and a space")),
    )
}

/// An entry with a dash after one without: nothing else begins the line of the break with a dash.
fn before_the_first(line: Line<'_>) -> Option<Diagnostic> {
    let column = line.indentation();
    let is_within =
        |before: &Line<'_>| before.text.trim().is_empty() || before.indentation() > column;
    let first = line.all_before().take_while(is_within).filter(|it| it.key().is_some()).last()?;
    let parent = first.before()?;
    let is_list = line.is_item() && parent.key().is_some_and(|(_, rest)| rest.trim().is_empty());
    is_list.then(|| without_dash(first, line))
}

/// An entry without a dash, and one that has it.
fn without_dash(line: Line<'_>, other: Line<'_>) -> Diagnostic {
    let content = line.content();
    let shown = line.key().map_or("{", |(key, _)| key);
    let start = if shown == "{" { "{ ...".to_owned() } else { format!("{shown}: ...") };
    let place = line.span(&content[..shown.len()]);
    let dash = other.text.trim_start().len();
    syntax(place, format!("the dash before `{shown}` is missing: an entry begins here"))
        .label("a dash and a space belong before this")
        .also(other.span(&other.text[other.text.len() - dash..][..1]), "as before this entry")
        .help(format!("write `- {start}`"))
}
