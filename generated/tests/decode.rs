//! Bodies as they come, one row each: what is read of them, whatever the status.
#![cfg(feature = "json")]

use agora_stt_errors::{Certainty, Entry, ErrorResponse, Outcome, Retry};

const STATUSES: [u16; 12] = [200, 201, 202, 206, 400, 401, 404, 409, 429, 500, 503, 504];

/// What is read of a body: code, message, reason, detail; and the name of what the body alone says.
struct Read {
    code: Option<i64>,
    message: Option<&'static str>,
    reason: Option<&'static str>,
    detail: Option<&'static str>,
    says: Option<&'static str>,
}

const NOTHING: Read = Read { code: None, message: None, reason: None, detail: None, says: None };

const TWO: Read = Read { code: Some(2), says: Some("invalid_parameter"), ..NOTHING };

const TWENTY: Read = Read { code: Some(20), says: Some("processing_timeout"), ..NOTHING };

/// A code that is there, and that nobody documents or can read.
const UNKNOWN: Read = Read { says: Some("undocumented"), ..NOTHING };

const GONE: Read =
    Read { message: Some("The task is not found"), says: Some("task_not_found"), ..NOTHING };

#[test]
fn every_shape_is_read_under_every_status() {
    for (body, read) in shapes().into_iter().chain(codes()).chain(odd_fields()).chain(broken()) {
        for status in STATUSES {
            hold(status, &body, &read);
        }
    }
}

fn hold(status: u16, body: &[u8], read: &Read) {
    let shown = String::from_utf8_lossy(&body[..body.len().min(200)]);
    let response = ErrorResponse::from_json(status, body);
    assert_eq!(response.status(), status);
    assert_eq!(response.code(), read.code, "{shown}");
    assert_eq!(response.message(), read.message, "{shown}");
    assert_eq!(response.reason(), read.reason, "{shown}");
    assert_eq!(response.detail(), read.detail, "{shown}");
    assert_eq!(response.clone().into_owned(), response);

    let diagnosis = response.diagnose(None);
    match (status, read.says) {
        (200, says) => {
            let outcome = if says.is_some() { Outcome::Failed } else { Outcome::Success };
            assert_eq!(
                (diagnosis.outcome(), diagnosis.name()),
                (outcome, says.unwrap_or("success"))
            );
            let anomaly = says.map(|_| "success");
            assert_eq!(diagnosis.anomaly().map(|cause| cause.name()), anomaly, "{shown}");
        }
        (_, Some(says)) => assert_eq!(diagnosis.name(), says, "{status} {shown}"),
        (202 | 429 | 503, None) => {
            assert_eq!(diagnosis.certainty(), Certainty::Undocumented, "{status} {shown}");
            assert_eq!(diagnosis.retry(), Retry::Unspecified);
        }
        (_, None) => {
            assert_eq!(diagnosis.entry().map(Entry::wire), Some(&*status.to_string()));
        }
    }
}

