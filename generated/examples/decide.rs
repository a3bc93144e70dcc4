//! What to do about an answer:
//! `cargo run -p agora-stt-errors --example decide -- start 504 '{"code":20}'`.

use agora_stt_errors::{ErrorResponse, Operation, Retry};

/// What to do about the answer to a `call`.
fn decide(call: Operation, status: u16, body: &[u8]) -> String {
    let response = ErrorResponse::from_json(status, body);
    let diagnosis = response.diagnose(Some(call));
    match diagnosis.retry() {
        Retry::SameCall(delays) => format!("send it again after {delays}"),
        Retry::AfterCall(first) => format!("call {first} once, then send it again"),
        _ if diagnosis.outcome().is_in_effect() => "go on: it is so already".to_owned(),
        _ => format!("{}. {}", diagnosis.summary(), diagnosis.remediation()),
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let call = arguments.next().and_then(|call| call.parse().ok());
    let status = arguments.next().and_then(|status| status.parse().ok());
    let body = arguments.next().unwrap_or_default();
    match (call, status) {
        (Some(call), Some(status)) => println!("{}", decide(call, status, body.as_bytes())),
        _ => eprintln!(
            "usage: decide CALL STATUS [BODY], such as: decide start 504 '{{\"code\":20}}'"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_has_its_decision() {
        use Operation::{Acquire, Start, Stop};
        for (call, status, body, decision) in [
            (Start, 504, r#"{"code":20}"#, "send it again after 3 s, then 6 s"),
            (Start, 400, r#"{"code":1001}"#, "call acquire once, then send it again"),
            (Start, 409, "", "go on: it is so already"),
            (Stop, 404, r#"{"code":404}"#, "go on: it is so already"),
            (
                Start,
                400,
                r#"{"code":7}"#,
                "Agora's page does not describe this response. provider: Keep",
            ),
            (
                Acquire,
                400,
                r#"{"code":62}"#,
                "Real-Time STT is not enabled for this App ID. operator: Enable",
            ),
            (
                Start,
                400,
                r#"{"code":62}"#,
                "The service did not start because of a network problem. provider: ",
            ),
        ] {
            let said = decide(call, status, body.as_bytes());
            assert!(said.starts_with(decision), "{said}");
        }
    }

    #[test]
    fn the_readme_shows_this_very_code() {
        let readme = include_str!("../../README.md");
        let (_, behind) = readme.split_once("\n```rust\n").expect("an example");
        let (shown, _) = behind.split_once("```").expect("its end");
        assert!(include_str!("decide.rs").contains(shown), "{shown}");
    }
}
