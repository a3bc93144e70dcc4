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

use codegen::diff::{Severity, Verdict, diff};

use crate::cli::{DiffArguments, Format};
use crate::findings::{CommandError, Exit};
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
    // `FailOn` has the same order, and ends with `never`.
    let least = Severity::ALL.get(arguments.fail_on as usize);
    let is_refused =
        report.changes.iter().any(|it| least.is_some_and(|least| it.severity() >= *least));
    Ok(if is_refused || !report.is_acceptable() { Exit::Findings } else { Exit::Fine })
}
