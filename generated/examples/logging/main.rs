//! Each response as an event of tracing, with the attributes that dashboards and alerts need: few values
//! each, and no text from the server, which may contain a token.
//!
//! `cargo run -p agora-stt-errors --example logging`

mod lines;
#[path = "../support/mod.rs"]
mod support;
#[cfg(test)]
mod tests;

use std::time::Duration;

use agora_stt_errors::{Answer, Attempts, ErrorResponse, Operation, Step, Term};
use support::{CallError, Client, Clock, End, shown};
use tracing::{info, warn};

/// Makes a call until it is in effect, and returns the response that says so.
async fn make(
    client: &Client,
    clock: &Clock,
    call: Operation,
) -> Result<ErrorResponse<'static>, CallError> {
    let mut attempts = Attempts::new(call).with_max_wait(Duration::from_secs(60));
    loop {
        let error = match client.call(call).await {
            Ok(response) => {
                log(&response.diagnose(Some(call)), None);
                return Ok(response);
            }
            Err(error) => error,
        };
        let step = error.step(&mut attempts);
        match &error {
            CallError::Api(error, _) => log(&error.diagnosis(), Some(step)),
            CallError::Transport(..) => log_silence(call, step),
        }
        match step {
            Step::Wait(delay) => clock.sleep(delay).await,
            Step::Call(first) => drop(Box::pin(make(client, clock, first)).await?),
            _ => return error.in_effect(),
        }
    }
}

/// The attributes of a response. An attribute without a value is absent, as `error.type` is after a success.
fn log(answer: &Answer, step: Option<Step>) {
    let (call, step) = (answer.during().map(Operation::name), step.map(tracing::field::display));
    let (outcome, retry) = (answer.outcome().name(), answer.retry().name());
    let (name, error) = (answer.name(), answer.error_type());
    if answer.outcome().is_in_effect() {
        info!(call, name, outcome, "in effect");
    } else {
        warn!(call, name, outcome, retry, "error.type" = error, step, "not in effect");
    }
}

/// No response came: there is no entry to name. The error itself may contain the URL.
fn log_silence(call: Operation, step: Step) {
    warn!(call = call.name(), "error.type" = "transport", step = %step, "no response");
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
    let lines = lines::Lines::default();
    tracing::subscriber::with_default(lines.clone(), || support::tell(play))?;
    lines.taken().iter().for_each(|line| println!("{line}"));
    Ok(())
}
