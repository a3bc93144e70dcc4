use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use super::text::Shown;
use crate::{CATALOG, Diagnosis, ErrorResponse, Operation, TITLE};

/// An error response as an error to return, with its whole body.
///
/// One pointer wide. `Display` and `Debug` show what happened, and at most 200 characters of the
/// message, reason or detail in one line. If these may contain a token, log the
/// [`diagnosis`](Self::diagnosis) instead, which shows nothing from the server.
pub struct ApiError(Box<Inner>);

struct Inner {
    operation: Option<Operation>,
    response: ErrorResponse<'static>,
    body: Vec<u8>,
}

impl ApiError {
    /// Reads the response to `operation`, as [`ErrorResponse::from_json`] does. `operation` is `None`
    /// if the call is not known.
    #[must_use]
    pub fn new(operation: Option<Operation>, status: u16, body: Vec<u8>) -> Self {
        let response = ErrorResponse::from_json(status, &body).into_owned();
        Self(Box::new(Inner { operation, response, body }))
    }

    /// The call that was answered, if it is known.
    #[must_use]
    pub fn operation(&self) -> Option<Operation> {
        self.0.operation
    }

    /// The HTTP status, documented or not.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.0.response.status()
    }

    /// What was read from the body.
    #[must_use]
    pub fn response(&self) -> &ErrorResponse<'static> {
        &self.0.response
    }

    /// The whole body. It may contain tokens: keep it out of logs.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// The body, without copying it.
    #[must_use]
    pub fn into_body(self) -> Vec<u8> {
        self.0.body
    }

    /// What happened, whether to retry, and what to do.
    #[must_use]
    pub fn diagnosis(&self) -> Diagnosis<'_> {
        self.0.response.diagnose(self.0.operation)
    }

    /// Whether the same request, sent again as it is, can succeed: see
    /// [`Retry::is_retryable`](crate::Retry::is_retryable).
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.diagnosis().is_retryable()
    }
}

/// The operation, the name of the entry, status, code, summary, and the reason that the server gave,
/// cut and escaped.
impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let diagnosis = self.diagnosis();
        let response = self.response();
        f.write_str(CATALOG)?;
        if let Some(operation) = self.operation() {
            write!(f, " {operation}")?;
        }
        write!(f, ": {} (http {}", diagnosis.name(), self.status())?;
        if let Some(code) = &response.code {
            write!(f, ", code {code}")?;
        }
        f.write_str("): ")?;
        in_a_sentence(f, diagnosis.summary())?;
        match response.message().or(response.reason()).or(response.detail()) {
            Some(said) => write!(f, " ({})", Shown(said)),
            None => Ok(()),
        }
    }
}

/// Writes a sentence after a colon: in lower case, unless it begins with a name.
fn in_a_sentence(f: &mut fmt::Formatter<'_>, sentence: &str) -> fmt::Result {
    let word = sentence.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let mut letters = word.chars();
    let first = letters.next();
    let is_name = TITLE.split(|c: char| !c.is_alphabetic()).any(|name| name == word);
    match first {
        Some(first) if !is_name && letters.all(char::is_lowercase) => {
            write!(f, "{}{}", first.to_lowercase(), &sentence[first.len_utf8()..])
        }
        _ => f.write_str(sentence),
    }
}

/// Shows what `Display` shows, and how long the body is.
impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("error", &format_args!("{self}"))
            .field("body", &format_args!("{} bytes", self.0.body.len()))
            .finish_non_exhaustive()
    }
}

impl core::error::Error for ApiError {}
