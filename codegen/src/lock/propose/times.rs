//! The times of a page in `retry`.

use std::collections::BTreeSet;

use super::edit::EntryEdit;
use super::{Proposer, Said, Sentence};
use crate::diagnostic::list;
use crate::lock::carried::Fact;
use crate::model::{Advice, Basis, Delay, OperationId, Retry, Strategy};
use crate::page::Quantity;

impl Proposer<'_> {
    /// Sets the retry that the waits of the page belong in. What is not clear is a note.
    pub(super) fn times(&self, said: &Said<'_>, edit: &mut EntryEdit<'_>, notes: &mut Vec<String>) {
        let mut left = said.times_left();
        for (index, (path, advice, _)) in said.advices.iter().enumerate() {
            let waits = self.waits(said, index);
            let is_lost = said.lost_a_delay(advice);
            if !is_lost && waits.iter().all(|wait| left.iter().all(|(it, _)| it != wait)) {
                continue;
            }
            let delays = written(&waits);
            let retry = path.keys(&["retry"]);
            let is_open =
                matches!(advice.retry.strategy, Strategy::SameCall(_) | Strategy::Unspecified);
            if waits.is_empty() {
                notes.push("the page names no wait before another attempt for its retry any more: decide what holds, and on which basis".to_owned());
            } else if is_open && edit.has_comments(&retry.keys(&["delays"])) {
                notes.push(format!(
                    "its delays are {delays} now: they have comments, so change them by hand"
                ));
            } else if is_open {
                edit.set(&retry, "strategy", "same_call", &[]);
                edit.set(&retry, "delays", &delays, &["strategy"]);
                edit.set(&retry, "basis", "documented", &["strategy", "delays"]);
                if advice.retry.strategy == Strategy::Unspecified {
                    notes.push(
                        "the retry starts with this page: check that `actor` and `action` fit it"
                            .to_owned(),
                    );
                }
            } else {
                let delays = delays.trim_matches(['[', ']']);
                notes.push(format!(
                    "the page speaks of another attempt after {delays}, and the strategy is another one: decide which holds"
                ));
            }
            left.retain(|(milliseconds, _)| !waits.contains(milliseconds));
        }
        notes.extend(unclear(&left));
    }

    /// The waits that belong to one of the advices of an entry: its delays that are documented still,
    /// and those of the sentences that are about it.
    fn waits(&self, said: &Said<'_>, index: usize) -> BTreeSet<u32> {
        let needed = said.needed();
        let Retry { strategy, basis } = &said.advices[index].1.retry;
        let delays = match strategy {
            Strategy::SameCall(delays) if *basis == Some(Basis::Documented) => delays.as_slice(),
            _ => &[],
        };
        let of_it = said.sentences.iter().filter(|it| self.advice(said, it) == Some(index));
        let waits = of_it.flat_map(|it| &it.waits).copied();
        let waits = waits.chain(delays.iter().map(|it| it.milliseconds()));
        waits.filter(|it| needed.contains(it)).collect()
    }

    /// The index of the only advice that a sentence can be about: that for the calls that it names. If
    /// it names none, that whose delays it repeats, or which lost one.
    fn advice(&self, said: &Said<'_>, sentence: &Sentence) -> Option<usize> {
        let names = |calls: &[OperationId]| {
            let calls: Vec<_> = calls.iter().map(|id| self.check.call(*id)).collect();
            sentence.calls.iter().all(|name| calls.contains(&name.as_str()))
        };
        let goes_on = |advice: &Advice| {
            let Strategy::SameCall(delays) = &advice.retry.strategy else { return false };
            let is_repeated = |delay: &Delay| sentence.waits.contains(&delay.milliseconds());
            said.lost_a_delay(advice) || delays.iter().any(is_repeated)
        };
        let mut of_it = said.advices.iter().enumerate().filter(|(_, (_, advice, calls))| {
            let is_meant = if sentence.calls.is_empty() { goes_on(advice) } else { names(calls) };
            said.advices.len() == 1 || is_meant
        });
        let (index, _) = of_it.next()?;
        of_it.next().is_none().then_some(index)
    }
}

impl Said<'_> {
    /// The times that no field carries, with their milliseconds.
    fn times_left(&self) -> Vec<(u32, String)> {
        let times = self.carried.left.iter().filter_map(|fact| match fact {
            Fact::Time(milliseconds, text) => Some((*milliseconds, text.clone())),
            Fact::Call(_) | Fact::Code(_) => None,
        });
        times.collect()
    }

    /// The milliseconds of the times that an entry has to carry and that a delay can have.
    fn needed(&self) -> BTreeSet<u32> {
        let times = self.carried.needed.iter().filter_map(|fact| match fact {
            Fact::Time(milliseconds, _) => Delay::from_milliseconds(*milliseconds),
            Fact::Call(_) | Fact::Code(_) => None,
        });
        times.map(Delay::milliseconds).collect()
    }

    /// Whether a documented delay is not on the page any more.
    fn lost_a_delay(&self, advice: &Advice) -> bool {
        let Strategy::SameCall(delays) = &advice.retry.strategy else { return false };
        let is_said = |delay: &Delay| {
            let mut times = self.locked.numbers.iter().filter_map(Quantity::milliseconds);
            times.any(|milliseconds| milliseconds == delay.milliseconds())
        };
        advice.retry.basis == Some(Basis::Documented) && !delays.iter().all(is_said)
    }
}

/// A note on times whose field is not clear.
pub(super) fn unclear(left: &[(u32, String)]) -> Option<String> {
    let times: Vec<_> = left.iter().map(|(_, text)| text.as_str()).collect();
    (!times.is_empty()).then(|| {
        format!(
            "which field carries {} is not clear: a wait belongs in the `delays` of a `retry`; waive anything else, with a reason",
            list(&times)
        )
    })
}

/// Delays as a list in YAML.
pub(super) fn written(milliseconds: &BTreeSet<u32>) -> String {
    let delays = milliseconds.iter().filter_map(|it| Delay::from_milliseconds(*it));
    format!("[{}]", delays.map(Delay::written).collect::<Vec<_>>().join(", "))
}
