//! The loop that makes a call until it is in effect, and a server that it can be tried with:
//! `cargo run -p agora-stt-errors --example make_a_call -- start 504 '{"code":20}' 409 '{}'`.

use std::time::Duration;

use agora_stt_errors::{ApiError, Attempts, ErrorResponse, Operation, Step};

/// Why a call is given up: the last response, the step, and whether the call may have had its effect.
type GivenUp = (ApiError, Step, bool);

/// Makes a call until it is in effect, and returns the body that says so. `send` sends one request:
/// its response is a status, what its `Retry-After` says, and a body.
fn make<S>(call: Operation, send: &mut S) -> Result<Vec<u8>, GivenUp>
where
    S: FnMut(Operation) -> (u16, Option<Duration>, Vec<u8>),
{
    let mut attempts = Attempts::new(call).with_max_wait(Duration::from_secs(60));
    loop {
        let (status, retry_after, body) = send(call);
        let response = ErrorResponse::from_json(status, &body);
        match attempts.next(&response.diagnose(Some(call)), retry_after) {
            Step::Done { .. } => return Ok(body),
            Step::Wait(delay) => std::thread::sleep(delay),
            Step::Call(first) => drop(make(first, send)?),
            step => {
                let error = ApiError::new(Some(call), status, body);
                return Err((error, step, attempts.is_in_doubt()));
            }
        }
    }
}

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    if let Err(error) = play(&arguments) {
        eprintln!("{error}");
        std::process::exit(1);
    }
}

/// Makes a call to a server that gives these responses, the last one from then on.
fn play(arguments: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let [call, responses @ ..] = arguments else { return Err(USAGE.into()) };
    let mut responses = responses.chunks(2).map(|response| match response {
        [status, body] => Ok((status.parse::<u16>().map_err(|_| USAGE)?, body)),
        _ => Err(USAGE),
    });
    let mut last = responses.next().ok_or(USAGE)??;
    let mut following = responses.collect::<Result<Vec<_>, _>>()?.into_iter();
    let end = make(call.parse()?, &mut |call| {
        let (status, body) = last;
        last = following.next().unwrap_or(last);
        println!("{call}: {status} {body}");
        (status, None, body.clone().into_bytes())
    });
    let body = end.map_err(|(error, step, is_in_doubt)| {
        let doubt = if is_in_doubt { "; it may have had its effect" } else { "" };
        format!("{error}: {step}{doubt}")
    })?;
    println!("in effect: {}", String::from_utf8_lossy(&body));
    Ok(())
}

const USAGE: &str = "usage: make_a_call CALL STATUS BODY [STATUS BODY ...]";

#[cfg(test)]
mod tests {
    use agora_stt_errors::Reason;

    use super::*;

    /// What to do after the first response to a call.
    fn first_step(call: Operation, status: u16, body: &[u8]) -> Step {
        let response = ErrorResponse::from_json(status, body);
        Attempts::new(call).next(&response.diagnose(Some(call)), None)
    }

    type Response = (u16, Option<Duration>, Vec<u8>);

    fn response(status: u16, body: &str) -> Response {
        (status, None, body.into())
    }

    /// Makes a start that gets these responses; how it ends, and the calls that it made.
    fn start(responses: &[Response]) -> (Result<Vec<u8>, GivenUp>, Vec<Operation>) {
        let (mut responses, mut calls) = (responses.iter().cloned(), Vec::new());
        let end = make(Operation::Start, &mut |call| {
            calls.push(call);
            responses.next().expect("a response")
        });
        assert_eq!(responses.next(), None, "no response is left");
        (end, calls)
    }

