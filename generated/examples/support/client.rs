//! A client that makes one call at a time.

use std::fmt;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use agora_stt_errors::{
    ApiError, Attempts, ErrorResponse, Operation, Outcome, Step, Term, retry_after_in,
};

/// A client of the API. The paths are invented: the documentation names calls, not paths.
pub(crate) struct Client {
    http: reqwest::Client,
    url: String,
    /// The token of the task. A start with another one would start another task.
    token: Mutex<String>,
}

/// Why a call is not a success.
#[derive(Debug)]
pub(crate) enum CallError {
    /// The API answered, and asked for this wait.
    Api(ApiError, Option<Duration>),
    /// It did not answer this call. Without the URL, in whose query tokens travel.
    Transport(Operation, reqwest::Error),
}

impl Client {
    /// A client of the server under this URL.
    pub(crate) fn new(url: &str) -> Self {
        Self { http: reqwest::Client::new(), url: url.to_owned(), token: Mutex::default() }
    }

    /// A request with the token that was acquired last.
    pub(crate) fn request(&self, call: Operation) -> reqwest::RequestBuilder {
        let token = self.token.lock().expect("no panic");
        self.http.post(format!("{}/{call}?tokenName={token}", self.url))
    }

    /// Keeps the token that a response has, for the calls that follow.
    pub(crate) fn keep(&self, response: &ErrorResponse<'_>) {
        if let Some(token) = response.term(Term::TokenName) {
            token.clone_into(&mut self.token.lock().expect("no panic"));
        }
    }

    /// Sends a request; the response if it was a success.
    pub(crate) async fn call(&self, call: Operation) -> Result<ErrorResponse<'static>, CallError> {
        let transport = |error| CallError::transport(call, error);
        let response = self.request(call).send().await.map_err(transport)?;
        let status = response.status().as_u16();
        let retry_after = retry_after_in(response.headers(), SystemTime::now());
        let body = response.bytes().await.map_err(transport)?;
        let error = ApiError::new(Some(call), status, body);
        match error.diagnosis().outcome() {
            Outcome::Success => {
                self.keep(error.response());
                Ok(error.response().clone())
            }
            _ => Err(CallError::Api(error, retry_after)),
        }
    }
}

impl CallError {
    /// No response came. The URL, and with it the token, does not become part of the error.
    pub(crate) fn transport(call: Operation, error: reqwest::Error) -> Self {
        Self::Transport(call, error.without_url())
    }

    /// The call that failed.
    pub(crate) fn call(&self) -> Option<Operation> {
        match self {
            Self::Api(error, _) => error.operation(),
            Self::Transport(call, _) => Some(*call),
        }
    }

    /// What to do next.
    pub(crate) fn step(&self, attempts: &mut Attempts) -> Step {
        match self {
            Self::Api(error, retry_after) => attempts.next(&error.diagnosis(), *retry_after),
            Self::Transport(_, error) => attempts.next_after_silence(!error.is_connect()),
        }
    }

    /// The response if it says that the call is in effect already: that is as good as a success.
    pub(crate) fn in_effect(self) -> Result<ErrorResponse<'static>, Self> {
        match self {
            Self::Api(error, _) if error.diagnosis().outcome().is_in_effect() => {
                Ok(error.response().clone())
            }
            error => Err(error),
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error, _) => error.redacted().fmt(f),
            Self::Transport(call, error) => write!(f, "{call}: {error}"),
        }
    }
}

impl std::error::Error for CallError {}
