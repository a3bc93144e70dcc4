//! What an entry or one of its cases advises, before and after.

use std::collections::BTreeSet;

use super::{Changes, Decision, Kind, Part, Place, decisions, show};
use crate::model::{Advice, OperationId, Retry, Strategy};

impl Changes<'_> {
    /// The retries that start or stop although the strategy of no advice changed: with a new entry, or
    /// with the calls that an entry is about.
    pub(super) fn retries(&mut self) {
        let said: BTreeSet<_> =
            self.found.iter().map(|it| (it.kind, it.part, it.name.clone())).collect();
        for decision in decisions(self.before, self.after) {
            let kind = match (decision.starts(), decision.stops()) {
                (true, _) => Kind::RetryStarts,
                (_, true) => Kind::RetryStops,
                _ => continue,
            };
            let Decision { section, name, before, after, .. } = decision;
            let part = Part::Entries(section);
            if said.contains(&(kind, part, name.clone())) {
                continue;
            }
            let place = Place::new(part, &name).field("retry");
            self.compare(kind, &place, before.map(|it| it.retry), after.map(|it| it.retry));
        }
    }

    pub(super) fn advice(&mut self, place: &Place<'_>, before: &Advice, after: &Advice) {
        self.remediation(place, before, after);
        let (old, new) = (before.outcome.word(), after.outcome.word());
        self.field(Kind::OutcomeChanged, place, "outcome", old, new);
        self.retry(place, &before.retry, &after.retry);
        // Where the calls come or go, they say it themselves.
        if let (Some(old), Some(new)) = (before.operations_basis, after.operations_basis) {
            self.field(Kind::CallsBasisChanged, place, "operations_basis", old.word(), new.word());
        }
    }

    /// The texts, and who is to act.
    pub(super) fn remediation(&mut self, place: &Place<'_>, before: &Advice, after: &Advice) {
        for ((kind, field, old), (.., new)) in texts(before).into_iter().zip(texts(after)) {
            self.field(kind, place, field, old, new);
        }
    }

    fn retry(&mut self, place: &Place<'_>, before: &Retry, after: &Retry) {
        let (old, new) = (&before.strategy, &after.strategy);
        match (old, new) {
            (Strategy::SameCall(old), Strategy::SameCall(new)) => {
                let (old, new) = (show::delays(old), show::delays(new));
                self.field(Kind::DelaysChanged, place, "retry.delays", &old, &new);
            }
            (Strategy::AfterCall(old), Strategy::AfterCall(new)) => {
                let (old, new) = (show::call(self.before, *old), show::call(self.after, *new));
                self.field(Kind::RetryCallChanged, place, "retry.call", old, new);
            }
            _ => {
                let kind = match (old.sends_again(), new.sends_again()) {
                    (false, true) => Kind::RetryStarts,
                    (true, false) => Kind::RetryStops,
                    _ => Kind::RetryChanged,
                };
                let (old, new) =
                    (show::strategy(self.before, old), show::strategy(self.after, new));
                self.field(kind, place, "retry.strategy", &old, &new);
            }
        }
        // A strategy that is unspecified has no basis, so that the one explains the other.
        if let (Some(before), Some(after)) = (before.basis, after.basis) {
            self.field(Kind::BasisChanged, place, "retry.basis", before.word(), after.word());
        }
    }

    /// The calls that an entry is documented for, by their names: their order is the catalog's.
    pub(super) fn calls(
        &mut self,
        kind: Kind,
        place: &Place<'_>,
        before: &[OperationId],
        after: &[OperationId],
    ) {
        if show::names(self.before, before) != show::names(self.after, after) {
            let (old, new) = (show::calls(self.before, before), show::calls(self.after, after));
            self.field(kind, place, "operations", &old, &new);
        }
    }
}

fn texts(advice: &Advice) -> [(Kind, &'static str, &str); 3] {
    let Advice { summary, remediation, .. } = advice;
    [
        (Kind::SummaryReworded, "summary", summary.as_str()),
        (Kind::ActorChanged, "remediation.actor", remediation.actor.word()),
        (Kind::ActionReworded, "remediation.action", remediation.action.as_str()),
    ]
}
