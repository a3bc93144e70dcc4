//! `cargo xtask diff`: what a change to the catalog means, and which version it needs.

mod git;
mod human;
mod json;
mod markdown;
mod sides;
mod words;

use codegen::diff::{self, Bump, Change, Severity, Verdict as Versions};

use crate::cli::{DiffArguments, DiffFormat, FailOn};
use crate::findings::{self, Finding, Verdict};
use crate::stop::Stop;
use crate::{output, workspace};
use sides::Sides;

/// What the change is, and what follows from it.
struct Report {
    sides: Sides,
    changes: Vec<Change>,
    versions: Versions,
}

pub(crate) fn run(arguments: &DiffArguments) -> Verdict {
    let sides = match Sides::read(arguments) {
        Ok(sides) => sides,
        Err(stop) => return tell_stop(&stop, arguments.format),
    };
    let before = &sides.before.catalog;
    let changes = diff::diff(before, &sides.after.catalog);
    let versions = Versions::on(&changes, sides.versions.0, sides.versions.1);
    let report = Report { sides, changes, versions };
    match arguments.format {
        DiffFormat::Human => output::out(&report.human(output::colour_of_out())),
        DiffFormat::Json => report.json(),
        DiffFormat::Github => findings::github(&report.findings()),
        DiffFormat::Markdown => output::out(&report.markdown()),
    }
    let too_grave =
        report.changes.iter().any(|change| arguments.fail_on.includes(change.severity()));
    if too_grave || !report.versions.is_met() { Verdict::Findings } else { Verdict::Fine }
}

fn tell_stop(stop: &Stop, format: DiffFormat) -> Verdict {
    match format {
        DiffFormat::Human => stop.tell_human(),
        DiffFormat::Json => json::nothing(&stop.findings),
        DiffFormat::Github => findings::github(&stop.findings),
        DiffFormat::Markdown => output::out(&markdown::nothing(&stop.findings)),
    }
    stop.verdict
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

    /// The verdict in one sentence without a full stop.
    fn verdict(&self) -> String {
        let Versions { bump, before, after } = self.versions;
        if bump == Bump::None {
            return "nothing changed for those who use the crate".to_owned();
        }
        let needs = format!("this needs a {bump} bump");
        match (before, self.versions.next(), after) {
            (Some(before), Some(next), Some(after)) if self.versions.is_met() => {
                format!("{needs} from {before}: {next} or later, and the version is {after}")
            }
            (Some(before), Some(next), Some(after)) => format!(
                "{needs} from {before}: {next} or later, and the version is still {after}; raise it in generated/Cargo.toml"
            ),
            (Some(before), Some(next), None) => format!("{needs} from {before}: {next} or later"),
            _ => needs,
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
        self.changes.iter().map(finding).chain(self.version_finding()).collect()
    }

    /// The verdict, if it is not met.
    fn version_finding(&self) -> Vec<Finding> {
        if self.versions.is_met() {
            return Vec::new();
        }
        let file = workspace::shown(&self.sides.manifest);
        let help = "set the version in this file".to_owned();
        vec![Finding::error("version-too-low", file, self.verdict(), help)]
    }
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
