//! How long it takes from a body to a decision: `cargo bench` in this folder.
//!
//! The baseline is what an application writes by hand: parse into `serde_json::Value`, look at
//! `message`, then at `code`, and `match`.

use std::time::Duration;

use agora_stt_errors::{Attempts, ErrorCode, ErrorResponse, Message, Operation, Retry};
use divan::{Bencher, black_box};
use serde_json::Value;

const BODIES: [&str; 4] = [
    r#"{"code":20}"#,
    r#"{"code":2,"reason":"Acquire: invalid resourceExpiredHour value!"}"#,
    r#"{"message":"resourceId reaches out the limited time interval!"}"#,
    r#"{"message":"The task has been started, current status is STARTED, taskId is 1E2F","code":49}"#,
];

fn main() {
    divan::main();
}

/// What both have to find out: the delay before the first retry.
type Decision = Option<Duration>;

#[divan::bench(args = BODIES)]
fn crate_json_and_diagnose(bencher: Bencher<'_, '_>, body: &str) {
    bencher.bench(|| with_the_crate(black_box(400), black_box(body.as_bytes())));
}

#[divan::bench(args = BODIES)]
fn baseline_value_and_match(bencher: Bencher<'_, '_>, body: &str) {
    bencher.bench(|| by_hand(black_box(body.as_bytes())));
}

fn with_the_crate(status: u16, body: &[u8]) -> Decision {
    let response = ErrorResponse::from_json(status, body);
    match response.diagnose(Some(Operation::Start)).retry() {
        Retry::SameCall(delays) => delays.get(0),
        _ => None,
    }
}

fn by_hand(body: &[u8]) -> Decision {
    let value: Value = serde_json::from_slice(body).ok()?;
    if let Some(message) = value.get("message").and_then(Value::as_str) {
        match message {
            "the product name does not match with builderToken"
            | "resourceId reaches out the limited time interval!"
            | "invalid_appid!"
            | "The taskId does not match with builderToken."
            | "The task is not found" => return None,
            _ if message.starts_with("body schema check fail, ") => return None,
            _ if message.starts_with("The task has been started, current status is STARTED, taskId is ") => {
                return None;
            }
            _ => {}
        }
    }
    match value.get("code").and_then(Value::as_i64)? {
        20 => Some(Duration::from_secs(3)),
        1 | 2 | 6 | 23 | 49 | 53 | 62 | 404 | 501 | 502 | 504 | 1001 | 1003 => None,
        _ => None,
    }
}

#[divan::bench]
fn diagnose_alone(bencher: Bencher<'_, '_>) {
    let response = ErrorResponse::from_json(504_u16, BODIES[0].as_bytes());
    bencher.bench(|| black_box(&response).diagnose(black_box(Some(Operation::Start))).retry());
}

#[divan::bench]
fn next_step_alone(bencher: Bencher<'_, '_>) {
    let response = ErrorResponse::from_json(504_u16, BODIES[0].as_bytes());
    let diagnosis = response.diagnose(Some(Operation::Start));
    let attempts = Attempts::new(Operation::Start).with_max_wait(Duration::from_secs(60));
    bencher.bench(|| black_box(attempts).next(black_box(&diagnosis), black_box(None)));
}

#[divan::bench]
fn from_code(bencher: Bencher<'_, '_>) {
    bencher.bench(|| ErrorCode::from_code(black_box(1001)));
}

#[divan::bench]
fn parse_a_message(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Message::parse(black_box("resourceId reaches out the limited time interval!")));
}
