//! Summaries, actions and reasons: sentences for people, which somebody has to write.

use crate::diagnostic::Rule;
use crate::model::{Invalid, Text};

/// What people write until they write the sentence.
const PLACEHOLDERS: [&str; 4] = ["TODO", "FIXME", "XXX", "TBD"];

pub(super) fn parse(text: &str) -> Result<Text, Invalid> {
    if is_unfinished(text.trim()) {
        let message = format!("`{}` is not yet a sentence", text.trim());
        let help = "write the sentence: users of the crate read it";
        return Err(Invalid::new(Rule::UnfinishedText, message, help));
    }
    Text::prose(text)
}

/// Whether a text only holds the place of one: dots, `TODO`, or `TODO:` and a note.
fn is_unfinished(text: &str) -> bool {
    let dots = text.trim_end_matches(['.', '\u{2026}']);
    if dots.is_empty() {
        return text.contains("...") || text.contains('\u{2026}');
    }
    PLACEHOLDERS.iter().any(|placeholder| {
        dots.eq_ignore_ascii_case(placeholder)
            || text.strip_prefix(placeholder).is_some_and(|note| note.starts_with(':'))
    })
}

#[cfg(test)]
mod tests {
    use super::is_unfinished;

    #[test]
    fn a_placeholder_is_not_a_sentence() {
        for text in ["TODO", "todo", "Tbd.", "FIXME: say which door", "XXX", "...", "\u{2026}"] {
            assert!(is_unfinished(text), "{text}");
        }
        for text in ["", ".", "Wait ...", "TODO lists are full", "todo: done", "XXXL", "To do"] {
            assert!(!is_unfinished(text), "{text}");
        }
    }
}
