//! The rules of diagnosis, in their order, on responses as they come. Needs no feature.

use agora_stt_errors::Certainty::{Ambiguous, Exact, OutsideDocumentedCalls, Undocumented};
use agora_stt_errors::Operation::{Acquire, Query, Start, Stop, Update};
use agora_stt_errors::{
    Actor, Cause, Diagnosis, ErrorCode, ErrorResponse, Message, Outcome, Retry, StatusCode,
    UNDOCUMENTED,
};

const NOT_FOUND: &str = "The task is not found";
const EXPIRED: &str = "resourceId reaches out the limited time interval!";

#[test]
fn a_response_is_diagnosed_in_a_few_words() {
    let response = ErrorResponse::new(504).with_code(20);
    let diagnosis = response.diagnose(Some(Start));
    assert_eq!(diagnosis.name(), "processing_timeout");
    assert_eq!(diagnosis.certainty(), Exact);
    assert_eq!(diagnosis.remediation().actor(), Actor::Caller);
    assert_eq!(
        diagnosis.to_string(),
        "processing_timeout: The service ran out of time while it processed the request; \
         retry the same call after 3 s, then 6 s; caller: Send the same request again after the \
         first delay and, if it fails in the same way, once more after the second"
    );
}

/// No application goes on as if it had worked.
#[test]
fn an_error_in_the_body_of_a_success_has_failed() {
    let not_found = Cause::Message(Message::TaskNotFound);
    for (response, cause, certainty) in [
        (ErrorResponse::new(200).with_code(20), Cause::Code(ErrorCode::ProcessingTimeout), Exact),
        (ErrorResponse::new(200).with_code(49), Cause::Code(ErrorCode::RepeatedRequest), Exact),
        (ErrorResponse::new(200).with_message(NOT_FOUND), not_found, Exact),
        (ErrorResponse::new(200).with_code(20).with_message(NOT_FOUND), not_found, Exact),
        (ErrorResponse::new(200).with_code(7), Cause::Undocumented, Undocumented),
        (
            ErrorResponse::new(200).with_code(-1).with_message("OK"),
            Cause::Undocumented,
            Undocumented,
        ),
    ] {
        let diagnosis = response.diagnose(Some(Start));
        assert_eq!((diagnosis.cause(), diagnosis.certainty()), (cause, certainty));
        assert_eq!(
            (diagnosis.outcome(), diagnosis.retry(), diagnosis.basis()),
            (Outcome::Failed, Retry::Unspecified, None)
        );
        assert_eq!(diagnosis.anomaly(), Some(Cause::Status(StatusCode::Success)));
        assert_eq!(diagnosis.summary(), UNDOCUMENTED.summary());
        assert_eq!(diagnosis.remediation(), UNDOCUMENTED.remediation());
        assert_eq!(diagnosis.entry(), diagnosis.cause().entry());
        assert!(diagnosis.to_string().ends_with("; but the HTTP status is 200"), "{diagnosis}");
    }
    let response = ErrorResponse::new(200).with_code(20).with_message(NOT_FOUND);
    let conflict = response.diagnose(Some(Start)).conflict();
    assert_eq!(conflict, Some(Cause::Code(ErrorCode::ProcessingTimeout)));
}

/// HTTP says success with every 2xx; only what the page says of a status is another thing.
#[test]
fn an_error_under_a_success_that_the_page_does_not_name_has_failed() {
    for status in [202, 204, 299] {
        let response = ErrorResponse::new(status).with_code(20);
        let diagnosis = response.diagnose(Some(Start));
        assert_eq!(diagnosis.cause(), Cause::Code(ErrorCode::ProcessingTimeout));
        assert_eq!((diagnosis.outcome(), diagnosis.retry()), (Outcome::Failed, Retry::Unspecified));
        assert_eq!(diagnosis.anomaly(), Some(Cause::Undocumented));
    }
    for status in [201, 206, 302, 400] {
        let response = ErrorResponse::new(status).with_code(20);
        let diagnosis = response.diagnose(Some(Start));
        assert_eq!((diagnosis.name(), diagnosis.anomaly()), ("processing_timeout", None));
        assert!(diagnosis.is_retryable());
    }
}

