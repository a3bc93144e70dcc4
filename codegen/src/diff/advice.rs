//! What an entry or one of its cases advises, before and after.

use super::{Changes, Kind, Subject, show};
use crate::model::{Advice, OperationId, Retry, Strategy};

impl Changes<'_> {
    pub(super) fn advice(&mut self, subject: Subject<'_>, before: &Advice, after: &Advice) {
        self.remediation(subject, before, after);
        let outcomes = (before.outcome.word(), after.outcome.word());
        self.compare(Kind::OutcomeChanged, subject, &["outcome"], outcomes.0, outcomes.1);
        self.retry(subject, &before.retry, &after.retry);
    }

    /// The texts, and who is to act.
    pub(super) fn remediation(&mut self, subject: Subject<'_>, before: &Advice, after: &Advice) {
        let texts = (before.summary.as_str(), after.summary.as_str());
        self.compare(Kind::SummaryReworded, subject, &["summary"], texts.0, texts.1);
        let (old, new) = (&before.remediation, &after.remediation);
        let actors = (old.actor.word(), new.actor.word());
        self.compare(Kind::ActorChanged, subject, &["remediation", "actor"], actors.0, actors.1);
        let actions = (old.action.as_str(), new.action.as_str());
        self.compare(
            Kind::ActionReworded,
            subject,
            &["remediation", "action"],
            actions.0,
            actions.1,
        );
    }

    fn retry(&mut self, subject: Subject<'_>, before: &Retry, after: &Retry) {
        let (old, new) = (&before.strategy, &after.strategy);
        match (old, new) {
            (Strategy::SameCall(before), Strategy::SameCall(after)) => {
                let delays = (show::delays(before), show::delays(after));
                self.compare(
                    Kind::DelaysChanged,
                    subject,
                    &["retry", "delays"],
                    &delays.0,
                    &delays.1,
                );
            }
            (Strategy::AfterCall(before), Strategy::AfterCall(after)) => {
                let calls = (show::call(self.before, *before), show::call(self.after, *after));
                self.compare(
                    Kind::RetryCallChanged,
                    subject,
                    &["retry", "call"],
                    &calls.0,
                    &calls.1,
                );
            }
            _ => {
                let kind = match (sends_again(old), sends_again(new)) {
                    (false, true) => Kind::RetryStarts,
                    (true, false) => Kind::RetryStops,
                    _ => Kind::RetryChanged,
                };
                let old = show::strategy(self.before, old);
                let new = show::strategy(self.after, new);
                self.compare(kind, subject, &["retry", "strategy"], &old, &new);
            }
        }
        // A strategy that is unspecified has no basis, so that the one explains the other.
        if let (Some(before), Some(after)) = (before.basis, after.basis) {
            let bases = (before.word(), after.word());
            self.compare(Kind::BasisChanged, subject, &["retry", "basis"], bases.0, bases.1);
        }
    }

    /// The calls that an entry is documented for, by their names: their order is the catalog's.
    pub(super) fn calls(
        &mut self,
        kind: Kind,
        subject: Subject<'_>,
        before: &[OperationId],
        after: &[OperationId],
    ) {
        if show::names(self.before, before) != show::names(self.after, after) {
            let (old, new) = (show::calls(self.before, before), show::calls(self.after, after));
            self.push(kind, subject, subject.path(&["operations"]), Some(old), Some(new));
        }
    }
}

/// Whether a program sends something again by itself.
const fn sends_again(strategy: &Strategy) -> bool {
    match strategy {
        Strategy::SameCall(_) | Strategy::AfterCall(_) => true,
        Strategy::Never | Strategy::AfterFix | Strategy::Unspecified => false,
    }
}
