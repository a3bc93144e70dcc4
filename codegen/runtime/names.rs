//! The names of the values of the enums: those of their entries.

use core::fmt;
use core::str::FromStr;

use super::text::padded;
use crate::{ErrorCode, NotInCatalog, Operation, Section, StatusCode};

/// The longest name that an entry may have, in bytes.
const LONGEST: usize = 100;

/// The variant of an entry: `ProcessingTimeout` where the name is `processing_timeout`.
pub(super) struct Variant {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Variant {
    pub(super) fn of(name: &str) -> Self {
        let mut variant = Self { bytes: [0; LONGEST], length: 0 };
        for word in name.split('_') {
            for (index, byte) in word.bytes().enumerate() {
                let byte = if index == 0 { byte.to_ascii_uppercase() } else { byte };
                if let Some(place) = variant.bytes.get_mut(variant.length) {
                    *place = byte;
                    variant.length += 1;
                }
            }
        }
        variant
    }

    pub(super) fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

macro_rules! named {
    ($named:ident, $not_found:expr) => {
        impl $named {
            pub(crate) fn of_name(name: &str) -> Result<Self, NotInCatalog> {
                let found = Self::ALL.iter().find(|value| value.name() == name);
                found.copied().ok_or($not_found)
            }
        }

        /// The name of the variant.
        impl fmt::Debug for $named {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(Variant::of(self.name()).as_str())
            }
        }
    };
}

named!(StatusCode, NotInCatalog::entry(Section::StatusCodes));
named!(ErrorCode, NotInCatalog::entry(Section::ErrorCodes));
named!(Operation, NotInCatalog::operation());

/// What happened, and the code.
impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        padded(f, |f| write!(f, "{} (code {})", self.summary(), self.code()))
    }
}

/// The name of the call.
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Reads the name of a call.
impl FromStr for Operation {
    type Err = NotInCatalog;

    fn from_str(name: &str) -> Result<Self, NotInCatalog> {
        Self::of_name(name)
    }
}
