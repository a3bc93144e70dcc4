//! Statuses as numbers and as text.

use core::fmt;
use core::str::FromStr;

use super::text::padded;
use crate::{NotInCatalog, Section, StatusCode};

impl TryFrom<u16> for StatusCode {
    type Error = NotInCatalog;

    fn try_from(status: u16) -> Result<Self, NotInCatalog> {
        Self::from_u16(status).ok_or(NotInCatalog::entry(Section::StatusCodes))
    }
}

macro_rules! from_integers {
    ($($integer:ty),*) => {
        $(
            impl TryFrom<$integer> for StatusCode {
                type Error = NotInCatalog;

                fn try_from(status: $integer) -> Result<Self, NotInCatalog> {
                    let status = u16::try_from(status).ok().and_then(Self::from_u16);
                    status.ok_or(NotInCatalog::entry(Section::StatusCodes))
                }
            }
        )*
    };
}

from_integers!(i16, i32, i64, u32, u64, usize);

impl From<StatusCode> for u16 {
    fn from(status: StatusCode) -> Self {
        status.as_u16()
    }
}

/// Reads the number or the name of a status.
impl FromStr for StatusCode {
    type Err = NotInCatalog;

    fn from_str(text: &str) -> Result<Self, NotInCatalog> {
        text.parse().ok().and_then(Self::from_u16).map_or_else(|| Self::of_name(text), Ok)
    }
}

/// What happened, and the number.
impl fmt::Display for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        padded(f, |f| write!(f, "{} (HTTP {})", self.summary(), self.as_u16()))
    }
}

/// The documented status of this number.
#[cfg(feature = "http")]
impl TryFrom<http::StatusCode> for StatusCode {
    type Error = NotInCatalog;

    fn try_from(status: http::StatusCode) -> Result<Self, NotInCatalog> {
        Self::try_from(status.as_u16())
    }
}

#[cfg(feature = "http")]
impl From<StatusCode> for http::StatusCode {
    fn from(status: StatusCode) -> Self {
        // Every number of the catalog is one of `http`, which takes 100 to 999.
        Self::from_u16(status.as_u16()).unwrap_or(Self::INTERNAL_SERVER_ERROR)
    }
}
