//! Retries as a middleware of reqwest-middleware: a request that is sent through the client gets the
//! response to the last attempt.
//!
//! `cargo run -p agora-stt-errors --example with_middleware`

mod support;

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use agora_stt_errors::{ApiError, Attempts, ErrorResponse, Operation, Step, Term, retry_after_in};
use http::Extensions;
use reqwest::{Request, Response};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware, Error, Next, Result};
use support::{Clock, End, shown};

/// Sends a request until it is in effect, or there is no use.
fn retry<'a>(
    mut request: Request,
    extensions: &'a mut Extensions,
    next: Next<'a>,
) -> Pin<Box<dyn Future<Output = Result<Response>> + Send + 'a>> {
    Box::pin(async move {
        let Some(Call { client, call }) = extensions.get().cloned() else {
            return next.run(request, extensions).await;
        };
        let mut attempts = Attempts::new(call).with_max_wait(Duration::from_secs(60));
        // A request whose body is a stream can be sent only once.
        while let Some(again) = request.try_clone() {
            let end = buffered(next.clone().run(again, extensions).await).await;
            let step = match &end {
                Ok(response) => attempts.next(&read(response, call).diagnosis(), wait_of(response)),
                Err(error) => attempts.next_after_silence(!error.is_connect()),
            };
            match step {
                Step::Wait(delay) => client.clock.sleep(delay).await,
                Step::Call(first) => {
                    client.make(first).await?;
                    request = client.agora.request(call).build()?;
                }
                _ => return end.map(Into::into),
            }
        }
        next.run(request, extensions).await
    })
}

/// The extension that a request needs to be retried.
#[derive(Clone)]
struct Call {
    client: Client,
    call: Operation,
}

type Buffered = http::Response<Vec<u8>>;

/// A response with its whole body, which can be read from the wire only once.
async fn buffered(response: Result<Response>) -> Result<Buffered> {
    let response = response?;
    let mut copy = Buffered::default();
    *copy.status_mut() = response.status();
    copy.headers_mut().clone_from(response.headers());
    *copy.body_mut() = response.bytes().await?.into();
    Ok(copy)
}

fn read(response: &Buffered, call: Operation) -> ApiError {
    ApiError::new(Some(call), response.status(), response.body().as_slice())
}

fn wait_of(response: &Buffered) -> Option<Duration> {
    retry_after_in(response.headers(), SystemTime::now())
}

#[derive(Clone)]
struct Client {
    http: ClientWithMiddleware,
    agora: Arc<support::Client>,
    clock: Clock,
}

impl Client {
    /// Makes a call until it is in effect, and returns the response that says so.
    async fn make(&self, call: Operation) -> Result<ErrorResponse<'static>> {
        let mut extensions = Extensions::new();
        extensions.insert(Call { client: self.clone(), call });
        let request = self.agora.request(call).build()?;
        // The URL, in whose query tokens travel, does not become part of the error.
        let end = self.http.execute_with_extensions(request, &mut extensions).await;
        let response = buffered(end).await.map_err(Error::without_url)?;
        let error = read(&response, call);
        if !error.diagnosis().outcome().is_in_effect() {
            return Err(Error::middleware(error));
        }
        self.agora.keep(error.response());
        Ok(error.response().clone())
    }
}

/// Acquires a token, and starts a task with it.
#[tokio::main(flavor = "current_thread")]
async fn play(url: &str, clock: &Clock) -> End {
    let http = ClientBuilder::new(reqwest::Client::new()).with(retry).build();
    let agora = Arc::new(support::Client::new(url));
    let client = Client { http, agora, clock: clock.clone() };
    client.make(Operation::Acquire).await.map_err(shown)?;
    let started = client.make(Operation::Start).await.map_err(shown)?;
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
