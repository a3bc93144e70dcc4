//! The facts of the page compared with the fields of its entry: each time, call and code that the
//! page names for an entry is in a field of it, or is waived there.
//!
//! A time is carried by `retry.delays` alone: a wait that only a sentence has is lost to programs. A
//! call is carried by `operations`, by `retry.call`, and by a text of the entry that has its name as
//! a word. A code is carried by the key of the entry and by its texts.

use std::collections::BTreeSet;
use std::mem::discriminant;

use super::Locked;
use super::check::Check;
use crate::diagnostic::{Rule, list, quoted};
use crate::located::{Path, Step};
use crate::model::{Delay, Entry, Strategy};
use crate::page::{Facts, Quantity};

/// A fact that an entry has to carry, as the page has it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    /// With its milliseconds.
    Time(u32, String),
    Call(String),
    Code(String),
}

/// What the page says of an entry, compared with its fields and waivers.
pub(super) struct Carried {
    /// What no field carries, and no waiver waives.
    pub(super) left: BTreeSet<Fact>,
    /// All that is not waived.
    pub(super) needed: BTreeSet<Fact>,
    /// The index of each waiver that waives nothing, and whether the page says what it names.
    useless: Vec<(usize, bool)>,
}

impl Check<'_> {
    /// Reports what the page says of an entry and no field of it carries, and each waiver that waives
    /// nothing. `locked` is `None` for an entry of which no page is read.
    pub(super) fn report_carried(&mut self, entry: &Entry, locked: Option<&Locked>) {
        let Carried { left, needed, useless } = self.carried(entry, locked);
        for (index, is_said) in useless {
            self.useless(entry, index, is_said);
        }
        let left: Vec<_> = left.into_iter().collect();
        for of_a_kind in left.chunk_by(|a, b| discriminant(a) == discriminant(b)) {
            self.not_carried(entry, of_a_kind, &needed);
        }
    }

    pub(super) fn carried(&self, entry: &Entry, locked: Option<&Locked>) -> Carried {
        let said = locked.map(|it| self.facts(&it.numbers, &it.operations)).unwrap_or_default();
        let (carried, delays) = self.carried_by(entry);
        let mut left = said.clone();
        left.retain(|fact| match fact {
            Fact::Time(milliseconds, _) => !delays.contains(milliseconds),
            Fact::Call(_) | Fact::Code(_) => !carried.contains(fact),
        });
        let (mut needed, mut useless) = (said.clone(), Vec::new());
        for (index, waiver) in entry.waived.iter().enumerate() {
            let facts = self.facts_of(waiver.fact.as_str());
            if !facts.is_empty() && facts.is_subset(&left) {
                left.retain(|fact| !facts.contains(fact));
                needed.retain(|fact| !facts.contains(fact));
            } else {
                useless.push((index, !facts.is_empty() && facts.is_subset(&said)));
            }
        }
        Carried { left, needed, useless }
    }

    fn facts_of(&self, text: &str) -> BTreeSet<Fact> {
        let Facts { numbers, operations, .. } = Facts::of(text, &self.names);
        self.facts(&numbers, &operations)
    }

    /// The times, calls and codes among the facts of a text.
    pub(super) fn facts(&self, numbers: &[Quantity], operations: &[String]) -> BTreeSet<Fact> {
        let numbers = numbers.iter().filter_map(|number| {
            let text = number.to_string();
            match number.milliseconds() {
                Some(milliseconds) => Some(Fact::Time(milliseconds, text)),
                None => self.codes.contains(&text).then_some(Fact::Code(text)),
            }
        });
        numbers.chain(operations.iter().cloned().map(Fact::Call)).collect()
    }

    /// The calls and codes that the fields of an entry carry, and the milliseconds of its delays.
    fn carried_by(&self, entry: &Entry) -> (BTreeSet<Fact>, BTreeSet<u32>) {
        let mut calls = entry.scope.operations();
        let (mut texts, mut delays) = (vec![entry.key.wire()], BTreeSet::new());
        let cases = entry.scope.cases().iter().map(|case| &case.advice);
        for advice in std::iter::once(&entry.advice).chain(cases) {
            match &advice.retry.strategy {
                Strategy::AfterCall(id) => calls.push(*id),
                Strategy::SameCall(all) => delays.extend(all.iter().map(|it| it.milliseconds())),
                Strategy::Never | Strategy::AfterFix | Strategy::Unspecified => {}
            }
            texts.push(advice.summary.as_str().to_owned());
            texts.push(advice.remediation.action.as_str().to_owned());
        }
        // The mark keeps a number at the end of a text from a word at the start of the next one.
        let mut carried = self.facts_of(&texts.join("; "));
        carried.extend(calls.into_iter().map(|id| Fact::Call(self.call(id).to_owned())));
        (carried, delays)
    }

    /// Reports the facts of one kind that are left. `needed` are all that are not waived.
    fn not_carried(&mut self, entry: &Entry, left: &[Fact], needed: &BTreeSet<Fact>) {
        let texts = left.iter().map(|fact| match fact {
            Fact::Time(_, text) | Fact::Call(text) | Fact::Code(text) => text.as_str(),
        });
        let texts: Vec<_> = texts.collect();
        let (noun, field, edit) = match left[0] {
            Fact::Time(..) => {
                let delay = |fact: &Fact| match fact {
                    Fact::Time(milliseconds, _) => Delay::from_milliseconds(*milliseconds),
                    Fact::Call(_) | Fact::Code(_) => None,
                };
                let mut delays: Vec<_> =
                    needed.iter().filter_map(delay).map(Delay::written).collect();
                delays.dedup();
                let delays = delays.join(", ");
                let edit = format!(
                    "`retry: {{ strategy: same_call, delays: [{delays}], basis: documented }}`"
                );
                // Another call that comes first, or a stop, is not to be replaced.
                let may_retry = matches!(
                    entry.advice.retry.strategy,
                    Strategy::SameCall(_) | Strategy::Unspecified
                );
                ("times", "retry", (may_retry && !delays.is_empty()).then_some(edit))
            }
            Fact::Call(_) => {
                let scope = entry.scope.operations().into_iter().map(|id| self.call(id));
                let named: BTreeSet<_> = scope.chain(texts.iter().copied()).collect();
                let calls = self.placed.catalog.operations.iter().map(|it| it.name.as_str());
                let calls: Vec<_> = calls.filter(|name| named.contains(name)).collect();
                let edit = format!(
                    "`operations: [{}]`, `call` of an `after_call`, or its name in `summary` or `action`",
                    calls.join(", ")
                );
                ("calls", "operations", Some(edit))
            }
            Fact::Code(_) => {
                ("codes", "summary", Some("the number in `summary` or `action`".to_owned()))
            }
        };
        let name = entry.name.as_str();
        let message =
            format!("the page names {noun} for `{name}` that no field carries: {}", list(&texts));
        let has_cases = !entry.scope.cases().is_empty();
        let (field, place) =
            if has_cases { ("cases", " in one of its cases") } else { (field, "") };
        let carry = edit.map(|edit| format!("carry it{place}: {edit}; or ")).unwrap_or_default();
        let fact = quoted(&texts.join(", "));
        let help =
            format!("{carry}waive it with a reason: `waived: [{{ fact: {fact}, reason: ... }}]`");
        let at = Path::default().keys(&[field]);
        self.report(Rule::FactNotCarried, entry, &at, message, help);
    }

    fn useless(&mut self, entry: &Entry, index: usize, is_said: bool) {
        let (name, fact) = (entry.name.as_str(), entry.waived[index].fact.as_str());
        let why = if is_said {
            "a field carries it, or it is waived before"
        } else {
            "the page names no such time, call or code for it"
        };
        let message = format!("`{name}` waives `{fact}`, but {why}");
        let at = Path::default().keys(&["waived"]).then(Step::Item(index)).keys(&["fact"]);
        let help = "remove the waiver, or write the fact as the page has it";
        self.report(Rule::UselessWaiver, entry, &at, message, help);
    }
}
