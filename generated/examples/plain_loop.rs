//! Retries in a plain loop: `SameCall` waits and sends the call again, `AfterCall` makes the other
//! call once and continues with what it returned, what is in effect already is a success, and
//! everything else is an error.
//!
//! After an attempt that may have had an effect no other token is acquired: a start with a new token
//! would start a second task.
//!
//! `cargo run -p agora-stt-errors --example plain_loop`

mod loopback;

use agora_stt_errors::{ApiError, Operation, Retry};
use loopback::{CallError, Client, Clock, Server};

/// Makes a call until it is in effect, or until the catalog says that there is no use.
async fn call(client: &Client, clock: &Clock, operation: Operation) -> Result<(), CallError> {
    let mut retries = 0;
    let mut prepared = false;
    loop {
        let error = match client.call(operation).await {
            Ok(_) => return Ok(()),
            Err(CallError::Api(error)) => error,
            Err(error) => return Err(error),
        };
        let diagnosis = error.diagnosis();
        if diagnosis.outcome().is_in_effect() {
            return Ok(());
        }
        match diagnosis.retry() {
            Retry::SameCall(delays) => match delays.get(retries) {
                Some(delay) => {
                    clock.sleep(delay).await;
                    retries += 1;
                }
                None => return give_up(error),
            },
            Retry::AfterCall(first) if !prepared && retries == 0 => {
                // The client stores the token that this returns, and sends it from now on.
                client.call(first).await?;
                prepared = true;
            }
            _ => return give_up(error),
        }
    }
}

fn give_up(error: ApiError) -> Result<(), CallError> {
    Err(error.into())
}

/// A timeout, and a conflict after it: the first attempt had started the task all the same.
const TIMEOUT: (u16, &str) = (504, r#"{"code":20,"reason":"timeout"}"#);
const CONFLICT: (u16, &str) = (409, r#"{"message":"already there"}"#);
const EXPIRED: (u16, &str) =
    (400, r#"{"message":"resourceId reaches out the limited time interval!"}"#);
const ACQUIRED: (u16, &str) = (200, r#"{"tokenName":"new"}"#);
const STARTED: (u16, &str) = (200, r#"{"taskId":"1E2F"}"#);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), CallError> {
    for (story, script) in [
        ("timeouts, then a conflict", &[TIMEOUT, TIMEOUT, CONFLICT][..]),
        ("an expired token", &[EXPIRED, ACQUIRED, STARTED]),
    ] {
        let (server, clock) = (Server::start(script), Clock::default());
        call(&Client::new(server.url()), &clock, Operation::Start).await?;
        let paths: Vec<_> = server.requests().into_iter().map(|request| request.path).collect();
        println!("{story}: asked for {paths:?}, waited {:?} s", clock.waited());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loopback::{Request, documented_waits};

    /// Plays a story; how it ended, what was asked for, and what was waited for.
    async fn play(script: &[(u16, &str)]) -> (Result<(), CallError>, Vec<Request>, Vec<u64>) {
        let (server, clock) = (Server::start(script), Clock::default());
        let end = call(&Client::new(server.url()), &clock, Operation::Start).await;
        (end, server.requests(), clock.waited())
    }

    fn request(path: &str, token: &str) -> Request {
        Request { path: path.to_owned(), token: token.to_owned() }
    }

    #[tokio::test]
    async fn a_conflict_after_timeouts_is_success_after_the_documented_delays() {
        let waits = documented_waits(TIMEOUT);
        let script = [vec![TIMEOUT; waits.len()], vec![CONFLICT]].concat();
        let (end, requests, waited) = play(&script).await;
        assert!(end.is_ok(), "{end:?}");
        assert_eq!((requests, waited), (vec![request("/start", "secret"); script.len()], waits));
    }

    #[tokio::test]
    async fn after_the_last_delay_the_loop_gives_up() {
        let waits = documented_waits(TIMEOUT);
        let script = vec![TIMEOUT; waits.len() + 1];
        let (end, _, waited) = play(&script).await;
        let error = end.expect_err("it gives up").to_string();
        assert!(error.contains(" start: ") && error.contains("(http 504, code 20)"), "{error}");
        assert_eq!(waited, waits);
    }

    #[tokio::test]
    async fn an_expired_token_is_acquired_once() {
        let expected =
            [request("/start", "secret"), request("/acquire", "secret"), request("/start", "new")];
        let (end, requests, waited) = play(&[EXPIRED, ACQUIRED, STARTED]).await;
        assert!(end.is_ok(), "{end:?}");
        assert_eq!(requests, expected, "the token that was acquired is used");
        assert_eq!(waited, [0; 0]);
        let (end, requests, _) = play(&[EXPIRED, ACQUIRED, EXPIRED]).await;
        assert!(end.is_err());
        assert_eq!(requests, expected);
    }

    #[tokio::test]
    async fn no_other_task_is_started_after_an_attempt_in_doubt() {
        let (end, requests, _) = play(&[TIMEOUT, EXPIRED]).await;
        assert!(end.is_err());
        assert_eq!(requests, vec![request("/start", "secret"); 2]);
    }

    #[tokio::test]
    async fn what_is_not_documented_is_not_retried() {
        for answer in [(500, r#"{"code":7}"#), (503, "<html>"), (400, r#"{"code":2}"#)] {
            let (end, requests, waited) = play(&[answer]).await;
            assert!(end.is_err());
            assert_eq!((requests.len(), waited.len()), (1, 0));
        }
    }

    #[tokio::test]
    async fn a_failed_transport_keeps_the_token_to_itself() {
        let client = Client::new("http://127.0.0.1:1".to_owned());
        let end = call(&client, &Clock::default(), Operation::Start).await;
        let error = end.expect_err("no server is there");
        assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    }

    #[test]
    fn the_example_runs() {
        main().expect("it runs");
    }
}
