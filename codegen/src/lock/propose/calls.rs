//! The calls of a page in `operations`, and in the `call` of an `after_call`.

use std::collections::BTreeSet;

use super::edit::EntryEdit;
use super::{Proposer, Said};
use crate::diagnostic::list;
use crate::located::Path;
use crate::lock::carried::Fact;
use crate::model::{Advice, Basis, Scope, Strategy};

impl Proposer<'_> {
    /// Sets the calls that the page says an entry is about, and the call that comes before another
    /// attempt if that is another one. What is not clear is a note.
    pub(super) fn calls(&self, said: &Said<'_>, edit: &mut EntryEdit<'_>, notes: &mut Vec<String>) {
        let mut left = said.calls_left();
        let about: BTreeSet<_> = said
            .sentences
            .iter()
            .flat_map(|it| &it.about)
            .filter(|it| left.contains(*it))
            .collect();
        let about: BTreeSet<String> = about.into_iter().cloned().collect();
        let gone = self.gone(said);
        if !about.is_empty() || !gone.is_empty() {
            match self.scope(said, &about, &gone) {
                Ok(operations) => {
                    edit.set(&Path::default(), "operations", &operations, &["outcome"]);
                }
                Err(note) => notes.push(note),
            }
            left.retain(|call| !about.contains(call));
        }
        self.call(said, &mut left, edit, notes);
        notes.extend(unclear(&left));
    }

    /// The calls that are documented for an entry, and that the page does not name any more.
    fn gone(&self, said: &Said<'_>) -> BTreeSet<&str> {
        let documented = said.advices.iter().filter(|(_, advice, _)| is_documented(advice));
        let calls = documented.flat_map(|(_, _, calls)| calls).map(|id| self.check.call(*id));
        calls.filter(|call| !said.names(call)).collect()
    }

    /// The list of calls with those that are new and without those that are gone, in the order of the
    /// catalog.
    fn scope(
        &self,
        said: &Said<'_>,
        about: &BTreeSet<String>,
        gone: &BTreeSet<&str>,
    ) -> Result<String, String> {
        let named: Vec<_> = about.iter().map(String::as_str).chain(gone.iter().copied()).collect();
        let named = list(&named);
        let refuse =
            |why: &str| Err(format!("the page says something new of the calls {named}, and {why}"));
        let advice = &said.entry.advice;
        match &said.entry.scope {
            Scope::Cases(_) => return refuse("it is not clear which of the `cases` is meant"),
            Scope::Only(_) if !is_documented(advice) => {
                return refuse("the others of `operations` are inferred: decide which hold");
            }
            Scope::Only(_) | Scope::Every => {}
        }
        let before = said.entry.scope.operations();
        let before: BTreeSet<_> = before.into_iter().map(|id| self.check.call(id)).collect();
        let is_in =
            |name: &&str| about.contains(*name) || (before.contains(name) && !gone.contains(name));
        let all = self.check.placed.catalog.operations.iter().map(|it| it.name.as_str());
        let all: Vec<_> = all.filter(is_in).collect();
        if all.is_empty() {
            return refuse("names none of `operations` any more: decide which hold");
        }
        Ok(format!("[{}]", all.join(", ")))
    }

    /// Another call in the place of that of an `after_call`, if it can be no other.
    fn call(
        &self,
        said: &Said<'_>,
        left: &mut BTreeSet<String>,
        edit: &mut EntryEdit<'_>,
        notes: &mut Vec<String>,
    ) {
        let lost = said.advices.iter().filter_map(|(path, advice, _)| {
            let Strategy::AfterCall(id) = advice.retry.strategy else { return None };
            let call = self.check.call(id);
            let is_lost = advice.retry.basis == Some(Basis::Documented) && !said.names(call);
            is_lost.then_some((path, call))
        });
        let lost: Vec<_> = lost.collect();
        match (lost.as_slice(), left.pop_first()) {
            ([(path, _)], Some(call)) if left.is_empty() => {
                edit.set(&path.keys(&["retry"]), "call", &call, &["strategy"]);
            }
            (lost, call) => {
                left.extend(call);
                notes.extend(lost.iter().map(|(_, call)| {
                    format!("the page does not name `{call}` any more, which comes first in its retry: decide what holds")
                }));
            }
        }
    }
}

fn is_documented(advice: &Advice) -> bool {
    advice.operations_basis == Some(Basis::Documented)
}

impl Said<'_> {
    fn calls_left(&self) -> BTreeSet<String> {
        let calls = self.carried.left.iter().filter_map(|fact| match fact {
            Fact::Call(call) => Some(call.clone()),
            Fact::Time(..) | Fact::Code(_) => None,
        });
        calls.collect()
    }

    fn names(&self, call: &str) -> bool {
        self.locked.operations.iter().any(|name| name == call)
    }
}

/// A note on calls whose field is not clear.
pub(super) fn unclear(left: &BTreeSet<String>) -> Option<String> {
    let calls: Vec<_> = left.iter().collect();
    (!calls.is_empty()).then(|| {
        format!(
            "which field carries the call {} is not clear: `operations`, the `call` of an `after_call`, or, in your words, `summary` or `action`",
            list(&calls)
        )
    })
}
