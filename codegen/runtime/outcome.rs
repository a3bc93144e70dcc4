use core::fmt;

/// What the request achieved.
///
/// ```
/// use CRATE::Outcome;
///
/// assert!(Outcome::AlreadyInEffect.is_in_effect());
/// assert_eq!(Outcome::Degraded.name(), "degraded");
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Outcome {
    /// The request was carried out.
    Success,
    /// There was nothing left to do, such as after a repeated request: treat it as success.
    #[doc(alias = "idempotent")]
    AlreadyInEffect,
    /// The request was carried out partly.
    Degraded,
    /// The request was not carried out.
    Failed,
}

impl Outcome {
    /// The word for it in the catalog, such as `already_in_effect`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::AlreadyInEffect => "already_in_effect",
            Self::Degraded => "degraded",
            Self::Failed => "failed",
        }
    }

    /// Whether the request has its effect now: true for [`Success`](Self::Success) and
    /// [`AlreadyInEffect`](Self::AlreadyInEffect).
    #[must_use]
    pub const fn is_in_effect(self) -> bool {
        matches!(self, Self::Success | Self::AlreadyInEffect)
    }
}

/// The outcome in words, such as `already in effect`.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Success => "success",
            Self::AlreadyInEffect => "already in effect",
            Self::Degraded => "degraded",
            Self::Failed => "failed",
        })
    }
}
