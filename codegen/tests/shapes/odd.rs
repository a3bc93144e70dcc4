//! What a crate reads where the names of paths clash, and values are written in another way.

use super::errors::{ErrorResponse, Operation, Outcome};

fn outcome(status: u16, body: &str) -> Outcome {
    ErrorResponse::from_json(status, body.as_bytes()).diagnose(Some(Operation::Get)).outcome()
}

#[test]
fn a_term_is_read_under_the_name_of_a_path() {
    assert_eq!(outcome(200, r#"{"reason":"x"}"#), Outcome::Success);
    assert_eq!(outcome(200, "{}"), Outcome::Degraded);
}

#[test]
fn a_failure_is_one_however_it_is_written_and_whatever_is_in_effect() {
    for status in [200, 201] {
        for body in [r#"{"s":"é/x"}"#, r#"{"s":"\u00e9\/x"}"#, r#"{"n":1}"#, r#"{"n":1.0}"#] {
            assert_eq!(outcome(status, body), Outcome::Failed, "{status} {body}");
        }
    }
    assert_eq!(outcome(201, r#"{"n":2}"#), Outcome::AlreadyInEffect);
}

#[test]
fn a_number_that_is_no_code_is_an_undocumented_one() {
    for code in ["99999999999999999999", "20.5", "\"+20\""] {
        assert_eq!(outcome(200, &format!("{{\"code\":{code}}}")), Outcome::Failed, "{code}");
    }
    assert_eq!(outcome(200, r#"{"code":"E500","reason":"x"}"#), Outcome::Success, "a word is no code here");
}
