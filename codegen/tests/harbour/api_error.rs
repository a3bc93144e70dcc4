//! What is shown of an error, and what its body alone says.

use super::errors::Operation::{self, Dock, Reserve};
use super::errors::{ApiError, ErrorResponse};

#[test]
fn an_error_is_shown_in_one_line() {
    let rows: [(Option<Operation>, u16, &str, &str); 5] = [
        (
            Some(Dock),
            504,
            r#"{"code":20}"#,
            "harbour dock: crane_timeout (http 504, code 20): the crane took too long",
        ),
        (
            Some(Reserve),
            400,
            r#"{"code":2,"reason":"bad length"}"#,
            "harbour reserve: invalid_parameter (http 400, code 2): a parameter is missing or out of its range (bad length)",
        ),
        (
            None,
            504,
            "",
            "harbour: tower_unreachable (http 504): the port office could not reach the tower",
        ),
        (
            Some(Dock),
            400,
            r#"{"code":"E_1","message":"a\nb"}"#,
            "harbour dock: undocumented (http 400, code E_1): the port office says something new (a\\u{a}b)",
        ),
        (
            Some(Reserve),
            400,
            r#"{"code":60}"#,
            "harbour reserve: crane_unavailable (http 400, code 60): no crane is rented for this ship",
        ),
    ];
    for (call, status, body, shown) in rows {
        assert_eq!(ApiError::new(call, status, body.as_bytes().to_vec()).to_string(), shown);
    }
}

#[test]
fn a_body_is_diagnosed_by_what_is_read_of_it() {
    for (body, name) in [
        (r#"{"message":"The ship is not found"}"#, "ship_not_found"),
        (r#"{"message":"The ship\u0020is not found"}"#, "ship_not_found"),
        (r#"{"message":"a","message":"The ship is not found","message":7}"#, "ship_not_found"),
        ("{\"message\":\"The ship\nis not found\"}", "bad_request"),
        (r#"{"detail":"no_pilot!","reason":"rejected"}"#, "pilot_not_hired"),
        (r#"{"code":" 2e1 "}"#, "crane_timeout"),
        (r#"{"error":{"code":20,"message":"busy"}}"#, "crane_timeout"),
        (r#"{"code":20.5}"#, "undocumented"),
        (r#"{"code":null}"#, "bad_request"),
        (r#""The ship is not found""#, "bad_request"),
        ("The ship is not found", "bad_request"),
    ] {
        let response = ErrorResponse::from_json(400_u16, body.as_bytes());
        assert_eq!(response.diagnose(None).name(), name, "{body}");
    }
}
