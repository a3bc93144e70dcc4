//! What is wrong in a catalog, where, and what to do about it.

mod collector;
mod render;
mod rules;
mod seen;
mod suggest;
mod unreadable;

use std::fmt;

use crate::text::{Source, is_unprintable};

pub use crate::text::Span;
pub(crate) use collector::Collector;
pub use render::Colour;
pub use rules::Rule;
pub(crate) use seen::Seen;
pub(crate) use suggest::{list, near_miss, quoted};
pub(crate) use unreadable::unreadable;

/// One thing that is wrong in a catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The broken rule.
    pub rule: Rule,
    /// What is wrong: one line, lower case, without a full stop.
    pub message: String,
    /// Where it is wrong.
    pub at: Span,
    /// What is shown beside that place; may be empty.
    pub label: String,
    /// Further places, such as the first use of a name used twice.
    pub also: Vec<(Span, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    pub(crate) fn new(rule: Rule, at: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: one_line(message.into()),
            at,
            label: String::new(),
            also: Vec::new(),
            help: None,
        }
    }

    pub(crate) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = one_line(label.into());
        self
    }

    pub(crate) fn also(mut self, at: Span, label: impl Into<String>) -> Self {
        self.also.push((at, one_line(label.into())));
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(one_line(help.into()));
        self
    }
}

/// The longest message or help, in characters: what is quoted in one may be of any length.
const LONGEST: usize = 1_000;

/// A text in one printable line of bounded length.
fn one_line(text: String) -> String {
    if text.len() <= LONGEST && !text.contains(is_unprintable) {
        return text;
    }
    let shown: String = text.chars().take(LONGEST).collect();
    let rest = text.chars().count().saturating_sub(LONGEST);
    let more = if rest > 0 { format!("... and {rest} more characters") } else { String::new() };
    visible(&shown) + &more
}

/// The diagnostics of one catalog, never empty, with the text that the places refer to.
#[derive(Clone, Debug)]
pub struct CatalogError {
    /// The catalog as it was read.
    pub source: Source,
    /// The diagnostics in the order of their places.
    pub diagnostics: Vec<Diagnostic>,
}

impl CatalogError {
    /// The diagnostics for people: each with its lines of the catalog.
    #[must_use]
    pub fn render(&self, colour: Colour) -> String {
        render::render(self, colour)
    }
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Colour::None))
    }
}

// Not through `thiserror`, which takes a field `source` for the cause.
impl std::error::Error for CatalogError {}

/// The text in one line, with each unprintable character escaped as in Rust: control characters, line
/// feeds and tabs among them, and those that hide or reorder what is around them.
#[must_use]
pub fn visible(text: &str) -> String {
    escaped(text, |_| false)
}

/// The same, but with line feeds and tabs.
#[must_use]
pub fn visible_lines(text: &str) -> String {
    escaped(text, |c| matches!(c, '\n' | '\t'))
}

fn escaped(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unprintable(c) && !is_kept(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}