#[test]
fn a_code_that_says_nothing_is_absent() {
    for (status, code, name) in [
        (200, 0, "success"),
        (200, 200, "success"),
        (400, 0, "bad_request"),
        (500, 500, "internal_error"),
        (418, 418, "undocumented"),
    ] {
        let response = ErrorResponse::new(status).with_code(code).with_message("OK");
        let diagnosis = response.diagnose(Some(Start));
        let alone = ErrorResponse::new(status);
        assert_eq!(diagnosis.name(), name);
        assert_eq!(diagnosis.cause(), alone.diagnose(Some(Start)).cause());
        assert_eq!(diagnosis.outcome(), alone.diagnose(Some(Start)).outcome());
        assert_eq!((diagnosis.anomaly(), diagnosis.conflict()), (None, None));
        assert_eq!(response.code(), Some(code), "it is kept all the same");
    }
    // A number that is documented says what it says.
    let response = ErrorResponse::new(504).with_code(504);
    assert_eq!(response.diagnose(None).name(), "start_internal_error_504");
    // Another number than the status is a code that nobody documents.
    let response = ErrorResponse::new(500).with_code(400);
    assert_eq!(response.diagnose(None).cause(), Cause::Undocumented);
}

/// What a `const fn` returns was worked out before: a text is compared with no template again.
#[test]
fn the_body_is_worked_out_once() {
    const fn conclusions<'a>(
        diagnosis: &Diagnosis<'a>,
    ) -> (Cause<'a>, Option<Cause<'a>>, Option<Cause<'a>>, Outcome) {
        (diagnosis.cause(), diagnosis.conflict(), diagnosis.anomaly(), diagnosis.outcome())
    }
    let response = ErrorResponse::new(400).with_message(NOT_FOUND).with_code(20);
    let (cause, conflict, anomaly, outcome) = conclusions(&response.diagnose(Some(Start)));
    assert_eq!(cause, Cause::Message(Message::TaskNotFound));
    assert_eq!(conflict, Some(Cause::Code(ErrorCode::ProcessingTimeout)));
    assert_eq!((anomaly, outcome), (None, Outcome::Failed));
}

#[test]
fn a_message_comes_before_a_reason_before_a_detail() {
    let response = ErrorResponse::new(400)
        .with_detail("invalid_appid!")
        .with_reason(EXPIRED)
        .with_message(NOT_FOUND);
    assert_eq!(response.diagnose(None).cause(), Cause::Message(Message::TaskNotFound));
    let response = response.with_message("something else");
    assert_eq!(response.diagnose(None).cause(), Cause::Message(Message::TokenExpired));
    let response = response.with_reason("");
    assert_eq!(response.diagnose(None).cause(), Cause::Message(Message::ServiceNotEnabled));
}

#[test]
fn a_message_is_never_searched_for_in_a_longer_text() {
    for text in [
        "invalid_appid! ",
        " invalid_appid!",
        "user said: The task is not found",
        "the task is not found",
        "x body schema check fail, y",
    ] {
        let response = ErrorResponse::new(500).with_message(text);
        let cause = response.diagnose(None).cause();
        assert_eq!(cause, Cause::Status(StatusCode::InternalError), "{text}");
    }
}

#[test]
fn a_tail_that_echoes_another_message_stays_a_tail() {
    let text = "body schema check fail, invalid_appid!";
    let response = ErrorResponse::new(400).with_message(text);
    let message = Message::BodySchemaCheckFailed { detail: "invalid_appid!" };
    assert_eq!(response.diagnose(Some(Update)).cause(), Cause::Message(message));
}

#[test]
fn the_call_decides_what_a_code_with_two_meanings_says() {
    let response = ErrorResponse::new(400).with_code(62);
    let at_acquire = response.diagnose(Some(Acquire));
    assert_eq!((at_acquire.retry(), at_acquire.certainty()), (Retry::AfterFix, Exact));
    let at_start = response.diagnose(Some(Start));
    assert_eq!((at_start.retry(), at_start.certainty()), (Retry::Unspecified, Exact));
    let nobody_knows = response.diagnose(None);
    assert_eq!((nobody_knows.retry(), nobody_knows.certainty()), (Retry::Unspecified, Ambiguous));
    let at_query = response.diagnose(Some(Query));
    assert_eq!(at_query.certainty(), OutsideDocumentedCalls);
    assert_eq!(at_query.cause(), Cause::Code(ErrorCode::ServiceUnavailable));
    assert_eq!((at_query.retry(), at_query.outcome()), (Retry::Unspecified, Outcome::Failed));
}

