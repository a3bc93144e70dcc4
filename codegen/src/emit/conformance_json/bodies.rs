//! Bodies with two errors, with one error in several forms, or with none.

use super::{Rules, Vector, json, succeeds};
use crate::diagnose::Response;
use crate::emit::examples::message_text;
use crate::model::{Advice, Code, CodeKind, Entry, OperationId, Outcome, Strategy, Template};

/// The most entries of a section that are paired with those of another.
const MOST_PAIRED: usize = 20;

/// A message and a code in one body, without the call and during one that both are about.
pub(super) fn pairs<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let mut vectors = Vec::new();
    for (of_message, message) in rules.catalog.messages().take(MOST_PAIRED) {
        for (of_code, code) in rules.catalog.codes().take(MOST_PAIRED) {
            let text = json(&message_text(message));
            let body = format!("{{\"message\":{text},{}", &rules.code_body(code)[1..]);
            vectors.push(rules.without_call(rules.failure, &body));
            let mut calls = (0..rules.catalog.operations.len()).map(OperationId);
            if let Some(call) =
                calls.find(|call| is_about(of_message, *call) && is_about(of_code, *call))
            {
                vectors.push(rules.during(call, rules.failure, &body));
            }
        }
    }
    vectors
}

fn is_about(entry: &Entry, call: OperationId) -> bool {
    let calls = entry.scope.operations();
    calls.is_empty() || calls.contains(&call)
}

/// Successes with what a call returns, under each spelling, and with a blank one.
pub(super) fn terms<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let catalog = rules.catalog;
    let success = catalog.statuses().find(|(entry, _)| entry.advice.outcome == Outcome::Success);
    let status = success.map_or(200, |(_, status)| status.get());
    let mut vectors = Vec::new();
    for (index, operation) in catalog.operations.iter().enumerate() {
        for term in catalog.terms.iter().filter(|term| operation.returns.contains(&term.name)) {
            for name in std::iter::once(&term.name).chain(&term.aliases) {
                for value in ["\"x\"", "\" \"", "7", "null"] {
                    let body = format!("{{{}:{value}}}", json(name));
                    vectors.push(rules.during(OperationId(index), status, &body));
                }
            }
        }
    }
    vectors
}

/// Texts that are nearly a message, and bodies with two of them.
pub(super) fn texts<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let messages = rules.catalog.messages().map(|(_, template)| template);
    let filled = |template: &Template, value: &str| template.filled(|_| value.to_owned());
    let mut texts = Vec::new();
    let mut bodies = Vec::new();
    let some: Vec<_> = messages.take(MOST_PAIRED).collect();
    if let Some(plain) = some.iter().find(|it| it.placeholders().next().is_none()) {
        let text = filled(plain, "");
        texts.extend([format!("{text} x"), format!("x {text}"), format!(" {text} ")]);
        texts.extend([text.to_uppercase(), text.to_lowercase()]);
        let text = json(&text);
        bodies.push(format!("{{\"message\":{}", text.trim_end_matches('"')));
    }
    texts.extend(some.iter().map(|template| filled(template, "")));
    bodies.extend(texts.iter().map(|text| format!("{{\"message\":{}}}", json(text))));
    if let [first, .., last] = &some[..] {
        let (first, last) = (json(&filled(first, "x")), json(&filled(last, "x")));
        bodies.push(format!("{{\"message\":{first},\"reason\":{last}}}"));
        bodies.push(format!("{{\"reason\":{first},\"detail\":{last}}}"));
    }
    bodies.iter().map(|body| rules.without_call(rules.failure, body)).collect()
}

