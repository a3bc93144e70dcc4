//! What the features `serde` and `http` add.
#![cfg(all(feature = "serde", feature = "http"))]

use agora_stt_errors::{
    Actor, Basis, Certainty, ErrorCode, Operation, Outcome, Section, StatusCode,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value as the JSON that it becomes, and back.
fn stored<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) -> String {
    let json = serde_json::to_string(value).expect("it is stored");
    let back: T = serde_json::from_str(&json).expect("it is read back");
    assert_eq!(back, *value);
    json
}

#[test]
fn entries_and_calls_are_stored_as_their_names() {
    for status in StatusCode::ALL {
        assert_eq!(stored(status), format!("\"{}\"", status.name()));
    }
    for code in ErrorCode::ALL {
        assert_eq!(stored(code), format!("\"{}\"", code.name()));
    }
    for operation in Operation::ALL {
        assert_eq!(stored(operation), format!("\"{}\"", operation.name()));
    }
}

#[test]
fn words_are_stored_as_the_catalog_has_them() {
    for outcome in [Outcome::Success, Outcome::AlreadyInEffect, Outcome::Degraded, Outcome::Failed]
    {
        assert_eq!(stored(&outcome), format!("\"{}\"", outcome.name()));
    }
    for basis in [Basis::Documented, Basis::Inferred] {
        assert_eq!(stored(&basis), format!("\"{}\"", basis.name()));
    }
    for actor in [Actor::Caller, Actor::Developer, Actor::Operator, Actor::Provider] {
        assert_eq!(stored(&actor), format!("\"{}\"", actor.name()));
    }
    for certainty in [
        Certainty::Exact,
        Certainty::OutsideDocumentedCalls,
        Certainty::Ambiguous,
        Certainty::Undocumented,
    ] {
        assert_eq!(stored(&certainty), format!("\"{}\"", certainty.name()));
    }
    assert_eq!(stored(&Section::ErrorCodes), "\"error_codes\"");
}

#[test]
fn a_name_of_another_kind_is_not_read() {
    for json in ["\"no_such_name\"", "\"processing_timeout\"", "\"start\"", "20", "null"] {
        assert!(serde_json::from_str::<StatusCode>(json).is_err(), "{json}");
    }
    assert!(serde_json::from_str::<ErrorCode>("\"success\"").is_err());
    let error = serde_json::from_str::<ErrorCode>("\"success\"").expect_err("it is a status");
    assert!(error.to_string().starts_with("this code is not documented"), "{error}");
    assert!(serde_json::from_str::<Operation>("\"success\"").is_err());
}

#[test]
fn a_status_goes_to_http_and_back() {
    for status in StatusCode::ALL {
        let http = http::StatusCode::from(*status);
        assert_eq!(http.as_u16(), status.as_u16());
        assert_eq!(StatusCode::try_from(http), Ok(*status));
    }
    assert!(StatusCode::try_from(http::StatusCode::IM_A_TEAPOT).is_err());
}
