//! For programs, which rely on the names of the fields.

use codegen::diff::{Bump, Change, Version};
use serde_json::{Value, json};

use super::report::DiffReport;
use crate::findings::{Exit, Stop};

impl DiffReport {
    pub(super) fn json(&self) -> Value {
        let change = |change: &Change| {
            json!({
                "kind": change.kind.id(),
                "severity": change.severity().id(),
                "section": change.part.key(),
                "name": change.name,
                "field": change.path.to_string(),
                "before": change.before,
                "after": change.after,
            })
        };
        let verdict = &self.verdict;
        let shown = |version: &Option<Version>| version.as_ref().map(ToString::to_string);
        json!({
            "bump": verdict.bump.id(),
            "changes": self.changes.iter().map(change).collect::<Vec<_>>(),
            // The lowest version that comes next is the one needed; each is null if it is not known.
            "versions": {
                "before": shown(&verdict.before),
                "needed": shown(&verdict.next()),
                "after": shown(&verdict.after),
                "met": verdict.is_met(),
            },
        })
    }
}

/// The same of a run that ended before it could compare; a new catalog has no changes.
pub(crate) fn json_without_comparison(stop: &Stop) -> Value {
    let bump = (stop.exit == Exit::Fine).then(|| Bump::None.id());
    json!({ "bump": bump, "changes": [], "versions": null })
}
