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
        _ if diagnosis.outcome().is_in_effect() => "go on".to_owned(),
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
    use agora_stt_errors::{ErrorCode, UNDOCUMENTED};

    use super::*;

    #[test]
    fn each_answer_has_its_decision() {
        use Operation::{Acquire, Start, Stop};
        let unavailable = ErrorCode::from_code(62).expect("it is documented");
        let advice = |call| {
            let actor = unavailable.remediation_for(call).actor();
            format!("{}. {actor}: ", unavailable.summary_for(call))
        };
        for (call, status, body, decision) in [
            (Start, 504, r#"{"code":20}"#, "send it again after ".to_owned()),
            (Start, 400, r#"{"code":1001}"#, "call acquire once, then send it again".to_owned()),
            (Start, 409, "", "go on".to_owned()),
            (Stop, 404, r#"{"code":404}"#, "go on".to_owned()),
            (Start, 400, r#"{"code":7}"#, format!("{}. ", UNDOCUMENTED.summary())),
            (Acquire, 400, r#"{"code":62}"#, advice(Acquire)),
            (Start, 400, r#"{"code":62}"#, advice(Start)),
        ] {
            let answer = decide(call, status, body.as_bytes());
            assert!(answer.starts_with(&decision), "{answer}");
        }
        assert_ne!(advice(Acquire), advice(Start));
    }

    /// The table has the answers that are right: what is decided follows from them, and from nothing else.
    #[test]
    fn no_decision_does_harm() {
        let rows = include_str!("../tests/answers.txt").lines();
        for row in rows.filter(|row| !row.is_empty() && !row.starts_with(['#', '-'])) {
            let cells: Vec<_> = row.split(" | ").collect();
            let [call, status, body, right, _] = cells[..] else { panic!("not a row: {row}") };
            let body = if body == "(empty)" { "" } else { body };
            let (call, status) = (call.parse().expect("a call"), status.parse().expect("a status"));
            let decision = decide(call, status, body.as_bytes());
            let words: Vec<_> = right.split(' ').collect();
            let is_retried = words[2] == "same_call";
            let first = words[2].strip_prefix("after_call:");
            let is_in_effect = matches!(words[1], "success" | "already_in_effect");
            assert_eq!(
                decision.starts_with("send it again after "),
                is_retried,
                "{row}: {decision}"
            );
            let prepared = first.map(|first| format!("call {first} once, then send it again"));
            assert_eq!(
                decision.starts_with("call "),
                prepared.as_deref() == Some(&decision),
                "{row}"
            );
            assert_eq!(first.is_some(), decision.starts_with("call "), "{row}: {decision}");
            assert_eq!(decision == "go on", is_in_effect && !is_retried, "{row}: {decision}");
        }
    }

    #[test]
    fn the_readme_shows_this_very_code() {
        let readme = include_str!("../README.md");
        let (_, after) = readme.split_once("\n```rust\n").expect("an example");
        let (shown, _) = after.split_once("```").expect("its end");
        assert!(include_str!("decide.rs").contains(shown), "{shown}");
    }
}
