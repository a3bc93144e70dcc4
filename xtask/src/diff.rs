//! `cargo xtask diff`: what a change to the catalog means, and which version it needs.

mod base;
mod blockers;
mod human;
mod markdown;
mod report;
mod sides;

use std::io;

use codegen::diff::{Bump, Decided, Decision, Severity, Version};
use serde_json::{Value, json};

use crate::cli::{DiffArguments, FailOn, Format};
use crate::findings::{self, CommandError, Exit, Stop};
use crate::output;
use report::Row;

pub(crate) use markdown::not_compared;
pub(crate) use report::DiffReport;
pub(crate) use sides::Sides;

pub(crate) fn run(arguments: &DiffArguments) -> Result<Exit, CommandError> {
    let sides = Sides::read(arguments)?;
    let report = DiffReport::new(sides);
    match arguments.format {
        Format::Human => {
            output::out(&report.human(output::colour(&io::stdout())))?;
            findings::human(&report.obstacles())?;
        }
        Format::Json => findings::json(report.json(), &report.blockers())?,
        Format::Github => findings::github(&report.annotations())?,
        Format::Markdown => output::out(&report.markdown())?,
    }
    let least = match arguments.fail_on {
        FailOn::Breaking => Some(Severity::Breaking),
        FailOn::Behaviour => Some(Severity::Behaviour),
        FailOn::Addition => Some(Severity::Addition),
        FailOn::Wording => Some(Severity::Wording),
        FailOn::Never => None,
    };
    let is_refused = report.changes().any(|it| least.is_some_and(|least| it.severity() >= least));
    Ok(if is_refused || !report.is_acceptable() { Exit::Findings } else { Exit::Fine })
}

impl DiffReport {
    /// For programs, which rely on the names of the fields.
    fn json(&self) -> Value {
        let change = |row: &Row| {
            let change = &row.change;
            json!({
                "kind": change.kind.id(),
                "severity": change.severity(),
                "why": change.kind.why(),
                "section": change.part.key(),
                "name": change.name,
                "key": self.key_of(change),
                "field": change.path.to_string(),
                "before": change.before,
                "after": change.after,
                "lines": { "before": row.before, "after": row.after },
                "fingerprint": change.fingerprint(),
            })
        };
        let decided = |decided: &Option<Decided>| {
            decided.as_ref().map(|Decided { outcome, retry, actor, .. }| {
                json!({ "outcome": outcome, "retry": retry, "actor": actor })
            })
        };
        let decision = |decision: &Decision| {
            json!({
                "section": decision.section,
                "name": decision.name,
                "variant": decision.variant,
                "operations": decision.calls,
                "before": decided(&decision.before),
                "after": decided(&decision.after),
                "starts": decision.starts(),
                "stops": decision.stops(),
            })
        };
        let verdict = &self.verdict;
        let shown = |version: &Option<Version>| version.as_ref().map(ToString::to_string);
        json!({
            "bump": verdict.bump,
            "changes": self.rows.iter().map(change).collect::<Vec<_>>(),
            "decisions": self.decisions.iter().map(decision).collect::<Vec<_>>(),
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
    let bump = (stop.exit == Exit::Fine).then_some(Bump::None);
    json!({ "bump": bump, "changes": [], "decisions": [], "versions": null })
}
