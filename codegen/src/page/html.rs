//! HTML in a page's source, and its variables, such as `<Vg k="COMPANY"/>`.

use super::outline::Block;
use crate::model::{Text, Variable};
use crate::work::count;

/// Elements that are part of a word or beside it.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span",
    "strong", "sub", "sup", "u",
];

/// The texts of the variables of a page, sorted by name.
pub(super) type Substitutions = [(Variable, Text)];

/// Adds to the text of a block what a reader sees of `html`, and to its unknown variables those
/// that have no substitution.
pub(super) fn append(html: &str, block: &mut Block, substitutions: &Substitutions) {
    count(html.len());
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        block.text.push_str(text);
        let (tag, after) = match after.strip_prefix("!--") {
            Some(comment) => ("", comment.split_once("-->").map_or("", |(_, rest)| rest)),
            None => after.split_once('>').unwrap_or((after, "")),
        };
        append_tag(tag, block, substitutions);
        rest = after;
    }
    block.text.push_str(rest);
}

fn append_tag(tag: &str, block: &mut Block, substitutions: &Substitutions) {
    let Some(variable) = variable(tag) else {
        // The texts of two elements are two words.
        let is_block = !INLINE.contains(&name(tag));
        block.text.extend(is_block.then_some(' '));
        return;
    };
    count(substitutions.len().checked_ilog2().map_or(1, |steps| steps as usize + 1));
    match substitutions.binary_search_by(|(name, _)| name.as_str().cmp(&variable)) {
        Ok(found) => block.text.push_str(substitutions[found].1.as_str()),
        Err(_) => block.unknown.push(variable),
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
