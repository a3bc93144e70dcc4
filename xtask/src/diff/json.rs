//! For programs.

use codegen::diff::{Bump, Version};
use serde::Serialize;

use super::report::DiffReport;
use crate::stop::{Exit, Stop};

/// The result of a comparison. Relied on by other programs.
#[derive(Serialize)]
pub(crate) struct Document<'a> {
    /// `None` if there was no comparison.
    bump: Option<&'static str>,
    changes: Vec<ChangeRow<'a>>,
    versions: Option<VersionRow>,
}

/// The version before, the lowest that comes next, and the one that is there, where known.
#[derive(Serialize)]
struct VersionRow {
    before: Option<String>,
    needed: Option<String>,
    after: Option<String>,
    met: bool,
}

#[derive(Serialize)]
struct ChangeRow<'a> {
    kind: &'static str,
    severity: &'static str,
    section: &'static str,
    name: &'a str,
    field: String,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

impl DiffReport {
    pub(super) fn document(&self) -> Document<'_> {
        let rows = self.changes.iter().map(|change| ChangeRow {
            kind: change.kind.id(),
            severity: change.severity().id(),
            section: change.part.key(),
            name: &change.name,
            field: change.path.to_string(),
            before: change.before.as_deref(),
            after: change.after.as_deref(),
        });
        let verdict = &self.verdict;
        let shown = |version: Option<&Version>| version.map(ToString::to_string);
        let versions = VersionRow {
            before: shown(verdict.before.as_ref()),
            needed: shown(verdict.next().as_ref()),
            after: shown(verdict.after.as_ref()),
            met: verdict.is_met(),
        };
        Document {
            bump: Some(verdict.bump.id()),
            changes: rows.collect(),
            versions: Some(versions),
        }
    }
}

impl Document<'_> {
    /// The document of a run that ended before it could compare; a new catalog has no changes.
    pub(crate) fn without_comparison(stop: &Stop) -> Self {
        let bump = (stop.exit == Exit::Fine).then(|| Bump::None.id());
        Self { bump, changes: Vec::new(), versions: None }
    }
}