#[test]
fn only_what_the_cases_share_is_said_without_the_call() {
    let response = ErrorResponse::new(400).with_code(404);
    assert_eq!(response.diagnose(Some(Stop)).outcome(), Outcome::AlreadyInEffect);
    let diagnosis = response.diagnose(None);
    assert_eq!(diagnosis.certainty(), Ambiguous);
    assert_eq!((diagnosis.outcome(), diagnosis.retry()), (Outcome::Failed, Retry::Never));
}

#[test]
fn what_is_documented_for_one_call_is_not_believed_of_another() {
    let response = ErrorResponse::new(409).with_code(49);
    let diagnosis = response.diagnose(Some(Update));
    assert_eq!(diagnosis.certainty(), OutsideDocumentedCalls);
    assert_eq!((diagnosis.outcome(), diagnosis.retry()), (Outcome::Failed, Retry::Unspecified));
}

#[test]
fn an_unknown_code_does_not_become_its_status() {
    for status in [201, 202, 206, 400, 401, 404, 409, 429, 500, 503, 504] {
        let seen_on_the_wire = [7, 15, 65, 202, 433, 435, 1410, -1, i64::MAX];
        let undocumented =
            |code: &i64| ErrorCode::from_code(*code).is_none() && *code != i64::from(status);
        for code in seen_on_the_wire.into_iter().filter(undocumented) {
            let response = ErrorResponse::new(status).with_code(code);
            let diagnosis = response.diagnose(Some(Start));
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
    let diagnosis = response.diagnose(Some(Start));
    assert_eq!(diagnosis.cause(), Cause::Message(Message::TokenExpired));
    assert_eq!(diagnosis.retry(), Retry::AfterCall(Acquire));
}

#[test]
fn a_code_and_a_status_of_one_number_are_two_things() {
    let by_status = ErrorResponse::new(404);
    assert_eq!(by_status.diagnose(None).name(), "resource_not_found");
    let by_code = ErrorResponse::new(404).with_code(404);
    assert_eq!(by_code.diagnose(None).name(), "task_ended");
    assert_eq!(
        ErrorResponse::new(504).with_code(504).diagnose(Some(Start)).name(),
        "start_internal_error_504"
    );
}

#[test]
fn what_nobody_documents_is_undocumented() {
    for status in [0, 99, 202, 302, 402, 418, 429, 503, 600, u16::MAX] {
        let response = ErrorResponse::new(status);
        let diagnosis = response.diagnose(Some(Start));
        assert_eq!((diagnosis.cause(), diagnosis.certainty()), (Cause::Undocumented, Undocumented));
        assert_eq!((diagnosis.outcome(), diagnosis.retry()), (Outcome::Failed, Retry::Unspecified));
    }
}

#[test]
fn what_is_in_effect_after_a_start_is_not_after_a_stop() {
    for status in [201, 409] {
        let response = ErrorResponse::new(status);
        assert_eq!(response.diagnose(Some(Start)).outcome(), Outcome::AlreadyInEffect);
        let after_stop = response.diagnose(Some(Stop));
        assert_eq!(after_stop.certainty(), OutsideDocumentedCalls);
        assert_eq!(after_stop.outcome(), Outcome::Failed);
    }
}

#[test]
fn a_diagnosis_is_copied_and_small() {
    fn copy<T: Copy>(value: &T) -> T {
        *value
    }
    let response = ErrorResponse::new(400).with_code(2);
    let diagnosis = copy(&response.diagnose(None));
    assert_eq!(diagnosis.name(), "invalid_parameter");
    assert!(size_of::<Diagnosis<'_>>() <= 48, "{}", size_of::<Diagnosis<'_>>());
    assert!(size_of::<Message<'_>>() <= 24, "{}", size_of::<Message<'_>>());
}
