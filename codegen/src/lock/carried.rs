//! The facts of the page compared with the fields of its entry: each time, call and code that the
//! page names for an entry is in a field of it, or is waived there.
//!
//! A time is carried by `retry.delays` alone: a wait that only a sentence has is lost to programs. A
//! call is carried by `operations`, by `retry.call`, and by a text of the entry that has its name as
//! a word. A code is carried by the key of the entry and by its texts.

use std::collections::BTreeSet;

use super::Locked;
use super::check::Check;
use crate::diagnostic::{Rule, list, quoted};
use crate::located::{Path, Step};
use crate::model::{Delay, Entry, Strategy};
use crate::page::Facts;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum FactKind {
    Time,
    Call,
    Code,
}

/// A fact that an entry has to carry.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Fact {
    kind: FactKind,
    /// Of a time; the most there are if they are not whole or too many for a delay.
    milliseconds: u32,
    /// As the page has it.
    text: String,
}

impl Check<'_> {
    /// Reports what the page says of an entry and no field of it carries, and each waiver that waives
    /// nothing. `locked` is `None` for an entry of which no page is read.
    pub(super) fn carried(&mut self, entry: &Entry, locked: Option<&Locked>) {
        let said = locked.map(|locked| self.facts(&locked.facts())).unwrap_or_default();
        let (carried, delays) = self.carried_by(entry);
        let mut left = said.clone();
        left.retain(|fact| match fact.kind {
            FactKind::Time => !delays.contains(&fact.milliseconds),
            FactKind::Call | FactKind::Code => !carried.contains(fact),
        });
        let mut needed = said.clone();
        for (index, waiver) in entry.waived.iter().enumerate() {
            let facts = self.facts(&Facts::of(waiver.fact.as_str(), &self.names));
            if !facts.is_empty() && facts.is_subset(&left) {
                left.retain(|fact| !facts.contains(fact));
                needed.retain(|fact| !facts.contains(fact));
            } else {
                let is_said = !facts.is_empty() && facts.is_subset(&said);
                self.useless(entry, index, is_said);
            }
        }
        for kind in [FactKind::Time, FactKind::Call, FactKind::Code] {
            let left: Vec<_> = left.iter().filter(|fact| fact.kind == kind).collect();
            if !left.is_empty() {
                self.not_carried(entry, kind, &left, &needed);
            }
        }
    }

    /// The facts of a text that an entry has to carry.
    fn facts(&self, facts: &Facts) -> BTreeSet<Fact> {
        let numbers = facts.numbers.iter().filter_map(|number| {
            let text = number.to_string();
            if number.is_time() {
                let milliseconds = number.milliseconds().unwrap_or(u32::MAX);
                return Some(Fact { kind: FactKind::Time, milliseconds, text });
            }
            let is_code = self.codes.contains(&text);
            is_code.then_some(Fact { kind: FactKind::Code, milliseconds: 0, text })
        });
        numbers.chain(facts.operations.iter().map(|name| call(name))).collect()
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
        let mut carried = self.facts(&Facts::of(&texts.join("; "), &self.names));
        carried.extend(calls.into_iter().map(|id| call(self.call(id))));
        (carried, delays)
    }

    /// Reports the facts of a kind that are left. `needed` are all that are not waived.
    fn not_carried(
        &mut self,
        entry: &Entry,
        kind: FactKind,
        left: &[&Fact],
        needed: &BTreeSet<Fact>,
    ) {
        let (noun, field, edit) = match kind {
            FactKind::Time => {
                let times = needed.iter().filter(|fact| fact.kind == FactKind::Time);
                let delays = times.filter_map(|fact| Delay::from_milliseconds(fact.milliseconds));
                let mut delays: Vec<_> = delays.map(Delay::written).collect();
                delays.dedup();
                let delays = delays.join(", ");
                let edit = format!(
                    "`retry: {{ strategy: same_call, delays: [{delays}], basis: documented }}`"
                );
                ("times", "retry", (!delays.is_empty()).then_some(edit))
            }
            FactKind::Call => {
                let calls = self.placed.catalog.operations.iter().map(|it| it.name.as_str());
                let scope: Vec<_> =
                    entry.scope.operations().into_iter().map(|id| self.call(id)).collect();
                let is_named = |name: &&str| {
                    scope.contains(name) || left.iter().any(|fact| fact.text == *name)
                };
                let calls: Vec<_> = calls.filter(is_named).collect();
                let edit = format!(
                    "`operations: [{}]`, `call` of an `after_call`, or its name in `summary` or `action`",
                    calls.join(", ")
                );
                ("calls", "operations", Some(edit))
            }
            FactKind::Code => {
                ("codes", "summary", Some("the number in `summary` or `action`".to_owned()))
            }
        };
        let name = entry.name.as_str();
        let left: Vec<_> = left.iter().map(|fact| fact.text.as_str()).collect();
        let message =
            format!("the page names {noun} for `{name}` that no field carries: {}", list(&left));
        let has_cases = !entry.scope.cases().is_empty();
        let (field, place) =
            if has_cases { ("cases", " in one of its cases") } else { (field, "") };
        let carry = edit.map(|edit| format!("carry it{place}: {edit}; or ")).unwrap_or_default();
        let fact = quoted(&left.join(", "));
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

fn call(name: &str) -> Fact {
    Fact { kind: FactKind::Call, milliseconds: 0, text: name.to_owned() }
}
