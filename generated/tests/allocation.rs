//! Counts allocations: the shapes that the page documents are read and diagnosed without any.
#![cfg(feature = "json")]

use std::hint::black_box;

use agora_stt_errors::{Entry, ErrorCode, ErrorResponse, Message, Operation, StatusCode};

/// How often `work` allocates.
fn allocations(work: impl FnOnce()) -> u64 {
    allocation_counter::measure(work).count_total
}

#[test]
fn known_shapes_are_diagnosed_without_allocation() {
    for body in [
        r#"{"message":"Invalid authentication credentials"}"#,
        r#"{"code":2,"reason":"Acquire: invalid resourceExpiredHour value!"}"#,
        r#"{"message":"The task has been started, current status is STARTED, taskId is 1E2F","code":49}"#,
        r#"{"detail":"invalid_appid!","reason":"rejected"}"#,
        r#"{"code":"20","taskId":"x","createTs":1,"done":false}"#,
        r#"{"error":{"code":20.0,"message":"busy"}}"#,
        "<html><body>Bad Gateway</body></html>",
        "",
    ] {
        for during in [None, Some(Operation::Start)] {
            let count = allocations(|| {
                let response = ErrorResponse::from_json(black_box(400), black_box(body.as_bytes()));
                black_box(response.diagnose(during).retry());
                black_box(response.diagnose(during).name());
            });
            assert_eq!(count, 0, "{body}");
        }
    }
}

#[test]
fn look_ups_never_allocate() {
    let count = allocations(|| {
        for number in 0..=2_000 {
            black_box(ErrorCode::from_code(black_box(number)));
            black_box(Message::parse(black_box("invalid_appid!")));
            black_box(Entry::by_name(black_box("task_ended")));
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
        black_box(ErrorResponse::from_json(400, black_box(body.as_bytes())));
    });
    assert!((1..=3).contains(&count), "{count}");
}
