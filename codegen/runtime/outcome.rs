use core::fmt;

/// What became of the request.
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Outcome {
    /// The request was carried out.
    Success,
    /// What the request asks for was so already: after a repeated request, this is a good ending.
    AlreadyInEffect,
    /// The request was carried out in part.
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

    /// Whether what the request asks for is now so: [`Success`](Self::Success) and
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
