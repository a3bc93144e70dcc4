//! The error that an application returns.
#![cfg(feature = "json")]

use std::error::Error;

use agora_stt_errors::{ApiError, ErrorResponse, Operation};

fn error(operation: Option<Operation>, status: u16, body: &str) -> ApiError {
    ApiError::new(operation, status, body.as_bytes().to_vec())
}

#[test]
fn an_error_says_in_one_line_what_happened() {
    use Operation::{Acquire, Start};
    let rows = [
        (
            error(Some(Start), 504, r#"{"code":20}"#),
            "agora-stt start: processing_timeout (http 504, code 20): the service ran out of time while it processed the request",
        ),
        (
            error(
                Some(Acquire),
                400,
                r#"{"code":2,"reason":"Acquire: invalid resourceExpiredHour value!"}"#,
            ),
            "agora-stt acquire: invalid_parameter (http 400, code 2): a parameter is missing, misspelled, of the wrong type or out of its range (Acquire: invalid resourceExpiredHour value!)",
        ),
        (
            error(None, 504, ""),
            "agora-stt: internal_communication_error (http 504): Agora's servers could not reach one another",
        ),
        (
            error(Some(Start), 400, r#"{"code":"E_1","message":"a\nb"}"#),
            "agora-stt start: undocumented (http 400, code E_1): Agora's page does not describe this response (a\\u{a}b)",
        ),
        (
            error(Some(Acquire), 400, r#"{"code":62}"#),
            "agora-stt acquire: service_unavailable (http 400, code 62): Real-Time STT is not enabled for this App ID",
        ),
    ];
    for (error, shown) in rows {
        assert_eq!(error.to_string(), shown);
    }
}

#[test]
fn the_body_is_kept_and_never_shown() {
    let body = r#"{"code":20,"tokenName":"secret","url":"https://x/?token=secret"}"#;
    let error = error(Some(Operation::Start), 504, body);
    assert_eq!(error.body(), body.as_bytes());
    let shown = format!("{error} {error:?} {error:#?} {:?}", error.diagnosis());
    assert!(!shown.contains("secret"), "{shown}");
    assert!(shown.contains("64 bytes"), "{shown}");
    assert_eq!(error.into_body(), body.as_bytes());
}

#[test]
fn a_reason_is_cut_and_its_control_characters_are_escaped() {
    let reason = format!("\u{1b}[2J\u{202e}{}", "x".repeat(5_000));
    let body = serde_json::json!({ "reason": reason }).to_string();
    let shown = error(None, 400, &body).to_string();
    assert!(shown.contains("(\\u{1b}[2J\\u{202e}xxx"), "{shown}");
    assert!(shown.ends_with("... and 4805 more characters)"), "{shown}");
    assert!(shown.len() < 500);
}

#[test]
fn an_error_is_one_pointer_wide_and_goes_anywhere() {
    fn goes_anywhere<E: Error + Send + Sync + 'static>(_: &E) {}
    assert_eq!(size_of::<ApiError>(), size_of::<usize>());
    assert_eq!(size_of::<Result<(), ApiError>>(), size_of::<usize>());
    goes_anywhere(&error(None, 500, ""));
}

/// What `?` does into `anyhow::Error` and into `#[from]` of thiserror: a conversion into a boxed
/// error, and back out of it.
#[test]
fn an_error_survives_the_boxes_of_other_crates() {
    fn fails() -> Result<(), Box<dyn Error + Send + Sync>> {
        Err(error(Some(Operation::Stop), 404, r#"{"code":404}"#))?;
        Ok(())
    }
    let boxed = fails().expect_err("it fails");
    let back = boxed.downcast_ref::<ApiError>().expect("the same error");
    assert!(back.diagnosis().outcome().is_in_effect());
    assert!(back.source().is_none());
}

#[test]
fn what_a_response_says_outlives_its_body() {
    let response = {
        let body = br#"{"code":20,"reason":"a\tb","message":"c"}"#.to_vec();
        ErrorResponse::from_json(504, &body).into_owned()
    };
    assert_eq!((response.reason(), response.message()), (Some("a\tb"), Some("c")));
}
