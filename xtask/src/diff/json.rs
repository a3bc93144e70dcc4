//! For programs.

use codegen::diff::{Bump, Change};
use serde::Serialize;

use super::Report;
use crate::findings::{Exit, Finding};
use crate::output::{self, CommandError};
use crate::stop::Stop;

#[derive(Serialize)]
struct Document<'a> {
    /// `None` if there was no comparison.
    bump: Option<&'static str>,
    changes: Vec<Row<'a>>,
    /// The version before, the lowest that comes next, and the one that is there, where known.
    versions: Option<Versions>,
    findings: &'a [Finding],
}

#[derive(Serialize)]
struct Versions {
    before: Option<String>,
    needed: Option<String>,
    after: Option<String>,
    met: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    kind: &'static str,
    severity: &'static str,
    section: &'static str,
    name: &'a str,
    field: String,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

impl<'a> From<&'a Change> for Row<'a> {
    fn from(change: &'a Change) -> Self {
        Self {
            kind: change.kind.id(),
            severity: change.severity().id(),
            section: change.part.key(),
            name: &change.name,
            field: change.path.to_string(),
            before: change.before.as_deref(),
            after: change.after.as_deref(),
        }
    }
}

impl Report {
    /// Writes the one JSON document of a run.
    pub(super) fn json(&self) -> Result<(), CommandError> {
        let versions = &self.versions;
        let shown = |version: Option<&codegen::diff::Version>| version.map(ToString::to_string);
        output::json(&Document {
            bump: Some(versions.bump.id()),
            changes: self.changes.iter().map(Row::from).collect(),
            versions: Some(Versions {
                before: shown(versions.before.as_ref()),
                needed: shown(versions.next().as_ref()),
                after: shown(versions.after.as_ref()),
                met: versions.is_met(),
            }),
            findings: &self.problems(),
        })
    }
}

/// Writes the document of a run that ended before it could compare; a new catalog has no changes.
pub(super) fn not_compared(stop: &Stop) -> Result<(), CommandError> {
    let bump = (stop.exit == Exit::Fine).then(|| Bump::None.id());
    output::json(&Document { bump, changes: Vec::new(), versions: None, findings: &stop.findings })
}
