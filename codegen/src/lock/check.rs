//! The catalog compared with the facts of the page: what is said to be documented has to be among them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Drift, Lock, Locked};
use crate::diagnostic::{CatalogError, Collector, Diagnostic, Rule, list};
use crate::located::{LocatedCatalog, Part, Path, Step};
use crate::model::{Advice, Basis, Case, Entry, Key, OperationId, Scope, Strategy};
use crate::page::{EntryKey, Names, is_written};

/// Compares a catalog with what the page said, without the page: every documented entry is in the
/// catalog and the other way round, what a retry with a documented basis names is a fact of the entry,
/// and each fact of an entry is carried by a field of it or waived.
///
/// # Errors
///
/// Every diagnostic, in the order of their places.
pub fn check(placed: &LocatedCatalog, lock: &Lock) -> Result<(), CatalogError> {
    check_after(placed, lock, &Drift::default())
}

/// The same without what `drift` says already: which entries are new on the page, and which are gone.
///
/// # Errors
///
/// Every diagnostic, in the order of their places.
pub fn check_after(
    placed: &LocatedCatalog,
    lock: &Lock,
    drift: &Drift<'_>,
) -> Result<(), CatalogError> {
    let mut check = Check::new(placed, lock);
    let mut known: BTreeSet<_> = drift.added.iter().map(|entry| entry.key.clone()).collect();
    let gone: BTreeSet<_> = drift.removed.iter().map(|locked| &locked.key).collect();
    for entry in &placed.catalog.entries {
        // Of a section without a heading on the page, nothing is known.
        if check.is_on_a_page(entry) {
            let key = EntryKey::of(&entry.key, &entry.name);
            if !gone.contains(&key) {
                check.documented(entry, &key);
            }
            known.insert(key);
        } else {
            check.report_carried(entry, None);
        }
    }
    check.not_in_the_catalog(&known);
    check.collector.conclude(placed.source.clone()).map(drop)
}

pub(super) struct Check<'a> {
    pub(super) placed: &'a LocatedCatalog,
    pub(super) lock: &'a Lock,
    pub(super) names: Names<'a>,
    /// The codes and statuses of the catalog.
    pub(super) codes: BTreeSet<String>,
    collector: Collector,
}

impl<'a> Check<'a> {
    pub(super) fn new(placed: &'a LocatedCatalog, lock: &'a Lock) -> Self {
        let keys = placed.catalog.entries.iter().map(|entry| &entry.key);
        let codes = keys.filter(|key| !matches!(key, Key::Message(_))).map(Key::wire).collect();
        let names = Names::of(&placed.catalog);
        Self { placed, lock, names, codes, collector: Collector::default() }
    }

    fn is_on_a_page(&self, entry: &Entry) -> bool {
        let sections = &self.placed.catalog.docs.sections;
        sections.iter().any(|it| it.section == entry.key.section())
    }

    fn documented(&mut self, entry: &Entry, key: &EntryKey) {
        let root = Path::default();
        let Some(locked) = self.lock.get(key) else {
            let message = format!("the page does not document `{key}`");
            let help = "if it is new, accept the page that names it: cargo xtask drift PAGE --accept; if the page dropped it, move it to `retired`";
            return self.report(Rule::NotOnThePage, entry, &root.keys(&["name"]), message, help);
        };
        if let (Key::Message(template), Some(said)) = (&entry.key, &locked.text)
            && !is_written(template, said)
        {
            let name = entry.name.as_str();
            let message = format!("the page has another text for `{name}`: `{said}`");
            let help = "write the text of the page, or accept the page that has this one: cargo xtask drift PAGE --accept";
            self.report(Rule::OtherText, entry, &root.keys(&["text"]), message, help);
        }
        if let (Some(since), Some(date)) = (&entry.since, &self.lock.date)
            && since > date
        {
            let name = entry.name.as_str();
            let message = format!("`{name}` is dated {since}, and the page is of {date}");
            let help = "write the date of the page that says so first, or accept that page: cargo xtask drift PAGE --accept";
            self.report(Rule::OtherDate, entry, &root.keys(&["since"]), message, help);
        }
        self.basis(entry, locked);
        self.report_carried(entry, Some(locked));
    }

