//! Bodies of an API whose codes are numbers, one row each: what is read of them.

use super::errors::{Cause, Certainty, ErrorCode, ErrorResponse, Outcome, StatusCode};
use proptest::prelude::*;

/// What is read of a body.
struct Read {
    code: Option<i64>,
    message: Option<&'static str>,
    reason: Option<&'static str>,
    detail: Option<&'static str>,
    /// A code that is not a number.
    is_unreadable: bool,
    /// An object `error` of which nothing is read.
    has_unread_error: bool,
}

const NOTHING: Read = Read {
    code: None,
    message: None,
    reason: None,
    detail: None,
    is_unreadable: false,
    has_unread_error: false,
};

const UNREAD_ERROR: Read = Read { has_unread_error: true, ..NOTHING };

const TWO: Read = Read { code: Some(2), ..NOTHING };

const TWENTY: Read = Read { code: Some(20), ..NOTHING };

const UNREADABLE: Read = Read { is_unreadable: true, ..NOTHING };

const GONE: Read = Read { message: Some("it is gone"), ..NOTHING };

#[test]
fn every_shape_is_read_under_every_status() {
    for (body, read) in shapes().into_iter().chain(codes()).chain(odd_fields()).chain(broken()) {
        for status in [200, 299, 400, 404, 503] {
            check(status, &body, &read);
        }
    }
}

fn check(status: u16, body: &[u8], read: &Read) {
    let shown = String::from_utf8_lossy(&body[..body.len().min(200)]);
    let response = ErrorResponse::from_json(status, body);
    assert_eq!(response.status(), status);
    assert_eq!(response.code(), read.code, "{shown}");
    assert_eq!(response.message(), read.message, "{shown}");
    assert_eq!(response.reason(), read.reason, "{shown}");
    assert_eq!(response.detail(), read.detail, "{shown}");
    assert_eq!(response.clone().into_owned(), response);

    let mut built = ErrorResponse::new(status);
    built = read.message.iter().fold(built, |built, message| built.with_message(message));
    built = read.reason.iter().fold(built, |built, reason| built.with_reason(reason));
    built = read.detail.iter().fold(built, |built, detail| built.with_detail(detail));
    built = read.code.iter().fold(built, |built, code| built.with_code(*code));
    let start = shown.strip_prefix('\u{feff}').unwrap_or(&shown).trim_start();
    let is_foreign = !start.is_empty() && !start.starts_with('{');
    let is_equal = !read.is_unreadable && !read.has_unread_error && !is_foreign;
    assert_eq!(built == response, is_equal, "{shown}");
    let certainty = response.diagnose(None).certainty();
    assert_eq!(certainty == Certainty::Foreign, is_foreign, "{shown}");
    let is_success = (200..300).contains(&status);
    let is_unread = is_success && read.has_unread_error && StatusCode::from_u16(status).is_none();
    if read.is_unreadable || is_unread {
        let diagnosis = response.diagnose(None);
        let answer = (diagnosis.cause(), diagnosis.outcome(), diagnosis.anomaly().is_some());
        assert_eq!(answer, (Cause::Undocumented, Outcome::Failed, is_success), "{status} {shown}");
    }
}

