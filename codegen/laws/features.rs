//! What the features `serde` and `http` add.

use super::errors::{Actor, Basis, Certainty, ErrorCode, Operation, Outcome, Section, StatusCode};
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
    for json in ["\"\u{1}no such name\"", "20", "null"] {
        assert!(serde_json::from_str::<StatusCode>(json).is_err(), "{json}");
        assert!(serde_json::from_str::<Operation>(json).is_err(), "{json}");
    }
    for code in ErrorCode::ALL {
        assert!(serde_json::from_str::<StatusCode>(&stored(code)).is_err(), "{code}");
    }
    for status in StatusCode::ALL {
        let error = serde_json::from_str::<ErrorCode>(&stored(status)).expect_err("a status");
        assert!(error.to_string().starts_with("this code is not documented"), "{error}");
    }
}

#[test]
fn a_status_goes_to_http_and_back() {
    for number in 100..=999 {
        let http = http::StatusCode::from_u16(number).expect("three digits");
        let status = StatusCode::from_u16(number);
        assert_eq!(StatusCode::try_from(http).ok(), status);
        assert!(status.is_none_or(|status| http::StatusCode::from(status) == http));
    }
}