    /// What a documented basis is claimed for are facts of the entry: the delays of an advice, its call,
    /// and the calls that it is for.
    fn basis(&mut self, entry: &Entry, locked: &Locked) {
        let root = Path::default();
        let advices: Vec<(Path, &Advice, Vec<OperationId>)> = match &entry.scope {
            Scope::Cases(cases) => {
                let cases = cases.iter().map(|Case { operations, advice }| {
                    let calls = operations.iter().map(|id| self.call(*id).to_owned());
                    (root.then(Step::Case(calls.collect())), advice, operations.clone())
                });
                cases.collect()
            }
            scope => vec![(root, &entry.advice, scope.operations())],
        };
        let numbers: Vec<_> = locked.numbers.iter().map(ToString::to_string).collect();
        for (path, Advice { retry, operations_basis, .. }, calls) in advices {
            let calls = calls.into_iter().map(|call| (path.keys(&["operations"]), call));
            let mut calls: Vec<_> = calls.collect();
            calls.retain(|_| *operations_basis == Some(Basis::Documented));
            let is_documented = retry.basis == Some(Basis::Documented);
            match &retry.strategy {
                _ if !is_documented => {}
                Strategy::SameCall(delays) => {
                    for (index, delay) in delays.iter().enumerate() {
                        let milliseconds = Some(delay.milliseconds());
                        if locked.numbers.iter().all(|it| it.milliseconds() != milliseconds) {
                            let at = path.keys(&["retry", "delays"]).then(Step::Item(index));
                            let what = format!("a delay of {delay}");
                            self.unsupported(entry, &at, &what, ("numbers", &numbers));
                        }
                    }
                }
                Strategy::AfterCall(call) => calls.push((path.keys(&["retry", "call"]), *call)),
                Strategy::Never | Strategy::AfterFix | Strategy::Unspecified => {}
            }
            for (at, call) in calls {
                let call = self.call(call);
                if locked.operations.iter().all(|fact| fact != call) {
                    let what = format!("the call `{call}`");
                    self.unsupported(entry, &at, &what, ("calls", &locked.operations));
                }
            }
        }
    }

    fn unsupported(&mut self, entry: &Entry, at: &Path, what: &str, facts: (&str, &[String])) {
        let (name, (noun, facts)) = (entry.name.as_str(), facts);
        let message =
            format!("`{name}` has a documented basis for {what}, and the page does not name it");
        let named = if facts.is_empty() {
            format!("the page names no {noun} for this entry")
        } else {
            format!("the {noun} that the page names for this entry are {}", list(facts))
        };
        let help = format!(
            "{named}: correct this, or say that it is inferred: `basis: inferred`, for calls `operations_basis: inferred`"
        );
        self.report(Rule::UnsupportedBasis, entry, at, message, help);
    }

    /// Every entry of the page is one of the catalog.
    fn not_in_the_catalog(&mut self, known: &BTreeSet<EntryKey>) {
        let retired = self.placed.catalog.retired.iter();
        let retired: BTreeMap<_, _> =
            retired.map(|it| (EntryKey::of(&it.key, &it.name), it.name.as_str())).collect();
        for key in self.lock.iter().map(|it| &it.key).filter(|key| !known.contains(key)) {
            let (at, message, label, help) = if let Some(name) = retired.get(key) {
                let at = self.placed.span(Part::Retired, name, &Path::default().keys(&["name"]));
                let message = format!("`{key}` is retired, and the page documents it");
                let help = "accept the page that dropped it: cargo xtask drift PAGE --accept; what is retired does not come back";
                (at, message, "", help)
            } else {
                let at = self.placed.span(Part::Entries(key.section()), "", &Path::default());
                let message = format!("the page documents `{key}`, and the catalog does not");
                let help = "add an entry for it, or accept the page that dropped it: cargo xtask drift PAGE --accept";
                (at, message, "in this section", help)
            };
            let diagnostic = Diagnostic::new(Rule::NotInTheCatalog, at, message);
            self.collector.push(diagnostic.label(label).help(help));
        }
    }

    pub(super) fn report(
        &mut self,
        rule: Rule,
        entry: &Entry,
        path: &Path,
        message: String,
        help: impl Into<String>,
    ) {
        let part = Part::Entries(entry.key.section());
        let at = self.placed.span(part, entry.name.as_str(), path);
        self.collector.push(Diagnostic::new(rule, at, message).help(help));
    }

    pub(super) fn call(&self, id: OperationId) -> &'a str {
        self.placed.catalog.operation(id).name.as_str()
    }
}
