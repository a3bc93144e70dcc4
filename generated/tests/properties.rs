//! What holds for any response, and not only for those that somebody thought of.
#![cfg(feature = "json")]

use agora_stt_errors::{
    ApiError, Cause, ErrorCode, ErrorResponse, Message, Operation, Outcome, Retry,
};
use proptest::prelude::*;

fn call() -> impl Strategy<Value = Option<Operation>> {
    proptest::option::of(proptest::sample::select(Operation::ALL))
}

/// Objects with the fields that are read and others, in any order, with values of any kind.
fn body() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| format!("{number:?}")),
        any::<String>().prop_map(|text| serde_json::Value::from(text).to_string()),
        Just("null".to_owned()),
        Just("{\"code\":2}".to_owned()),
        Just("\"The task is not found\"".to_owned()),
        Just("20".to_owned()),
        ".{0,8}",
    ];
    let name = prop_oneof![
        Just("code".to_owned()),
        Just("message".to_owned()),
        Just("reason".to_owned()),
        Just("detail".to_owned()),
        Just("error".to_owned()),
        "[a-z]{0,3}",
    ];
    proptest::collection::vec((name, leaf), 0..6).prop_map(|fields| {
        let fields: Vec<_> =
            fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", fields.join(","))
    })
}

fn hold(status: u16, body: &[u8], during: Option<Operation>) {
    let response = ErrorResponse::from_json(status, body);
    assert_eq!(response.status(), status);
    let diagnosis = response.diagnose(during);
    assert_eq!(diagnosis.during(), during);
    let says_nothing = |code: i64| code == 0 || code == i64::from(status);
    let is_unknown = |code: i64| ErrorCode::from_code(code).is_none() && !says_nothing(code);
    if response.code().is_some_and(is_unknown) {
        let by_message = matches!(diagnosis.cause(), Cause::Message(_));
        assert!(by_message || diagnosis.retry() == Retry::Unspecified, "{diagnosis:?}");
        assert!(by_message || diagnosis.outcome() == Outcome::Failed, "{diagnosis:?}");
    }
    if diagnosis.anomaly().is_some() {
        assert_eq!((diagnosis.outcome(), diagnosis.retry()), (Outcome::Failed, Retry::Unspecified));
    }
    if diagnosis.entry().is_none() {
        assert_eq!(diagnosis.retry(), Retry::Unspecified);
    }
    assert_eq!(diagnosis.basis().is_none(), diagnosis.retry() == Retry::Unspecified);
    let error = ApiError::new(during, status, body.to_vec());
    assert_eq!((error.body(), error.status(), error.operation()), (body, status, during));
    assert_eq!(error.response(), &response);
    assert_eq!(error.diagnosis().cause(), diagnosis.cause());
    let shown = format!("{error} {error:?}");
    assert!(shown.len() < 10_000 && !shown.contains(char::is_control), "{shown}");
    assert_eq!(error.into_body(), body);
}

proptest! {
    #[test]
    fn any_bytes_are_answered(
        status: u16,
        body in proptest::collection::vec(any::<u8>(), 0..200),
        during in call(),
    ) {
        hold(status, &body, during);
    }

    #[test]
    fn any_object_is_answered(status in 0_u16..700, body in body(), during in call()) {
        hold(status, body.as_bytes(), during);
    }

    #[test]
    fn any_cut_of_an_object_keeps_what_came_before(body in body(), cut: prop::sample::Index) {
        let end = cut.index(body.len() + 1);
        let bytes = format!("{{\"code\":20,\"zz\":{body}");
        let end = (end + "{\"code\":20,".len()).min(bytes.len());
        hold(500, &bytes.as_bytes()[..end], None);
        let response = ErrorResponse::from_json(500, &bytes.as_bytes()[..end]);
        prop_assert_eq!(response.code(), Some(20));
    }

    #[test]
    fn what_was_put_in_is_returned_untouched(
        message: String,
        reason: String,
        detail: String,
        code: i64,
        status: u16,
    ) {
        let json = serde_json::json!({
            "x": [1, {"code": 2}], "message": message, "reason": reason, "code": code, "detail": detail,
        })
        .to_string();
        let response = ErrorResponse::from_json(status, json.as_bytes());
        prop_assert_eq!(response.message(), Some(message.as_str()));
        prop_assert_eq!(response.reason(), Some(reason.as_str()));
        prop_assert_eq!(response.detail(), Some(detail.as_str()));
        prop_assert_eq!(response.code(), Some(code));
        let built = ErrorResponse::new(status)
            .with_message(&message)
            .with_reason(&reason)
            .with_detail(&detail)
            .with_code(code);
        prop_assert_eq!(&built, &response);
        prop_assert_eq!(built.diagnose(None).cause(), response.diagnose(None).cause());
    }

    #[test]
    fn a_message_with_any_tail_gives_its_text_back(tail: String) {
        let text = format!("body schema check fail, {tail}");
        let message = Message::parse(&text).expect("documented");
        prop_assert_eq!(message, Message::BodySchemaCheckFailed { detail: &tail });
        prop_assert_eq!(message.to_string(), text);
    }

    #[test]
    fn any_text_that_parses_gives_its_text_back(text in ".*") {
        if let Some(message) = Message::parse(&text) {
            prop_assert_eq!(message.to_string(), text);
        }
    }
}
