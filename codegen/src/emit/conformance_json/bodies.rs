//! Bodies that say two things, one thing in several forms, or nothing.

use super::{Vector, code_body, json, message_text, vector};
use crate::model::{Catalog, Entry, Outcome, Strategy};

/// The most entries of a section that are paired with those of another.
const MOST_PAIRED: usize = 20;

/// A message and a code in one body: what stops wins, and where they differ on the outcome, nobody
/// may take the request for done.
pub(super) fn pairs(catalog: &Catalog, failure: u16) -> Vec<Vector<'_>> {
    let mut vectors = Vec::new();
    for (message, template) in catalog.messages().take(MOST_PAIRED) {
        for (code, number) in catalog.codes().take(MOST_PAIRED) {
            let text = json(&message_text(template));
            let body = format!("{{\"message\":{text},{}", &code_body(number)[1..]);
            vectors.push(pair(catalog, message, code, failure, &body));
        }
    }
    vectors
}

fn pair<'a>(
    catalog: &'a Catalog,
    message: &'a Entry,
    code: &'a Entry,
    status: u16,
    body: &str,
) -> Vector<'a> {
    let (of_message, of_code) = (&message.advice.retry.strategy, &code.advice.retry.strategy);
    let code_speaks = *of_code != Strategy::Unspecified;
    let outcomes_differ = message.advice.outcome != code.advice.outcome;
    let code_wins = code_speaks && stops_before(of_code, of_message);
    let both_speak = code_speaks && *of_message != Strategy::Unspecified;
    let retries_differ = code_wins || (both_speak && of_message != of_code);
    let (winner, other) = if code_wins { (code, message) } else { (message, code) };
    let mut vector = vector(catalog, winner, None, status, body);
    if outcomes_differ {
        vector.outcome = Outcome::Failed;
    }
    if retries_differ || outcomes_differ {
        vector.conflict = Some(other.name.as_str());
    }
    vector
}

/// Whether the first stops where the second goes further.
fn stops_before(first: &Strategy, second: &Strategy) -> bool {
    let order = |strategy: &Strategy| match strategy {
        Strategy::Never => 0,
        Strategy::AfterFix => 1,
        Strategy::Unspecified => 2,
        Strategy::AfterCall(_) => 3,
        Strategy::SameCall(_) => 4,
    };
    order(first) < order(second)
}

/// The forms in which a body says one thing, and bodies that say nothing.
pub(super) fn forms(catalog: &Catalog, failure: u16) -> Vec<Vector<'_>> {
    let mut vectors = Vec::new();
    let mut say =
        |said, status, body: &str| vectors.push(vector(catalog, said, None, status, body));
    if let Some((entry, template)) = catalog.messages().next() {
        let text = json(&message_text(template));
        for body in [
            format!("{{\"reason\":{text}}}"),
            format!("{{\"reason\":\"\",\"detail\":{text}}}"),
            format!("{{\"error\":{{\"message\":{text}}}}}"),
        ] {
            say(entry, failure, &body);
        }
    }
    if let Some((entry, _)) = catalog.codes().next() {
        let code = json(&entry.key.wire());
        for body in [
            format!("{{\"code\":{code}}}"),
            format!("{{\"error\":{{\"code\":{code}}}}}"),
            format!("{{\"code\":{code},\"reason\":\"it broke of"),
            format!("{{\"message\":7,\"code\":{code},\"code\":null}}"),
        ] {
            say(entry, failure, &body);
        }
    }
    if let Some((entry, _)) = catalog.statuses().find(|(_, status)| status.get() == failure) {
        for body in ["<html><body>Bad Gateway</body></html>", "[]", "{\"code\":null}"] {
            say(entry, failure, body);
        }
    }
    vectors.extend(anomaly(catalog));
    vectors
}

/// A documented error in a body that came with success.
fn anomaly(catalog: &Catalog) -> Option<Vector<'_>> {
    let mut statuses = catalog.statuses();
    let (success, status) = statuses.find(|(it, _)| it.advice.outcome == Outcome::Success)?;
    let mut codes = catalog.codes();
    let (error, code) = codes.find(|(it, _)| it.advice.outcome != Outcome::Success)?;
    let mut vector = vector(catalog, success, None, status.get(), &code_body(code));
    vector.anomaly = Some(error.name.as_str());
    Some(vector)
}
