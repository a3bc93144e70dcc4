//! To and from numbers, strings and names.

use std::collections::BTreeSet;

use super::errors::{Entry, ErrorCode, Operation, StatusCode};

#[test]
fn a_status_is_found_by_its_number_and_by_its_name() {
    for status in StatusCode::ALL.iter().copied() {
        assert_eq!(StatusCode::from_u16(status.as_u16()), Some(status));
        assert_eq!(StatusCode::try_from(u16::from(status)), Ok(status));
        assert_eq!(status.as_u16().to_string().parse(), Ok(status));
        assert_eq!(status.name().parse(), Ok(status));
    }
}

#[test]
fn no_other_number_is_a_status() {
    for number in 0..=u16::MAX {
        let documented = StatusCode::ALL.iter().any(|status| status.as_u16() == number);
        assert_eq!(StatusCode::from_u16(number).is_some(), documented, "{number}");
    }
}

#[test]
fn statuses_ascend_and_are_http_statuses() {
    assert!(StatusCode::ALL.windows(2).all(|pair| pair[0].as_u16() < pair[1].as_u16()));
    assert!(StatusCode::ALL.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(StatusCode::ALL.iter().all(|status| (100..=599).contains(&status.as_u16())));
}

#[test]
fn a_code_is_found_by_what_is_on_the_wire_and_by_its_name() {
    for code in ErrorCode::ALL.iter().copied() {
        assert_eq!(ErrorCode::from_code(code.code()), Some(code));
        assert_eq!(ErrorCode::try_from(code.code()), Ok(code));
        assert_eq!(code.code().to_string().parse(), Ok(code));
        // Where codes are strings, one may read as the name of another; the wire comes first.
        let named: ErrorCode = code.name().parse().expect("a name is one");
        assert!(named == code || named.code().to_string() == code.name());
    }
}

#[test]
fn codes_ascend() {
    assert!(ErrorCode::ALL.windows(2).all(|pair| pair[0].code() < pair[1].code()));
    assert!(ErrorCode::ALL.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn what_is_not_in_the_catalog_is_not_found() {
    for text in ["", "\u{1}", "\u{1}no such name", "\u{1}99999999999999999999"] {
        assert!(text.parse::<StatusCode>().is_err(), "{text}");
        assert!(text.parse::<ErrorCode>().is_err(), "{text}");
        assert!(text.parse::<Operation>().is_err(), "{text}");
        assert_eq!(Entry::by_name(text), None, "{text}");
    }
    let error = "\u{1}no such name".parse::<StatusCode>().expect_err("no status is called so");
    assert_eq!(error.to_string(), "this HTTP status is not documented");
}

#[test]
fn a_status_is_no_code_and_a_code_is_no_status_by_name() {
    for status in StatusCode::ALL {
        assert!(ErrorCode::ALL.iter().all(|code| code.name() != status.name()));
    }
}

#[test]
fn operations_have_names_that_are_read_back() {
    for operation in Operation::ALL.iter().copied() {
        assert_eq!(operation.name().parse(), Ok(operation));
        assert_eq!(operation.to_string(), operation.name());
        assert!(!operation.summary().is_empty());
    }
    let names: BTreeSet<_> = Operation::ALL.iter().map(|operation| operation.name()).collect();
    assert_eq!(names.len(), Operation::ALL.len());
    assert!(Operation::ALL.is_sorted());
}
