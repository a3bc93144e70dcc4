//! The rules of diagnosis, in their order.

use super::errors::Certainty::{Ambiguous, Exact, OutsideDocumentedCalls, Undocumented};
use super::errors::Operation::{Depart, Dock, Locate, Reserve, Shift};
use super::errors::{
    Actor, Cause, Diagnosis, ErrorCode, ErrorResponse, Message, Outcome, Retry, StatusCode,
    UNDOCUMENTED,
};

const NOT_FOUND: &str = "The ship is not found";
const EXPIRED: &str = "the berth was held too long!";

#[test]
fn a_response_is_diagnosed_in_a_few_words() {
    let response = ErrorResponse::new(504).with_code(20);
    let diagnosis = response.diagnose(Some(Dock));
    assert_eq!(diagnosis.name(), "crane_timeout");
    assert_eq!(diagnosis.certainty(), Exact);
    assert_eq!(diagnosis.remediation().actor(), Actor::Caller);
    assert_eq!(
        diagnosis.to_string(),
        "crane_timeout: The crane took too long; retry the same call after 2 s, then 5 s; \
         caller: Send the same request again after each delay"
    );
}

#[test]
fn an_error_in_the_body_of_a_success_has_failed() {
    let not_found = Cause::Message(Message::ShipNotFound);
    for (response, cause, certainty) in [
        (ErrorResponse::new(200).with_code(20), Cause::Code(ErrorCode::CraneTimeout), Exact),
        (ErrorResponse::new(200).with_code(40), Cause::Code(ErrorCode::RepeatedRequest), Exact),
        (ErrorResponse::new(200).with_message(NOT_FOUND), not_found, Exact),
        (ErrorResponse::new(200).with_code(901).with_message(NOT_FOUND), not_found, Exact),
        (ErrorResponse::new(200).with_code(7), Cause::Undocumented, Undocumented),
        (
            ErrorResponse::new(200).with_code(-1).with_message("OK"),
            Cause::Undocumented,
            Undocumented,
        ),
    ] {
        let diagnosis = response.diagnose(Some(Dock));
        assert_eq!((diagnosis.cause(), diagnosis.certainty()), (cause, certainty));
        assert_eq!(
            (diagnosis.outcome(), diagnosis.retry(), diagnosis.basis()),
            (Outcome::Failed, Retry::Unspecified, None)
        );
        assert_eq!(diagnosis.anomaly(), Some(Cause::Status(StatusCode::Done)));
        assert_eq!(diagnosis.summary(), UNDOCUMENTED.summary());
        assert_eq!(diagnosis.remediation(), UNDOCUMENTED.remediation());
        assert_eq!(diagnosis.entry(), diagnosis.cause().entry());
        assert!(diagnosis.to_string().ends_with("; but the HTTP status is 200"), "{diagnosis}");
    }
    let response = ErrorResponse::new(200).with_code(20).with_message(NOT_FOUND);
    assert_eq!(response.diagnose(Some(Dock)).conflict(), Some(not_found));
}

/// Every 2xx is a success, unless the catalog says otherwise of the status.
#[test]
fn an_error_under_a_success_that_is_not_documented_has_failed() {
    for status in [202, 204, 299] {
        let response = ErrorResponse::new(status).with_code(20);
        let diagnosis = response.diagnose(Some(Dock));
        assert_eq!(diagnosis.cause(), Cause::Code(ErrorCode::CraneTimeout));
        assert_eq!((diagnosis.outcome(), diagnosis.retry()), (Outcome::Failed, Retry::Unspecified));
        assert_eq!(diagnosis.anomaly(), Some(Cause::Undocumented));
    }
    for status in [201, 206, 302, 400] {
        let response = ErrorResponse::new(status).with_code(20);
        let diagnosis = response.diagnose(Some(Dock));
        assert_eq!((diagnosis.name(), diagnosis.anomaly()), ("crane_timeout", None));
        assert!(diagnosis.is_retryable());
    }
}

/// A message of success beside it does not make it one.
#[test]
fn an_unknown_code_beside_a_success_has_failed() {
    let response = ErrorResponse::new(200).with_message("All is well");
    assert_eq!(response.diagnose(Some(Dock)).name(), "done");
    let response = response.with_code(7);
    let diagnosis = response.diagnose(Some(Dock));
    assert_eq!((diagnosis.cause(), diagnosis.outcome()), (Cause::Undocumented, Outcome::Failed));
    assert_eq!(diagnosis.anomaly(), Some(Cause::Status(StatusCode::Done)));
}

