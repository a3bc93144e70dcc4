//! The crate against Agora's page: every key, and every decision on a retry, written down by hand.
//!
//! Whoever changes the catalog changes this list too, and so has to mean it.

use std::borrow::Cow;

use agora_stt_errors::Actor::{self, Caller, Developer, Operator, Provider};
use agora_stt_errors::Basis::{self, Documented, Inferred};
use agora_stt_errors::Operation::{Acquire, Query, Start, Stop, Update};
use agora_stt_errors::Outcome::{self, AlreadyInEffect, Degraded, Failed, Success};
use agora_stt_errors::{Entry, ErrorCode, Message, Operation, Retry, Section};

use Wanted::{After, Again, Mended, Never, Silent};

/// What is said of an entry: outcome, retry, how one knows, who acts.
type Decision = (Outcome, Wanted, Option<Basis>, Actor);

/// The calls that the page names for what a row says; none if it names none.
type Calls = &'static [Operation];

const ANY: Calls = &[];

/// A retry, written so that a list of them reads well.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Never,
    /// The same call, after so many milliseconds each.
    Again(Cow<'static, [u128]>),
    After(Operation),
    Mended,
    Silent,
}

/// The page gives no advice but to ask for help.
const NO_WORD: Decision = (Failed, Silent, None, Provider);

const NEVER: Decision = (Failed, Never, Some(Inferred), Caller);

const DONE: Decision = (AlreadyInEffect, Never, Some(Inferred), Caller);

/// Every status of the page.
const STATUS_CODES: &[(u16, Calls, Decision)] = &[
    (200, ANY, (Success, Never, Some(Inferred), Caller)),
    (201, &[Start], (AlreadyInEffect, Never, Some(Documented), Caller)),
    (206, ANY, (Degraded, Silent, None, Caller)),
    (400, ANY, (Failed, Never, Some(Inferred), Developer)),
    (401, ANY, (Failed, Mended, Some(Inferred), Operator)),
    (404, ANY, NEVER),
    (409, &[Start], DONE),
    (500, ANY, NO_WORD),
    (504, ANY, NO_WORD),
];

/// Every code of the page; a row for each meaning.
const ERROR_CODES: &[(i64, Calls, Decision)] = &[
    (1, &[Start], NO_WORD),
    (2, ANY, (Failed, Never, Some(Inferred), Developer)),
    (6, &[Start], NO_WORD),
    (20, ANY, (Failed, Again(Cow::Borrowed(&[3_000, 6_000])), Some(Documented), Caller)),
    (23, &[Start], NO_WORD),
    (49, &[Start], DONE),
    (49, &[Stop], DONE),
    (53, ANY, NEVER),
    (62, &[Acquire], (Failed, Mended, Some(Documented), Operator)),
    (62, &[Start], NO_WORD),
    (404, &[Query], NEVER),
    (404, &[Stop], DONE),
    (501, &[Start], NO_WORD),
    (502, &[Start], NO_WORD),
    (504, &[Start], NO_WORD),
    (1001, ANY, (Failed, After(Acquire), Some(Documented), Caller)),
    (1003, ANY, NEVER),
];

/// Every message of the page, as a template.
const MESSAGES: &[(&str, Calls, Decision)] = &[
    (
        "the product name does not match with builderToken",
        ANY,
        (Failed, After(Acquire), Some(Documented), Caller),
    ),
    (
        "resourceId reaches out the limited time interval!",
        ANY,
        (Failed, After(Acquire), Some(Inferred), Caller),
    ),
    ("invalid_appid!", ANY, (Failed, Mended, Some(Documented), Operator)),
    (
        "body schema check fail, {detail}",
        &[Start, Update],
        (Failed, Never, Some(Inferred), Developer),
    ),
    ("The taskId does not match with builderToken.", ANY, NEVER),
    ("The task is not found", ANY, NEVER),
    ("The task has been started, current status is STARTED, taskId is {task_id}", &[Start], DONE),
];

