//! For programs.

use codegen::diff::Change;
use serde::Serialize;

use super::Report;
use crate::findings::Finding;
use crate::output;

#[derive(Serialize)]
struct Document<'a> {
    bump: &'static str,
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
    pub(super) fn json(&self) {
        let versions = &self.versions;
        let shown = |version: Option<codegen::diff::Version>| version.map(|it| it.to_string());
        output::json(&Document {
            bump: versions.bump.id(),
            changes: self.changes.iter().map(Row::from).collect(),
            versions: Some(Versions {
                before: shown(versions.before),
                needed: shown(versions.next()),
                after: shown(versions.after),
                met: versions.is_met(),
            }),
            findings: &self.version_finding(),
        });
    }
}

/// Writes the document of a run that had nothing to compare.
pub(super) fn nothing(findings: &[Finding]) {
    output::json(&Document { bump: "none", changes: Vec::new(), versions: None, findings });
}
