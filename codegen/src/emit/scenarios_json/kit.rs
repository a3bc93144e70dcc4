//! The responses to a call that scenarios are mixed from.

use super::super::examples::{self, returned};
use super::script::{Happening, Scripts};
use crate::diagnose::{Certainty, Diagnosis};
use crate::model::{OperationId, Outcome, Strategy};

/// The responses to a call, one for each entry, and a few others. Each is `None` if there is none.
pub(super) struct Kit<'s, 'c> {
    scripts: &'s Scripts<'c>,
    pub(super) during: Option<OperationId>,
    entries: Vec<(Happening, Diagnosis<'c>)>,
}

/// The kit of an unknown call, and of each.
pub(super) fn kits<'s, 'c>(scripts: &'s Scripts<'c>) -> Vec<Kit<'s, 'c>> {
    let calls = (0..scripts.catalog.operations.len()).map(OperationId).map(Some);
    std::iter::once(None).chain(calls).map(|during| Kit::of(scripts, during)).collect()
}

impl<'s, 'c> Kit<'s, 'c> {
    fn of(scripts: &'s Scripts<'c>, during: Option<OperationId>) -> Self {
        let entries = scripts.catalog.entries.iter().filter_map(|entry| {
            let (status, body) = examples::response(scripts.catalog, scripts.failure, entry);
            let diagnosis = scripts.diagnose(during, status, &body);
            let is_exact = diagnosis.certainty == Certainty::Exact;
            is_exact.then(|| (Happening::response(status, body), diagnosis))
        });
        Self { scripts, during, entries: entries.collect() }
    }

    /// One of the responses of entries, counted from 0.
    fn nth(&self, number: usize, is_it: impl Fn(&Diagnosis<'c>) -> bool) -> Option<Happening> {
        let found = self.entries.iter().filter(|(_, diagnosis)| is_it(diagnosis));
        found.map(|(response, _)| response.clone()).nth(number)
    }

    fn advised(&self, number: usize, is_it: impl Fn(&Strategy) -> bool) -> Option<Happening> {
        self.nth(number, |it| !is_in_effect(it.outcome) && is_it(&it.retry.strategy))
    }

    pub(super) fn same_call(&self, number: usize) -> Option<Happening> {
        self.advised(number, |it| matches!(it, Strategy::SameCall(_)))
    }

    /// The first delay of the first response that is retried, in milliseconds.
    pub(super) fn first_delay(&self) -> Option<u64> {
        self.entries.iter().find_map(|(_, diagnosis)| match &diagnosis.retry.strategy {
            Strategy::SameCall(delays) if !is_in_effect(diagnosis.outcome) => {
                delays.first().map(|delay| delay.milliseconds().into())
            }
            _ => None,
        })
    }

    /// A response that asks for another call.
    pub(super) fn after_call(&self, number: usize) -> Option<Happening> {
        let is_other = |call| Some(call) != self.during;
        self.advised(number, |it| matches!(it, Strategy::AfterCall(call) if is_other(*call)))
    }

    pub(super) fn never(&self) -> Option<Happening> {
        self.advised(0, |it| *it == Strategy::Never)
    }

    pub(super) fn after_fix(&self) -> Option<Happening> {
        self.advised(0, |it| *it == Strategy::AfterFix)
    }

    /// A failure about whose retry nothing is documented.
    pub(super) fn unspecified(&self, number: usize) -> Option<Happening> {
        self.nth(number, |it| {
            it.outcome == Outcome::Failed && it.retry.strategy == Strategy::Unspecified
        })
    }

    pub(super) fn degraded(&self) -> Option<Happening> {
        self.nth(0, |it| {
            it.outcome == Outcome::Degraded && it.retry.strategy == Strategy::Unspecified
        })
    }

    pub(super) fn already_in_effect(&self) -> Option<Happening> {
        self.nth(0, |it| it.outcome == Outcome::AlreadyInEffect)
    }

    /// A success with everything that a call returns.
    pub(super) fn success(&self) -> Option<Happening> {
        let body = returned(self.scripts.catalog);
        let said = self.scripts.diagnose(self.during, self.success_status(), &body);
        let is_it = said.outcome == Outcome::Success;
        is_it.then(|| Happening::response(self.success_status(), body))
    }

    /// A success that lacks what the call returns.
    pub(super) fn incomplete(&self) -> Option<Happening> {
        let said = self.scripts.diagnose(self.during, self.success_status(), "{}");
        (!said.missing.is_empty()).then(|| Happening::response(self.success_status(), "{}"))
    }

    /// An error that is to be retried, under a status that means success.
    pub(super) fn error_under_success(&self) -> Option<Happening> {
        let Happening::Response { body, .. } = self.same_call(0)? else { return None };
        let said = self.scripts.diagnose(self.during, self.success_status(), &body);
        said.anomaly.map(|_| Happening::response(self.success_status(), body))
    }

    /// A status that is not documented, 429 if that is not.
    pub(super) fn undocumented(&self) -> Option<Happening> {
        let mut statuses = std::iter::once(429).chain(400..=599);
        let status = statuses.find(|status| self.scripts.index.status(*status).is_none())?;
        Some(Happening::response(status, ""))
    }

    /// A page of a gateway, under a documented status with this outcome.
    pub(super) fn foreign(&self, outcome: Outcome) -> Option<Happening> {
        let entries = self.entries.iter().filter(|(_, diagnosis)| diagnosis.outcome == outcome);
        let mut statuses = entries.filter_map(|(response, diagnosis)| match response {
            Happening::Response { status, .. } if diagnosis.cause.kind() == "status" => {
                Some(*status)
            }
            _ => None,
        });
        statuses.next().map(|status| Happening::response(status, "<html>Bad gateway</html>"))
    }

    /// A status that means success.
    fn success_status(&self) -> u16 {
        let mut statuses = self.scripts.catalog.statuses();
        let success = statuses.find(|(entry, _)| entry.advice.outcome == Outcome::Success);
        success.map_or(200, |(_, status)| status.get())
    }
}

fn is_in_effect(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Success | Outcome::AlreadyInEffect)
}
