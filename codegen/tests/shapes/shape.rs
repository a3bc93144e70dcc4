//! What a crate reads of the responses of its shape.

use super::errors::{Certainty, ErrorResponse, Outcome, Retry};
use super::{RESPONSE, SUCCESSES};

#[test]
fn the_code_is_read_wherever_it_is() {
    let response = ErrorResponse::from_json(400_u16, RESPONSE.as_bytes());
    let diagnosis = response.diagnose(None);
    assert_eq!((diagnosis.name(), diagnosis.certainty()), ("busy", Certainty::Exact));
    assert!(matches!(diagnosis.retry(), Retry::SameCall(_)), "{diagnosis:?}");
    assert_eq!(response.clone().into_owned(), response);
}

#[test]
fn an_error_under_http_200_has_failed() {
    let response = ErrorResponse::from_json(200_u16, RESPONSE.as_bytes());
    let diagnosis = response.diagnose(None);
    assert_eq!((diagnosis.name(), diagnosis.outcome()), ("busy", Outcome::Failed));
    assert_eq!(diagnosis.retry(), Retry::Unspecified);
    assert!(diagnosis.anomaly().is_some());
}

#[test]
fn a_success_is_one() {
    for body in SUCCESSES {
        let response = ErrorResponse::from_json(200_u16, body.as_bytes());
        assert_eq!(response.diagnose(None).outcome(), Outcome::Success, "{body}");
    }
}

#[test]
fn every_end_of_a_body_is_read_without_a_panic() {
    for end in 0..RESPONSE.len() {
        let response = ErrorResponse::from_json(400_u16, RESPONSE[..end].as_bytes());
        let name = response.diagnose(None).name();
        assert!(["busy", "undocumented"].contains(&name), "{end}: {name}");
    }
}
