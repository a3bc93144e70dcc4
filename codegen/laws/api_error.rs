//! The error that an application returns.

use std::error::Error;

use super::errors::{ApiError, ErrorResponse, Operation};
use super::{bodies, calls};

fn error(operation: Option<Operation>, status: u16, body: &str) -> ApiError {
    ApiError::new(operation, status, body.as_bytes().to_vec())
}

#[test]
fn an_error_names_the_call_the_entry_and_the_status() {
    for body in bodies() {
        for during in calls() {
            let error = error(during, 499, &body);
            let shown = error.to_string();
            let call = during.map_or(String::new(), |call| format!(" {call}"));
            let name = error.diagnosis().name();
            assert!(shown.contains(&format!("{call}: {name} (http 499")), "{shown}");
        }
    }
}

#[test]
fn the_body_is_kept_and_never_shown() {
    let body = r#"{"code":20,"tokenName":"secret","url":"https://x/?token=secret"}"#;
    let error = error(None, 504, body);
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
        Err(error(None, 499, "{}"))?;
        Ok(())
    }
    let boxed = fails().expect_err("it fails");
    let back = boxed.downcast_ref::<ApiError>().expect("the same error");
    assert_eq!(back.status(), 499);
    assert!(back.source().is_none());
}

#[test]
fn what_a_response_says_outlives_its_body() {
    let response = {
        let body = br#"{"code":20,"reason":"a\tb","message":"c"}"#.to_vec();
        ErrorResponse::from_json(504_u16, &body).into_owned()
    };
    assert_eq!((response.reason(), response.message()), (Some("a\tb"), Some("c")));
}
