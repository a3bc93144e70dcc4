//! Bodies that say two things, one thing in several forms, or nothing.

use super::{Rules, Vector, code_body, json, message_text};
use crate::diagnose::Response;
use crate::model::{Catalog, Entry, HttpStatus, Key, Outcome};

/// The most entries of a section that are paired with those of another.
const MOST_PAIRED: usize = 20;

/// A message and a code in one body.
pub(super) fn pairs<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let mut vectors = Vec::new();
    for message in rules.catalog.messages.iter().take(MOST_PAIRED) {
        for code in rules.catalog.error_codes.iter().take(MOST_PAIRED) {
            let text = json(&message_text(&message.key));
            let body = format!("{{\"message\":{text},{}", &code_body(&code.key)[1..]);
            vectors.push(rules.without_call(rules.failure, &body));
        }
    }
    vectors
}

/// The forms in which a body says one thing, and bodies that say nothing: what is read of each is
/// stated here.
pub(super) fn forms<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let Catalog { status_codes, error_codes, messages, .. } = rules.catalog;
    let nothing = Response { status: rules.failure, ..Response::default() };
    let mut vectors = Vec::new();
    let mut say = |response: &Response, body: &str| {
        vectors.push(rules.vector(response, None, body));
    };
    if let Some(entry) = messages.first() {
        let message = message_text(&entry.key);
        let text = json(&message);
        let response = Response { texts: vec![message], ..nothing.clone() };
        for body in [
            format!("{{\"reason\":{text}}}"),
            format!("{{\"reason\":\"\",\"detail\":{text}}}"),
            format!("{{\"error\":{{\"message\":{text}}}}}"),
        ] {
            say(&response, &body);
        }
    }
    if let Some(entry) = error_codes.first() {
        let code = json(&entry.key.wire());
        let response = Response { code: Some(entry.key.wire()), ..nothing.clone() };
        for body in [
            format!("{{\"code\":{code}}}"),
            format!("{{\"error\":{{\"code\":{code}}}}}"),
            format!("{{\"code\":{code},\"reason\":\"it broke of"),
            format!("{{\"message\":7,\"code\":{code},\"code\":null}}"),
        ] {
            say(&response, &body);
        }
    }
    if status_codes.iter().any(|entry| entry.key.get() == rules.failure) {
        for body in ["<html><body>Bad Gateway</body></html>", "[]", "{\"code\":null}"] {
            say(&nothing, body);
        }
    }
    vectors.extend(anomaly(rules));
    vectors
}

/// A documented error in a body that came with success.
fn anomaly<'a>(rules: &Rules<'a>) -> Option<Vector<'a>> {
    let Catalog { status_codes, error_codes, .. } = rules.catalog;
    let succeeds = |entry: &&Entry<HttpStatus>| entry.advice.outcome == Outcome::Success;
    let success = status_codes.iter().find(succeeds)?;
    let error = error_codes.iter().find(|entry| entry.advice.outcome != Outcome::Success)?;
    Some(rules.without_call(success.key.get(), &code_body(&error.key)))
}
