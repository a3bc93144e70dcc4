//! The words and marks of a script, with their places.

use super::script::{Place, ScriptError};

/// A word or mark of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    Word(&'a str),
    Quoted(&'a str),
    Comma,
    Colon,
    /// The end of a line, or a semicolon.
    End,
}

/// The words and marks; the last one is an end.
pub(super) fn tokens(script: &str) -> Result<Vec<Token<'_>>, ScriptError> {
    let mut tokens = Vec::new();
    for (index, line) in script.split('\n').enumerate() {
        let mut rest = line;
        loop {
            let blanks = rest.len() - rest.trim_start().len();
            rest = &rest[blanks..];
            let before = &line[..line.len() - rest.len()];
            let place = Place { line: index + 1, column: before.chars().count() + 1 };
            if rest.is_empty() {
                tokens.push(Token { kind: Kind::End, place });
                break;
            }
            let (kind, length) = first(rest).ok_or_else(|| {
                ScriptError::new(place, "this quote is not closed", "put `\"` after the date")
            })?;
            tokens.push(Token { kind, place });
            rest = &rest[length..];
        }
    }
    Ok(tokens)
}

/// The first token of a text that is not blank, and its length; `None` if it is a quote without an end.
fn first(text: &str) -> Option<(Kind<'_>, usize)> {
    Some(match text.as_bytes()[0] {
        b',' => (Kind::Comma, 1),
        b':' => (Kind::Colon, 1),
        b';' => (Kind::End, 1),
        b'"' => {
            let quoted = text[1..].split_once('"')?.0;
            (Kind::Quoted(quoted), quoted.len() + 2)
        }
        _ => {
            let is_end = |c: char| c.is_whitespace() || ",:;\"".contains(c);
            let word = text.split(is_end).next().unwrap_or_default();
            (Kind::Word(word), word.len())
        }
    })
}
