//! Retries through backon: `when` asks the catalog whether, and `adjust` how long.
//!
//! `cargo run -p agora-stt-errors --example with_backon`

mod loopback;

use agora_stt_errors::{Operation, Retry};
use backon::{ConstantBuilder, Retryable};
use loopback::{CallError, Client, Clock, Server};

/// Makes a call, and makes it again after each of the delays that the catalog has for its error.
async fn call(client: &Client, clock: &Clock, operation: Operation) -> Result<(), CallError> {
    let mut retries = 0;
    // The builder's own delays are never used, and `adjust` decides when there is no further one.
    let attempts = ConstantBuilder::default().without_max_times();
    let end = (|| client.call(operation))
        .retry(attempts)
        .sleep({
            let clock = clock.clone();
            move |delay| clock.sleep(delay)
        })
        .when(|error| matches!(error, CallError::Api(error) if error.is_retryable()))
        .adjust(|error, _| {
            let delay = delay(error, retries);
            retries += 1;
            delay
        })
        .await;
    match end {
        Ok(_) => Ok(()),
        Err(CallError::Api(error)) if error.diagnosis().outcome().is_in_effect() => Ok(()),
        Err(error) => Err(error),
    }
}

/// The delay before retry number `retry`, counted from 0; `None` if it is of no use.
fn delay(error: &CallError, retry: usize) -> Option<std::time::Duration> {
    match error {
        CallError::Api(error) => match error.diagnosis().retry() {
            Retry::SameCall(delays) => delays.get(retry),
            _ => None,
        },
        CallError::Transport(_) => None,
    }
}

const TIMEOUT: (u16, &str) = (504, r#"{"code":20}"#);
const CONFLICT: (u16, &str) = (409, "");

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), CallError> {
    let (server, clock) = (Server::start(&[TIMEOUT, TIMEOUT, CONFLICT]), Clock::default());
    call(&Client::new(server.url()), &clock, Operation::Start).await?;
    println!("asked for {:?}, waited {:?} s", server.requests(), clock.waited());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loopback::documented_waits;

    async fn play(script: &[(u16, &str)]) -> (Result<(), CallError>, usize, Vec<u64>) {
        let (server, clock) = (Server::start(script), Clock::default());
        let end = call(&Client::new(server.url()), &clock, Operation::Start).await;
        (end, server.requests().len(), clock.waited())
    }

    #[tokio::test]
    async fn the_documented_delays_are_waited_for_and_a_conflict_is_success() {
        let waits = documented_waits(TIMEOUT);
        let script = [vec![TIMEOUT; waits.len()], vec![CONFLICT]].concat();
        let (end, requests, waited) = play(&script).await;
        assert!(end.is_ok(), "{end:?}");
        assert_eq!((requests, waited), (script.len(), waits));
    }

    #[tokio::test]
    async fn after_the_last_delay_it_gives_up() {
        let waits = documented_waits(TIMEOUT);
        let script = vec![TIMEOUT; waits.len() + 1];
        let (end, requests, waited) = play(&script).await;
        assert!(end.is_err());
        assert_eq!((requests, waited), (script.len(), waits));
    }

    #[tokio::test]
    async fn what_is_not_retryable_fails_at_once() {
        let (end, requests, waited) = play(&[(400, r#"{"code":2}"#)]).await;
        assert!(end.is_err());
        assert_eq!((requests, waited.len()), (1, 0));
    }

    #[test]
    fn the_example_runs() {
        main().expect("it runs");
    }
}
