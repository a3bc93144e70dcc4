//! Which version a change needs.

use std::cmp::Ordering;
use std::fmt;

pub use semver::Version;

use super::{Change, Severity};

/// The part of a version that has to be raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// middle number, so that what breaks code or behaves otherwise raises that one, and nobody
    /// gets it unasked; the rest is a patch.
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

    /// The word for it: `major`, `minor`, `patch` or `none`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Major => "major",
            Self::Minor => "minor",
            Self::Patch => "patch",
            Self::None => "none",
        }
    }
}

impl fmt::Display for Bump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
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
        if self.bump == Bump::None {
            return Some(before.clone());
        }
        if self.bump <= Bump::of_pre_release(before) {
            return Some(release(before));
        }
        Some(match self.bump {
            Bump::None | Bump::Patch => Version::new(major, minor, patch.saturating_add(1)),
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

    /// How the version after compares with the one before.
    fn order(&self) -> Option<Ordering> {
        Some(self.after.as_ref()?.cmp_precedence(self.before.as_ref()?))
    }
}

/// The release that a version is, or is a pre-release of.
#[must_use]
pub fn release(version: &Version) -> Version {
    Version::new(version.major, version.minor, version.patch)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(bump: Bump, before: &str, after: &str) -> Verdict {
        let version = |text: &str| Some(Version::parse(text).expect("a version"));
        Verdict { bump, before: version(before), after: version(after) }
    }

    #[test]
    fn a_bump_leads_to_the_next_release() {
        for (bump, before, next) in [
            (Bump::None, "1.2.3", "1.2.3"),
            (Bump::Patch, "1.2.3", "1.2.4"),
            (Bump::Minor, "1.2.3", "1.3.0"),
            (Bump::Major, "1.2.3+x", "2.0.0"),
            (Bump::None, "0.2.0-rc.1", "0.2.0-rc.1"),
            (Bump::Patch, "0.1.1-rc.1", "0.1.1"),
            (Bump::Minor, "0.1.1-rc.1", "0.2.0"),
            (Bump::Patch, "0.2.0-rc.1", "0.2.0"),
            (Bump::Minor, "0.2.0-rc.1", "0.2.0"),
            (Bump::Major, "1.1.0-rc.1", "2.0.0"),
            (Bump::Major, "2.0.0-rc.1", "2.0.0"),
        ] {
            let next_of = verdict(bump, before, before).next().expect("a version");
            assert_eq!(next_of.to_string(), next, "{bump} from {before}");
        }
    }

    #[test]
    fn a_verdict_is_met_by_a_version_that_is_high_enough() {
        let met = [
            (Bump::None, "0.1.0", "0.1.0"),
            (Bump::None, "0.2.0-rc.1", "0.2.0-rc.1"),
            (Bump::None, "0.2.0-rc.1", "0.2.0"),
            (Bump::None, "0.1.0+a", "0.1.0+b"),
            (Bump::Patch, "0.1.0", "0.1.1"),
            (Bump::Patch, "0.1.0", "0.1.1-rc.1"),
            (Bump::Patch, "0.1.0", "0.2.0-rc.1"),
            (Bump::Minor, "0.1.7", "0.2.0"),
            (Bump::Minor, "0.1.7", "1.0.0"),
            (Bump::Minor, "0.1.0", "0.2.0-rc.1"),
            (Bump::Minor, "0.2.0-rc.1", "0.2.0-rc.2"),
            (Bump::Minor, "0.2.0-rc.1", "0.2.0"),
            (Bump::Minor, "0.1.1-rc.1", "0.2.0-rc.1"),
            (Bump::Major, "1.2.3", "2.0.0-alpha"),
        ];
        for (bump, before, after) in met {
            assert!(verdict(bump, before, after).is_met(), "{bump} from {before} to {after}");
        }
        let unmet = [
            (Bump::None, "0.2.0", "0.1.0"),
            (Bump::None, "0.2.0", "0.2.0-rc.1"),
            (Bump::Patch, "0.1.0", "0.1.0"),
            (Bump::Patch, "0.1.0", "0.1.0+build"),
            (Bump::Patch, "0.1.0", "0.0.9"),
            (Bump::Minor, "0.1.7", "0.1.8"),
            (Bump::Minor, "0.1.0", "0.1.1-rc.1"),
            (Bump::Minor, "0.2.0-rc.1", "0.2.0-rc.1"),
            (Bump::Minor, "0.2.0-rc.2", "0.2.0-rc.1"),
            (Bump::Minor, "0.1.1-rc.1", "0.1.1"),
            (Bump::Major, "1.1.0-rc.1", "1.1.0"),
        ];
        for (bump, before, after) in unmet {
            assert!(!verdict(bump, before, after).is_met(), "{bump} from {before} to {after}");
        }
    }

    #[test]
    fn an_entry_is_gone_since_a_version_of_the_change() {
        for (before, after, since, can) in [
            ("0.1.0", "0.2.0", "0.1.0", false),
            ("0.1.0", "0.2.0", "0.1.1", true),
            ("0.1.0", "0.2.0", "0.2.0-rc.1", true),
            ("0.1.0", "0.2.0", "0.2.0", true),
            ("0.1.0", "0.2.0", "0.2.1-rc.1", false),
            ("0.1.0", "0.2.0-rc.1", "0.2.0", true),
            ("0.2.0-rc.1", "0.2.0-rc.2", "0.2.0-rc.1", false),
            ("0.2.0-rc.1", "0.2.0-rc.2", "0.2.0", true),
        ] {
            let verdict = verdict(Bump::Minor, before, after);
            let since = Version::parse(since).expect("a version");
            assert_eq!(verdict.can_leave_out(&since), can, "{before} -> {after}: {since}");
        }
    }

    #[test]
    fn a_version_that_is_not_known_is_not_checked() {
        let known = Version::parse("0.1.0").ok();
        for (before, after) in [(None, known.clone()), (known, None), (None, None)] {
            let verdict = Verdict { bump: Bump::Major, before, after };
            assert!(verdict.is_met() && !verdict.is_lowered());
        }
    }
}
