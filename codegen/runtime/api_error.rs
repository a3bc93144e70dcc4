use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt::{self, Write};

use super::response::ReceivedCode;
use super::text::{Shown, padded};
use crate::{CATALOG, Diagnosis, ErrorCode, ErrorResponse, Operation, Outcome, TITLE};

/// Returns the body of a successful response to `call`, and any other response as an error.
///
/// A request that was [already in effect](crate::Outcome::AlreadyInEffect) is an error here too,
/// because its response does not have what the call returns: ask
/// [`outcome`](crate::Answer::outcome) and [`term`](ErrorResponse::term).
///
/// # Errors
///
/// Every response whose outcome is not [`Success`](crate::Outcome::Success), with its body.
///
/// ```
/// use CRATE::{ApiError, Operation, check};
///
/// fn read(call: Operation, status: u16, body: Vec<u8>) -> Result<Vec<u8>, ApiError> {
///     check(call, status, body)
/// }
/// ```
pub fn check<B>(call: Operation, status: impl Into<u16>, body: B) -> Result<B, ApiError>
where
    B: AsRef<[u8]> + Into<Vec<u8>>,
{
    let status = status.into();
    let outcome = ErrorResponse::from_json(status, body.as_ref()).diagnose(Some(call)).outcome();
    match outcome {
        Outcome::Success => Ok(body),
        _ => Err(ApiError::new(Some(call), status, body)),
    }
}

/// An error response as an error to return, with its whole body.
///
/// One pointer wide. `Display` shows what happened, and at most 200 characters of the message, reason
/// or detail in one line. If these may contain a token, log [`redacted`](Self::redacted) instead:
/// neither that nor `Debug` shows any text from the server.
///
/// ```
/// use CRATE::ApiError;
///
/// let error = ApiError::new(None, 999_u16, "{\"message\":\"token 123\"}");
/// assert!(error.to_string().contains("token 123"));
/// assert!(!error.redacted().to_string().contains("token 123"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ApiError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    operation: Option<Operation>,
    response: ErrorResponse<'static>,
    body: Vec<u8>,
}

impl ApiError {
    /// Reads the response to `operation`, as [`ErrorResponse::from_json`] does. `operation` is `None`
    /// if the call is not known.
    #[must_use]
    pub fn new(
        operation: Option<Operation>,
        status: impl Into<u16>,
        body: impl Into<Vec<u8>>,
    ) -> Self {
        let body = body.into();
        let response = ErrorResponse::from_json(status, &body).into_owned();
        Self(Box::new(Inner { operation, response, body }))
    }

    /// The same error without any text from the server, to show and to log.
    #[must_use]
    pub const fn redacted(&self) -> Redacted<'_> {
        Redacted(self)
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
        padded(f, |f| {
            describe(f, self, self.response().code.as_ref())?;
            match self.response().texts().next() {
                Some(text) => write!(f, " ({})", Shown(text)),
                None => Ok(()),
            }
        })
    }
}

/// Writes what happened, with this code of the response.
fn describe(f: &mut dyn Write, error: &ApiError, code: Option<&ReceivedCode<'_>>) -> fmt::Result {
    let diagnosis = error.diagnosis();
    f.write_str(CATALOG)?;
    if let Some(operation) = error.operation() {
        write!(f, " {operation}")?;
    }
    write!(f, ": {} (http {}", diagnosis.name(), error.status())?;
    if let Some(code) = code {
        write!(f, ", code {code}")?;
    }
    f.write_str("): ")?;
    in_a_sentence(f, diagnosis.summary())
}

/// An [`ApiError`] without any text from the server.
///
/// ```
/// use CRATE::{ApiError, Redacted};
///
/// fn log(error: &ApiError) {
///     let redacted: Redacted<'_> = error.redacted();
///     eprintln!("{redacted}");
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Redacted<'a>(&'a ApiError);

/// The operation, the name of the entry, status, the code if it is a number or documented, and the
/// summary.
impl fmt::Display for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_safe = |code: &&ReceivedCode<'_>| {
            matches!(code, ReceivedCode::Number(_)) || ErrorCode::of_received(code).is_some()
        };
        padded(f, |f| describe(f, self.0, self.0.response().code.as_ref().filter(is_safe)))
    }
}

impl fmt::Debug for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, f)
    }
}

impl core::error::Error for Redacted<'_> {}

/// Writes a sentence after a colon: in lower case, unless it begins with a name.
fn in_a_sentence(f: &mut dyn Write, sentence: &str) -> fmt::Result {
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

/// What [`Redacted`] shows, and the length of the body.
impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("error", &format_args!("{}", self.redacted()))
            .field("body", &format_args!("{} bytes", self.0.body.len()))
            .finish_non_exhaustive()
    }
}

impl core::error::Error for ApiError {}
