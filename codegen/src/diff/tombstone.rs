//! What an entry that goes leaves behind.

use super::{Change, Kind};
use crate::model::{Catalog, Code, Entry, Key};
use semver::Version;

/// The line for `retired` that a removed entry is missing, if a change is its removal; `since` is
/// the version that leaves it out.
#[must_use]
pub fn tombstone(before: &Catalog, change: &Change, since: Option<&Version>) -> Option<String> {
    if change.kind != Kind::EntryRemoved {
        return None;
    }
    let (section, name) = (change.section, change.name.as_str());
    let key = match section {
        "status_codes" => format!("code: {}", wire(&before.status_codes, name)?),
        "error_codes" => match &entry(&before.error_codes, name)?.key {
            Code::Number(number) => format!("code: {number}"),
            Code::Text(_) => format!("code: {}", quoted(&wire(&before.error_codes, name)?)),
        },
        _ => format!("text: {}", quoted(&wire(&before.messages, name)?)),
    };
    let since = since.map_or_else(|| "VERSION".to_owned(), ToString::to_string);
    Some(format!(
        "- {{ section: {section}, {key}, name: {name}, since: {since}, reason: Say why it is gone }}"
    ))
}

fn entry<'a, K>(entries: &'a [Entry<K>], name: &str) -> Option<&'a Entry<K>> {
    entries.iter().find(|entry| entry.name.as_str() == name)
}

fn wire<K: Key>(entries: &[Entry<K>], name: &str) -> Option<String> {
    entry(entries, name).map(|entry| entry.key.wire())
}

/// A text as YAML reads it, whatever is in it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
