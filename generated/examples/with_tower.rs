//! Retries in a tower of services. A retry layer cannot read a body, so the service within it reads and
//! diagnoses it once; the policy asks [`Attempts`] what to do about the error that comes out.
//!
//! `cargo run -p agora-stt-errors --example with_tower`

mod support;

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use agora_stt_errors::{Attempts, ErrorResponse, Operation, Step, Term};
use support::{CallError, Client, Clock, End, shown};
use tower::retry::{Policy, RetryLayer};
use tower::{Layer, Service, ServiceExt, service_fn};

/// A call, and the one that has to precede it.
#[derive(Clone, Copy)]
struct Request {
    first: Option<Operation>,
    call: Operation,
}

/// Retries what the catalog says to retry, after the delays that it says.
#[derive(Clone)]
struct AsDocumented {
    attempts: Attempts,
    clock: Clock,
}

impl Policy<Request, ErrorResponse<'static>, CallError> for AsDocumented {
    type Future = Pin<Box<dyn Future<Output = ()>>>;

    fn retry(
        &mut self,
        request: &mut Request,
        result: &mut Result<ErrorResponse<'static>, CallError>,
    ) -> Option<Self::Future> {
        // What failed may be the call before.
        let error = result.as_ref().err().filter(|error| error.call() == Some(request.call))?;
        let (first, delay) = match error.step(&mut self.attempts) {
            Step::Wait(delay) => (None, delay),
            Step::Call(first) => (Some(first), Duration::ZERO),
            _ => return None,
        };
        request.first = first;
        let clock = self.clock.clone();
        Some(Box::pin(async move { clock.sleep(delay).await }))
    }

    fn clone_request(&mut self, request: &Request) -> Option<Request> {
        Some(*request)
    }
}

/// The tower: retries around a client that turns each failed answer into an error of its own.
async fn make(
    client: &Client,
    clock: &Clock,
    call: Operation,
) -> Result<ErrorResponse<'static>, CallError> {
    let inner = service_fn(|Request { first, call }| async move {
        if let Some(first) = first {
            Box::pin(make(client, clock, first)).await?;
        }
        client.call(call).await
    });
    let attempts = Attempts::new(call).with_max_wait(Duration::from_secs(60));
    let policy = AsDocumented { attempts, clock: clock.clone() };
    let mut tower = RetryLayer::new(policy).layer(inner);
    let request = Request { first: None, call };
    tower.ready().await?.call(request).await.or_else(CallError::in_effect)
}

/// Acquires a token, and starts a task with it.
#[tokio::main(flavor = "current_thread")]
async fn play(url: &str, clock: &Clock) -> End {
    let client = Client::new(url);
    make(&client, clock, Operation::Acquire).await.map_err(shown)?;
    let started = make(&client, clock, Operation::Start).await.map_err(shown)?;
    Ok(started.term(Term::TaskId).map(str::to_owned))
}

fn main() -> std::io::Result<()> {
    support::tell(play)
}

#[cfg(test)]
mod tests {
    crate::support::stories::stories!(crate::play);

    #[test]
    fn the_example_runs() {
        super::main().expect("it runs");
    }
}
