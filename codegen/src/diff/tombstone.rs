//! What an entry that goes leaves behind.

use semver::Version;

use super::{Change, Kind};
use crate::model::{Catalog, Code, Key};

/// The line for `retired` that a removed entry is missing, if a change is its removal; `since` is
/// the version that leaves it out.
#[must_use]
pub fn tombstone(before: &Catalog, change: &Change, since: Option<&Version>) -> Option<String> {
    if change.kind != Kind::EntryRemoved {
        return None;
    }
    let entry = before.entries.iter().find(|entry| entry.name.as_str() == change.name)?;
    let wire = entry.key.wire();
    let key = match &entry.key {
        Key::Status(_) | Key::Code(Code::Number(_)) => format!("code: {wire}"),
        Key::Code(Code::Text(_)) => format!("code: {}", quoted(&wire)),
        Key::Message(_) => format!("text: {}", quoted(&wire)),
    };
    let (section, name) = (change.part.key(), entry.name.as_str());
    let since = since.map_or_else(|| "VERSION".to_owned(), ToString::to_string);
    Some(format!(
        "- {{ section: {section}, {key}, name: {name}, since: {since}, reason: Say why it is gone }}"
    ))
}

/// A text as YAML reads it, whatever is in it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
