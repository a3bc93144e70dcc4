//! What keeps a change from being merged, and the changes as annotations.

use std::cmp::Reverse;

use codegen::diff::{self, Change, Kind, Severity, Verdict, Version};

use super::report::{DiffReport, sentence, subject};
use super::sides::Sides;
use crate::findings::Finding;

/// GitHub shows ten annotations of each severity for a step, and says nothing of the others.
const MOST_ANNOTATIONS: usize = 10;

impl DiffReport {
    pub(super) fn is_acceptable(&self) -> bool {
        self.verdict.is_met() && self.obstacles().is_empty()
    }

    /// What blocks the change, and the changes, as annotations on the lines of the catalog: no more than
    /// GitHub shows of one step.
    pub(super) fn annotations(&self) -> Vec<Finding> {
        let finding = |change: &Change| {
            let (severity, kind) = (change.severity(), change.kind);
            let level = if severity >= Severity::Behaviour { "warning" } else { "notice" };
            let message = format!("{severity}: {}", sentence(change));
            self.finding(change, kind.id(), message, kind.why()).severity(level)
        };
        let mut changes: Vec<_> = self.changes().collect();
        changes.sort_by_key(|change| Reverse(change.severity()));
        let mut findings = self.blockers();
        findings.extend(changes.into_iter().map(finding));
        if findings.len() > MOST_ANNOTATIONS {
            let more = findings.split_off(MOST_ANNOTATIONS - 1).len();
            let file = self.sides.after.source.path().to_owned();
            let message = format!("and {more} more: `cargo xtask diff` shows all of them");
            findings.push(Finding::error("more", file, message).severity("notice"));
        }
        findings
    }

    /// What keeps the change from being merged beside a version that is too low: entries without a
    /// tombstone, and a version that another branch has taken.
    pub(super) fn obstacles(&self) -> Vec<Finding> {
        let mut obstacles = self.tombstones();
        let versions = &self.sides.versions;
        if let (Some((branch, version)), Some(manifest)) = (&versions.taken, &versions.manifest) {
            let message =
                format!("{branch} has version {version} already, since this branch left it");
            let finding = Finding::error("version-taken", manifest.clone(), message);
            let help = format!(
                "merge {branch}, keep its version and its section of the changelog, and run `cargo xtask bump`"
            );
            obstacles.push(finding.at(versions.line, 1).help(help));
        }
        obstacles
    }

    /// What keeps the change from being merged, and why no version was checked.
    pub(crate) fn blockers(&self) -> Vec<Finding> {
        let mut blockers = self.obstacles();
        let Sides { versions, after, .. } = &self.sides;
        if let (false, Some(manifest)) = (self.verdict.is_met(), &versions.manifest) {
            let finding = Finding::error("version-too-low", manifest.clone(), self.sentence());
            blockers.push(
                finding
                    .at(versions.line, 1)
                    .help("run `cargo xtask bump`, or set the version here"),
            );
        }
        if let Some(note) = &versions.note {
            let file = after.source.path().to_owned();
            blockers.push(Finding::error("no-version", file, note.clone()).severity("notice"));
        }
        blockers
    }

    /// The removed entries without a tombstone, and the new tombstones with a version that cannot be.
    fn tombstones(&self) -> Vec<Finding> {
        let verdict = &self.verdict;
        let reached = verdict.after.as_ref().filter(|_| verdict.is_met()).map(diff::release);
        let since = reached.filter(|it| verdict.can_leave_out(it)).or_else(|| verdict.next());
        self.tombstones_of(verdict, since.as_ref())
    }

    /// The same if the crate gets a version.
    pub(crate) fn tombstones_since(&self, version: &Version) -> Vec<Finding> {
        let verdict = Verdict { after: Some(version.clone()), ..self.verdict.clone() };
        self.tombstones_of(&verdict, Some(&diff::release(version)))
    }

    fn tombstones_of(&self, verdict: &Verdict, since: Option<&Version>) -> Vec<Finding> {
        let finding = |change: &Change| {
            let missing = diff::tombstone(&self.sides.before.catalog, change, since);
            if let Some(line) = missing {
                let subject = subject(change);
                let message = format!(
                    "{subject} has no tombstone: its key and its name could come back with another meaning"
                );
                let help = format!("add this line to `retired`: `{line}`");
                return Some(self.finding(change, "no-tombstone", message, &help));
            }
            let retired = &self.sides.after.catalog.retired;
            let retired = retired.iter().find(|it| it.name.as_str() == change.name)?;
            if change.kind != Kind::TombstoneAdded || verdict.can_leave_out(&retired.since) {
                return None;
            }
            let [before, after] = [&verdict.before, &verdict.after].map(|version| {
                version.as_ref().map_or("an unknown version".to_owned(), ToString::to_string)
            });
            let (name, since) = (&change.name, &retired.since);
            let message = format!(
                "{name} is gone since {since}, and the change is that from {before} to {after}"
            );
            let help = "set `since` to the version that leaves the entry out";
            Some(self.finding(change, "tombstone-version", message, help))
        };
        self.changes().filter_map(finding).collect()
    }

    /// An error on the line of the catalog that a change is on.
    fn finding(&self, change: &Change, rule: &'static str, message: String, help: &str) -> Finding {
        let after = &self.sides.after;
        let place = after.position(change.part, &change.name, &change.path);
        let finding = Finding::error(rule, after.source.path().to_owned(), message);
        finding.at(place.line, place.column).help(help)
    }
}
