//! Bodies whose message and code differ.

use super::errors::Operation::{Depart, Dock, Locate};
use super::errors::{ErrorResponse, Outcome, Retry};

const NOT_FOUND: &str = "The ship is not found";
const EXPIRED: &str = "the berth was held too long!";

/// The stricter of message and code is the cause, and the other the conflict.
#[test]
fn what_stops_wins_over_what_goes_on() {
    let rows: [(&str, i64, &str, Option<&str>); 8] = [
        // Never stops more than same_call and after_call.
        (NOT_FOUND, 20, "ship_not_found", Some("crane_timeout")),
        (EXPIRED, 2, "invalid_parameter", Some("berth_expired")),
        // After a fix stops more than after a call; never stops more than after a fix.
        ("no_pilot!", 900, "pilot_not_hired", Some("malformed_berth")),
        ("no_pilot!", 2, "invalid_parameter", Some("pilot_not_hired")),
        // Another call first stops more than the same call again.
        (EXPIRED, 20, "berth_expired", Some("crane_timeout")),
        // They agree, or one of them is silent: the message is more specific.
        (EXPIRED, 900, "berth_expired", None),
        (NOT_FOUND, 901, "ship_not_found", None),
        (EXPIRED, 3, "berth_expired", None),
    ];
    for (message, code, name, overruled) in rows {
        let response = ErrorResponse::new(400).with_message(message).with_code(code);
        let diagnosis = response.diagnose(Some(Dock));
        assert_eq!(diagnosis.name(), name, "{message} / {code}");
        assert_eq!(diagnosis.conflict().map(|cause| cause.name()), overruled, "{message} / {code}");
        assert_eq!(diagnosis.anomaly(), None);
    }
}

/// Where one says that it is done and the other that it failed, it failed.
#[test]
fn what_is_done_by_half_of_the_body_is_not_done() {
    let docked = "The ship has docked, current state is MOORED, visitId is 1E2F";
    for (call, message, code, name, other) in [
        (Dock, EXPIRED, 40, "repeated_request", "berth_expired"),
        (Dock, docked, 2, "ship_already_docked", "invalid_parameter"),
        (Depart, NOT_FOUND, 404, "ship_not_found", "ship_departed"),
    ] {
        let response = ErrorResponse::new(400).with_message(message).with_code(code);
        let diagnosis = response.diagnose(Some(call));
        assert_eq!(diagnosis.name(), name);
        assert_eq!(diagnosis.conflict().map(|cause| cause.name()), Some(other));
        assert_eq!(diagnosis.outcome(), Outcome::Failed);
        assert!(diagnosis.to_string().ends_with(&format!("; against {other}")), "{diagnosis}");
    }
    let response = ErrorResponse::new(400).with_message(docked).with_code(40);
    assert_eq!(response.diagnose(Some(Dock)).outcome(), Outcome::AlreadyInEffect);
}

/// A message that is documented for other calls says nothing of the retry; a code that stops does.
#[test]
fn a_code_that_stops_is_heard_beside_a_message_that_is_silent() {
    let outside = "cargo list refused, x";
    let response = ErrorResponse::new(400).with_message(outside).with_code(2);
    let diagnosis = response.diagnose(Some(Locate));
    assert_eq!((diagnosis.name(), diagnosis.retry()), ("invalid_parameter", Retry::Never));
    let response = ErrorResponse::new(400).with_message(outside).with_code(20);
    let diagnosis = response.diagnose(Some(Locate));
    assert_eq!(diagnosis.name(), "cargo_refused");
    assert_eq!(diagnosis.retry(), Retry::Unspecified);
}
