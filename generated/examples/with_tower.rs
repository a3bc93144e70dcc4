//! Retries in a tower of services. A retry layer sees requests and errors and cannot read a body,
//! so the service within it buffers the body and diagnoses it once; what comes out is an error that
//! knows what to do.
//!
//! `cargo run -p agora-stt-errors --example with_tower`

mod loopback;

use std::future::Future;
use std::pin::Pin;

use agora_stt_errors::{Operation, Retry};
use loopback::{CallError, Client, Clock, Server};
use tower::retry::{Policy, RetryLayer};
use tower::{Layer, Service, ServiceExt, service_fn};

/// Retries what the catalog says to retry, after the delays that it says.
#[derive(Clone)]
struct AsDocumented {
    clock: Clock,
    retries: usize,
}

impl Policy<Operation, Vec<u8>, CallError> for AsDocumented {
    type Future = Pin<Box<dyn Future<Output = ()> + Send>>;

    fn retry(
        &mut self,
        _: &mut Operation,
        result: &mut Result<Vec<u8>, CallError>,
    ) -> Option<Self::Future> {
        let Err(CallError::Api(error)) = result else { return None };
        let Retry::SameCall(delays) = error.diagnosis().retry() else { return None };
        let delay = delays.get(self.retries)?;
        self.retries += 1;
        let clock = self.clock.clone();
        Some(Box::pin(async move { clock.sleep(delay).await }))
    }

    fn clone_request(&mut self, request: &Operation) -> Option<Operation> {
        Some(*request)
    }
}

/// The tower: retries around a client that turns each failed answer into an error of its own.
async fn call(client: &Client, clock: &Clock, operation: Operation) -> Result<(), CallError> {
    let inner = service_fn(|operation| client.call(operation));
    let policy = AsDocumented { clock: clock.clone(), retries: 0 };
    let mut tower = RetryLayer::new(policy).layer(inner);
    match tower.ready().await?.call(operation).await {
        Ok(_) => Ok(()),
        Err(CallError::Api(error)) if error.diagnosis().outcome().is_in_effect() => Ok(()),
        Err(error) => Err(error),
    }
}

const TIMEOUT: (u16, &str) = (504, r#"{"code":20}"#);
const STARTED: (u16, &str) =
    (400, r#"{"message":"The task has been started, current status is STARTED, taskId is 1E2F"}"#);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), CallError> {
    let (server, clock) = (Server::start(&[TIMEOUT, TIMEOUT, STARTED]), Clock::default());
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
    async fn the_documented_delays_are_waited_for_and_a_started_task_is_success() {
        let waits = documented_waits(TIMEOUT);
        let script = [vec![TIMEOUT; waits.len()], vec![STARTED]].concat();
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
        let (end, requests, waited) = play(&[(503, "")]).await;
        assert!(end.is_err());
        assert_eq!((requests, waited.len()), (1, 0));
    }

    #[test]
    fn the_example_runs() {
        main().expect("it runs");
    }
}