/// A code in spellings that are one, or none, and in bodies that are nearly JSON.
pub(super) fn spellings<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let codes: Vec<_> = rules.catalog.codes().map(|(entry, _)| entry.key.wire()).collect();
    let [code, .., other] = &codes[..] else { return Vec::new() };
    let mut values = [" ", "", "+"].map(|before| json(&format!("{before}{code} "))).to_vec();
    values.push("\" \"".to_owned());
    if rules.catalog.code_kind == CodeKind::Number {
        values.extend([".0", ".5", "e0"].map(|end| format!("{code}{end}")));
        values.push("9007199254740993.0".to_owned());
    }
    let mut bodies: Vec<_> = values.iter().map(|value| format!("{{\"code\":{value}}}")).collect();
    let (code, other) = (json(code), json(other));
    let one = format!("{{\"code\":{code}}}");
    bodies.extend([format!("\u{feff}{one}"), format!("{one} x"), format!(" {one}")]);
    bodies.push(format!("{{\"code\":{other},\"code\":{code}}}"));
    bodies.push(format!("{{\"code\":{code},\"error\":{{\"code\":{other}}}}}"));
    bodies.push(format!("{{\"reason\":\"a\nb\",\"code\":{code}}}"));
    bodies.push(format!("{{\"code\":{}", code.trim_matches('"')));
    bodies.iter().map(|body| rules.without_call(rules.failure, body)).collect()
}

/// An error that asks for another call, under a status that says that there was nothing left to do.
pub(super) fn risks<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let asks = |advice: &Advice| matches!(advice.retry.strategy, Strategy::AfterCall(_));
    let mut codes = rules.catalog.codes();
    let Some((_, code)) = codes.find(|(entry, _)| {
        asks(&entry.advice) || entry.scope.cases().iter().any(|case| asks(&case.advice))
    }) else {
        return Vec::new();
    };
    let statuses = rules.catalog.statuses();
    let in_effect = statuses.filter(|(entry, _)| entry.advice.outcome == Outcome::AlreadyInEffect);
    in_effect
        .flat_map(|(_, status)| rules.for_every_call(status.get(), &rules.code_body(code)))
        .collect()
}

/// A body that is not the API's, under every documented status.
pub(super) fn foreign<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let statuses = rules.catalog.statuses();
    statuses.flat_map(|(_, status)| rules.for_every_call(status.get(), "<html>")).collect()
}

/// One error in several forms, and bodies without one, each with what must be read from it.
pub(super) fn forms<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let catalog = rules.catalog;
    let nothing = Response { status: rules.failure, ..Response::default() };
    let mut vectors = Vec::new();
    let mut say = |response: &Response, body: &str| {
        vectors.push(rules.vector(response, None, body));
    };
    if let Some((_, template)) = catalog.messages().next() {
        let message = message_text(template);
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
    if let Some((entry, _)) = catalog.codes().next() {
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
    if rules.entries.status(rules.failure).is_some() {
        say(&nothing, "{\"code\":null}");
        let foreign = Response { is_foreign: true, ..nothing };
        for body in ["<html><body>Bad Gateway</body></html>", "[]", "\"down\""] {
            say(&foreign, body);
        }
    }
    vectors
}

/// Codes that mean nothing, under a status that means failure.
pub(super) fn codes_of_nothing<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let status = rules.failure;
    let bodies =
        ["{\"code\":0}", "{\"code\":\"0\",\"message\":\"OK\"}", &code(rules, status.into())];
    bodies.map(|body| rules.without_call(status, body)).into()
}

/// Errors in bodies that came with success, and codes that are not errors.
pub(super) fn anomalies<'a>(rules: &Rules<'a>) -> Vec<Vector<'a>> {
    let catalog = rules.catalog;
    let successes = (100..=599).filter(|number| succeeds(&rules.entries, *number));
    let undocumented = (200..=299).find(|number| rules.entries.status(*number).is_none());
    let unknown = rules.unknown_code();
    let error = catalog.codes().find(|(entry, _)| entry.advice.outcome != Outcome::Success);
    let message = catalog.messages().next().map(|(_, it)| json(&message_text(it)));
    let mut vectors = Vec::new();
    for status in successes.chain(undocumented) {
        if let Some((_, code)) = error {
            vectors.extend(rules.for_every_call(status, &rules.code_body(code)));
        }
        if let Some(text) = &message {
            let with_code = format!("{{\"message\":{text},{}", &unknown[1..]);
            vectors.push(rules.without_call(status, &format!("{{\"message\":{text}}}")));
            vectors.push(rules.without_call(status, &with_code));
        }
        for body in [&unknown, "{\"code\":0,\"message\":\"OK\"}", &code(rules, status.into())] {
            vectors.push(rules.without_call(status, body));
        }
    }
    vectors
}

fn code(rules: &Rules<'_>, number: i64) -> String {
    rules.code_body(&Code::Number(number))
}
