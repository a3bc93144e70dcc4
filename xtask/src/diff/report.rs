//! What a change is, and what follows from it. Each format renders this.

use codegen::diff::{self, Bump, Change, Kind, Severity, Verdict};
use similar::{ChangeTag, TextDiff};

use super::sides::Sides;
use crate::findings::Finding;

pub(super) struct DiffReport {
    pub(super) sides: Sides,
    pub(super) changes: Vec<Change>,
    pub(super) verdict: Verdict,
}

impl DiffReport {
    /// The key of the entry that a change is about, as people write it: `code 7 of store`.
    pub(super) fn key_of(&self, change: &Change) -> Option<String> {
        let Sides { before, after, .. } = &self.sides;
        let mut catalogs = [after, before].into_iter().map(|side| &side.catalog);
        catalogs.find_map(|catalog| diff::key_of(catalog, change))
    }

    /// The changes of each severity that has any, the most severe first.
    pub(super) fn by_severity(&self) -> impl Iterator<Item = (Severity, &[Change])> {
        // They are sorted by severity.
        let groups = self.changes.chunk_by(|a, b| a.severity() == b.severity());
        groups.map(|changes| (changes[0].severity(), changes))
    }

    /// How many changes of each severity there are: `1 breaking, 2 wording`.
    pub(super) fn counts(&self) -> String {
        let counts = self.by_severity();
        let counts = counts.map(|(severity, changes)| format!("{} {severity}", changes.len()));
        counts.collect::<Vec<_>>().join(", ")
    }

    pub(super) fn notes(&self) -> impl Iterator<Item = &String> {
        self.sides.base.note.iter().chain(&self.sides.versions.note)
    }

    /// The verdict in one sentence without a full stop.
    pub(super) fn sentence(&self) -> String {
        let Verdict { bump, before, after } = &self.verdict;
        let needs = match (bump, before, self.verdict.next()) {
            (Bump::None, ..) => "nothing changed for those who use the crate".to_owned(),
            (_, Some(before), Some(next)) => {
                format!("this needs a {bump} bump from {before}: {next} or later")
            }
            _ => format!("this needs a {bump} bump"),
        };
        let (Some(before), Some(after)) = (before, after) else { return needs };
        let is = if self.verdict.is_lowered() {
            format!("was lowered from {before} to {after}")
        } else if before == after {
            format!("is still {after}")
        } else {
            format!("is {after}")
        };
        match (self.verdict.is_met(), &self.sides.versions.manifest) {
            (true, _) if *bump == Bump::None => needs,
            (false, Some(manifest)) => {
                format!("{needs}, and the version {is}; raise it in {manifest}")
            }
            _ => format!("{needs}, and the version {is}"),
        }
    }

    pub(super) fn is_acceptable(&self) -> bool {
        self.verdict.is_met() && self.tombstones().is_empty()
    }

    /// The changes as annotations on the lines of the catalog, and what blocks them.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let finding = |change: &Change| {
            let (severity, kind) = (change.severity(), change.kind);
            let level = if severity >= Severity::Behaviour { "warning" } else { "notice" };
            let message = format!("{severity}: {}", sentence(change));
            self.finding(change, kind.id(), message, kind.why()).severity(level)
        };
        self.changes.iter().map(finding).chain(self.blockers()).collect()
    }

    /// What keeps the change from being merged, and why no version was checked.
    pub(super) fn blockers(&self) -> Vec<Finding> {
        let mut blockers = self.tombstones();
        let Sides { versions, after, .. } = &self.sides;
        if let (false, Some(manifest)) = (self.verdict.is_met(), &versions.manifest) {
            let finding = Finding::error("version-too-low", manifest.clone(), self.sentence());
            blockers.push(finding.help("set the version in this file"));
        }
        if let Some(note) = &versions.note {
            let file = after.source.path().to_owned();
            blockers.push(Finding::error("no-version", file, note.clone()).severity("notice"));
        }
        blockers
    }

    /// The removed entries without a tombstone, and the new tombstones with a version that cannot be.
    pub(super) fn tombstones(&self) -> Vec<Finding> {
        let verdict = &self.verdict;
        let reached = verdict.after.as_ref().filter(|_| verdict.is_met()).map(diff::release);
        let since = reached.filter(|it| verdict.can_leave_out(it)).or_else(|| verdict.next());
        let finding = |change: &Change| {
            let missing = diff::tombstone(&self.sides.before.catalog, change, since.as_ref());
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
        self.changes.iter().filter_map(finding).collect()
    }

    /// An error on the line of the catalog that a change is on.
    fn finding(&self, change: &Change, rule: &'static str, message: String, help: &str) -> Finding {
        let after = &self.sides.after;
        let place = after.position(change.part, &change.name, &change.path);
        let finding = Finding::error(rule, after.source.path().to_owned(), message);
        finding.at(place.line, place.column).help(help)
    }
}

/// What a change is about: `error_codes lift_busy`, and its field if there is one.
pub(super) fn subject(change: &Change) -> String {
    let path = change.path.to_string();
    let parts = [change.part.key(), change.name.as_str(), path.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn sentence(change: &Change) -> String {
    let subject = subject(change);
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("{subject}: {before} -> {after}"),
        (Some(before), None) => format!("{subject}: was {before}"),
        (None, Some(after)) => format!("{subject}: {after}"),
        (None, None) => subject,
    }
}

/// Runs of words that both texts have, or only one of them.
pub(super) fn runs(before: &str, after: &str) -> Vec<(ChangeTag, String)> {
    let diff = TextDiff::from_words(before, after);
    let mut runs: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match runs.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => runs.push((change.tag(), change.value().to_owned())),
        }
    }
    let equal = runs.iter().filter(|(tag, _)| *tag == ChangeTag::Equal);
    let equal: usize = equal.map(|(_, text)| text.len()).sum();
    // If little is equal, the two in a row read better than one woven into the other.
    if equal * 2 < before.len().max(after.len()) {
        let both = [(ChangeTag::Delete, before), (ChangeTag::Insert, after)];
        runs = both.map(|(tag, text)| (tag, text.to_owned())).into();
        runs.retain(|(_, text)| !text.is_empty());
    }
    runs
}
