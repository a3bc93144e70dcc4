//! The crate against Agora's page: every key, and every decision on a retry, written down by hand.
//!
//! Whoever changes the catalog changes this list too, and so has to mean it.

use std::time::Duration;

use agora_stt_errors::Actor::{self, Caller, Developer, Operator, Provider};
use agora_stt_errors::Basis::{self, Documented, Inferred};
use agora_stt_errors::Operation::{Acquire, Query, Start, Stop, Update};
use agora_stt_errors::Outcome::{self, AlreadyInEffect, Degraded, Failed, Success};
use agora_stt_errors::Retry::{AfterCall, AfterFix, Never, Unspecified};
use agora_stt_errors::{Entry, ErrorCode, Message, Operation, Retry, Section, StatusCode};

const STATUS_CODES: [u16; 9] = [200, 201, 206, 400, 401, 404, 409, 500, 504];

const ERROR_CODES: [i64; 14] = [1, 2, 6, 20, 23, 49, 53, 62, 404, 501, 502, 504, 1001, 1003];

const MESSAGES: [&str; 7] = [
    "the product name does not match with builderToken",
    "resourceId reaches out the limited time interval!",
    "invalid_appid!",
    "body schema check fail, {detail}",
    "The taskId does not match with builderToken.",
    "The task is not found",
    "The task has been started, current status is STARTED, taskId is {task_id}",
];

#[test]
fn the_statuses_are_those_of_the_page() {
    let statuses: Vec<_> = StatusCode::ALL.iter().map(|status| status.as_u16()).collect();
    assert_eq!(statuses, STATUS_CODES);
}

#[test]
fn the_codes_are_those_of_the_page() {
    let codes: Vec<_> = ErrorCode::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(codes, ERROR_CODES);
}

#[test]
fn the_messages_are_those_of_the_page() {
    let entries = Entry::ALL.iter().filter(|entry| entry.section() == Section::Messages);
    let mut texts: Vec<_> = entries.map(Entry::wire).collect();
    texts.sort_unstable();
    let mut expected = MESSAGES;
    expected.sort_unstable();
    assert_eq!(texts, expected);
}

#[test]
fn the_calls_come_in_the_order_of_a_client() {
    assert_eq!(Operation::ALL, [Acquire, Start, Query, Update, Stop]);
}

/// What is said of an entry if the call is known: outcome, retry, how one knows, who acts.
type Decision = (Outcome, Retry, Option<Basis>, Actor);

const SILENT: Decision = (Failed, Unspecified, None, Provider);

fn of(entry: &Entry, during: Operation) -> Decision {
    let actor = entry.remediation_for(during).actor();
    (entry.outcome_for(during), entry.retry_for(during), entry.basis_for(during), actor)
}

#[test]
fn the_statuses_decide_as_the_page_does() {
    let rows: [(u16, Decision); 9] = [
        (200, (Success, Never, Some(Inferred), Caller)),
        (201, (AlreadyInEffect, Never, Some(Documented), Caller)),
        (206, (Degraded, Unspecified, None, Caller)),
        (400, (Failed, Never, Some(Inferred), Developer)),
        (401, (Failed, AfterFix, Some(Inferred), Operator)),
        (404, (Failed, Never, Some(Inferred), Caller)),
        (409, (AlreadyInEffect, Never, Some(Inferred), Caller)),
        (500, SILENT),
        (504, SILENT),
    ];
    for (number, decision) in rows {
        let status = StatusCode::from_u16(number).expect("documented");
        assert_eq!(of(status.entry(), Start), decision, "{number}");
        assert!(status.entry().operations().is_empty(), "{number}");
    }
}

#[test]
fn the_codes_decide_as_the_page_does() {
    let never = |outcome, actor| (outcome, Never, Some(Inferred), actor);
    let rows: [(i64, Operation, Decision); 17] = [
        (1, Start, SILENT),
        (2, Update, never(Failed, Developer)),
        (6, Start, SILENT),
        (23, Start, SILENT),
        (49, Start, never(AlreadyInEffect, Caller)),
        (49, Stop, never(AlreadyInEffect, Caller)),
        (53, Query, never(Failed, Caller)),
        (62, Acquire, (Failed, AfterFix, Some(Documented), Operator)),
        (62, Start, SILENT),
        (404, Query, never(Failed, Caller)),
        (404, Stop, never(AlreadyInEffect, Caller)),
        (501, Start, SILENT),
        (502, Start, SILENT),
        (504, Start, SILENT),
        (1001, Start, (Failed, AfterCall(Acquire), Some(Documented), Caller)),
        (1003, Query, never(Failed, Caller)),
        // The page says of these what happens during one call, and of another call nothing.
        (1, Stop, SILENT),
    ];
    for (number, during, decision) in rows {
        let code = ErrorCode::from_code(number).expect("documented");
        assert_eq!(of(code.entry(), during), decision, "{number} during {during}");
    }
}

