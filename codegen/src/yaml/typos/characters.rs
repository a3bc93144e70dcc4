//! Characters in a name, a word or a key that look like others.

use super::quotes;
use crate::diagnostic::{Diagnostic, Rule, visible};
use crate::text::{Lookalike, Span, as_it_looks};

/// The rules about values that are ASCII in a valid catalog.
const ASCII: [Rule; 10] = [
    Rule::UnknownField,
    Rule::UnknownWord,
    Rule::UnknownOperation,
    Rule::UnknownTerm,
    Rule::UnknownCause,
    Rule::InvalidName,
    Rule::InvalidCatalogName,
    Rule::InvalidDelay,
    Rule::InvalidUrl,
    Rule::InvalidVersion,
];

/// Points at the character that is not what it looks like, and says what to write.
pub(super) fn explain(text: &str, diagnostic: &mut Diagnostic) {
    if !ASCII.contains(&diagnostic.rule) {
        return;
    }
    let Some(source) = text.get(diagnostic.at.start..diagnostic.at.end) else { return };
    let Some((offset, lookalike)) = Lookalike::first_in(source) else { return };
    if let Some(quote) = quotes::curly_before(text, diagnostic.at.start)
        && diagnostic.rule == Rule::UnknownField
    {
        let message = format!("a comma ends the text, and `{source}` begins a key");
        *diagnostic = Diagnostic::new(diagnostic.rule, diagnostic.at, message)
            .also(quote, quotes::CURLY_LABEL)
            .help(quotes::CURLY_HELP);
        return;
    }
    let looks = as_it_looks(source);
    let looks = looks.trim().trim_matches(['\'', '"']);
    if looks.is_empty() || !looks.is_ascii() {
        return;
    }
    let looks = visible(looks);
    let start = diagnostic.at.start + offset;
    diagnostic.at = Span { start, end: start + lookalike.character.len_utf8() };
    diagnostic.label = lookalike.describe();
    diagnostic.help = Some(match lookalike.ascii {
        Some(ascii) if !lookalike.is_space() => format!("type `{ascii}` instead: `{looks}`"),
        _ => format!("remove it: `{looks}`"),
    });
}
