//! What identifies an entry on the wire.

use super::{Refusal, Text};
use crate::diagnostic::Rule;

/// A key that has a form on the wire.
pub trait Key {
    /// The key as the wire has it.
    fn wire(&self) -> String;
}

/// An HTTP status from 100 to 599.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HttpStatus(u16);

impl HttpStatus {
    pub(crate) fn parse(number: i64) -> Result<Self, Refusal> {
        match u16::try_from(number) {
            Ok(status @ 100..=599) => Ok(Self(status)),
            _ => Err(Refusal::new(
                Rule::InvalidCode,
                format!("{number} is no HTTP status"),
                "a status is a number from 100 to 599; codes of the body stand in `error_codes`",
            )),
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl Key for HttpStatus {
    fn wire(&self) -> String {
        self.0.to_string()
    }
}

/// Whether the codes of a catalog are numbers or strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// Numbers. So are the codes of a catalog that has none.
    Number,
    /// Strings.
    Text,
}

/// A code of a response body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// A number.
    Number(i64),
    /// A string, to the letter.
    Text(Text),
}

impl Code {
    /// Which of the two it is.
    #[must_use]
    pub const fn kind(&self) -> CodeKind {
        match self {
            Self::Number(_) => CodeKind::Number,
            Self::Text(_) => CodeKind::Text,
        }
    }
}

impl Key for Code {
    fn wire(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.as_str().to_owned(),
        }
    }
}
