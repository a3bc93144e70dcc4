//! Templates of messages: literal text with `{placeholders}` where the wire varies.

use super::text::checked_wire;
use super::{Invalid, Placeholder};
use crate::diagnostic::Rule;

/// How many parts of a message may vary: more make the values of the enum too large.
const MOST_PLACEHOLDERS: usize = 12;

/// A message of the wire: literal parts, and placeholders between them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Template(Vec<Piece>);

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// Text that is on the wire to the letter; never empty, never beside another literal.
    Literal(String),
    /// Text that varies and may be empty; never beside another placeholder.
    Placeholder(Placeholder),
}

impl Template {
    /// Reads a template. `{name}` is a placeholder; `{{` and `}}` are braces of the wire.
    pub(crate) fn parse(text: &str) -> Result<Self, Invalid> {
        checked_wire(text)?;
        let mut parts = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            literal.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                literal.push_str(brace);
                rest = after;
            } else if brace == "}" {
                return invalid("this `}` closes nothing", "write `}}` for a brace of the wire");
            } else if let Some((name, after)) = rest.split_once('}') {
                flush(&mut literal, &mut parts);
                add(Placeholder::parse(name)?, &mut parts)?;
                rest = after;
            } else {
                let help = "close it with `}`, or write `{{` for a brace of the wire";
                return invalid("a `{` is not closed", help);
            }
        }
        literal.push_str(rest);
        flush(&mut literal, &mut parts);
        let is_word =
            |part: &Piece| matches!(part, Piece::Literal(text) if !text.trim().is_empty());
        if parts.iter().any(is_word) {
            return Ok(Self(parts));
        }
        let message = "the template has no literal words and would match any text";
        invalid(message, "write what the wire always says")
    }

    /// The template as the catalog has it.
    pub fn wire(&self) -> String {
        let part = |part: &Piece| match part {
            Piece::Literal(text) => text.replace('{', "{{").replace('}', "}}"),
            Piece::Placeholder(name) => format!("{{{}}}", name.as_str()),
        };
        self.0.iter().map(part).collect()
    }

    /// The parts in order; never empty.
    pub fn parts(&self) -> &[Piece] {
        &self.0
    }

    /// The placeholders in order.
    pub fn placeholders(&self) -> impl Iterator<Item = &Placeholder> {
        self.0.iter().filter_map(|part| match part {
            Piece::Placeholder(name) => Some(name),
            Piece::Literal(_) => None,
        })
    }

    /// The literal text before, between and after the placeholders: one more than these, and empty
    /// where a placeholder is first or last.
    pub fn literals(&self) -> Vec<&str> {
        let mut literals = vec![""];
        for part in &self.0 {
            match (part, literals.last_mut()) {
                (Piece::Literal(text), Some(last)) => *last = text,
                _ => literals.push(""),
            }
        }
        literals
    }

    /// Whether some text matches both templates.
    ///
    /// Two texts without placeholders must be the same. Where one has placeholders, the other must
    /// have its form. Where both have, it is enough that the beginnings agree and the endings agree:
    /// what one has in between fits into any placeholder of the other.
    pub fn overlaps(&self, other: &Self) -> bool {
        let (a, b) = (self.literals(), other.literals());
        match (a.as_slice(), b.as_slice()) {
            ([text], literals) | (literals, [text]) => has_form(text, literals),
            ([a_first, .., a_last], [b_first, .., b_last]) => {
                let beginnings_agree = a_first.starts_with(b_first) || b_first.starts_with(a_first);
                beginnings_agree && (a_last.ends_with(b_last) || b_last.ends_with(a_last))
            }
            ([], _) | (_, []) => false,
        }
    }
}

/// Whether a text has the form of literals with anything between them.
pub(crate) fn has_form(text: &str, literals: &[&str]) -> bool {
    let [first, others @ ..] = literals else { return false };
    let Some(rest) = text.strip_prefix(first) else { return false };
    let [inner @ .., last] = others else { return rest.is_empty() };
    let Some(rest) = rest.strip_suffix(last) else { return false };
    inner.iter().try_fold(rest, |rest, literal| Some(rest.split_once(literal)?.1)).is_some()
}

fn flush(literal: &mut String, parts: &mut Vec<Piece>) {
    if !literal.is_empty() {
        parts.push(Piece::Literal(std::mem::take(literal)));
    }
}

fn add(name: Placeholder, parts: &mut Vec<Piece>) -> Result<(), Invalid> {
    let is_placeholder = |part: &&Piece| matches!(part, Piece::Placeholder(_));
    if parts.iter().filter(is_placeholder).count() == MOST_PLACEHOLDERS {
        let help = "make one placeholder of several: what is between them varies too";
        return invalid(&format!("more than {MOST_PLACEHOLDERS} parts of the text vary"), help);
    }
    let new = Piece::Placeholder(name);
    if let (Some(Piece::Placeholder(before)), Piece::Placeholder(name)) = (parts.last(), &new) {
        let message = format!(
            "nothing separates `{{{}}}` from `{{{}}}`, so their values are ambiguous",
            before.as_str(),
            name.as_str()
        );
        return invalid(&message, "make one placeholder of the two");
    }
    if parts.contains(&new) {
        let message = format!("duplicate placeholder `{}`", Template(vec![new]).wire());
        return invalid(&message, "give each its own name");
    }
    parts.push(new);
    Ok(())
}

fn invalid<T>(message: &str, help: &str) -> Result<T, Invalid> {
    Err(Invalid::new(Rule::InvalidTemplate, message, help))
}
