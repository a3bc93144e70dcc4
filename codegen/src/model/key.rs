//! What identifies an entry on the wire.

use super::{Entry, Invalid, Section, Template, Text};
use crate::diagnostic::Rule;

/// What a response must say to mean an entry. Sorted by section.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// This HTTP status.
    Status(HttpStatus),
    /// This code in the body.
    Code(Code),
    /// A message of this form in the body.
    Message(Template),
}

impl Key {
    /// The section of the catalog that such keys are in.
    pub const fn section(&self) -> Section {
        match self {
            Self::Status(_) => Section::StatusCodes,
            Self::Code(_) => Section::ErrorCodes,
            Self::Message(_) => Section::Messages,
        }
    }

    /// The key as the wire has it, a template as the catalog has it.
    pub fn wire(&self) -> String {
        match self {
            Self::Status(status) => status.get().to_string(),
            Self::Code(Code::Number(number)) => number.to_string(),
            Self::Code(Code::Text(text)) => text.as_str().to_owned(),
            Self::Message(template) => template.wire(),
        }
    }
}

/// An HTTP status from 100 to 599.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HttpStatus(u16);

impl HttpStatus {
    pub(crate) fn parse(number: i64) -> Result<Self, Invalid> {
        match u16::try_from(number) {
            Ok(status @ 100..=599) => Ok(Self(status)),
            _ => Err(Self::invalid(&number.to_string())),
        }
    }

    pub(crate) fn invalid(status: &str) -> Invalid {
        let help = "write a number from 100 to 599; codes of the body belong in `error_codes`";
        Invalid::new(Rule::InvalidCode, format!("{status} is not an HTTP status"), help)
    }

    /// The number.
    pub const fn get(self) -> u16 {
        self.0
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

impl CodeKind {
    pub(crate) fn of(entries: &[Entry]) -> Self {
        let kind = |entry: &Entry| match &entry.key {
            Key::Code(code) => Some(code.kind()),
            _ => None,
        };
        entries.iter().find_map(kind).unwrap_or(Self::Number)
    }
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
    pub const fn kind(&self) -> CodeKind {
        match self {
            Self::Number(_) => CodeKind::Number,
            Self::Text(_) => CodeKind::Text,
        }
    }
}
