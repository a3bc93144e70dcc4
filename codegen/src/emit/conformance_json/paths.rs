//! Bodies by the paths that a catalog states.

use super::{Rules, Vector, message_text, succeeds};
use crate::emit::examples::with;
use crate::model::{Code, Flag};

/// A code and a text in each of their places, and values of the wrong kind there.
pub(super) fn places<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let body = &rules.catalog.body;
    let mut bodies = Vec::new();
    if let Some((_, code)) = rules.catalog.codes().next() {
        let (right, wrong) = match code {
            Code::Number(number) => (serde_json::json!(number), serde_json::json!("a word")),
            Code::Text(text) => (serde_json::json!(text.as_str()), serde_json::json!(7)),
        };
        for path in &body.code {
            bodies.push(with(Some(path), right.clone()));
            bodies.push(with(Some(path), wrong.clone()));
        }
    }
    if let Some((_, template)) = rules.catalog.messages().next() {
        let text = serde_json::json!(message_text(template));
        bodies.extend(body.texts.iter().flatten().map(|path| with(Some(path), text.clone())));
    }
    bodies.iter().map(|body| rules.without_call(rules.failure, &body.to_string())).collect()
}

/// Values that say that the request failed, and an error that cannot be read, under a success.
pub(super) fn failures<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let flags = rules.catalog.body.failed_if.iter().map(|(path, flag)| {
        let value = match flag {
            Flag::Bool(value) => serde_json::json!(value),
            Flag::Number(value) => serde_json::json!(value),
            Flag::Text(value) => serde_json::json!(value),
        };
        with(Some(path), value).to_string()
    });
    let mut bodies: Vec<_> = flags.collect();
    if !rules.catalog.body.is_list() {
        bodies.extend(
            ["{\"error\":{\"odd\":1}}", "{\"errors\":[{\"odd\":1}]}", "{}"].map(str::to_owned),
        );
    }
    if let Some((_, code)) = rules.catalog.codes().next() {
        bodies.push(rules.code_body(code));
    }
    let successes = (100..=599).filter(|number| succeeds(&rules.entries, *number));
    let undocumented = (200..=299).find(|number| rules.entries.status(*number).is_none());
    let statuses: Vec<_> = successes.chain(undocumented).collect();
    let each = |status: &u16| -> Vec<_> {
        bodies.iter().flat_map(|body| rules.for_every_call(*status, body)).collect()
    };
    statuses.iter().flat_map(each).collect()
}
