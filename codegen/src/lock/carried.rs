//! The facts of the page against the fields of its entry: each time, call and code that the page
//! names for an entry is in a field of it, or is waived there.
//!
//! A time is carried by `retry.delays` alone: a wait that only a sentence has is lost to programs. A
//! call is carried by `operations`, by `retry.call`, and by a text of the entry that has its name as
//! a word. A code is carried by the key of the entry and by its texts.

use std::collections::BTreeSet;
use std::fmt;

use super::locked::Locked;
use crate::diagnostic::{Diagnostic, Rule, list, quoted};
use crate::located::{LocatedCatalog, Part, Path, Step};
use crate::model::{Advice, Delay, Entry, OperationId, Strategy};
use crate::page::{Facts, Names, Quantity};
use crate::text::Span;

/// A fact that an entry has to carry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fact {
    Time(Quantity),
    Call(String),
    Code(Quantity),
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(number) | Self::Code(number) => number.fmt(f),
            Self::Call(name) => f.write_str(name),
        }
    }
}

/// What is the same for all entries of a catalog.
pub(super) struct Carriers<'a> {
    places: &'a LocatedCatalog,
    names: Names<'a>,
    /// The codes and statuses of the catalog.
    codes: BTreeSet<String>,
}

impl<'a> Carriers<'a> {
    pub(super) fn of(places: &'a LocatedCatalog) -> Self {
        let catalog = &places.catalog;
        let statuses = catalog.statuses().map(|(entry, _)| entry);
        let entries = statuses.chain(catalog.codes().map(|(entry, _)| entry));
        let codes = entries.map(|entry| entry.key.wire()).collect();
        Self { places, names: Names::of(catalog), codes }
    }

    /// A fault for what the page says of an entry and no field of it carries, and for each waiver
    /// that waives nothing. `locked` is `None` for an entry of which no page is read.
    pub(super) fn check(&self, entry: &Entry, locked: Option<&Locked>) -> Vec<Diagnostic> {
        let said = locked.map(|locked| self.facts(&locked.facts)).unwrap_or_default();
        let mut found = Found { said: &said, waived: BTreeSet::new(), left: said.clone() };
        let carried = self.carried(entry);
        let delays = delays(entry);
        found.left.retain(|fact| match fact {
            Fact::Time(time) => time.milliseconds().is_none_or(|it| !delays.contains(&it)),
            Fact::Call(_) | Fact::Code(_) => !carried.contains(fact),
        });
        let mut faults = Vec::new();
        for (index, waiver) in entry.waived.iter().enumerate() {
            let facts = self.facts(&Facts::of(waiver.fact.as_str(), &self.names));
            if !found.waive(&facts) {
                faults.push(self.useless(
                    entry,
                    index,
                    !facts.is_empty() && facts.is_subset(&said),
                ));
            }
        }
        faults.extend(self.times(entry, &found));
        faults.extend(self.calls(entry, &found));
        faults.extend(self.codes(entry, &found));
        faults
    }

    /// The facts of a text that an entry has to carry.
    fn facts(&self, facts: &Facts) -> BTreeSet<Fact> {
        let numbers = facts.numbers.iter().filter_map(|number| {
            if number.is_time() {
                return Some(Fact::Time(number.clone()));
            }
            self.codes.contains(&number.to_string()).then(|| Fact::Code(number.clone()))
        });
        numbers.chain(facts.operations.iter().cloned().map(Fact::Call)).collect()
    }

    /// The calls and codes that the fields of an entry carry.
    fn carried(&self, entry: &Entry) -> BTreeSet<Fact> {
        let name = |id| self.places.catalog.operation(id).name.as_str().to_owned();
        let scope = entry.scope.operations().into_iter();
        let mut carried: BTreeSet<_> = scope.map(|id| Fact::Call(name(id))).collect();
        let mut texts = vec![entry.key.wire()];
        for advice in advices(entry) {
            if let Strategy::AfterCall(id) = advice.retry.strategy {
                carried.insert(Fact::Call(name(id)));
            }
            texts.push(advice.summary.as_str().to_owned());
            texts.push(advice.remediation.action.as_str().to_owned());
        }
        // The mark keeps a number at the end of a text from a word at the start of the next one.
        carried.extend(self.facts(&Facts::of(&texts.join("; "), &self.names)));
        carried
    }

    fn times(&self, entry: &Entry, found: &Found<'_>) -> Option<Diagnostic> {
        let said = found.said.difference(&found.waived).filter_map(|fact| match fact {
            Fact::Time(time) => Delay::from_milliseconds(time.milliseconds()?),
            Fact::Call(_) | Fact::Code(_) => None,
        });
        let delays: BTreeSet<_> = said.collect();
        let delays: Vec<_> = delays.into_iter().map(Delay::written).collect();
        let edit = (!delays.is_empty()).then(|| {
            let delays = delays.join(", ");
            format!("`retry: {{ strategy: same_call, delays: [{delays}], basis: documented }}`")
        });
        let mut left = found.left(|fact| matches!(fact, Fact::Time(_)));
        left.sort_by_key(|fact| match fact {
            Fact::Time(time) => (time.milliseconds().unwrap_or(u32::MAX), time.to_string()),
            Fact::Call(_) | Fact::Code(_) => (0, String::new()),
        });
        self.fault(entry, "times", "retry", &left, edit)
    }

