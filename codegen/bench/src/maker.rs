//! Makes catalogs of any size about an invented API, the same bytes each time.
//!
//! The entries are as long, and as mixed, as those of a catalog that people write: a tenth of them
//! are messages, most of which vary; one in twenty has cases; every retry strategy comes up.

use std::fmt::Write;

const HEADER: &str = "\
catalog: depot
title: Depot
docs:
  url: https://depot.example/reference/errors
  sections: { status_codes: Statuses, messages: Messages, error_codes: Codes }

operations:
  - { name: reserve, summary: Reserve a place in the depot }
  - { name: store, summary: Put a crate into a reserved place }
  - { name: find, summary: Ask where a crate is }
  - { name: move, summary: Put a crate into another place }
  - { name: release, summary: Take a crate out and free its place }
";

const FOOTER: &str = "
undocumented:
  summary: The depot answered something that its reference does not name
  remediation: { actor: provider, action: Send the request and the response to the support }
";

const OPERATIONS: [&str; 5] = ["reserve", "store", "find", "move", "release"];
const ACTORS: [&str; 4] = ["caller", "developer", "operator", "provider"];
const RETRIES: [&str; 5] = [
    "{ strategy: never, basis: documented }",
    "{ strategy: same_call, delays: [1s, 3s, 10s], basis: documented }",
    "{ strategy: after_call, call: reserve, basis: inferred }",
    "{ strategy: after_fix, basis: documented }",
    "{ strategy: unspecified }",
];
const SUBJECTS: [&str; 7] = ["crate", "place", "shelf", "lift", "gate", "label", "truck"];
const STATES: [&str; 11] = [
    "missing",
    "busy",
    "too_heavy",
    "unreadable",
    "blocked",
    "closed",
    "expired",
    "unknown",
    "reserved_twice",
    "out_of_reach",
    "not_ready",
];

/// A catalog of `entries` entries: at most 60 statuses, a tenth messages, the rest codes.
pub(crate) fn catalog(entries: usize) -> String {
    let statuses = (entries / 20).clamp(1, 60);
    let messages = entries / 10;
    let codes = entries - statuses - messages;
    let mut text = HEADER.to_owned();
    text.push_str("\nstatus_codes:\n");
    for index in 0..statuses {
        entry(&mut text, &format!("code: {}", 400 + index), "status", index);
    }
    text.push_str("\nerror_codes:\n");
    for index in 0..codes {
        entry(&mut text, &format!("code: {}", 1_000 + 3 * index), "code", index);
    }
    text.push_str("\nmessages:\n");
    for index in 0..messages {
        let tail = ["", ", {detail}", " by {holder} until {time}"][index % 3];
        let (subject, state) = words(index);
        let state = state.replace('_', " ");
        let key = format!("text: 'the {subject} of row {index} is {state}{tail}'");
        entry(&mut text, &key, "message", index);
    }
    text.push_str(FOOTER);
    text
}

fn words(index: usize) -> (&'static str, &'static str) {
    (SUBJECTS[index % SUBJECTS.len()], STATES[index % STATES.len()])
}

fn entry(text: &mut String, key: &str, section: &str, index: usize) {
    let (subject, state) = words(index);
    let said = state.replace('_', " ");
    let wanted = index + 1;
    push(
        text,
        format_args!(
            "  - {key}
    name: {section}_{subject}_{state}_{index}
    outcome: failed
    summary: The {subject} of row {index} is {said}, and the depot did not go on
"
        ),
    );
    if index % 20 == 7 {
        remediation(text, "    ", index, wanted);
        text.push_str("    cases:\n");
        for (case, operation) in OPERATIONS.iter().take(2).enumerate() {
            let lead = format!("      - operations: [{operation}]\n");
            text.push_str(&lead);
            let summary = format!("        summary: The {subject} was {said} during {operation}\n");
            text.push_str(&summary);
            advice(text, "        ", index + case, wanted);
        }
    } else {
        if index % 4 == 1 {
            let operation = OPERATIONS[index % OPERATIONS.len()];
            push(text, format_args!("    operations: [{operation}]\n"));
        }
        advice(text, "    ", index, wanted);
    }
}

fn advice(text: &mut String, indent: &str, index: usize, wanted: usize) {
    let retry = RETRIES[index % RETRIES.len()];
    push(text, format_args!("{indent}retry: {retry}\n"));
    remediation(text, indent, index, wanted);
}

fn remediation(text: &mut String, indent: &str, index: usize, wanted: usize) {
    let actor = ACTORS[index % ACTORS.len()];
    push(
        text,
        format_args!(
            "{indent}remediation:
{indent}  actor: {actor}
{indent}  action: Look at place {wanted} of the depot, put right what is wrong there, and read its log
"
        ),
    );
}

fn push(text: &mut String, more: std::fmt::Arguments<'_>) {
    text.write_fmt(more).expect("a String takes any text");
}
