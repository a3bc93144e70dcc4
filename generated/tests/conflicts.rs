//! Bodies whose message and code differ. Needs no feature.

use agora_stt_errors::Operation::{Query, Start, Stop};
use agora_stt_errors::{ErrorResponse, Outcome, Retry};

const NOT_FOUND: &str = "The task is not found";
const EXPIRED: &str = "resourceId reaches out the limited time interval!";

/// Message and code that differ: what stops has won, and the other is told.
#[test]
fn what_stops_wins_over_what_goes_on() {
    let rows: [(&str, i64, &str, Option<&str>); 8] = [
        // Never stops more than same_call and after_call.
        (NOT_FOUND, 20, "task_not_found", Some("processing_timeout")),
        (EXPIRED, 2, "invalid_parameter", Some("token_expired")),
        // After a fix stops more than after a call; never stops more than after a fix.
        ("invalid_appid!", 1001, "service_not_enabled", Some("malformed_token")),
        ("invalid_appid!", 2, "invalid_parameter", Some("service_not_enabled")),
        // Another call first stops more than the same call again.
        (EXPIRED, 20, "token_expired", Some("processing_timeout")),
        // They agree, or one of them is silent: the message tells more.
        (EXPIRED, 1001, "token_expired", None),
        (NOT_FOUND, 1003, "task_not_found", None),
        (EXPIRED, 501, "token_expired", None),
    ];
    for (message, code, name, overruled) in rows {
        let response = ErrorResponse::new(400).with_message(message).with_code(code);
        let diagnosis = response.diagnose(Some(Start));
        assert_eq!(diagnosis.name(), name, "{message} / {code}");
        assert_eq!(diagnosis.conflict().map(|cause| cause.name()), overruled, "{message} / {code}");
        assert_eq!(diagnosis.anomaly(), None);
    }
}

/// Where one says that it is done and the other that it failed, it failed.
#[test]
fn what_is_done_by_half_of_the_body_is_not_done() {
    let started = "The task has been started, current status is STARTED, taskId is 1E2F";
    for (call, message, code, name, other) in [
        (Start, EXPIRED, 49, "repeated_request", "token_expired"),
        (Start, started, 2, "task_already_started", "invalid_parameter"),
        (Stop, NOT_FOUND, 404, "task_not_found", "task_ended"),
    ] {
        let response = ErrorResponse::new(400).with_message(message).with_code(code);
        let diagnosis = response.diagnose(Some(call));
        assert_eq!(diagnosis.name(), name);
        assert_eq!(diagnosis.conflict().map(|cause| cause.name()), Some(other));
        assert_eq!(diagnosis.outcome(), Outcome::Failed);
        assert!(diagnosis.to_string().ends_with(&format!("; against {other}")), "{diagnosis}");
    }
    let response = ErrorResponse::new(400).with_message(started).with_code(49);
    assert_eq!(response.diagnose(Some(Start)).outcome(), Outcome::AlreadyInEffect);
}

/// A message that is documented for other calls says nothing of the retry; a code that stops does.
#[test]
fn a_code_that_stops_is_heard_beside_a_message_that_is_silent() {
    let outside = "body schema check fail, x";
    let response = ErrorResponse::new(400).with_message(outside).with_code(2);
    let diagnosis = response.diagnose(Some(Query));
    assert_eq!((diagnosis.name(), diagnosis.retry()), ("invalid_parameter", Retry::Never));
    let response = ErrorResponse::new(400).with_message(outside).with_code(20);
    let diagnosis = response.diagnose(Some(Query));
    assert_eq!(diagnosis.name(), "body_schema_check_failed");
    assert_eq!(diagnosis.retry(), Retry::Unspecified);
}