    fn calls(&self, entry: &Entry, found: &Found<'_>) -> Option<Diagnostic> {
        let left = found.left(|fact| matches!(fact, Fact::Call(_)));
        let scope = entry.scope.operations();
        let operations = self.places.catalog.operations.iter().enumerate();
        let named = operations.filter(|(index, operation)| {
            let name = operation.name.as_str();
            let is_left = |fact: &&Fact| matches!(fact, Fact::Call(left) if left == name);
            scope.contains(&OperationId(*index)) || left.iter().any(is_left)
        });
        let named: Vec<_> = named.map(|(_, operation)| operation.name.as_str()).collect();
        let edit = format!(
            "`operations: [{}]`, `call` of an `after_call`, or its name in `summary` or `action`",
            named.join(", ")
        );
        self.fault(entry, "calls", "operations", &left, Some(edit))
    }

    fn codes(&self, entry: &Entry, found: &Found<'_>) -> Option<Diagnostic> {
        let left = found.left(|fact| matches!(fact, Fact::Code(_)));
        let edit = Some("the number in `summary` or `action`".to_owned());
        self.fault(entry, "codes", "summary", &left, edit)
    }

    fn fault(
        &self,
        entry: &Entry,
        noun: &str,
        field: &str,
        left: &[&Fact],
        edit: Option<String>,
    ) -> Option<Diagnostic> {
        if left.is_empty() {
            return None;
        }
        let left: Vec<_> = left.iter().map(ToString::to_string).collect();
        let name = entry.name.as_str();
        let has_cases = !entry.scope.cases().is_empty();
        let (field, place) =
            if has_cases { ("cases", " in one of its cases") } else { (field, "") };
        let message =
            format!("the page names {noun} for `{name}` that no field carries: {}", list(&left));
        let carry = edit.map(|edit| format!("carry it{place}: {edit}; or ")).unwrap_or_default();
        let waiver = format!("`waived: [{{ fact: {}, reason: ... }}]`", quoted(&left.join(", ")));
        let at = self.span(entry, &Path::default().keys(&[field]));
        let fault = Diagnostic::new(Rule::FactNotCarried, at, message);
        Some(fault.help(format!("{carry}waive it with a reason: {waiver}")))
    }

    fn useless(&self, entry: &Entry, index: usize, is_carried: bool) -> Diagnostic {
        let (name, fact) = (entry.name.as_str(), entry.waived[index].fact.as_str());
        let why = if is_carried {
            "a field carries it, or it is waived before"
        } else {
            "the page names no such time, call or code for it"
        };
        let path = Path::default().keys(&["waived"]).then(Step::Item(index)).keys(&["fact"]);
        let at = self.span(entry, &path);
        Diagnostic::new(Rule::UselessWaiver, at, format!("`{name}` waives `{fact}`, but {why}"))
            .help("remove the waiver, or write the fact as the page has it")
    }

    fn span(&self, entry: &Entry, path: &Path) -> Span {
        let part = Part::Entries(entry.key.section());
        self.places.span(part, entry.name.as_str(), path)
    }
}

/// The facts of the page for one entry.
struct Found<'a> {
    said: &'a BTreeSet<Fact>,
    waived: BTreeSet<Fact>,
    /// Neither carried nor waived.
    left: BTreeSet<Fact>,
}

impl Found<'_> {
    /// Waives `facts`; `false` if there is none, or one that is not left.
    fn waive(&mut self, facts: &BTreeSet<Fact>) -> bool {
        let is_useful = !facts.is_empty() && facts.is_subset(&self.left);
        if is_useful {
            self.left.retain(|fact| !facts.contains(fact));
            self.waived.extend(facts.iter().cloned());
        }
        is_useful
    }

    fn left(&self, wanted: impl Fn(&Fact) -> bool) -> Vec<&Fact> {
        self.left.iter().filter(|fact| wanted(fact)).collect()
    }
}

/// What an entry advises, in general and in each case.
fn advices(entry: &Entry) -> impl Iterator<Item = &Advice> {
    let cases = entry.scope.cases().iter().map(|case| &case.advice);
    std::iter::once(&entry.advice).chain(cases)
}

/// The milliseconds of the delays of an entry.
fn delays(entry: &Entry) -> BTreeSet<u32> {
    let delays = advices(entry).filter_map(|advice| match &advice.retry.strategy {
        Strategy::SameCall(delays) => Some(delays),
        _ => None,
    });
    delays.flatten().map(|delay| delay.milliseconds()).collect()
}
