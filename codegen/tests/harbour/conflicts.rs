//! Bodies whose message and code differ.

use super::errors::Operation::{Depart, Dock, Locate};
use super::errors::{ErrorResponse, Outcome, Retry};

const NOT_FOUND: &str = "The ship is not found";
const EXPIRED: &str = "the berth was held too long!";

/// What is documented wins over what was inferred, then what stops; the other is the conflict.
#[test]
fn what_is_documented_wins_and_then_what_stops() {
    let rows: [(&str, i64, &str, Option<&str>); 8] = [
        // The delays are documented, the others were inferred.
        (NOT_FOUND, 20, "crane_timeout", Some("ship_not_found")),
        (EXPIRED, 20, "crane_timeout", Some("berth_expired")),
        ("no_pilot!", 2, "pilot_not_hired", Some("invalid_parameter")),
        // Both were inferred, or are documented: what stops wins.
        (EXPIRED, 2, "invalid_parameter", Some("berth_expired")),
        ("no_pilot!", 900, "pilot_not_hired", Some("malformed_berth")),
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
        (Dock, EXPIRED, 40, "berth_expired", "repeated_request"),
        (Dock, docked, 2, "invalid_parameter", "ship_already_docked"),
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
