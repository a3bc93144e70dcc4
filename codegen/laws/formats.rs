//! How values are shown, converted and serialised.

use std::fmt::Display;
use std::time::Duration;

use super::errors::{
    Delays, Entry, ErrorCode, ErrorResponse, Message, Operation, StatusCode, Term, UNDOCUMENTED,
};
use super::{calls, filled, messages};

/// A width is honoured whatever is shown.
fn is_padded(value: impl Display) {
    let plain = value.to_string();
    let width = plain.chars().count() + 5;
    assert_eq!(format!("{value:width$}"), format!("{plain:width$}"));
    assert_eq!(format!("{value:*>width$}"), format!("{plain:*>width$}"));
    assert_eq!(format!("{value:*^width$}"), format!("{plain:*^width$}"));
    assert_eq!(format!("{value:1}"), plain);
}

#[test]
fn a_width_is_honoured() {
    for entry in Entry::ALL {
        is_padded(entry);
        is_padded(entry.section());
        is_padded(entry.outcome());
        is_padded(entry.retry());
        is_padded(entry.remediation());
        is_padded(entry.remediation().actor());
    }
    StatusCode::ALL.iter().for_each(is_padded);
    ErrorCode::ALL.iter().for_each(is_padded);
    Operation::ALL.iter().for_each(is_padded);
    Term::ALL.iter().for_each(is_padded);
    for entry in messages() {
        let text = filled(entry.wire(), "日本");
        is_padded(Message::parse(&text).unwrap_or_else(|| panic!("{text:?}")));
    }
    for during in calls() {
        let response = ErrorResponse::new(200).with_message("x");
        let diagnosis = response.diagnose(during);
        is_padded(diagnosis);
        is_padded(diagnosis.certainty());
    }
    is_padded(UNDOCUMENTED.remediation());
    is_padded(StatusCode::try_from(1_u16).expect_err("no HTTP status"));
}

#[cfg(feature = "json")]
#[test]
fn a_width_of_an_error_is_honoured() {
    let error = super::errors::ApiError::new(None, 499_u16, "{\"message\":\"a\\u001bb\"}");
    is_padded(&error);
    is_padded(error.redacted());
}

#[test]
fn a_status_is_found_by_any_integer() {
    for status in StatusCode::ALL {
        let number = status.as_u16();
        assert_eq!(StatusCode::try_from(i32::from(number)), Ok(*status));
        assert_eq!(StatusCode::try_from(i64::from(number)), Ok(*status));
        assert_eq!(StatusCode::try_from(u32::from(number)), Ok(*status));
        assert_eq!(StatusCode::try_from(usize::from(number)), Ok(*status));
    }
    assert!(StatusCode::try_from(-200).is_err());
    assert!(StatusCode::try_from(65_736_u32).is_err(), "65,536 more than 200");
}

#[test]
fn delays_ascend_from_more_than_nothing() {
    const fn seconds(number: u64) -> Duration {
        Duration::from_secs(number)
    }
    const TWO: &[Duration] = &[seconds(1), seconds(3)];
    const EQUAL: &[Duration] = &[seconds(2), seconds(2)];
    const ZERO: &[Duration] = &[seconds(0), seconds(1)];
    const DESCENDING: &[Duration] = &[seconds(3), seconds(1)];
    let delays = Delays::from_static(TWO).expect("delays");
    assert_eq!((delays.len(), delays.as_slice()), (2, TWO));
    assert!(delays.iter().eq(TWO.iter().copied()));
    assert!(Delays::from_static(EQUAL).is_some());
    for refused in [&[][..], ZERO, DESCENDING] {
        assert_eq!(Delays::from_static(refused), None);
    }
}

#[cfg(feature = "json")]
#[test]
fn a_check_returns_the_body_of_a_success_and_no_other() {
    use super::errors::{Outcome, check};

    for status in StatusCode::ALL {
        for call in Operation::ALL {
            let members = call.returns().iter().map(|term| format!("\"{}\":\"x\"", term.name()));
            let body = format!("{{{}}}", members.collect::<Vec<_>>().join(","));
            let is_success = status.entry().outcome_for(*call) == Outcome::Success;
            match check(*call, *status, body.clone().into_bytes()) {
                Ok(returned) => assert!(is_success && returned == body.as_bytes(), "{status}"),
                Err(error) => assert!(!is_success && error.body() == body.as_bytes(), "{error}"),
            }
        }
    }
}
