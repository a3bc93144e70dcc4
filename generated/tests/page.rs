//! The crate against Agora's page: every key, and every decision on a retry, written down by hand.
//!
//! Whoever changes the catalog changes this list too, and so has to mean it.

use agora_stt_errors::Actor::{self, Caller, Developer, Operator, Provider};
use agora_stt_errors::Basis::{self, Documented, Inferred};
use agora_stt_errors::Operation::{Acquire, Query, Start, Stop, Update};
use agora_stt_errors::Outcome::{self, AlreadyInEffect, Degraded, Failed, Success};
use agora_stt_errors::{Entry, ErrorCode, Message, Operation, Retry, Section, StatusCode};

use Wanted::{After, Again, Mended, Never, Silent};

/// What is said of an entry: outcome, retry, how one knows, who acts.
type Decision = (Outcome, Wanted, Option<Basis>, Actor);

/// A retry, written so that a list of them reads well.
#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    Never,
    /// The same call, after so many seconds each.
    Again(Vec<u64>),
    After(Operation),
    Mended,
    Silent,
}

/// The page gives no advice but to ask for help.
const NO_WORD: Decision = (Failed, Silent, None, Provider);

const NEVER: Decision = (Failed, Never, Some(Inferred), Caller);

/// Every status of the page.
fn status_codes() -> Vec<(u16, Decision)> {
    vec![
        (200, (Success, Never, Some(Inferred), Caller)),
        (201, (AlreadyInEffect, Never, Some(Documented), Caller)),
        (206, (Degraded, Silent, None, Caller)),
        (400, (Failed, Never, Some(Inferred), Developer)),
        (401, (Failed, Mended, Some(Inferred), Operator)),
        (404, NEVER),
        (409, (AlreadyInEffect, Never, Some(Inferred), Caller)),
        (500, NO_WORD),
        (504, NO_WORD),
    ]
}

/// Every code of the page, with a call that it may follow: each call where that makes a difference.
fn error_codes() -> Vec<(i64, Operation, Decision)> {
    vec![
        (1, Start, NO_WORD),
        (2, Update, (Failed, Never, Some(Inferred), Developer)),
        (6, Start, NO_WORD),
        (20, Query, (Failed, Again(vec![3, 6]), Some(Documented), Caller)),
        (23, Start, NO_WORD),
        (49, Start, (AlreadyInEffect, Never, Some(Inferred), Caller)),
        (49, Stop, (AlreadyInEffect, Never, Some(Inferred), Caller)),
        (53, Query, NEVER),
        (62, Acquire, (Failed, Mended, Some(Documented), Operator)),
        (62, Start, NO_WORD),
        (404, Query, NEVER),
        (404, Stop, (AlreadyInEffect, Never, Some(Inferred), Caller)),
        (501, Start, NO_WORD),
        (502, Start, NO_WORD),
        (504, Start, NO_WORD),
        (1001, Start, (Failed, After(Acquire), Some(Documented), Caller)),
        (1003, Query, NEVER),
    ]
}

/// Every message of the page: as a template, and with what it decides.
fn messages() -> Vec<(&'static str, Decision)> {
    vec![
        (
            "the product name does not match with builderToken",
            (Failed, After(Acquire), Some(Documented), Caller),
        ),
        (
            "resourceId reaches out the limited time interval!",
            (Failed, After(Acquire), Some(Inferred), Caller),
        ),
        ("invalid_appid!", (Failed, Mended, Some(Documented), Operator)),
        ("body schema check fail, {detail}", (Failed, Never, Some(Inferred), Developer)),
        ("The taskId does not match with builderToken.", NEVER),
        ("The task is not found", NEVER),
        (
            "The task has been started, current status is STARTED, taskId is {task_id}",
            (AlreadyInEffect, Never, Some(Inferred), Caller),
        ),
    ]
}

fn of(entry: &Entry, during: Operation) -> Decision {
    let retry = match entry.retry_for(during) {
        Retry::Never => Never,
        Retry::SameCall(delays) => Again(delays.into_iter().map(|delay| delay.as_secs()).collect()),
        Retry::AfterCall(first) => After(first),
        Retry::AfterFix => Mended,
        Retry::Unspecified => Silent,
        other => panic!("a retry of a new kind: {other}"),
    };
    let actor = entry.remediation_for(during).actor();
    (entry.outcome_for(during), retry, entry.basis_for(during), actor)
}

#[test]
fn the_statuses_are_those_of_the_page_and_decide_as_it_does() {
    let found: Vec<_> =
        StatusCode::ALL.iter().map(|one| (one.as_u16(), of(one.entry(), Start))).collect();
    assert_eq!(found, status_codes());
}

#[test]
fn the_codes_are_those_of_the_page_and_decide_as_it_does() {
    let mut numbers: Vec<_> = error_codes().iter().map(|row| row.0).collect();
    numbers.dedup();
    let found: Vec<_> = ErrorCode::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(found, numbers);
    for (number, during, decision) in error_codes() {
        let code = ErrorCode::from_code(number).expect("documented");
        assert_eq!(of(code.entry(), during), decision, "{number} during {during}");
    }
}

#[test]
fn the_messages_are_those_of_the_page_and_decide_as_it_does() {
    let entries = Entry::ALL.iter().filter(|entry| entry.section() == Section::Messages);
    let mut found: Vec<_> = entries.map(|entry| (entry.wire(), of(entry, Start))).collect();
    let mut wanted = messages();
    found.sort_unstable_by_key(|row| row.0);
    wanted.sort_unstable_by_key(|row| row.0);
    assert_eq!(found, wanted);
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
fn only_the_timeout_is_retried_as_it_is() {
    let retried = |entry: &&Entry| {
        entry.is_retryable()
            || Operation::ALL.iter().any(|call| entry.retry_for(*call).is_retryable())
    };
    let names: Vec<_> = Entry::ALL.iter().filter(retried).map(Entry::name).collect();
    assert_eq!(names, ["processing_timeout"]);
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
    let documented: Vec<_> = error_codes().iter().map(|row| row.0).collect();
    let neighbours = documented.iter().flat_map(|code| [code - 1, code + 1]);
    for number in neighbours.chain([0, -1, 7, 15, 65, 202, 433, 435, 1410, i64::MIN, i64::MAX]) {
        let wanted = documented.contains(&number);
        assert_eq!(ErrorCode::from_code(number).is_some(), wanted, "{number}");
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
