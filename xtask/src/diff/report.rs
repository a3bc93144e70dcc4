//! What changed, and the verdict. Each format renders this.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use codegen::diff::{self, Bump, Change, Decided, Decision, Kind, Severity, Verdict};
use codegen::{LocatedCatalog, Part, Path};
use similar::{ChangeTag, TextDiff};

use super::sides::Sides;

pub(crate) struct DiffReport {
    pub(crate) sides: Sides,
    /// The changes: those of an entry together, the entry with the most severe one first, then in the
    /// order of the catalog.
    pub(crate) rows: Vec<Row>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) verdict: Verdict,
}

/// A change, and where it is.
pub(crate) struct Row {
    pub(crate) change: Change,
    /// The severity of the most severe change of the same entry.
    pub(crate) story: Severity,
    /// The line in the catalog before; `None` if it was not there.
    pub(crate) before: Option<usize>,
    /// The line in the catalog after; `None` if it is not there any more.
    pub(crate) after: Option<usize>,
}

impl DiffReport {
    pub(crate) fn new(sides: Sides) -> Self {
        let (before, after) = (&sides.before, &sides.after);
        let changes = diff::diff(&before.catalog, &after.catalog);
        let decisions = diff::decisions(&before.catalog, &after.catalog);
        let versions = (sides.versions.before.clone(), sides.versions.after.clone());
        let verdict = Verdict::on(&changes, versions.0, versions.1);
        let rows = rows(&changes, before, after);
        Self { sides, rows, decisions, verdict }
    }

    /// The changes, the most severe first.
    pub(crate) fn changes(&self) -> impl Iterator<Item = &Change> {
        self.rows.iter().map(|row| &row.change)
    }

    /// The key of the entry that a change is about, as people write it: `code 7 of store`.
    pub(crate) fn key_of(&self, change: &Change) -> Option<String> {
        let Sides { before, after, .. } = &self.sides;
        let mut catalogs = [after, before].into_iter().map(|side| &side.catalog);
        catalogs.find_map(|catalog| diff::key_of(catalog, change))
    }

    /// The rows by the severity of their story, the most severe first.
    pub(crate) fn by_severity(&self) -> impl Iterator<Item = (Severity, &[Row])> {
        let groups = self.rows.chunk_by(|a, b| a.story == b.story);
        groups.map(|rows| (rows[0].story, rows))
    }

    /// How many changes of each severity there are: `1 breaking, 2 wording`.
    pub(crate) fn counts(&self) -> String {
        let mut counts: BTreeMap<Reverse<Severity>, usize> = BTreeMap::new();
        for change in self.changes() {
            *counts.entry(Reverse(change.severity())).or_default() += 1;
        }
        let counts = counts.iter().map(|(Reverse(severity), count)| format!("{count} {severity}"));
        counts.collect::<Vec<_>>().join(", ")
    }

    /// How many decisions start a retry or stop one: `3 retries start, 1 retry stops`; empty if none does.
    pub(crate) fn retries(&self) -> String {
        let count = |is: fn(&Decision) -> bool| self.decisions.iter().filter(|it| is(it)).count();
        let words = |count: usize, verb: &str| match count {
            0 => None,
            1 => Some(format!("1 retry {verb}s")),
            count => Some(format!("{count} retries {verb}")),
        };
        let words =
            [words(count(Decision::starts), "start"), words(count(Decision::stops), "stop")];
        words.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    pub(crate) fn notes(&self) -> impl Iterator<Item = &String> {
        self.sides.base.note.iter().chain(&self.sides.versions.note)
    }

    /// The verdict in one sentence without a full stop.
    pub(crate) fn sentence(&self) -> String {
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
}

/// What a change is about: an entry wherever it is, or a part of the catalog.
fn story(change: &Change) -> (Option<Part>, &str) {
    let is_of_entry = matches!(change.part, Part::Entries(_) | Part::Retired);
    ((!is_of_entry).then_some(change.part), &change.name)
}

/// The changes with their places. `changes` has the most severe first.
fn rows(changes: &[Change], before: &LocatedCatalog, after: &LocatedCatalog) -> Vec<Row> {
    let mut stories = BTreeMap::new();
    let mut former_names = BTreeMap::new();
    for change in changes {
        let Change { part, name, .. } = change;
        let line = |side: &LocatedCatalog| side.line(*part, name, &Path::default());
        let place = (*part, line(after).or_else(|| line(before)));
        stories.entry(story(change)).or_insert((Reverse(change.severity()), place));
        if let (Kind::NameChanged | Kind::OperationRenamed, Some(former)) =
            (change.kind, &change.before)
        {
            former_names.insert(story(change), former.as_str());
        }
    }
    let mut sorted: Vec<_> = changes.iter().collect();
    sorted.sort_by_key(|change| (stories[&story(change)], story(change)));
    let row = |change: &Change| {
        let Change { part, name, path, .. } = change;
        let former = former_names.get(&story(change)).copied().unwrap_or(name);
        Row {
            story: stories[&story(change)].0.0,
            before: before.line(*part, former, path).filter(|_| change.before.is_some()),
            after: after.line(*part, name, path).filter(|_| change.after.is_some()),
            change: change.clone(),
        }
    };
    sorted.into_iter().map(row).collect()
}

/// What a change is about: `error_codes lift_busy`, and its field if there is one.
pub(crate) fn subject(change: &Change) -> String {
    let path = change.path.to_string();
    let parts = [change.part.key(), change.name.as_str(), path.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

pub(crate) fn sentence(change: &Change) -> String {
    let subject = subject(change);
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("{subject}: {before} -> {after}"),
        (Some(before), None) => format!("{subject}: was {before}"),
        (None, Some(after)) => format!("{subject}: {after}"),
        (None, None) => subject,
    }
}

/// The calls that a decision is for, for people.
pub(crate) fn calls(decision: &Decision) -> String {
    if decision.calls.is_empty() { "any call".to_owned() } else { decision.calls.join(", ") }
}

/// What is decided, for people.
pub(crate) fn decided(decided: Option<&Decided>) -> String {
    decided.map_or_else(|| "by code and status".to_owned(), ToString::to_string)
}

/// Runs of words that both texts have, or only one of them.
pub(crate) fn runs(before: &str, after: &str) -> Vec<(ChangeTag, String)> {
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