#[test]
fn a_code_that_says_nothing_is_absent() {
    for (status, code, name) in [
        (200, 0, "done"),
        (200, 200, "done"),
        (400, 0, "bad_request"),
        (500, 500, "office_error"),
        (418, 418, "undocumented"),
    ] {
        let response = ErrorResponse::new(status).with_code(code).with_message("OK");
        let diagnosis = response.diagnose(Some(Dock));
        let alone = ErrorResponse::new(status);
        assert_eq!(diagnosis.name(), name);
        assert_eq!(diagnosis.cause(), alone.diagnose(Some(Dock)).cause());
        assert_eq!(diagnosis.outcome(), alone.diagnose(Some(Dock)).outcome());
        assert_eq!((diagnosis.anomaly(), diagnosis.conflict()), (None, None));
        assert_eq!(response.code(), Some(code), "it is kept all the same");
    }
    // A number that is documented says what it says.
    let response = ErrorResponse::new(504).with_code(504);
    assert_eq!(response.diagnose(None).name(), "crane_error_504");
    // Another number than the status is an undocumented code.
    let response = ErrorResponse::new(500).with_code(400);
    assert_eq!(response.diagnose(None).cause(), Cause::Undocumented);
}

/// A `const fn` cannot compare a text with templates: the diagnosis holds its conclusions.
#[test]
fn the_body_is_worked_out_once() {
    const fn conclusions<'a>(
        diagnosis: &Diagnosis<'a>,
    ) -> (Cause<'a>, Option<Cause<'a>>, Option<Cause<'a>>) {
        (diagnosis.cause(), diagnosis.conflict(), diagnosis.anomaly())
    }
    let response = ErrorResponse::new(400).with_message(NOT_FOUND).with_code(20);
    let (cause, conflict, anomaly) = conclusions(&response.diagnose(Some(Dock)));
    assert_eq!(cause, Cause::Code(ErrorCode::CraneTimeout));
    assert_eq!(conflict, Some(Cause::Message(Message::ShipNotFound)));
    assert_eq!(anomaly, None);
}

#[test]
fn a_message_comes_before_a_reason_before_a_detail() {
    let response = ErrorResponse::new(400)
        .with_detail("no_pilot!")
        .with_reason(EXPIRED)
        .with_message(NOT_FOUND);
    assert_eq!(response.diagnose(None).cause(), Cause::Message(Message::ShipNotFound));
    let response = response.with_message("something else");
    assert_eq!(response.diagnose(None).cause(), Cause::Message(Message::BerthExpired));
    let response = response.with_reason("");
    assert_eq!(response.diagnose(None).cause(), Cause::Message(Message::PilotNotHired));
}

#[test]
fn a_message_is_never_searched_for_in_a_longer_text() {
    for text in [
        "no_pilot! ",
        " no_pilot!",
        "user said: The ship is not found",
        "the ship is not found",
        "x cargo list refused, y",
    ] {
        let response = ErrorResponse::new(500).with_message(text);
        let cause = response.diagnose(None).cause();
        assert_eq!(cause, Cause::Status(StatusCode::OfficeError), "{text}");
    }
}

#[test]
fn a_tail_that_echoes_another_message_stays_a_tail() {
    let text = "cargo list refused, no_pilot!";
    let response = ErrorResponse::new(400).with_message(text);
    let message = Message::CargoRefused { detail: "no_pilot!" };
    assert_eq!(response.diagnose(Some(Shift)).cause(), Cause::Message(message));
}

#[test]
fn the_call_decides_what_a_code_with_two_meanings_says() {
    let response = ErrorResponse::new(400).with_code(60);
    let at_reserve = response.diagnose(Some(Reserve));
    assert_eq!((at_reserve.retry(), at_reserve.certainty()), (Retry::AfterFix, Exact));
    let at_dock = response.diagnose(Some(Dock));
    assert_eq!((at_dock.retry(), at_dock.certainty()), (Retry::Unspecified, Exact));
    let unknown = response.diagnose(None);
    assert_eq!((unknown.retry(), unknown.certainty()), (Retry::Unspecified, Ambiguous));
    let at_locate = response.diagnose(Some(Locate));
    assert_eq!(at_locate.certainty(), OutsideDocumentedCalls);
    assert_eq!(at_locate.cause(), Cause::Code(ErrorCode::CraneUnavailable));
    assert_eq!((at_locate.retry(), at_locate.outcome()), (Retry::Unspecified, Outcome::Failed));
}