#[test]
fn the_statuses_are_those_of_the_page_and_decide_as_it_does() {
    hold(Section::StatusCodes, STATUS_CODES);
}

#[test]
fn the_codes_are_those_of_the_page_and_decide_as_it_does() {
    hold(Section::ErrorCodes, ERROR_CODES);
}

#[test]
fn the_messages_are_those_of_the_page_and_decide_as_it_does() {
    hold(Section::Messages, MESSAGES);
}

/// Holds the entries of a section against the rows of its list, whatever their order.
fn hold(section: Section, rows: &[(impl std::fmt::Display, Calls, Decision)]) {
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
        let known = entries().any(|entry| entry.wire() == key.to_string());
        assert!(known, "{key} has a row above, and no entry in the catalog");
    }
}

fn of(entry: &Entry, during: Operation) -> Decision {
    let retry = match entry.retry_for(during) {
        Retry::Never => Never,
        Retry::SameCall(delays) => {
            Again(delays.into_iter().map(|delay| delay.as_millis()).collect())
        }
        Retry::AfterCall(first) => After(first),
        Retry::AfterFix => Mended,
        Retry::Unspecified => Silent,
        other => panic!("a retry of a new kind: {other}"),
    };
    let actor = entry.remediation_for(during).actor();
    (entry.outcome_for(during), retry, entry.basis_for(during), actor)
}

#[test]
fn the_calls_come_in_the_order_of_a_client() {
    assert_eq!(Operation::ALL, [Acquire, Start, Query, Update, Stop]);
}

#[test]
fn the_same_delays_hold_for_a_timeout_of_any_call() {
    let timeout = ErrorCode::ProcessingTimeout;
    assert!(Operation::ALL.iter().all(|call| timeout.retry_for(*call) == timeout.retry()));
    assert_eq!(timeout.retry().to_string(), "retry the same call after 3 s, then 6 s");
}

#[test]
fn what_varies_in_a_message_is_a_field() {
    let text = "body schema check fail, invalid maxIdleTime";
    assert_eq!(
        Message::parse(text),
        Some(Message::BodySchemaCheckFailed { detail: "invalid maxIdleTime" })
    );
    let text = "The task has been started, current status is STARTED, taskId is 1E2F";
    assert_eq!(Message::parse(text), Some(Message::TaskAlreadyStarted { task_id: "1E2F" }));
}

#[test]
fn a_call_that_the_page_does_not_name_is_promised_nothing() {
    assert_eq!(ErrorCode::StartInternalError1.retry_for(Stop), Retry::Unspecified);
    let text = "body schema check fail, x";
    let message = Message::parse(text).expect("documented");
    assert_eq!(message.retry_for(Query), Retry::Unspecified);
    assert!(!message.entry().is_documented_for(Query));
}

#[test]
fn without_the_call_a_code_with_two_meanings_promises_nothing() {
    assert_eq!(ErrorCode::ServiceUnavailable.retry(), Retry::Unspecified);
    assert_eq!(ErrorCode::ServiceUnavailable.retry_for(Query), Retry::Unspecified);
    assert_eq!(ErrorCode::TaskEnded.outcome(), Failed);
    assert_eq!(ErrorCode::TaskEnded.retry(), Retry::Never);
}

#[test]
fn no_neighbour_of_a_code_is_one() {
    let documented: Vec<_> = ERROR_CODES.iter().map(|row| row.0).collect();
    let neighbours = documented.iter().flat_map(|code| [code - 1, code + 1]);
    for number in neighbours.chain([0, -1, 7, 15, 65, 202, 433, 435, 1410, i64::MIN, i64::MAX]) {
        let wanted = documented.contains(&number);
        assert_eq!(ErrorCode::from_code(number).is_some(), wanted, "{number}");
    }
}

/// Answers are made at compile time where somebody wants that.
const RETRY: Retry = ErrorCode::ProcessingTimeout.retry_for(Start);

#[test]
fn answers_are_constant() {
    assert!(RETRY.is_retryable());
}
