//! The crate against Agora's page: every key, and every decision on a retry, written down by hand.
//!
//! A change to one of them in the catalog is made here too, by hand.

use std::borrow::Cow;

use agora_stt_errors::Actor::{self, Caller, Developer, Operator, Provider};
use agora_stt_errors::Basis::{self, Documented, Inferred};
use agora_stt_errors::Operation::{Acquire, Query, Start, Stop, Update};
use agora_stt_errors::Outcome::{self, AlreadyInEffect, Degraded, Failed, Success};
use agora_stt_errors::{Entry, Operation, Retry, Section};

use Advice::{AfterCall, AfterFix, Never, SameCall, Unspecified};

/// What is said of an entry: outcome, retry, its basis, who acts.
type Decision = (Outcome, Advice, Option<Basis>, Actor);

/// The calls that a row is about; empty if it is about every call.
type Calls = &'static [Operation];

const ANY: Calls = &[];

/// The calls about a task that was started.
const AFTER_START: Calls = &[Query, Update, Stop];

/// A retry, with its delays in milliseconds.
#[derive(Debug, PartialEq, Eq)]
enum Advice {
    Never,
    SameCall(Cow<'static, [u128]>),
    AfterCall(Operation),
    AfterFix,
    Unspecified,
}

/// The page gives no advice but to ask for help.
const ASK: Decision = (Failed, Unspecified, None, Provider);

/// Since the page of 2026-04-20.
const BACK_OFF: Decision =
    (Failed, SameCall(Cow::Borrowed(&[1_000, 3_000, 6_000])), Some(Documented), Caller);

const NEVER: Decision = (Failed, Never, Some(Inferred), Caller);

const DONE: Decision = (AlreadyInEffect, Never, Some(Inferred), Caller);

/// Every status of the page.
const STATUS_CODES: &[(u16, Calls, Decision)] = &[
    (200, ANY, (Success, Never, Some(Inferred), Caller)),
    (201, &[Start], (AlreadyInEffect, Never, Some(Documented), Caller)),
    (206, ANY, (Degraded, Unspecified, None, Caller)),
    (400, ANY, (Failed, AfterFix, Some(Inferred), Developer)),
    (401, ANY, (Failed, AfterFix, Some(Inferred), Operator)),
    (404, ANY, NEVER),
    (409, &[Start], DONE),
    (500, ANY, ASK),
    (504, ANY, ASK),
];

/// Every code of the page; a row for each meaning.
const ERROR_CODES: &[(i64, Calls, Decision)] = &[
    (1, &[Start], ASK),
    (2, ANY, (Failed, Never, Some(Inferred), Developer)),
    (6, &[Start], ASK),
    (20, ANY, (Failed, SameCall(Cow::Borrowed(&[3_000, 6_000])), Some(Documented), Caller)),
    (23, &[Start], ASK),
    (49, &[Start], DONE),
    (49, &[Stop], DONE),
    (53, ANY, NEVER),
    (62, &[Acquire], (Failed, AfterFix, Some(Documented), Operator)),
    (62, &[Start], ASK),
    (404, &[Query], NEVER),
    (404, &[Stop], DONE),
    (501, &[Start], BACK_OFF),
    (502, &[Start], BACK_OFF),
    (504, &[Start], BACK_OFF),
    (1001, &[Start], (Failed, AfterCall(Acquire), Some(Documented), Caller)),
    (1001, AFTER_START, NEVER),
    (1003, ANY, NEVER),
];

/// Every message of the page, as a template.
const MESSAGES: &[(&str, Calls, Decision)] = &[
    (
        "the product name does not match with builderToken",
        &[Start],
        (Failed, AfterCall(Acquire), Some(Documented), Caller),
    ),
    ("the product name does not match with builderToken", AFTER_START, NEVER),
    (
        "resourceId reaches out the limited time interval!",
        &[Start],
        (Failed, AfterCall(Acquire), Some(Inferred), Caller),
    ),
    ("resourceId reaches out the limited time interval!", AFTER_START, NEVER),
    ("invalid_appid!", ANY, (Failed, AfterFix, Some(Documented), Operator)),
    (
        "body schema check fail, {detail}",
        &[Start, Update],
        (Failed, Never, Some(Inferred), Developer),
    ),
    ("The taskId does not match with builderToken.", ANY, NEVER),
    ("The task is not found", &[Query, Update], NEVER),
    ("The task is not found", &[Stop], DONE),
    ("The task has been started, current status is STARTED, taskId is {task_id}", &[Start], DONE),
];

#[test]
fn statuses_are_those_of_the_page() {
    check(Section::StatusCodes, STATUS_CODES);
}

#[test]
fn codes_are_those_of_the_page() {
    check(Section::ErrorCodes, ERROR_CODES);
}

#[test]
fn messages_are_those_of_the_page() {
    check(Section::Messages, MESSAGES);
}

/// Compares the entries of a section with the rows of its list, whatever their order.
fn check(section: Section, rows: &[(impl std::fmt::Display, Calls, Decision)]) {
    let entries = || Entry::ALL.iter().filter(|entry| entry.section() == section);
    for entry in entries() {
        let mut calls: Vec<_> = Vec::new();
        let meanings: Vec<_> =
            rows.iter().filter(|row| row.0.to_string() == entry.wire()).collect();
        assert!(!meanings.is_empty(), "{entry}: add a row to the list above");
        for (_, during, decision) in meanings {
            calls.extend_from_slice(during);
            let during = if during.is_empty() { Operation::ALL } else { during };
            for call in during {
                assert_eq!(of(entry, *call), *decision, "{entry}, during {call}");
            }
        }
        calls.sort_unstable();
        assert_eq!(calls, entry.operations(), "{entry}: the calls of its rows");
    }
    for (key, ..) in rows {
        let is_known = entries().any(|entry| entry.wire() == key.to_string());
        assert!(is_known, "{key} has a row above, and no entry in the catalog");
    }
}

fn of(entry: &Entry, during: Operation) -> Decision {
    let retry = match entry.retry_for(during) {
        Retry::Never => Never,
        Retry::SameCall(delays) => {
            SameCall(delays.into_iter().map(|delay| delay.as_millis()).collect())
        }
        Retry::AfterCall(first) => AfterCall(first),
        Retry::AfterFix => AfterFix,
        Retry::Unspecified => Unspecified,
        other => panic!("a retry of a new kind: {other}"),
    };
    let actor = entry.remediation_for(during).actor();
    (entry.outcome_for(during), retry, entry.basis_for(during), actor)
}

#[test]
fn the_calls_come_in_the_order_of_a_client() {
    assert_eq!(Operation::ALL, [Acquire, Start, Query, Update, Stop]);
}
