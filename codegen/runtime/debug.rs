//! `Debug` of the enums, made out of the names of their entries: derived for thousands of variants
//! it would take longer to compile than everything else.

use core::fmt;

use crate::{ErrorCode, Operation, StatusCode};

/// The longest name that an entry may have, in bytes.
const LONGEST: usize = 100;

/// The variant of an entry: `ProcessingTimeout` where the name is `processing_timeout`.
pub(crate) struct Variant {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Variant {
    pub(crate) fn of(name: &str) -> Self {
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

    pub(crate) fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

impl fmt::Debug for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Variant::of(self.name()).as_str())
    }
}

impl fmt::Debug for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Variant::of(self.name()).as_str())
    }
}

impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Variant::of(self.name()).as_str())
    }
}
