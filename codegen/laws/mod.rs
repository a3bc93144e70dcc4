//! What holds for the crate of any catalog whose responses have the usual fields.
//!
//! A test includes this module beside the crate under the name `errors`, and the text of its
//! `conformance.json` as `CONFORMANCE` and of its `scenarios.json` as `SCENARIOS`. `decode` and `shown`
//! are included by themselves: they test what no catalog changes, and `decode` needs codes that are
//! numbers. So is `mixtures`, for a catalog with every strategy and outcome.

#[cfg(feature = "json")]
mod allocation;
#[cfg(feature = "json")]
mod api_error;
#[cfg(all(feature = "fixtures", feature = "json"))]
mod attempts;
#[cfg(feature = "json")]
mod conformance;
mod conversions;
mod diagnosis;
mod entries;
#[cfg(all(feature = "fixtures", feature = "json"))]
mod examples;
#[cfg(all(feature = "http", feature = "serde"))]
mod features;
mod formats;
#[cfg(feature = "json")]
mod responses;
mod retry_after;
#[cfg(feature = "json")]
mod scenarios;
mod texts;

use super::errors;
#[cfg(feature = "json")]
use super::{CONFORMANCE, SCENARIOS};

#[cfg(feature = "json")]
use errors::ErrorCode;
use errors::{Entry, Operation, Section};

fn messages() -> impl Iterator<Item = &'static Entry> {
    Entry::ALL.iter().filter(|entry| entry.section() == Section::Messages)
}

/// No call, and each.
fn calls() -> impl Iterator<Item = Option<Operation>> {
    std::iter::once(None).chain(Operation::ALL.iter().copied().map(Some))
}

/// The text of a message with `filling` in place of each placeholder.
fn filled(template: &str, filling: &str) -> String {
    let mut text = String::new();
    let mut rest = template.chars();
    while let Some(next) = rest.next() {
        let is_double = rest.clone().next() == Some(next);
        match next {
            '{' | '}' if is_double => text.extend(rest.next()),
            '{' => {
                rest.by_ref().take_while(|within| *within != '}').for_each(drop);
                text.push_str(filling);
            }
            _ => text.push(next),
        }
    }
    text
}

/// Bodies that say one entry each, in a field of the body and in an object `error`.
#[cfg(feature = "json")]
fn bodies() -> Vec<String> {
    let codes = ErrorCode::ALL.iter().map(|code| serde_json::json!({ "code": code.code() }));
    let messages =
        messages().map(|entry| serde_json::json!({ "message": filled(entry.wire(), "x") }));
    let bodies = codes.chain(messages);
    bodies
        .flat_map(|body| [body.to_string(), serde_json::json!({ "error": body }).to_string()])
        .collect()
}