#[test]
fn only_what_the_cases_share_is_said_without_the_call() {
    let response = ErrorResponse::new(400).with_code(404);
    assert_eq!(response.diagnose(Some(Depart)).outcome(), Outcome::AlreadyInEffect);
    let diagnosis = response.diagnose(None);
    assert_eq!(diagnosis.certainty(), Ambiguous);
    assert_eq!((diagnosis.outcome(), diagnosis.retry()), (Outcome::Failed, Retry::Unspecified));
}

#[test]
fn what_is_documented_for_one_call_is_not_believed_of_another() {
    let response = ErrorResponse::new(409).with_code(40);
    let diagnosis = response.diagnose(Some(Shift));
    assert_eq!(diagnosis.certainty(), OutsideDocumentedCalls);
    assert_eq!((diagnosis.outcome(), diagnosis.retry()), (Outcome::Failed, Retry::Unspecified));
}

#[test]
fn an_unknown_code_does_not_become_its_status() {
    for status in [201, 202, 206, 400, 401, 404, 409, 429, 500, 503, 504] {
        let numbers = [7, 15, 202, 1410, -1, i64::MAX];
        let undocumented =
            |code: &i64| ErrorCode::from_code(*code).is_none() && *code != i64::from(status);
        for code in numbers.into_iter().filter(undocumented) {
            let response = ErrorResponse::new(status).with_code(code);
            let diagnosis = response.diagnose(Some(Dock));
            assert_eq!(diagnosis.cause(), Cause::Undocumented);
            assert_eq!(diagnosis.certainty(), Undocumented);
            assert_eq!(
                (diagnosis.outcome(), diagnosis.retry()),
                (Outcome::Failed, Retry::Unspecified)
            );
            assert_eq!(diagnosis.remediation().actor(), Actor::Provider);
            assert_eq!((diagnosis.entry(), diagnosis.name()), (None, "undocumented"));
            assert_eq!(diagnosis.response().code(), Some(code));
        }
    }
}

#[test]
fn a_known_message_is_believed_beside_an_unknown_code() {
    let response = ErrorResponse::new(400).with_code(7).with_message(EXPIRED);
    let diagnosis = response.diagnose(Some(Dock));
    assert_eq!(diagnosis.cause(), Cause::Message(Message::BerthExpired));
    assert_eq!(diagnosis.retry(), Retry::AfterCall(Reserve));
}

#[test]
fn a_code_and_a_status_of_one_number_are_two_things() {
    let by_status = ErrorResponse::new(404);
    assert_eq!(by_status.diagnose(None).name(), "nothing_there");
    let by_code = ErrorResponse::new(404).with_code(404);
    assert_eq!(by_code.diagnose(None).name(), "ship_departed");
    assert_eq!(
        ErrorResponse::new(504).with_code(504).diagnose(Some(Dock)).name(),
        "crane_error_504"
    );
}

#[test]
fn a_status_that_is_not_in_the_catalog_is_undocumented() {
    for status in [0, 99, 202, 302, 402, 418, 429, 503, 600, u16::MAX] {
        let response = ErrorResponse::new(status);
        let diagnosis = response.diagnose(Some(Dock));
        assert_eq!((diagnosis.cause(), diagnosis.certainty()), (Cause::Undocumented, Undocumented));
        assert_eq!((diagnosis.outcome(), diagnosis.retry()), (Outcome::Failed, Retry::Unspecified));
    }
}

#[test]
fn what_is_in_effect_after_dock_is_not_after_depart() {
    for status in [201, 409] {
        let response = ErrorResponse::new(status);
        assert_eq!(response.diagnose(Some(Dock)).outcome(), Outcome::AlreadyInEffect);
        let after_depart = response.diagnose(Some(Depart));
        assert_eq!(after_depart.certainty(), OutsideDocumentedCalls);
        assert_eq!(after_depart.outcome(), Outcome::Failed);
    }
}

/// Answers can be made at compile time.
const RETRY: Retry = ErrorCode::CraneTimeout.retry_for(Dock);

#[test]
fn answers_are_constant() {
    assert!(RETRY.is_retryable());
}
