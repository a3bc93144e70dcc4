//! The variables of a page's source, such as `<Vg k="COMPANY"/>`, and HTML that is none.

use crate::model::{Text, Variable};
use crate::work::count;

/// Elements that stand within a word or beside it.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span",
    "strong", "sub", "sup", "u",
];

/// What the variables of a page stand for.
pub(super) struct Variables<'a>(&'a [(Variable, Text)]);

impl<'a> Variables<'a> {
    pub(super) const fn new(substitutions: &'a [(Variable, Text)]) -> Self {
        Self(substitutions)
    }

    /// Adds to `out` what a reader sees of `html`; to `unknown` the variables that stand for
    /// nothing known.
    pub(super) fn append(&self, html: &str, out: &mut String, unknown: &mut Vec<String>) {
        count(html.len());
        let mut rest = html;
        while let Some((text, behind)) = rest.split_once('<') {
            out.push_str(text);
            let (tag, behind) = match behind.strip_prefix("!--") {
                Some(comment) => ("", comment.split_once("-->").map_or("", |(_, rest)| rest)),
                None => behind.split_once('>').unwrap_or((behind, "")),
            };
            self.tag(tag, out, unknown);
            rest = behind;
        }
        out.push_str(rest);
    }

    fn tag(&self, tag: &str, out: &mut String, unknown: &mut Vec<String>) {
        let Some(variable) = variable(tag) else {
            // What stands in two elements is two words.
            let is_block = !INLINE.contains(&name(tag));
            out.extend(is_block.then_some(' '));
            return;
        };
        // The substitutions of a catalog are sorted by name.
        count(self.0.len().checked_ilog2().map_or(1, |steps| steps as usize + 1));
        match self.0.binary_search_by(|(name, _)| name.as_str().cmp(&variable)) {
            Ok(found) => out.push_str(self.0[found].1.as_str()),
            Err(_) => unknown.push(variable),
        }
    }
}

fn name(tag: &str) -> &str {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    tag.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// The name of a variable: of a component that closes itself, and its one attribute's value.
fn variable(tag: &str) -> Option<String> {
    let inner = tag.strip_suffix('/').unwrap_or(tag);
    let component = name(inner);
    let (_, value) = inner.split_once('=')?;
    let value = value.trim().trim_matches(['"', '\'', '{', '}']);
    let is_component = component.starts_with(|c: char| c.is_ascii_uppercase());
    is_component.then(|| format!("{component}.{value}"))
}
