//! Codes that are numbers: in a response, and as text.

use core::str::FromStr;

use super::response::ReceivedCode;
use crate::{ErrorCode, ErrorResponse, NotInCatalog, Section};

/// Whether a code in a body is read as a number.
#[cfg(feature = "json")]
pub(super) const CODES_ARE_NUMBERS: bool = true;

impl ErrorCode {
    pub(super) fn of_received(code: &ReceivedCode<'_>) -> Option<Self> {
        match code {
            ReceivedCode::Number(number) => Self::from_code(*number),
            ReceivedCode::Text(_) => None,
        }
    }
}

impl ErrorResponse<'_> {
    /// The `code` of the body; `None` if it is missing or not a whole number.
    #[must_use]
    pub const fn code(&self) -> Option<i64> {
        match &self.code {
            Some(ReceivedCode::Number(number)) => Some(*number),
            Some(ReceivedCode::Text(_)) | None => None,
        }
    }

    /// The same with this `code` in the body.
    #[must_use]
    pub fn with_code(self, code: i64) -> Self {
        Self { code: Some(ReceivedCode::Number(code)), ..self }
    }
}

impl TryFrom<i64> for ErrorCode {
    type Error = NotInCatalog;

    fn try_from(code: i64) -> Result<Self, NotInCatalog> {
        Self::from_code(code).ok_or(NotInCatalog::entry(Section::ErrorCodes))
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => {
        $(
            impl TryFrom<$integer> for ErrorCode {
                type Error = NotInCatalog;

                fn try_from(code: $integer) -> Result<Self, NotInCatalog> {
                    let code = i64::try_from(code).ok().and_then(Self::from_code);
                    code.ok_or(NotInCatalog::entry(Section::ErrorCodes))
                }
            }
        )*
    };
}

from_integers!(i16, i32, u16, u32, u64, usize);

impl From<ErrorCode> for i64 {
    fn from(code: ErrorCode) -> Self {
        code.code()
    }
}

/// Reads the number or the name of a code.
impl FromStr for ErrorCode {
    type Err = NotInCatalog;

    fn from_str(text: &str) -> Result<Self, NotInCatalog> {
        text.parse().ok().and_then(Self::from_code).map_or_else(|| Self::of_name(text), Ok)
    }
}
