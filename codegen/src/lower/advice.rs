//! What an entry or a case advises: retry, remediation and waivers.

use super::{Context, Placed};
use crate::diagnostic::{Diagnostic, Rule, Span};
use crate::model::{Delay, Remediation, Retry, Strategy, Text, Waiver};
use crate::schema::{self, Field, Items};

impl Context<'_> {
    pub(super) fn remediation(
        &mut self,
        field: &Field<schema::Remediation>,
    ) -> Option<Remediation> {
        let raw = field.get()?;
        let action = self.sentence(&raw.action);
        Some(Remediation { actor: *raw.actor.get()?, action: action? })
    }

    pub(super) fn retry(&mut self, field: &Field<schema::Retry>) -> Option<Retry> {
        let raw = field.get()?;
        let delays = self.delays(&raw.delays);
        let call = raw.call.get().and_then(|name| self.operation(name, raw.call.at));
        let strategy = *raw.strategy.get()?;
        self.shape(raw, field.at, strategy);
        let strategy = match strategy {
            schema::Strategy::Never => Strategy::Never,
            schema::Strategy::SameCall => Strategy::SameCall(delays),
            schema::Strategy::AfterCall => Strategy::AfterCall(call?),
            schema::Strategy::AfterFix => Strategy::AfterFix,
            schema::Strategy::Unspecified => Strategy::Unspecified,
        };
        Some(Retry { strategy, basis: raw.basis.get().copied() })
    }

    /// Checks that a retry has just the fields that its strategy uses.
    fn shape(&mut self, raw: &schema::Retry, at: Span, strategy: schema::Strategy) {
        let is_same_call = strategy == schema::Strategy::SameCall;
        if is_same_call && raw.delays.is_empty_list() {
            let help = "write one delay per attempt: `delays: [3s, 6s]`";
            self.report(Rule::InvalidDelay, raw.delays.at, "this list has no delay", help);
        }
        for (key, place, is_used, add, remove) in [
            (
                "delays",
                raw.delays.place(),
                is_same_call,
                "write `delays: [3s, 6s]`: the wait before each further attempt",
                "remove it: only `same_call` waits before each attempt",
            ),
            (
                "call",
                raw.call.place(),
                strategy == schema::Strategy::AfterCall,
                "write `call:` with the name of the call that comes first",
                "remove it: only `after_call` has a call that comes first",
            ),
            (
                "basis",
                raw.basis.place(),
                strategy != schema::Strategy::Unspecified,
                "write `basis: documented` if the page says so, or `basis: inferred` if it follows",
                "remove it: what is `unspecified` has no basis",
            ),
        ] {
            let (at, message, help) = match (is_used, place) {
                (true, None) => (at, format!("this retry needs `{key}`"), add),
                (false, Some(at)) => (at, format!("this retry does not use `{key}`"), remove),
                _ => continue,
            };
            self.report(Rule::RetryShape, at, message, help);
        }
    }

    /// The delays of a retry, none shorter than the one before.
    fn delays(&mut self, list: &Field<Items<schema::Code>>) -> Vec<Delay> {
        let delays = self.all(list, |cx, item| {
            // A number is a delay without its unit.
            let value = cx.parse(item, |delay: &schema::Code| Delay::parse(&delay.text()))?;
            Some(Placed { at: item.at, value })
        });
        for pair in delays.windows(2).filter(|pair| pair[1].value < pair[0].value) {
            let message = format!("{} comes after {}", pair[1].value, pair[0].value);
            self.push(
                Diagnostic::new(Rule::DelayOrder, pair[1].at, message)
                    .label("shorter")
                    .also(pair[0].at, "than this one before it")
                    .help("sort the delays: a failing service needs more time after each attempt"),
            );
        }
        delays.into_iter().map(|delay| delay.value).collect()
    }

    /// Whether a waiver waives anything, only the page can say.
    pub(super) fn waiver(&mut self, field: &Field<schema::Waiver>) -> Option<Waiver> {
        let raw = field.get()?;
        let fact = self.parse(&raw.fact, |fact: &schema::Code| Text::prose(&fact.text()));
        let reason = self.sentence(&raw.reason);
        Some(Waiver { fact: fact?, reason: reason? })
    }
}
