//! What the features `serde` and `http` add.

use super::calls;
use super::errors::{
    Actor, Basis, Certainty, Entry, ErrorCode, ErrorResponse, Operation, Outcome, Section,
    StatusCode,
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
        Certainty::Foreign,
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

#[test]
fn an_entry_is_serialised_as_the_catalog_has_it() {
    for entry in Entry::ALL {
        let json = serde_json::to_value(entry).expect("JSON");
        assert_eq!(json["name"], entry.name());
        assert_eq!(json["wire"], entry.wire());
        assert_eq!(json["outcome"], entry.outcome().name());
        assert_eq!(json["retry"]["strategy"], entry.retry().name());
        assert_eq!(json["basis"].is_null(), entry.basis().is_none());
        assert_eq!(json["remediation"]["actor"], entry.remediation().actor().name());
        assert_eq!(json["cases"].as_array().map(Vec::len), Some(entry.cases().len()));
    }
}

#[test]
fn a_diagnosis_is_one_flat_object_without_a_text_from_the_server() {
    for status in StatusCode::ALL {
        let response = ErrorResponse::new(status.as_u16()).with_message("s3cr3t");
        for during in calls() {
            let diagnosis = response.diagnose(during);
            let json = serde_json::to_value(diagnosis).expect("JSON");
            assert_eq!(json["name"], diagnosis.name());
            assert_eq!(json["certainty"], diagnosis.certainty().name());
            assert_eq!(json["error_type"].as_str(), diagnosis.error_type());
            assert_eq!(json["outcome"], diagnosis.outcome().name());
            assert_eq!(json["actor"], diagnosis.remediation().actor().name());
            assert_eq!(json["retry"], diagnosis.retry().name());
            let retry = serde_json::to_value(diagnosis.retry()).expect("JSON");
            assert_eq!((&json["delays_ms"], &json["call"]), (&retry["delays_ms"], &retry["call"]));
            let missing = json["missing"].as_array().map(Vec::len);
            assert_eq!(missing, Some(diagnosis.missing().count()));
            assert!(json.as_object().is_some_and(|it| it.values().all(|it| !it.is_object())));
            assert!(!json.to_string().contains("s3cr3t"), "{json}");
        }
    }
}
