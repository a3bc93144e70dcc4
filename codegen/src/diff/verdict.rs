//! Which version a change needs.

use std::cmp::Ordering;
use std::fmt;

pub use semver::Version;
use serde::Serialize;

use super::{Change, Severity};

/// The part of a version that has to be raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Bump {
    /// Nothing changed.
    None,
    /// The last number.
    Patch,
    /// The middle number.
    Minor,
    /// The first number.
    Major,
}

impl Bump {
    /// The bump that `changes` need of a crate whose version starts with `major`.
    ///
    /// As Cargo reads versions: from 1.0 on, what breaks code is major, what adds or behaves
    /// otherwise is minor, and the rest is a patch. Below 1.0 a caret requirement is bound to the
    /// middle number, so that what breaks code or behaves otherwise raises that one and is never
    /// picked up by an update; the rest is a patch.
    #[must_use]
    pub fn needed(changes: &[Change], major: u64) -> Self {
        let Some(most_severe) = changes.iter().map(Change::severity).max() else {
            return Self::None;
        };
        match (most_severe, major) {
            (Severity::Breaking, 1..) => Self::Major,
            (Severity::Breaking | Severity::Behaviour, 0)
            | (Severity::Behaviour | Severity::Addition, 1..) => Self::Minor,
            (Severity::Addition, 0) | (Severity::Wording, _) => Self::Patch,
        }
    }

    /// What a pre-release has raised already: `0.2.0-rc.1` the middle number, a release nothing.
    fn of_pre_release(version: &Version) -> Self {
        match version {
            release if release.pre.is_empty() => Self::None,
            Version { patch: 1.., .. } => Self::Patch,
            Version { minor: 1.., .. } => Self::Minor,
            _ => Self::Major,
        }
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

/// The bump that a change needs, compared with the versions before and after.
///
/// Versions compare by the precedence of semantic versioning: a pre-release is below its release,
/// and what follows a `+` does not count. The rules:
///
/// - A version that is lower than the one before is never enough.
/// - Without a change any other version is, the same one included.
/// - With a change the version must rise, to the [release that comes next](Self::next) or above it.
///   A pre-release of that release counts: what it leads to is high enough.
/// - Where the version before is a pre-release, its own release may be the next one: `0.2.0-rc.1`
///   has raised the minor number already, and `0.2.0-rc.2` may bring anything that needs a minor
///   bump. What needs more than that raises the release: from `0.1.1-rc.1` to `0.2.0`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What the changes need.
    pub bump: Bump,
    /// The version before; `None` if it is not known.
    pub before: Option<Version>,
    /// The version after; `None` if it is not known.
    pub after: Option<Version>,
}

impl Verdict {
    /// The verdict on `changes`. Where no version is known, that on a crate below 1.0.
    #[must_use]
    pub fn on(changes: &[Change], before: Option<Version>, after: Option<Version>) -> Self {
        let major = before.as_ref().or(after.as_ref()).map_or(0, |version| version.major);
        Self { bump: Bump::needed(changes, major), before, after }
    }

    /// The release that comes next, and without a change the version before; `None` if the version
    /// before is not known.
    #[must_use]
    pub fn next(&self) -> Option<Version> {
        let before = self.before.as_ref()?;
        let Version { major, minor, patch, .. } = *before;
        Some(match self.bump {
            Bump::None => before.clone(),
            bump if bump <= Bump::of_pre_release(before) => release(before),
            Bump::Patch => Version::new(major, minor, patch.saturating_add(1)),
            Bump::Minor => Version::new(major, minor.saturating_add(1), 0),
            Bump::Major => Version::new(major.saturating_add(1), 0, 0),
        })
    }

    /// Whether the version after is lower than the one before.
    #[must_use]
    pub fn is_lowered(&self) -> bool {
        self.order() == Some(Ordering::Less)
    }

    /// Whether the version after is high enough; true where one of the two is not known.
    #[must_use]
    pub fn is_met(&self) -> bool {
        match (self.order(), self.next(), &self.after) {
            (Some(Ordering::Less), ..) => false,
            (Some(Ordering::Equal), ..) => self.bump == Bump::None,
            (Some(Ordering::Greater), Some(next), Some(after)) => release(after) >= release(&next),
            _ => true,
        }
    }

    /// Whether an entry can be gone since a version: one after the version before, and at the
    /// latest the release that the version after leads to.
    #[must_use]
    pub fn can_leave_out(&self, since: &Version) -> bool {
        let is_after = self.before.as_ref().is_none_or(|it| since.cmp_precedence(it).is_gt());
        is_after && self.after.as_ref().is_none_or(|it| release(since) <= release(it))
    }

    fn order(&self) -> Option<Ordering> {
        Some(self.after.as_ref()?.cmp_precedence(self.before.as_ref()?))
    }
}

/// The release that a version is, or is a pre-release of.
#[must_use]
pub fn release(version: &Version) -> Version {
    Version::new(version.major, version.minor, version.patch)
}
