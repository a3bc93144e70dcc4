//! `cargo xtask diff`: what a change to the catalog means, and which version it needs.

mod base;
mod human;
mod json;
mod markdown;
mod report;
mod sides;
mod versions;
mod words;

use std::io;

use codegen::diff::{Change, Severity, Verdict, diff};

use crate::cli::{DiffArguments, FailOn, Format};
use crate::stop::{CommandError, Exit};
use crate::{findings, output};
use report::DiffReport;
use sides::Sides;

pub(crate) use json::json_without_comparison;
pub(crate) use markdown::not_compared;

pub(crate) fn run(arguments: &DiffArguments) -> Result<Exit, CommandError> {
    let sides = Sides::read(arguments)?;
    let changes = diff(&sides.before.catalog, &sides.after.catalog);
    let (before, after) = (sides.versions.before.clone(), sides.versions.after.clone());
    let verdict = Verdict::on(&changes, before, after);
    let report = DiffReport { sides, changes, verdict };
    match arguments.format {
        Format::Human => {
            output::out(&report.human(output::colour(&io::stdout())))?;
            findings::human(&report.tombstones())?;
        }
        Format::Json => findings::json(report.json(), &report.blockers())?,
        Format::Github => findings::github(&report.findings())?,
        Format::Markdown => output::out(&report.markdown())?,
    }
    let most_severe = report.changes.iter().map(Change::severity).max();
    let is_refused = most_severe.is_some_and(|severity| arguments.fail_on.includes(severity));
    Ok(if is_refused || !report.is_acceptable() { Exit::Findings } else { Exit::Fine })
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
