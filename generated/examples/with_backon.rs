//! Retries through backon: `adjust` asks [`Attempts`] whether and when, and the closure makes the call
//! that has to precede the next attempt.
//!
//! `cargo run -p agora-stt-errors --example with_backon`

mod support;

use std::cell::Cell;
use std::time::Duration;

use agora_stt_errors::{Attempts, ErrorResponse, Operation, Step, Term};
use backon::{ConstantBuilder, Retryable};
use support::{CallError, Client, Clock, End, shown};

/// Makes a call until it is in effect, and returns the response that says so.
async fn make(
    client: &Client,
    clock: &Clock,
    call: Operation,
) -> Result<ErrorResponse<'static>, CallError> {
    let mut attempts = Attempts::new(call).with_max_wait(Duration::from_secs(60));
    let before = Cell::new(None);
    let attempt = || async {
        if let Some(first) = before.take() {
            Box::pin(make(client, clock, first)).await?;
        }
        client.call(call).await
    };
    let sleeper = clock.clone();
    // The builder's own delays are never used, and `adjust` decides when there is no further one.
    let end = attempt
        .retry(ConstantBuilder::default().without_max_times())
        .sleep(move |delay| sleeper.sleep(delay))
        // What failed may be the call before.
        .when(|error| error.call() == Some(call))
        .adjust(|error, _| match error.step(&mut attempts) {
            Step::Wait(delay) => Some(delay),
            Step::Call(first) => {
                before.set(Some(first));
                Some(Duration::ZERO)
            }
            _ => None,
        });
    end.await.or_else(CallError::in_effect)
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