    #[test]
    fn a_call_is_made_until_it_is_in_effect() {
        use Operation::{Acquire, Start};
        let started = response(200, r#"{"taskId":"1E2F"}"#);
        let unparsed = response(400, r#"{"code":1001}"#);
        let acquired = response(200, r#"{"tokenName":"new"}"#);
        let (end, calls) = start(&[unparsed.clone(), acquired.clone(), started.clone()]);
        assert_eq!((end.as_ref(), &calls[..]), (Ok(&started.2), &[Start, Acquire, Start][..]));
        let (end, calls) = start(&[unparsed.clone(), response(400, r#"{"code":2}"#)]);
        let (error, step, is_in_doubt) = end.expect_err("the acquire fails");
        assert_eq!((error.operation(), &calls[..]), (Some(Acquire), &[Start, Acquire][..]));
        assert_eq!((step, is_in_doubt), (Step::GiveUp(Reason::Never), false));
        let (end, _) = start(&[unparsed.clone(), acquired, unparsed]);
        assert_eq!(end.expect_err("the second token fails").0.operation(), Some(Start));
    }

    #[test]
    fn who_is_given_an_error_in_doubt_is_told_so() {
        for (status, body) in [(504, ""), (502, "<html>"), (500, r#"{"code":7}"#)] {
            let (_, step, is_in_doubt) = start(&[response(status, body)]).0.expect_err("an error");
            assert_eq!((step, is_in_doubt), (Step::GiveUp(Reason::Unspecified), true));
        }
    }

    #[test]
    fn a_wait_longer_than_the_budget_is_none() {
        let busy = (504, Some(Duration::from_secs(61)), br#"{"code":20}"#.to_vec());
        let (end, calls) = start(&[busy]);
        assert!(end.is_err());
        assert_eq!(calls.len(), 1);
    }

    /// The table has the answers that are right: what is to be done follows from them, and from nothing else.
    #[test]
    fn no_step_does_harm() {
        let rows = include_str!("../tests/answers.txt").lines();
        for row in rows.filter(|row| !row.is_empty() && !row.starts_with(['#', '-'])) {
            let cells: Vec<_> = row.split(" | ").collect();
            let [call, status, body, right, _] = cells[..] else { panic!("not a row: {row}") };
            let body = if body == "(empty)" { "" } else { body };
            let (call, status) = (call.parse().expect("a call"), status.parse().expect("a status"));
            let words: Vec<_> = right.split(' ').collect();
            let [_, outcome, retry, ..] = words[..] else { panic!("not an answer: {row}") };
            let step = first_step(call, status, body.as_bytes());
            let expected = match (outcome, retry, retry.strip_prefix("after_call:")) {
                ("success" | "already_in_effect", ..) => Step::Done { by_earlier_attempt: false },
                (_, "never", _) => Step::GiveUp(Reason::Never),
                (_, "after_fix", _) => Step::GiveUp(Reason::AfterFix),
                (_, "unspecified", _) => Step::GiveUp(Reason::Unspecified),
                (_, _, Some(first)) => Step::Call(first.parse().expect("a call")),
                (_, "same_call", _) => {
                    assert!(matches!(step, Step::Wait(delay) if !delay.is_zero()), "{row}: {step}");
                    continue;
                }
                other => panic!("an answer of a new kind: {other:?}"),
            };
            assert_eq!(step, expected, "{row}");
        }
    }

    #[test]
    fn a_server_is_played() {
        let play = |words: &[&str]| {
            let words: Vec<_> = words.iter().map(|&word| word.to_owned()).collect();
            play(&words).map_err(|error| error.to_string())
        };
        assert_eq!(play(&["start", "409", ""]), Ok(()));
        assert_eq!(
            play(&[
                "start",
                "400",
                r#"{"code":1001}"#,
                "200",
                "{\"tokenName\":\"new\"}",
                "409",
                ""
            ]),
            Ok(())
        );
        let error = play(&["start", "400", "{\"code\":2}"]).expect_err("it is not retried");
        assert!(error.contains(" start: ") && error.contains("(http 400, code 2)"), "{error}");
        for words in [&[][..], &["start"], &["start", "400"], &["start", "many", ""]] {
            assert_eq!(play(words), Err(USAGE.to_owned()));
        }
        assert_eq!(
            play(&["begin", "400", ""]),
            Err("there is no operation of this name".to_owned())
        );
    }

    #[test]
    fn the_readme_shows_this_very_code() {
        let readme = include_str!("../README.md");
        let (_, after) = readme.split_once("\n```rust\n").expect("an example");
        let (shown, _) = after.split_once("```").expect("its end");
        assert!(include_str!("make_a_call.rs").contains(shown), "{shown}");
    }
}
