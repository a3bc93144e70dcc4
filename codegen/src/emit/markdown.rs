//! Texts of the catalog as Markdown that shows them unchanged, in rustdoc and on GitHub.

/// The text with all Markdown syntax escaped.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut previous = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let joins = |other: Option<char>| other.is_some_and(char::is_alphanumeric);
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => true,
            // Inside a word an underscore is one.
            '_' => !(joins(previous) && joins(rest.peek().copied())),
            // At the start of a line these begin a heading, a list or a rule.
            '#' | '+' | '-' | '=' => previous.is_none(),
            '.' | ')' => is_list_number(&out) && rest.peek().is_none_or(|c| c.is_whitespace()),
            // A bare address would become a link.
            ':' => rest.peek() == Some(&'/'),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        previous = Some(c);
    }
    out
}

/// Whether a full stop or parenthesis after this would begin an item of a numbered list.
fn is_list_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// A link to an address, whatever brackets it has.
pub(super) fn link(text: &str, url: &str) -> String {
    if url.contains(['(', ')', '[', ']']) {
        format!("[{text}](<{url}>)")
    } else {
        format!("[{text}]({url})")
    }
}

/// The text as an escaped sentence with its full stop.
pub(crate) fn sentence(text: &str) -> String {
    let mut out = escape(text);
    if is_list_number(text) {
        out.push('\\');
    }
    if !text.ends_with(['.', '!', '?', '…', '。']) {
        out.push('.');
    }
    out
}

/// The text in code font, with line breaks and tabs as escapes.
pub(crate) fn code(text: &str) -> String {
    let text = text.replace('\n', "\\n").replace('\t', "\\t");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // Markdown removes one space from each end if both have one.
    let padded = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let pad = if padded { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// The text in code font for the cell of a table, where a pipe would end the cell.
pub(super) fn code_cell(text: &str) -> String {
    code(text).replace('|', "\\|")
}

/// Rows or items under their head; nothing where there are none.
pub(super) fn table(head: &str, rows: impl Iterator<Item = String>) -> String {
    let rows: String = rows.collect();
    if rows.is_empty() { rows } else { format!("{head}{rows}") }
}