/// The shapes that are seen on the wire.
fn shapes() -> Vec<(Vec<u8>, Read)> {
    rows([
        (r#"{"message":"The task is not found"}"#, GONE),
        (
            r#"{"code":2,"reason":"Acquire: invalid resourceExpiredHour value!"}"#,
            Read { reason: Some("Acquire: invalid resourceExpiredHour value!"), ..TWO },
        ),
        (r#"{"message":"busy","code":20}"#, Read { message: Some("busy"), ..TWENTY }),
        (
            r#"{"detail":"invalid_appid!","reason":"rejected"}"#,
            Read {
                detail: Some("invalid_appid!"),
                reason: Some("rejected"),
                says: Some("service_not_enabled"),
                ..NOTHING
            },
        ),
        (r#"{"code":20,"taskId":"1E2F","createTs":1}"#, TWENTY),
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
        (r#"{"code":2.5e1}"#, Read { code: Some(25), ..UNKNOWN }),
        (r#"{"code":-25e0}"#, Read { code: Some(-25), ..UNKNOWN }),
        (r#"{"code":9007199254740991.0}"#, Read { code: Some(9_007_199_254_740_991), ..UNKNOWN }),
        (r#"{"code":205e-1}"#, UNKNOWN),
        (r#"{"code":2e-1}"#, UNKNOWN),
        (r#"{"code":"+20"}"#, UNKNOWN),
        (r#"{"code":"2e"}"#, UNKNOWN),
        (r#"{"code":"e1"}"#, UNKNOWN),
        (r#"{"code":"20e99999999999999999999"}"#, UNKNOWN),
        (r#"{"code":20e-99999999999999999999}"#, UNKNOWN),
        (r#"{"code":-1}"#, Read { code: Some(-1), ..UNKNOWN }),
        (r#"{"code":9223372036854775807}"#, Read { code: Some(i64::MAX), ..UNKNOWN }),
        (r#"{"code":9223372036854775808}"#, UNKNOWN),
        (r#"{"code":1e999}"#, UNKNOWN),
        (r#"{"code":20.5}"#, UNKNOWN),
        (r#"{"code":"E_FAIL"}"#, UNKNOWN),
        (r#"{"code":20.0000000000000001}"#, UNKNOWN),
        (r#"{"code":19.99999999999999999}"#, UNKNOWN),
        (r#"{"code":9007199254740993.0}"#, UNKNOWN),
        (r#"{"code":1e-400}"#, UNKNOWN),
        (r#"{"code":"9999\ud800"}"#, UNKNOWN),
        (r#"{"code":"nan"}"#, UNKNOWN),
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
        let response = ErrorResponse::from_json(400, body.as_bytes());
        assert_eq!(response.code(), Some(0), "{zero}");
        assert_eq!(response.diagnose(None).name(), "bad_request", "{zero}");
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
        (r#"{"message":"a","message":"The task is not found","message":7}"#, GONE),
        (r#"{"\u0063ode":20}"#, TWENTY),
        (r#"{"error":{"code":20},"error":{"code":2}}"#, TWO),
        (r#"{"error":{"error":{"code":20}}}"#, NOTHING),
        (r#"{"reason":"\x","code":20}"#, Read { reason: Some("\\x"), ..TWENTY }),
        (r#"{"trace":"C:\Users","code":20}"#, TWENTY),
        (r#"{"\ud800":1,"code":20}"#, TWENTY),
        (r#"{"error":{"\ud800":1,"code":20}}"#, TWENTY),
        (r#"{"error":{"code":20,"\ud800":1,"reason":"r"}}"#, both()),
        (r#"{"error":{"\ud800":1,"code":20},"reason":"r"}"#, both()),
        (r#"{"error":{"a\qb":1,"code":20},"reason":"r"}"#, both()),
        (r#"{"reason":"\ud800","code":20}"#, Read { reason: Some("\u{fffd}"), ..TWENTY }),
        (r#"{"error":{"code":20,"reason":"\x"}}"#, Read { reason: Some("\\x"), ..TWENTY }),
        (r#"{"message":"The task\u0020is not found"}"#, GONE),
        (
            r#"{"message":"a\n\"b\" \ud83d\ude42 é"}"#,
            Read { message: Some("a\n\"b\" 🙂 é"), ..NOTHING },
        ),
    ]));
    all
}

/// Bodies that are no JSON, from some point on.
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
            b"{\"message\":\"The task\nis not found\"}".to_vec(),
            Read { message: Some("The task\nis not found"), ..NOTHING },
        ),
        (b"{\"error\":{\"code\":20},\"x\":\"\n\",\"code\":2}".to_vec(), TWO),
        (b"{\"code\":20,\"x\":\"a\nb\",\"code\":2}".to_vec(), TWO),
        (nested_errors(200_000), NOTHING),
    ];
    all.extend(rows([
        (r#"{"code":20,"reason":"r","data":"#, both()),
        (r#"{"code":20,"reason":"r","da"#, both()),
        (r#"{"code":20,"reason":"r""#, both()),
        (r#"{"code":20,"reason":"cut of"#, TWENTY),
        (r#"{"code":20,"#, TWENTY),
        (r#"{"error":{"code":20,"reason":"cut"#, TWENTY),
        (r#"{"error":{"code":20,"error":{"code":2},"reason":"r","x":["#, both()),
        (r#"{"code":20 "reason":"r"}"#, TWENTY),
        (r#"{"code":20} and more"#, TWENTY),
        (r#"{"code":2"#, NOTHING),
        (r#"[{"code":20}]"#, NOTHING),
        (r#""The task is not found""#, NOTHING),
        ("The task is not found", NOTHING),
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
