//! What to do about a code: `cargo run -p agora-stt-errors --example decide -- 20 start`.

use agora_stt_errors::{ErrorCode, Operation, Retry, UNDOCUMENTED};

/// What to do about a `code` in the body of an answer to `call`.
fn decide(code: i64, call: Operation) -> String {
    let Some(error) = ErrorCode::from_code(code) else {
        return UNDOCUMENTED.remediation().to_string();
    };
    match error.retry_for(call) {
        Retry::SameCall(delays) => format!("send it again after {delays}"),
        Retry::AfterCall(first) => format!("call {first}, then send it again"),
        _ => format!("{}. {}", error.summary_for(call), error.remediation_for(call)),
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let code = arguments.next().and_then(|code| code.parse().ok());
    let call = arguments.next().and_then(|call| call.parse().ok());
    match (code, call) {
        (Some(code), Some(call)) => println!("{}", decide(code, call)),
        _ => eprintln!("usage: decide CODE CALL, such as: decide 20 start"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_call_makes_the_difference() {
        for (code, call, decision) in [
            (20, Operation::Start, "send it again after 3 s, then 6 s"),
            (1001, Operation::Start, "call acquire, then send it again"),
            (7, Operation::Start, "provider: Keep the status and the body"),
            (
                62,
                Operation::Acquire,
                "Real-Time STT is not enabled for this App ID. operator: Enable",
            ),
            (
                62,
                Operation::Start,
                "The service did not start because of a network problem. provider: Report",
            ),
        ] {
            let said = decide(code, call);
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
