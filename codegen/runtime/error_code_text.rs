//! Codes that are strings, instead of `error_code.rs`: in a response, and as text.

use core::str::FromStr;

use super::response::ReceivedCode;
use crate::{ErrorCode, ErrorResponse, NotInCatalog, Section};

/// Whether a code in a body is read as a number.
#[cfg(feature = "json")]
pub(super) const CODES_ARE_NUMBERS: bool = false;

impl ErrorCode {
    pub(super) fn of_received(code: &ReceivedCode<'_>) -> Option<Self> {
        match code {
            ReceivedCode::Number(_) => None,
            ReceivedCode::Text(text) => Self::from_code(text),
        }
    }
}

impl<'a> ErrorResponse<'a> {
    /// The `code` of the body; its digits if it is a number.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match &self.code {
            Some(ReceivedCode::Text(text)) => Some(text),
            Some(ReceivedCode::Number(_)) | None => None,
        }
    }

    /// The same with this `code` in the body.
    #[must_use]
    pub fn with_code(self, code: &'a str) -> Self {
        Self { code: Some(ReceivedCode::Text(code.into())), ..self }
    }
}

impl TryFrom<&str> for ErrorCode {
    type Error = NotInCatalog;

    fn try_from(code: &str) -> Result<Self, NotInCatalog> {
        Self::from_code(code).ok_or(NotInCatalog::entry(Section::ErrorCodes))
    }
}

/// Reads the text or the name of a code.
impl FromStr for ErrorCode {
    type Err = NotInCatalog;

    fn from_str(text: &str) -> Result<Self, NotInCatalog> {
        Self::from_code(text).map_or_else(|| Self::of_name(text), Ok)
    }
}
