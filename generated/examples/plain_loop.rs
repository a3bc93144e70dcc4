//! The complete loop around reqwest: what comes after a response, after no response, and after a call
//! that another one had to precede.
//!
//! After an attempt that may have had an effect no other token is acquired: a start with a new token
//! would start a second task.
//!
//! `cargo run -p agora-stt-errors --example plain_loop`

mod support;

use std::time::{Duration, SystemTime};

use agora_stt_errors::{ApiError, Attempts, ErrorResponse, Operation, Step, Term, retry_after_in};
use support::{CallError, Client, Clock, End, shown};

/// Makes a call until it is in effect, and returns the response that says so.
async fn make(
    client: &Client,
    clock: &Clock,
    call: Operation,
) -> Result<ErrorResponse<'static>, CallError> {
    let mut attempts = Attempts::new(call).with_max_wait(Duration::from_secs(60));
    loop {
        let (step, end) = match send(client, call).await {
            Ok((error, retry_after)) => {
                (attempts.next(&error.diagnosis(), retry_after), CallError::Api(error, retry_after))
            }
            // Without a connection the request cannot have reached the server.
            Err(error) => {
                let sent = !error.is_connect();
                (attempts.next_after_silence(sent), CallError::transport(call, error))
            }
        };
        match (step, end) {
            (Step::Done { .. }, CallError::Api(error, _)) => {
                client.keep(error.response());
                return Ok(error.response().clone());
            }
            (Step::Wait(delay), _) => clock.sleep(delay).await,
            (Step::Call(first), _) => drop(Box::pin(make(client, clock, first)).await?),
            (_, end) => return Err(end),
        }
    }
}

/// Sends one request: the response with its whole body, a success too, and how long the server asks to wait.
async fn send(
    client: &Client,
    call: Operation,
) -> Result<(ApiError, Option<Duration>), reqwest::Error> {
    let response = client.request(call).send().await?;
    let status = response.status().as_u16();
    let retry_after = retry_after_in(response.headers(), SystemTime::now());
    Ok((ApiError::new(Some(call), status, response.bytes().await?), retry_after))
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
