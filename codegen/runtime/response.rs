use core::fmt;

use super::rules;
use super::text::{Shown, Text};
use crate::{Diagnosis, Operation};

/// A response of the API: the HTTP status, and the fields of the body that say what happened.
///
/// With the feature `json`, `from_json` reads the body. A program that has parsed it already calls
/// [`new`](Self::new) and adds the fields.
#[derive(Clone, PartialEq, Eq)]
pub struct ErrorResponse<'a> {
    pub(crate) status: u16,
    pub(crate) code: Option<ReceivedCode<'a>>,
    pub(crate) message: Option<Text<'a>>,
    pub(crate) reason: Option<Text<'a>>,
    pub(crate) detail: Option<Text<'a>>,
}

/// A code as it was received: a number, or any other text.
#[allow(dead_code, reason = "where codes are strings none is a number, and the other way round")]
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum ReceivedCode<'a> {
    Number(i64),
    Text(Text<'a>),
}

impl<'a> ErrorResponse<'a> {
    /// A response with this HTTP status and an empty body.
    #[must_use]
    pub const fn new(status: u16) -> Self {
        Self { status, code: None, message: None, reason: None, detail: None }
    }

    /// The same with this `message` in the body.
    #[must_use]
    pub fn with_message(self, message: &'a str) -> Self {
        Self { message: Some(message.into()), ..self }
    }

    /// The same with this `reason` in the body.
    #[must_use]
    pub fn with_reason(self, reason: &'a str) -> Self {
        Self { reason: Some(reason.into()), ..self }
    }

    /// The same with this `detail` in the body.
    #[must_use]
    pub fn with_detail(self, detail: &'a str) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    /// The HTTP status, documented or not.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The `message` of the body.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The `reason` of the body.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    /// The `detail` of the body.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// What happened, whether to retry and what to do, if this is the response to `during`, which is
    /// `None` if the call is not known. Does not allocate, and cannot fail.
    #[must_use]
    pub fn diagnose(&self, during: Option<Operation>) -> Diagnosis<'_> {
        rules::diagnose(self, during)
    }
}

/// The fields, with long texts cut and control characters escaped.
impl fmt::Debug for ErrorResponse<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse")
            .field("status", &self.status)
            .field("code", &self.code)
            .field("message", &self.message().map(Shown))
            .field("reason", &self.reason().map(Shown))
            .field("detail", &self.detail().map(Shown))
            .finish()
    }
}

impl fmt::Debug for ReceivedCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for ReceivedCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => write!(f, "{}", Shown(text)),
        }
    }
}
