//! `cargo xtask diff`: what a change to the catalog means, and which version it needs.

mod git;
mod human;
mod json;
mod markdown;
mod sides;
mod versions;
mod words;

use codegen::diff::{self, Bump, Change, Kind, Severity, Verdict as Versions};

use crate::cli::{DiffArguments, DiffFormat, FailOn};
use crate::findings::{self, Exit, Finding};
use crate::output::{self, CommandError};
use crate::stop::Stop;
use sides::Sides;

/// What the change is, and what follows from it.
struct Report {
    sides: Sides,
    changes: Vec<Change>,
    versions: Versions,
}

pub(crate) fn run(arguments: &DiffArguments) -> Result<Exit, CommandError> {
    let sides = match Sides::read(arguments) {
        Ok(sides) => sides,
        Err(stop) => return tell_stop(&stop, arguments.format),
    };
    let before = &sides.before.catalog;
    let changes = diff::diff(before, &sides.after.catalog);
    let (former, later) = (sides.versions.before.clone(), sides.versions.after.clone());
    let versions = Versions::on(&changes, former, later);
    let report = Report { sides, changes, versions };
    match arguments.format {
        DiffFormat::Human => {
            output::out(&report.human(output::colour_of_out()))?;
            findings::human(&report.tombstones())?;
        }
        DiffFormat::Json => report.json()?,
        DiffFormat::Github => findings::github(&report.findings())?,
        DiffFormat::Markdown => output::out(&report.markdown())?,
    }
    let too_grave =
        report.changes.iter().any(|change| arguments.fail_on.includes(change.severity()));
    Ok(if too_grave || !report.is_acceptable() { Exit::Findings } else { Exit::Fine })
}

fn tell_stop(stop: &Stop, format: DiffFormat) -> Result<Exit, CommandError> {
    match format {
        DiffFormat::Human => stop.human()?,
        DiffFormat::Json => json::not_compared(stop)?,
        DiffFormat::Github => findings::github(&stop.findings)?,
        DiffFormat::Markdown => output::out(&markdown::not_compared(stop))?,
    }
    Ok(stop.exit)
}

impl FailOn {
    fn includes(self, severity: Severity) -> bool {
        match self {
            Self::Breaking => severity >= Severity::Breaking,
            Self::Behaviour => severity >= Severity::Behaviour,
            Self::Addition => severity >= Severity::Addition,
            Self::Wording => severity >= Severity::Wording,
            Self::Never => false,
        }
    }
}

impl Report {
    /// The key of the entry that a change is about, as people say it: `code 20 of start`.
    fn key_of(&self, change: &Change) -> Option<String> {
        let Sides { before, after, .. } = &self.sides;
        let key = |catalog| diff::key_of(catalog, change);
        key(&after.catalog).or_else(|| key(&before.catalog))
    }

