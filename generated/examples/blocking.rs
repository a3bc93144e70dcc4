//! The loop without a runtime, around ureq.
//!
//! `cargo run -p agora-stt-errors --example blocking`

mod support;

use std::fmt;
use std::io::ErrorKind;
use std::time::{Duration, SystemTime};

use agora_stt_errors::{ApiError, Attempts, ErrorResponse, Operation, Step, Term, retry_after_in};
use support::{Clock, End, shown};

/// A client of the API. The paths are invented: the documentation names calls, not paths.
struct Client<'a> {
    agent: ureq::Agent,
    url: &'a str,
    clock: &'a Clock,
    token: String,
}

#[derive(Debug)]
enum CallError {
    Api(ApiError),
    Transport(Operation, ureq::Error),
}

impl Client<'_> {
    /// Makes a call until it is in effect, and returns the response that says so.
    fn make(&mut self, call: Operation) -> Result<ErrorResponse<'static>, CallError> {
        let mut attempts = Attempts::new(call).with_max_wait(Duration::from_secs(60));
        loop {
            let (step, end) = match self.send(call) {
                Ok((error, retry_after)) => {
                    (attempts.next(&error.diagnosis(), retry_after), CallError::Api(error))
                }
                Err(error) => {
                    let step = attempts.next_after_silence(may_be_sent(&error));
                    (step, CallError::Transport(call, error))
                }
            };
            match (step, end) {
                (Step::Done { .. }, CallError::Api(error)) => return Ok(self.keep(&error)),
                (Step::Wait(delay), _) => self.clock.block(delay),
                (Step::Call(first), _) => drop(self.make(first)?),
                (_, end) => return Err(end),
            }
        }
    }

    /// Sends one request: the response with its whole body, a success too, and how long the server asks
    /// to wait.
    fn send(&self, call: Operation) -> Result<(ApiError, Option<Duration>), ureq::Error> {
        let url = format!("{}/{call}?tokenName={}", self.url, self.token);
        let mut response = self.agent.post(url).send_empty()?;
        let retry_after = retry_after_in(response.headers(), SystemTime::now());
        let body = response.body_mut().read_to_vec()?;
        Ok((ApiError::new(Some(call), response.status(), body), retry_after))
    }

    /// Keeps the token that a response has, for the calls that follow.
    fn keep(&mut self, answer: &ApiError) -> ErrorResponse<'static> {
        if let Some(token) = answer.response().term(Term::TokenName) {
            token.clone_into(&mut self.token);
        }
        answer.response().clone()
    }
}

/// Whether the request may have reached the server: not without a connection.
fn may_be_sent(error: &ureq::Error) -> bool {
    match error {
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => false,
        ureq::Error::Io(error) => error.kind() != ErrorKind::ConnectionRefused,
        _ => true,
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error) => error.redacted().fmt(f),
            Self::Transport(call, error) => write!(f, "{call}: {error}"),
        }
    }
}

impl std::error::Error for CallError {}

/// Acquires a token, and starts a task with it.
fn play(url: &str, clock: &Clock) -> End {
    // A status is for the catalog to judge, and not yet an error.
    let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
    let mut client = Client { agent, url, clock, token: String::new() };
    client.make(Operation::Acquire).map_err(shown)?;
    let started = client.make(Operation::Start).map_err(shown)?;
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