#[test]
fn a_processing_timeout_is_retried_after_three_and_six_seconds() {
    let timeout = ErrorCode::from_code(20).expect("documented");
    let Retry::SameCall(delays) = timeout.retry() else { panic!("{:?}", timeout.retry()) };
    assert_eq!(delays.as_slice(), [Duration::from_secs(3), Duration::from_secs(6)]);
    assert_eq!(timeout.entry().basis(), Some(Documented));
    assert_eq!(timeout.outcome(), Failed);
    assert_eq!(timeout.remediation().actor(), Caller);
    assert!(Operation::ALL.iter().all(|call| timeout.retry_for(*call) == timeout.retry()));
}

#[test]
fn only_the_timeout_is_retried_as_it_is() {
    let retried = |entry: &&Entry| {
        entry.is_retryable()
            || Operation::ALL.iter().any(|call| entry.retry_for(*call).is_retryable())
    };
    let names: Vec<_> = Entry::ALL.iter().filter(retried).map(Entry::name).collect();
    assert_eq!(names, ["processing_timeout"]);
}

#[test]
fn the_messages_decide_as_the_page_does() {
    let rows: [(&str, Decision); 7] = [
        (
            "the product name does not match with builderToken",
            (Failed, AfterCall(Acquire), Some(Documented), Caller),
        ),
        (
            "resourceId reaches out the limited time interval!",
            (Failed, AfterCall(Acquire), Some(Inferred), Caller),
        ),
        ("invalid_appid!", (Failed, AfterFix, Some(Documented), Operator)),
        ("body schema check fail, x", (Failed, Never, Some(Inferred), Developer)),
        ("The taskId does not match with builderToken.", (Failed, Never, Some(Inferred), Caller)),
        ("The task is not found", (Failed, Never, Some(Inferred), Caller)),
        (
            "The task has been started, current status is STARTED, taskId is x",
            (AlreadyInEffect, Never, Some(Inferred), Caller),
        ),
    ];
    for (text, decision) in rows {
        let message = Message::parse(text).expect("documented");
        assert_eq!(of(message.entry(), Start), decision, "{text}");
    }
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
fn the_page_names_the_calls_of_some_entries() {
    let named: Vec<_> = Entry::ALL
        .iter()
        .filter(|entry| !entry.operations().is_empty())
        .map(|entry| (entry.name(), entry.operations().to_vec()))
        .collect();
    assert_eq!(
        named,
        [
            ("start_internal_error_1", vec![Start]),
            ("start_internal_error_6", vec![Start]),
            ("start_internal_error_23", vec![Start]),
            ("repeated_request", vec![Start, Stop]),
            ("service_unavailable", vec![Acquire, Start]),
            ("task_ended", vec![Query, Stop]),
            ("start_internal_error_501", vec![Start]),
            ("start_internal_error_502", vec![Start]),
            ("start_internal_error_504", vec![Start]),
            ("body_schema_check_failed", vec![Start, Update]),
        ]
    );
}

#[test]
fn without_the_call_a_code_with_two_meanings_promises_nothing() {
    assert_eq!(ErrorCode::ServiceUnavailable.retry(), Unspecified);
    assert_eq!(ErrorCode::ServiceUnavailable.retry_for(Query), Unspecified);
    assert_eq!(ErrorCode::TaskEnded.outcome(), Failed);
    assert_eq!(ErrorCode::TaskEnded.retry(), Never);
}

#[test]
fn no_neighbour_of_a_code_is_one() {
    let neighbours = ERROR_CODES.iter().flat_map(|code| [code - 1, code + 1]);
    for number in neighbours.chain([0, -1, 7, 15, 65, 202, 433, 435, 1410, i64::MIN, i64::MAX]) {
        let documented = ERROR_CODES.contains(&number);
        assert_eq!(ErrorCode::from_code(number).is_some(), documented, "{number}");
    }
}

/// Look-ups and answers are made at compile time where somebody wants that.
const TIMEOUT: Option<ErrorCode> = ErrorCode::from_code(20);
const RETRY: Retry = ErrorCode::ProcessingTimeout.retry_for(Start);
const ENTRY: Option<&Entry> = Entry::by_name("task_ended");
const OK: Option<StatusCode> = StatusCode::from_u16(200);

#[test]
fn answers_are_constant() {
    assert_eq!(TIMEOUT, Some(ErrorCode::ProcessingTimeout));
    assert!(RETRY.is_retryable());
    assert_eq!(ENTRY.map(Entry::wire), Some("404"));
    assert_eq!(OK, Some(StatusCode::Success));
}
