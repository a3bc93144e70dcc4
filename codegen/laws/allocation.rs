//! Counts allocations: reading and diagnosing a well-formed body makes none.

use std::hint::black_box;

use serde_json::json;

use super::errors::{Entry, ErrorCode, ErrorResponse, Message, StatusCode};
use super::{bodies, calls, filled, messages};

/// How often `work` allocates.
fn allocations(work: impl FnOnce()) -> u64 {
    allocation_counter::measure(work).count_total
}

#[test]
fn a_body_is_diagnosed_without_allocation() {
    let others = [
        "<html><body>Bad Gateway</body></html>",
        "",
        r#"{"code":"20","done":false}"#,
        r#"{"detail":"x","reason":"y"}"#,
        r#"{"error":{"code":20.0,"message":"busy"}}"#,
    ];
    let codes = [ErrorCode::ALL.first(), ErrorCode::ALL.last()];
    let pairs = messages().flat_map(|entry| {
        let text = filled(entry.wire(), "x");
        let codes = codes.into_iter().flatten();
        codes.map(move |code| json!({ "message": text, "code": code.code() }).to_string())
    });
    // A text with escapes has to be built.
    let bodies = bodies().into_iter().chain(pairs).filter(|body| !body.contains('\\'));
    for body in bodies.chain(others.map(str::to_owned)) {
        for during in calls() {
            let count = allocations(|| {
                let response =
                    ErrorResponse::from_json(black_box(400_u16), black_box(body.as_bytes()));
                black_box(response.diagnose(during).retry());
                black_box(response.diagnose(during).name());
            });
            assert_eq!(count, 0, "{body}");
        }
    }
}

#[test]
fn look_ups_never_allocate() {
    let texts: Vec<_> = messages().map(|entry| filled(entry.wire(), "x")).collect();
    let count = allocations(|| {
        for text in &texts {
            black_box(Message::parse(black_box(text)));
        }
        for entry in Entry::ALL {
            black_box(Entry::by_name(black_box(entry.name())));
            black_box(Message::parse(black_box(entry.summary())));
            black_box(Entry::by_name(black_box(entry.summary())));
        }
        for code in ErrorCode::ALL {
            black_box(ErrorCode::from_code(black_box(code.code())));
        }
        for number in 0..=u16::MAX {
            black_box(StatusCode::from_u16(black_box(number)));
        }
    });
    assert_eq!(count, 0);
}

/// The counter counts: a text with escapes has to be built.
#[test]
fn a_text_with_escapes_is_built_once() {
    let body = r#"{"message":"a\nb"}"#;
    let count = allocations(|| {
        black_box(ErrorResponse::from_json(400_u16, black_box(body.as_bytes())));
    });
    assert!((1..=3).contains(&count), "{count}");
}
