use core::fmt;

use crate::{Entry, ErrorCode, Message, StatusCode};

/// The part of the response that the diagnosis is based on.
///
/// ```
/// use CRATE::{Cause, ErrorResponse};
///
/// let response = ErrorResponse::new(999);
/// assert_eq!(response.diagnose(None).cause(), Cause::Undocumented);
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause<'a> {
    /// A documented message of the body.
    Message(Message<'a>),
    /// A documented code of the body.
    Code(ErrorCode),
    /// The HTTP status, if the body has nothing documented.
    Status(StatusCode),
    /// Nothing documented, such as a code that is not in the catalog.
    Undocumented,
}

/// How sure the diagnosis is.
///
/// ```
/// use CRATE::Certainty;
///
/// assert_eq!(Certainty::Foreign.to_string(), "foreign");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Certainty {
    /// The entry has one meaning here.
    Exact,
    /// The entry is documented only for other calls than this one: the retry is unspecified.
    OutsideDocumentedCalls,
    /// The meaning depends on the call, which is not known: the answer is what holds for every call.
    Ambiguous,
    /// The body is not a JSON object, so the response may come from a gateway: it is failed.
    Foreign,
    /// Nothing in the response is documented.
    Undocumented,
}

impl Cause<'_> {
    /// The row of the catalog; `None` for [`Undocumented`](Self::Undocumented).
    #[must_use]
    pub const fn entry(&self) -> Option<&'static Entry> {
        match self {
            Self::Message(message) => Some(message.entry()),
            Self::Code(code) => Some(code.entry()),
            Self::Status(status) => Some(status.entry()),
            Self::Undocumented => None,
        }
    }

    /// The name of the entry, or `undocumented`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self.entry() {
            Some(entry) => entry.name(),
            None => "undocumented",
        }
    }
}

impl Certainty {
    /// The word for it, such as `outside_documented_calls`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::OutsideDocumentedCalls => "outside_documented_calls",
            Self::Ambiguous => "ambiguous",
            Self::Foreign => "foreign",
            Self::Undocumented => "undocumented",
        }
    }
}

/// The certainty in words, such as `outside documented calls`.
impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Exact => "exact",
            Self::OutsideDocumentedCalls => "outside documented calls",
            Self::Ambiguous => "ambiguous",
            Self::Foreign => "foreign",
            Self::Undocumented => "undocumented",
        })
    }
}
