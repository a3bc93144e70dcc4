//! Which version a change needs.

use std::fmt;

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
        let Some(gravest) = changes.iter().map(Change::severity).max() else {
            return Self::None;
        };
        match (gravest, major) {
            (Severity::Breaking, 1..) => Self::Major,
            (Severity::Breaking | Severity::Behaviour, 0)
            | (Severity::Behaviour | Severity::Addition, 1..) => Self::Minor,
            (Severity::Addition, 0) | (Severity::Wording, _) => Self::Patch,
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

/// The three numbers of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// The first number.
    pub major: u64,
    /// The middle number.
    pub minor: u64,
    /// The last number.
    pub patch: u64,
}

impl Version {
    /// The lowest version that a bump of this one leads to.
    #[must_use]
    pub const fn bumped(self, bump: Bump) -> Self {
        match bump {
            Bump::None => self,
            Bump::Patch => Self { patch: self.patch.saturating_add(1), ..self },
            Bump::Minor => Self { minor: self.minor.saturating_add(1), patch: 0, ..self },
            Bump::Major => Self { major: self.major.saturating_add(1), minor: 0, patch: 0 },
        }
    }

    /// Reads a version, such as `0.1.0` or `1.2.3+build`; none of a pre-release, which promises
    /// nothing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let core = text.split('+').next()?;
        let mut numbers = core.split('.').map(|number| number.parse::<u64>().ok());
        let (major, minor, patch) = (numbers.next()??, numbers.next()??, numbers.next()??);
        numbers.next().is_none().then_some(Self { major, minor, patch })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// The bump that a change needs, held against the versions before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What the changes need.
    pub bump: Bump,
    /// The version before; none if it is not known.
    pub before: Option<Version>,
    /// The version after; none if it is not known.
    pub after: Option<Version>,
}

impl Verdict {
    /// The verdict on `changes`. Where no version is known, that on a crate below 1.0.
    #[must_use]
    pub fn on(changes: &[Change], before: Option<Version>, after: Option<Version>) -> Self {
        let major = before.or(after).map_or(0, |version| version.major);
        Self { bump: Bump::needed(changes, major), before, after }
    }

    /// The lowest version that comes next; none if the one before is not known.
    #[must_use]
    pub fn next(&self) -> Option<Version> {
        self.before.map(|before| before.bumped(self.bump))
    }

    /// Whether the version after is high enough; true where one of the two is not known.
    #[must_use]
    pub fn is_met(&self) -> bool {
        match (self.next(), self.after) {
            (Some(next), Some(after)) => self.bump == Bump::None || after >= next,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bump_leads_to_the_next_version() {
        let version = Version::parse("1.2.3+x").expect("a version");
        for (bump, next) in [
            (Bump::None, "1.2.3"),
            (Bump::Patch, "1.2.4"),
            (Bump::Minor, "1.3.0"),
            (Bump::Major, "2.0.0"),
        ] {
            assert_eq!(version.bumped(bump).to_string(), next);
        }
        for text in ["", "1", "1.2", "1.2.x", "1.2.3.4", "v1.2.3", "1.2.3-rc.1"] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_verdict_is_met_by_a_version_that_is_high_enough() {
        let verdict = |bump, before, after| Verdict {
            bump,
            before: Version::parse(before),
            after: Version::parse(after),
        };
        assert!(verdict(Bump::None, "0.1.0", "0.1.0").is_met());
        assert!(!verdict(Bump::Patch, "0.1.0", "0.1.0").is_met());
        assert!(verdict(Bump::Minor, "0.1.7", "0.2.0").is_met());
        assert!(!verdict(Bump::Minor, "0.1.7", "0.1.8").is_met());
        assert!(verdict(Bump::Minor, "0.1.7", "1.0.0").is_met());
        assert!(verdict(Bump::None, "0.2.0", "0.1.0").is_met(), "nothing was to be told");
        assert!(verdict(Bump::Major, "unknown", "0.1.0").is_met());
    }
}
