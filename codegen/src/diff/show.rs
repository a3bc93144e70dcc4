//! Values of a catalog as its YAML has them.

use std::collections::BTreeSet;

use super::{Change, Kind, Part, Version};
use crate::model::{Catalog, Code, Delay, Entry, Key, OperationId, Section, Strategy};

/// The key of the entry of `catalog` that a change is about, as people write it: `code 20`,
/// `HTTP 404 of start`, `message of start, stop`; `None` if the catalog has no such entry.
#[must_use]
pub fn key_of(catalog: &Catalog, change: &Change) -> Option<String> {
    let Part::Entries(section) = change.part else { return None };
    let entry = catalog.section(section).iter().find(|it| it.name.as_str() == change.name)?;
    let noun = match section {
        Section::StatusCodes => "HTTP",
        Section::ErrorCodes => "code",
        Section::Messages => "message",
    };
    let operations = entry.scope.operations();
    let of = (!operations.is_empty()).then(|| format!(" of {}", calls(catalog, &operations)));
    Some(format!("{noun} {}{}", entry.key.wire(), of.unwrap_or_default()))
}

/// The line for `retired` that a removed entry is missing, if a change is its removal; `since` is
/// the version that leaves it out.
#[must_use]
pub fn tombstone(before: &Catalog, change: &Change, since: Option<&Version>) -> Option<String> {
    if change.kind != Kind::EntryRemoved {
        return None;
    }
    let entry = before.entries.iter().find(|entry| entry.name.as_str() == change.name)?;
    Some(retired_line(entry, since))
}

/// The line for `retired` of an entry.
pub(crate) fn retired_line(entry: &Entry, since: Option<&Version>) -> String {
    let wire = entry.key.wire();
    // A JSON string is a text in YAML, whatever is in it.
    let quoted = serde_json::Value::from(wire.as_str());
    let key = match &entry.key {
        Key::Status(_) | Key::Code(Code::Number(_)) => format!("code: {wire}"),
        Key::Code(Code::Text(_)) => format!("code: {quoted}"),
        Key::Message(_) => format!("text: {quoted}"),
    };
    let (section, name) = (entry.key.section().word(), entry.name.as_str());
    let since = since.map_or_else(|| "VERSION".to_owned(), ToString::to_string);
    format!(
        "- {{ section: {section}, {key}, name: {name}, since: {since}, reason: Say why it is gone }}"
    )
}

/// A whole strategy: `same_call after 3 s, 6 s`.
pub(super) fn strategy(catalog: &Catalog, strategy: &Strategy) -> String {
    match strategy {
        Strategy::Never => "never".to_owned(),
        Strategy::SameCall(of) => format!("same_call after {}", delays(of)),
        Strategy::AfterCall(id) => format!("after_call {}", call(catalog, *id)),
        Strategy::AfterFix => "after_fix".to_owned(),
        Strategy::Unspecified => "unspecified".to_owned(),
    }
}

pub(super) fn delays(delays: &[Delay]) -> String {
    delays.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

pub(super) fn call(catalog: &Catalog, id: OperationId) -> &str {
    catalog.operation(id).name.as_str()
}

pub(super) fn calls(catalog: &Catalog, calls: &[OperationId]) -> String {
    if calls.is_empty() { "any call".to_owned() } else { call_names(catalog, calls).join(", ") }
}

/// The names of calls, in the order of the catalog.
pub(super) fn call_names(catalog: &Catalog, calls: &[OperationId]) -> Vec<String> {
    calls.iter().map(|id| call(catalog, *id).to_owned()).collect()
}

/// The names of calls, whose order is the catalog's and means nothing.
pub(super) fn names<'a>(catalog: &'a Catalog, calls: &[OperationId]) -> BTreeSet<&'a str> {
    calls.iter().map(|id| call(catalog, *id)).collect()
}
