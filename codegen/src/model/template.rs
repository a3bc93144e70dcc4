//! Templates of messages: literal text with `{placeholders}` where the wire varies.

use super::text::checked_wire;
use super::{Invalid, Placeholder};
use crate::diagnostic::Rule;

/// How many parts of a message may vary: more make the values of the enum too large.
const MOST_PLACEHOLDERS: usize = 12;

/// A message of the wire: literal texts, and a placeholder between each two.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Template {
    /// One more than placeholders. Only the first and the last may be empty.
    literals: Vec<String>,
    placeholders: Vec<Placeholder>,
}

impl Template {
    /// Reads a template. `{name}` is a placeholder; `{{` and `}}` are braces of the wire.
    pub(crate) fn parse(text: &str) -> Result<Self, Invalid> {
        checked_wire(text)?;
        let mut template = Self::default();
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
                template.add(std::mem::take(&mut literal), Placeholder::parse(name)?)?;
                rest = after;
            } else {
                let help = "close it with `}`, or write `{{` for a brace of the wire";
                return invalid("a `{` is not closed", help);
            }
        }
        literal.push_str(rest);
        template.literals.push(literal);
        if template.literals.iter().all(|literal| literal.trim().is_empty()) {
            let message = "the template has no literal words and would match any text";
            return invalid(message, "write what the wire always says");
        }
        Ok(template)
    }

    fn add(&mut self, literal: String, name: Placeholder) -> Result<(), Invalid> {
        let shown = name.as_str();
        if self.placeholders.len() == MOST_PLACEHOLDERS {
            let help = "make one placeholder of several: what is between them varies too";
            return invalid(&format!("more than {MOST_PLACEHOLDERS} parts of the text vary"), help);
        }
        if let (Some(before), true) = (self.placeholders.last(), literal.is_empty()) {
            let before = before.as_str();
            let message = format!(
                "nothing separates `{{{before}}}` from `{{{shown}}}`, so their values are ambiguous"
            );
            return invalid(&message, "make one placeholder of the two");
        }
        if self.placeholders.contains(&name) {
            let message = format!("duplicate placeholder `{{{shown}}}`");
            return invalid(&message, "give each its own name");
        }
        self.literals.push(literal);
        self.placeholders.push(name);
        Ok(())
    }

    /// The template as the catalog has it.
    pub fn wire(&self) -> String {
        let escaped = |text: &String| text.replace('{', "{{").replace('}', "}}");
        let literals = self.literals.iter().map(escaped).collect();
        Self { literals, ..self.clone() }.filled(|name| format!("{{{name}}}"))
    }

    /// The text with a value in place of each placeholder, made from its name.
    pub fn filled(&self, value: impl Fn(&str) -> String) -> String {
        let values = self.placeholders.iter().map(|name| value(name.as_str()));
        let values = values.chain([String::new()]);
        self.literals.iter().zip(values).flat_map(|(text, value)| [text.clone(), value]).collect()
    }

    /// The placeholders in order.
    pub fn placeholders(&self) -> impl Iterator<Item = &Placeholder> {
        self.placeholders.iter()
    }

    /// The literal text before, between and after the placeholders: one more than these, and empty
    /// where a placeholder is first or last.
    pub fn literals(&self) -> Vec<&str> {
        self.literals.iter().map(String::as_str).collect()
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
    values(text, literals).is_some()
}

/// What a text has between literals; `None` if it has another form.
pub(crate) fn values<'t>(text: &'t str, literals: &[&str]) -> Option<Vec<&'t str>> {
    let [first, others @ ..] = literals else { return None };
    let mut rest = text.strip_prefix(first)?;
    let [inner @ .., last] = others else { return rest.is_empty().then(Vec::new) };
    rest = rest.strip_suffix(last)?;
    let mut values = Vec::new();
    for literal in inner {
        let (value, after) = rest.split_once(literal)?;
        values.push(value);
        rest = after;
    }
    values.push(rest);
    Some(values)
}

fn invalid<T>(message: &str, help: &str) -> Result<T, Invalid> {
    Err(Invalid::new(Rule::InvalidTemplate, message, help))
}