/// The usual shapes.
fn shapes() -> Vec<(Vec<u8>, Read)> {
    rows([
        (r#"{"message":"it is gone"}"#, GONE),
        (r#"{"code":2,"reason":"bad hour"}"#, Read { reason: Some("bad hour"), ..TWO }),
        (r#"{"message":"busy","code":20}"#, Read { message: Some("busy"), ..TWENTY }),
        (
            r#"{"detail":"no","reason":"rejected"}"#,
            Read { detail: Some("no"), reason: Some("rejected"), ..NOTHING },
        ),
        (r#"{"code":20,"vehicle":"1E2F","time":1}"#, TWENTY),
        (r#"{"reason":"because"}"#, Read { reason: Some("because"), ..NOTHING }),
        (r#"{"error":{"code":2,"message":"no"}}"#, Read { message: Some("no"), ..TWO }),
        (
            r#"{"code":20,"error":{"code":2,"message":"no"}}"#,
            Read { message: Some("no"), ..TWENTY },
        ),
        ("<html><body><h1>502 Bad Gateway</h1></body></html>", NOTHING),
        ("", NOTHING),
        ("{}", NOTHING),
    ])
}

/// Codes in every spelling.
fn codes() -> Vec<(Vec<u8>, Read)> {
    rows([
        (r#"{"code":"20"}"#, TWENTY),
        (r#"{"code":" 20 "}"#, TWENTY),
        (r#"{"code":20.0}"#, TWENTY),
        (r#"{"code":"20.0"}"#, TWENTY),
        (r#"{"code":2e1}"#, TWENTY),
        (r#"{"code":0.2e+2}"#, TWENTY),
        (r#"{"code":200e-1}"#, TWENTY),
        (r#"{"code":"2000.0E-2"}"#, TWENTY),
        (r#"{"code":0.00000000000000000000020e23}"#, TWENTY),
        (r#"{"code":2.5e1}"#, Read { code: Some(25), ..NOTHING }),
        (r#"{"code":-25e0}"#, Read { code: Some(-25), ..NOTHING }),
        (r#"{"code":9007199254740991.0}"#, Read { code: Some(9_007_199_254_740_991), ..NOTHING }),
        (r#"{"code":205e-1}"#, UNREADABLE),
        (r#"{"code":2e-1}"#, UNREADABLE),
        (r#"{"code":"+20"}"#, UNREADABLE),
        (r#"{"code":"2e"}"#, UNREADABLE),
        (r#"{"code":"e1"}"#, UNREADABLE),
        (r#"{"code":"20e99999999999999999999"}"#, UNREADABLE),
        (r#"{"code":20e-99999999999999999999}"#, UNREADABLE),
        (r#"{"code":-1}"#, Read { code: Some(-1), ..NOTHING }),
        (r#"{"code":9223372036854775807}"#, Read { code: Some(i64::MAX), ..NOTHING }),
        (r#"{"code":9223372036854775808}"#, UNREADABLE),
        (r#"{"code":1e999}"#, UNREADABLE),
        (r#"{"code":20.5}"#, UNREADABLE),
        (r#"{"code":"E_FAIL"}"#, UNREADABLE),
        (r#"{"code":20.0000000000000001}"#, UNREADABLE),
        (r#"{"code":19.99999999999999999}"#, UNREADABLE),
        (r#"{"code":9007199254740992.0}"#, UNREADABLE),
        (r#"{"code":9007199254740993.0}"#, UNREADABLE),
        (r#"{"code":1e-400}"#, UNREADABLE),
        (r#"{"code":"9999\ud800"}"#, UNREADABLE),
        (r#"{"code":"nan"}"#, UNREADABLE),
        (r#"{"code":""}"#, NOTHING),
        (r#"{"code":null}"#, NOTHING),
        (r#"{"code":true}"#, NOTHING),
        (r#"{"code":[20]}"#, NOTHING),
        (r#"{"code":{"code":20}}"#, NOTHING),
        (r#"{"Code":20}"#, NOTHING),
    ])
}

#[test]
fn zero_is_a_number_in_every_spelling() {
    for zero in ["0", "-0", "0.0", "0e-2", "0E5", "-0.0e-3", "0e99999999999999999999", "00"] {
        let body = format!(r#"{{"code":"{zero}"}}"#);
        let response = ErrorResponse::from_json(400_u16, body.as_bytes());
        assert_eq!(response.code(), Some(0), "{zero}");
        let built = ErrorResponse::new(400).with_code(0);
        assert_eq!(response, built, "{zero}");
    }
}

/// One odd field, and its neighbours on both sides.
fn odd_fields() -> Vec<(Vec<u8>, Read)> {
    let both = || Read { reason: Some("r"), ..TWENTY };
    let mut all = Vec::new();
    for odd in [
        "null",
        "1",
        "-0.0",
        "1e999",
        "true",
        "[]",
        "{}",
        r#"[[[{"code":2}]]]"#,
        r#"{"message":"x"}"#,
        "\"\\ud800\"",
        "123456789012345678901234567890",
        r#""\u0000""#,
    ] {
        for field in ["data", "error", "\\u0064ata"] {
            all.push((
                format!(r#"{{"code":20,"{field}":{odd},"reason":"r"}}"#).into_bytes(),
                both(),
            ));
        }
    }
    let inner = Read { message: Some("x"), ..both() };
    let with_error = format!(r#"{{"code":20,"error":{},"reason":"r"}}"#, r#"{"message":"x"}"#);
    all.retain(|(body, _)| *body != with_error.as_bytes());
    all.push((with_error.into_bytes(), inner));
    for odd in ["null", "1", "true", "[]", "{}"] {
        all.push((format!(r#"{{"code":20,"message":{odd},"reason":"r"}}"#).into_bytes(), both()));
    }
    all.extend(rows([
        (r#"{"code":2,"code":20}"#, TWENTY),
        (r#"{"code":20,"code":null}"#, TWENTY),
        (r#"{"message":"a","message":"it is gone","message":7}"#, GONE),
        (r#"{"\u0063ode":20}"#, TWENTY),
        (r#"{"error":{"code":20},"error":{"code":2}}"#, TWO),
        (r#"{"error":{"error":{"code":20}}}"#, UNREAD_ERROR),
        (r#"{"reason":"\x","code":20}"#, Read { reason: Some("\\x"), ..TWENTY }),
        (r#"{"trace":"C:\Users","code":20}"#, TWENTY),
        (r#"{"\ud800":1,"code":20}"#, TWENTY),
        (r#"{"error":{"\ud800":1,"code":20}}"#, TWENTY),
        (r#"{"error":{"code":20,"\ud800":1,"reason":"r"}}"#, both()),
        (r#"{"error":{"\ud800":1,"code":20},"reason":"r"}"#, both()),
        (r#"{"error":{"a\qb":1,"code":20},"reason":"r"}"#, both()),
        (r#"{"reason":"\ud800","code":20}"#, Read { reason: Some("\u{fffd}"), ..TWENTY }),
        (r#"{"error":{"code":20,"reason":"\x"}}"#, Read { reason: Some("\\x"), ..TWENTY }),
        (r#"{"message":"it\u0020is gone"}"#, GONE),
        (
            r#"{"message":"a\n\"b\" \ud83d\ude42 é"}"#,
            Read { message: Some("a\n\"b\" 🙂 é"), ..NOTHING },
        ),
    ]));
    all
}

/// Bodies that are not JSON, from some point on.
fn broken() -> Vec<(Vec<u8>, Read)> {
    let deep = |open: &str, close: &str| {
        let (open, close) = (open.repeat(100_000), close.repeat(100_000));
        format!(r#"{{"code":20,"data":{open}1{close},"reason":"r"}}"#).into_bytes()
    };
    let both = || Read { reason: Some("r"), ..TWENTY };
    let large = format!(r#"{{"code":20,"data":"{}","reason":"r"}}"#, "x".repeat(10_000_000));
    let mut all = vec![
        (deep("[", "]"), both()),
        (deep("{\"a\":", "}"), both()),
        (large.into_bytes(), both()),
        (vec![b'['; 1_000_000], NOTHING),
        (vec![0xff; 1_000], NOTHING),
        (b"\xef\xbb\xbf{\"code\":20}".to_vec(), TWENTY),
        (b"{\"code\":20,\"data\":\"\xff\xfe\",\"reason\":\"r\"}".to_vec(), both()),
        (
            b"{\"reason\":\"\xff\",\"code\":20}".to_vec(),
            Read { reason: Some("\u{fffd}"), ..TWENTY },
        ),
        (b"{\"data\":\"a\nb\x00\",\"code\":20,\"reason\":\"r\"}".to_vec(), both()),
        (b"{\"code\":20,\"reason\":\"a\nb\"}".to_vec(), Read { reason: Some("a\nb"), ..TWENTY }),
        (b"\xef\xbb\xbf{\"code\":20,\"x\":\"\xff\"}".to_vec(), TWENTY),
        (
            b"{\"reason\":\"a\nb\xff\",\"code\":20}".to_vec(),
            Read { reason: Some("a\nb\u{fffd}"), ..TWENTY },
        ),
        (
            b"{\"message\":\"it\nis gone\"}".to_vec(),
            Read { message: Some("it\nis gone"), ..NOTHING },
        ),
        (b"{\"error\":{\"code\":20},\"x\":\"\n\",\"code\":2}".to_vec(), TWO),
        (b"{\"code\":20,\"x\":\"a\nb\",\"code\":2}".to_vec(), TWO),
        (nested_errors(200_000), UNREAD_ERROR),
    ];
    all.extend(rows([
        (r#"{"code":20,"reason":"r","data":"#, both()),
        (r#"{"code":20,"reason":"r","da"#, both()),
        (r#"{"code":20,"reason":"r""#, both()),
        (r#"{"code":20,"reason":"cut of"#, TWENTY),
        (r#"{"code":20,"#, TWENTY),
        (r#"{"error":{"code":20,"reason":"cut"#, TWENTY),
        (r#"{"error":"x","error":{"code":20,"mes"#, TWENTY),
        (r#"{"error":{"code":20,"error":{"code":2},"reason":"r","x":["#, both()),
        (r#"{"code":20 "reason":"r"}"#, TWENTY),
        (r#"{"code":20} and more"#, TWENTY),
        ("\u{a0}\u{c}{\"code\":20}", TWENTY),
        (r#"{"code":2"#, NOTHING),
        (r#"[{"code":20}]"#, NOTHING),
        (r#""it is gone""#, NOTHING),
        ("it is gone", NOTHING),
        ("null", NOTHING),
        ("20", NOTHING),
        ("   \r\n\t", NOTHING),
        ("\u{feff}\u{feff}{}", NOTHING),
    ]));
    all
}

/// An error in an error in an error.
fn nested_errors(depth: usize) -> Vec<u8> {
    format!("{}1{}", "{\"error\":".repeat(depth), "}".repeat(depth)).into_bytes()
}

fn rows<const N: usize>(rows: [(&str, Read); N]) -> Vec<(Vec<u8>, Read)> {
    rows.into_iter().map(|(body, read)| (body.as_bytes().to_vec(), read)).collect()
}

#[test]
fn no_neighbour_of_a_code_is_one() {
    let documented: Vec<_> = ErrorCode::ALL.iter().map(|code| code.code()).collect();
    let neighbours =
        documented.iter().flat_map(|code| [code.wrapping_sub(1), code.wrapping_add(1)]);
    for number in neighbours.chain([-1, 0, i64::MIN, i64::MAX]) {
        let is_documented = documented.contains(&number);
        assert_eq!(ErrorCode::from_code(number).is_some(), is_documented, "{number}");
    }
}

proptest! {
    #[test]
    fn any_number_is_read(code: i64) {
        for body in [format!("{{\"code\":{code}}}"), format!("{{\"code\":\"{code}\"}}")] {
            let response = ErrorResponse::from_json(400_u16, body.as_bytes());
            prop_assert_eq!(response.code(), Some(code));
        }
    }
}
