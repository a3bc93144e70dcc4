//! Retries as a middleware of reqwest-middleware. It waits, and sends the same request again; a call that
//! has to precede the next attempt changes the request, so that is for the caller.
//!
//! `cargo run -p agora-stt-errors --example with_middleware`

mod support;

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

use agora_stt_errors::{ApiError, Attempts, ErrorResponse, Operation, Step, Term, retry_after_in};
use http::Extensions;
use reqwest::{Request, Response};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware, Error, Next, Result};
use support::{Client, Clock, End, shown};

/// The attempts at one call. They are an extension of the request, because the caller goes on with them.
#[derive(Clone)]
struct Retries {
    call: Operation,
    attempts: Attempts,
    clock: Clock,
    /// What to do about the response that the caller gets.
    step: Option<Step>,
}

/// Sends a request until there is something else to do than to wait.
fn retry<'a>(
    request: Request,
    extensions: &'a mut Extensions,
    next: Next<'a>,
) -> Pin<Box<dyn Future<Output = Result<Response>> + Send + 'a>> {
    Box::pin(async move {
        while let Some(again) = request.try_clone() {
            let end = match next.clone().run(again, extensions).await {
                Ok(response) => buffered(response).await,
                Err(error) => Err(error),
            };
            let Some(retries) = extensions.get_mut::<Retries>() else { return end.map(Into::into) };
            let step = retries.step_after(&end);
            retries.step = Some(step);
            match step {
                Step::Wait(delay) => retries.clock.sleep(delay).await,
                _ => return end.map(Into::into),
            }
        }
        // A request whose body is a stream can be sent only once.
        next.run(request, extensions).await
    })
}

impl Retries {
    fn step_after(&mut self, end: &Result<http::Response<Vec<u8>>>) -> Step {
        match end {
            Ok(response) => {
                let read = ErrorResponse::from_json(response.status().as_u16(), response.body());
                let retry_after = retry_after_in(response.headers(), SystemTime::now());
                self.attempts.next(&read.diagnose(Some(self.call)), retry_after)
            }
            Err(error) => self.attempts.next_after_silence(!error.is_connect()),
        }
    }
}

/// A response with its whole body, which can be read only once.
async fn buffered(response: Response) -> Result<http::Response<Vec<u8>>> {
    let mut copy = http::Response::new(Vec::new());
    *copy.status_mut() = response.status();
    copy.headers_mut().clone_from(response.headers());
    *copy.body_mut() = response.bytes().await?.into();
    Ok(copy)
}

/// Makes a call until it is in effect, and returns the response that says so.
async fn make(
    http: &ClientWithMiddleware,
    client: &Client,
    clock: &Clock,
    call: Operation,
) -> Result<ErrorResponse<'static>> {
    let attempts = Attempts::new(call).with_max_wait(Duration::from_secs(60));
    let mut extensions = Extensions::new();
    extensions.insert(Retries { call, attempts, clock: clock.clone(), step: None });
    loop {
        let request = client.request(call).build()?;
        // The URL, in whose query tokens travel, does not become part of the error.
        let end = http.execute_with_extensions(request, &mut extensions).await;
        let response = end.map_err(Error::without_url)?;
        let error = ApiError::new(Some(call), response.status(), response.bytes().await?);
        match extensions.get::<Retries>().and_then(|retries| retries.step) {
            Some(Step::Done { .. }) => {
                client.keep(error.response());
                return Ok(error.response().clone());
            }
            Some(Step::Call(first)) => drop(Box::pin(make(http, client, clock, first)).await?),
            _ => return Err(Error::middleware(error)),
        }
    }
}

/// Acquires a token, and starts a task with it.
#[tokio::main(flavor = "current_thread")]
async fn play(url: &str, clock: &Clock) -> End {
    let client = Client::new(url);
    let http = ClientBuilder::new(reqwest::Client::new()).with(retry).build();
    make(&http, &client, clock, Operation::Acquire).await.map_err(shown)?;
    let started = make(&http, &client, clock, Operation::Start).await.map_err(shown)?;
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
