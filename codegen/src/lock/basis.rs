//! The catalog against the facts of the page: what is said to be documented has to be among them.

use std::collections::{BTreeMap, BTreeSet};

use super::carried::Carriers;
use super::locked::{Lock, Locked};
use crate::diagnostic::{Collector, Diagnostic, Rule, list};
use crate::located::{LocatedCatalog, Part, Path, Step};
use crate::model::{Advice, Basis, Catalog, Entry, Key, OperationId, Scope, Strategy};
use crate::page::{EntryKey, is_written};
use crate::text::Span;

pub(super) fn check(places: &LocatedCatalog, lock: &Lock, collector: &mut Collector) {
    let catalog = &places.catalog;
    let carriers = Carriers::of(places);
    let mut evidence =
        Evidence { catalog, lock, places, carriers, collector, known: BTreeSet::new() };
    for entry in &catalog.entries {
        evidence.entry(entry);
    }
    evidence.nothing_is_left_out();
}

struct Evidence<'a, 'r> {
    catalog: &'a Catalog,
    lock: &'a Lock,
    places: &'a LocatedCatalog,
    carriers: Carriers<'a>,
    collector: &'r mut Collector,
    /// The keys of the catalog's entries.
    known: BTreeSet<EntryKey>,
}

impl Evidence<'_, '_> {
    fn entry(&mut self, entry: &Entry) {
        let section = entry.key.section();
        let key = EntryKey::of(&entry.key, &entry.name);
        // Of a section without a heading on the page, nothing is known.
        if !self.catalog.docs.sections.iter().any(|known| known.section == section) {
            self.carried(entry, None);
            return;
        }
        if let Some(locked) = self.lock.get(&key) {
            self.text(entry, locked);
            self.advices(entry, locked);
            self.carried(entry, Some(locked));
        } else {
            let message = format!("the page does not document `{key}`");
            let at = self.span(entry, &Path::default().keys(&["name"]));
            self.collector.push(Diagnostic::new(Rule::NotOnThePage, at, message).help(
                "if it is new, accept the page that names it: cargo xtask drift PAGE --accept; if the page dropped it, move it to `retired`",
            ));
        }
        self.known.insert(key);
    }

    /// A message has the text of the page.
    fn text(&mut self, entry: &Entry, locked: &Locked) {
        let Key::Message(template) = &entry.key else { return };
        let Some(said) = locked.text.as_ref().filter(|said| !is_written(template, said)) else {
            return;
        };
        let message = format!("the page has another text for `{}`: `{said}`", entry.name.as_str());
        let at = self.span(entry, &Path::default().keys(&["text"]));
        self.collector.push(Diagnostic::new(Rule::OtherText, at, message).help(
            "write the text of the page, or accept the page that has this one: cargo xtask drift PAGE --accept",
        ));
    }

    /// What the page names is carried by a field of the entry, or waived.
    fn carried(&mut self, entry: &Entry, locked: Option<&Locked>) {
        for fault in self.carriers.check(entry, locked) {
            self.collector.push(fault);
        }
    }

    /// The entry itself, or each of its cases.
    fn advices(&mut self, entry: &Entry, locked: &Locked) {
        let path = Path::default();
        match &entry.scope {
            Scope::Every => self.advice(entry, &path, &entry.advice, &[], locked),
            Scope::Only(calls) => self.advice(entry, &path, &entry.advice, calls, locked),
            Scope::Cases(cases) => {
                for case in cases {
                    let calls = case.operations.iter().map(|id| self.call(*id).to_owned());
                    let path = path.then(Step::Case(calls.collect()));
                    self.advice(entry, &path, &case.advice, &case.operations, locked);
                }
            }
        }
    }

    /// What an advice with a documented basis names: its delays, its call, and the calls it is for.
    fn advice(
        &mut self,
        entry: &Entry,
        path: &Path,
        advice: &Advice,
        calls: &[OperationId],
        locked: &Locked,
    ) {
        if advice.retry.basis != Some(Basis::Documented) {
            return;
        }
        let facts = &locked.facts;
        let numbers: Vec<_> = facts.numbers.iter().map(ToString::to_string).collect();
        if let Strategy::SameCall(delays) = &advice.retry.strategy {
            let is_fact = |milliseconds: u32| {
                facts.numbers.iter().any(|number| number.milliseconds() == Some(milliseconds))
            };
            let indexed = delays.iter().enumerate();
            for (index, delay) in indexed.filter(|(_, delay)| !is_fact(delay.milliseconds())) {
                let at = path.keys(&["retry", "delays"]).then(Step::Item(index));
                self.unsupported(entry, &at, &format!("a delay of {delay}"), "numbers", &numbers);
            }
        }
        if let Strategy::AfterCall(call) = advice.retry.strategy {
            let at = path.keys(&["retry", "call"]);
            self.call_is_a_fact(entry, &at, call, &facts.operations);
        }
        for call in calls {
            let at = path.keys(&["operations"]);
            self.call_is_a_fact(entry, &at, *call, &facts.operations);
        }
    }

    fn call_is_a_fact(&mut self, entry: &Entry, path: &Path, call: OperationId, facts: &[String]) {
        let call = self.call(call);
        if !facts.iter().any(|fact| fact == call) {
            self.unsupported(entry, path, &format!("the call `{call}`"), "calls", facts);
        }
    }

    fn unsupported(
        &mut self,
        entry: &Entry,
        path: &Path,
        what: &str,
        noun: &str,
        facts: &[String],
    ) {
        let name = entry.name.as_str();
        let message =
            format!("`{name}` has a documented basis for {what}, and the page does not name it");
        let facts: Vec<_> = facts.iter().map(String::as_str).collect();
        let named = if facts.is_empty() {
            format!("the page names no {noun} for this entry")
        } else {
            format!("the {noun} that the page names for this entry are {}", list(&facts))
        };
        let at = self.span(entry, path);
        self.collector.push(
            Diagnostic::new(Rule::UnsupportedBasis, at, message)
                .help(format!("{named}: correct this, or make the basis `inferred`")),
        );
    }

    fn span(&self, entry: &Entry, path: &Path) -> Span {
        let part = Part::Entries(entry.key.section());
        self.places.span(part, entry.name.as_str(), path)
    }

    fn call(&self, id: OperationId) -> &str {
        self.catalog.operation(id).name.as_str()
    }

    /// Every entry of the page is one of the catalog.
    fn nothing_is_left_out(&mut self) {
        let retired: BTreeMap<_, _> = self
            .catalog
            .retired
            .iter()
            .map(|retired| (EntryKey::of(&retired.key, &retired.name), retired.name.as_str()))
            .collect();
        for (key, _) in self.lock.iter().filter(|(key, _)| !self.known.contains(key)) {
            let fault = if let Some(name) = retired.get(key) {
                let at = self.places.span(Part::Retired, name, &Path::default().keys(&["name"]));
                let message = format!("`{key}` is retired, and the page documents it");
                Diagnostic::new(Rule::NotInTheCatalog, at, message)
                    .help("accept the page that dropped it: cargo xtask drift PAGE --accept; what is retired does not come back")
            } else {
                let at = self.places.span(Part::Entries(key.section()), "", &Path::default());
                let message = format!("the page documents `{key}`, and the catalog does not");
                Diagnostic::new(Rule::NotInTheCatalog, at, message)
                    .label("in this section")
                    .help("add an entry for it, or accept the page that dropped it: cargo xtask drift PAGE --accept")
            };
            self.collector.push(fault);
        }
    }
}