    /// The changes of one severity, in their order.
    fn of(&self, severity: Severity) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.severity() == severity)
    }

    /// How many changes of each severity there are: `1 breaking, 2 wording`.
    fn counts(&self) -> String {
        let counts = Severity::ALL.iter().map(|severity| (self.of(*severity).count(), severity));
        let told: Vec<_> = counts
            .filter(|(count, _)| *count > 0)
            .map(|(count, severity)| format!("{count} {severity}"))
            .collect();
        told.join(", ")
    }

    /// What else is to be said of the two sides.
    fn notes(&self) -> impl Iterator<Item = &String> {
        self.sides.note.iter().chain(&self.sides.versions.note)
    }

    /// The verdict in one sentence without a full stop.
    fn verdict(&self) -> String {
        let Versions { bump, before, after } = &self.versions;
        let needs = match (bump, before, self.versions.next()) {
            (Bump::None, ..) => "nothing changed for those who use the crate".to_owned(),
            (_, Some(before), Some(next)) => {
                format!("this needs a {bump} bump from {before}: {next} or later")
            }
            _ => format!("this needs a {bump} bump"),
        };
        let (Some(before), Some(after)) = (before, after) else { return needs };
        let is = if self.versions.is_lowered() {
            format!("was lowered from {before} to {after}")
        } else if before == after {
            format!("is still {after}")
        } else {
            format!("is {after}")
        };
        match (self.versions.is_met(), &self.sides.versions.manifest) {
            (true, _) if *bump == Bump::None => needs,
            (false, Some(manifest)) => {
                format!("{needs}, and the version {is}; raise it in {manifest}")
            }
            _ => format!("{needs}, and the version {is}"),
        }
    }

    /// The changes as annotations on the lines of the catalog, and the verdict if it is not met.
    fn findings(&self) -> Vec<Finding> {
        let after = &self.sides.after;
        let finding = |change: &Change| {
            let place = after.position(change.part, &change.name, &change.path);
            Finding {
                rule: change.kind.id(),
                severity: level(change.severity()),
                message: format!("{}: {}", change.severity(), sentence(change)),
                file: after.source.path().to_owned(),
                line: place.line,
                column: place.column,
                help: Some(change.kind.why().to_owned()),
            }
        };
        self.changes.iter().map(finding).chain(self.problems()).collect()
    }

    /// Whether nothing keeps the change from being merged.
    fn is_acceptable(&self) -> bool {
        self.versions.is_met() && self.tombstones().is_empty()
    }

    /// The removed entries without a tombstone, and the new tombstones with a version that cannot be.
    fn tombstones(&self) -> Vec<Finding> {
        let error = |change: &Change, rule, message, help| {
            let after = &self.sides.after;
            let place = after.position(change.part, &change.name, &change.path);
            let finding = Finding::error(rule, after.source.path().to_owned(), message, help);
            Finding { line: place.line, column: place.column, ..finding }
        };
        let versions = &self.versions;
        let reached = versions.after.as_ref().filter(|_| versions.is_met()).map(diff::release);
        let since = reached.filter(|it| versions.can_leave_out(it)).or_else(|| versions.next());
        let finding = |change: &Change| {
            let before = &self.sides.before.catalog;
            if let Some(line) = diff::tombstone(before, change, since.as_ref()) {
                let message = format!(
                    "{} has no tombstone: its key and its name could come back with another meaning",
                    subject(change)
                );
                let help = format!("add this line to `retired`: `{line}`");
                return Some(error(change, "no-tombstone", message, help));
            }
            let retired = &self.sides.after.catalog.retired;
            let retired = retired.iter().find(|it| it.name.as_str() == change.name);
            let since = &retired.filter(|_| change.kind == Kind::TombstoneAdded)?.since;
            let message = format!(
                "{} is gone since {since}, and the change is that from {} to {}",
                change.name,
                shown(versions.before.as_ref()),
                shown(versions.after.as_ref()),
            );
            let help = "set `since` to the version that leaves the entry out".to_owned();
            let can_be = versions.can_leave_out(since);
            (!can_be).then(|| error(change, "tombstone-version", message, help))
        };
        self.changes.iter().filter_map(finding).collect()
    }

    /// What keeps the change from being merged, and why no version was checked.
    fn problems(&self) -> Vec<Finding> {
        let mut problems = self.tombstones();
        let Sides { versions, after, .. } = &self.sides;
        if let (false, Some(manifest)) = (self.versions.is_met(), &versions.manifest) {
            let help = "set the version in this file".to_owned();
            let file = manifest.clone();
            problems.push(Finding::error("version-too-low", file, self.verdict(), help));
        }
        if let Some(note) = &versions.note {
            let file = after.source.path().to_owned();
            let finding = Finding::error("no-version", file, note.clone(), String::new()).notice();
            problems.push(Finding { help: None, ..finding });
        }
        problems
    }
}

fn shown(version: Option<&diff::Version>) -> String {
    version.map_or_else(|| "an unknown version".to_owned(), ToString::to_string)
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Breaking | Severity::Behaviour => "warning",
        Severity::Addition | Severity::Wording => "notice",
    }
}

/// What a change is about: `error_codes processing_timeout`, and its field if there is one.
fn subject(change: &Change) -> String {
    let path = change.path.to_string();
    let parts = [change.part.key(), change.name.as_str(), path.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A change in one sentence.
fn sentence(change: &Change) -> String {
    let subject = subject(change);
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!("{subject}: {before} -> {after}"),
        (Some(before), None) => format!("{subject}: was {before}"),
        (None, Some(after)) => format!("{subject}: {after}"),
        (None, None) => subject,
    }
}
