//! Any status, any call and any bytes: no panic, nothing lost, no retry that is not documented.
#![no_main]

use agora_stt_errors::{ApiError, Cause, ErrorCode, ErrorResponse, Message, Operation, Retry};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, u8, &[u8])| {
    let (status, call, body) = input;
    let during = Operation::ALL.get(usize::from(call)).copied();
    let response = ErrorResponse::from_json(status, body);
    assert_eq!(response.status(), status);
    let diagnosis = response.diagnose(during);
    if let Cause::Message(message) = diagnosis.cause() {
        let text = message.to_string();
        assert_eq!(Message::parse(&text), Some(message));
    }
    let says_nothing = |code: i64| code == 0 || code == i64::from(status);
    let is_unknown = |code: i64| ErrorCode::from_code(code).is_none() && !says_nothing(code);
    let by_message = matches!(diagnosis.cause(), Cause::Message(_));
    if response.code().is_some_and(is_unknown) && !by_message || diagnosis.anomaly().is_some() {
        assert_eq!(diagnosis.retry(), Retry::Unspecified);
    }
    let error = ApiError::new(during, status, body.to_vec());
    assert_eq!(error.response(), &response);
    assert_eq!(error.body(), body);
    let shown = format!("{error} {error:?}");
    assert!(shown.len() < 10_000 && !shown.contains(char::is_control));
});
