//! To and from the status of the crate `http`.

use crate::{NotInCatalog, StatusCode};

/// The documented status of this number.
impl TryFrom<http::StatusCode> for StatusCode {
    type Error = NotInCatalog;

    fn try_from(status: http::StatusCode) -> Result<Self, NotInCatalog> {
        Self::try_from(status.as_u16())
    }
}

impl From<StatusCode> for http::StatusCode {
    fn from(status: StatusCode) -> Self {
        // Every number of the catalog is one of `http`, which takes 100 to 999.
        Self::from_u16(status.as_u16()).unwrap_or(Self::INTERNAL_SERVER_ERROR)
    }
}
