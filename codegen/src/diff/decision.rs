//! What an application does about a response, before and after: for every entry and call.

use std::fmt;

use super::catalog::with_new_names;
use super::entries::pairs;
use super::show;
use crate::emit::phrase;
use crate::model::{Advice, Catalog, Entry, OperationId, Outcome, Scope, Section, Strategy};

/// What is decided on an entry, where that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The section that the entry is in.
    pub section: Section,
    /// The name of the entry, as it is after the change if it is still there.
    pub name: String,
    /// What users of the crate write, such as `ErrorCode::ProcessingTimeout`.
    pub variant: String,
    /// The names of the calls that it is decided for; empty for any call.
    pub calls: Vec<String>,
    /// What was decided; `None` if a message was not recognised, so that code and status decided.
    pub before: Option<Decided>,
    /// What is decided; `None` if a message is not recognised any more.
    pub after: Option<Decided>,
}

/// An outcome, a retry, and who acts, as the catalog has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Such as `failed`.
    pub outcome: &'static str,
    /// Such as `same_call after 3s, 6s`.
    pub retry: String,
    /// The same in words, such as `the same call, after 3 s, then 6 s`.
    pub retry_in_words: String,
    /// Whether the entry is about the call; else it is what is decided on anything undocumented.
    pub is_documented: bool,
    /// Whether the request is sent again.
    pub is_sent_again: bool,
    /// Such as `caller`.
    pub actor: &'static str,
}

impl Decision {
    /// Whether clients that gave up begin to send again.
    #[must_use]
    pub fn starts(&self) -> bool {
        !is_sent_again(self.before.as_ref()) && is_sent_again(self.after.as_ref())
    }

    /// Whether clients that sent again give up.
    #[must_use]
    pub fn stops(&self) -> bool {
        is_sent_again(self.before.as_ref()) && !is_sent_again(self.after.as_ref())
    }
}

fn is_sent_again(decided: Option<&Decided>) -> bool {
    decided.is_some_and(|decided| decided.is_sent_again)
}

/// In words: `failed, same_call after 3s, 6s, caller`.
impl fmt::Display for Decided {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}, {}", self.outcome, self.retry, self.actor)
    }
}

/// What is decided otherwise than before, in the order of the entries and of their calls. A call that
/// only one of the catalogs has is left out.
#[must_use]
pub fn decisions(before: &Catalog, after: &Catalog) -> Vec<Decision> {
    let before = &*with_new_names(before, after);
    let calls: Vec<_> = after
        .operations
        .iter()
        .enumerate()
        .filter_map(|(is, operation)| {
            let was = before.operations.iter().position(|it| it.name == operation.name)?;
            Some((operation.name.as_str(), OperationId(was), OperationId(is)))
        })
        .collect();
    let of_pair = |(old, new): (Option<&Entry>, Option<&Entry>)| {
        let sides = |was, is| [(before, old, was), (after, new, is)];
        if calls.is_empty() {
            return decision(None, sides(None, None)).into_iter().collect();
        }
        let one = |(name, was, is): &(_, _, _)| decision(Some(*name), sides(Some(*was), Some(*is)));
        grouped(calls.iter().filter_map(one), calls.len())
    };
    pairs(before, after).into_iter().flat_map(of_pair).collect()
}

/// A catalog, its entry if it has it, and the call.
type Side<'a> = (&'a Catalog, Option<&'a Entry>, Option<OperationId>);

/// The decision for one call, if it is another one than before.
fn decision(call: Option<&str>, sides: [Side<'_>; 2]) -> Option<Decision> {
    let entry = sides[1].1.or(sides[0].1)?;
    let section = entry.key.section();
    let [before, after] = sides.map(|side| decided(section, side));
    let name = &entry.name;
    let is_documented = [&before, &after].into_iter().flatten().any(|it| it.is_documented);
    (before != after && is_documented).then(|| Decision {
        section,
        name: name.as_str().to_owned(),
        variant: format!("{}::{}", section.enumeration(), name.variant()),
        calls: call.map(str::to_owned).into_iter().collect(),
        before,
        after,
    })
}

/// Decisions that are the same for several calls as one, without names if it is for all of them.
fn grouped(decisions: impl Iterator<Item = Decision>, all: usize) -> Vec<Decision> {
    let mut groups: Vec<Decision> = Vec::new();
    for mut decision in decisions {
        let is_same =
            |it: &&mut Decision| (&it.before, &it.after) == (&decision.before, &decision.after);
        match groups.iter_mut().find(is_same) {
            Some(group) => group.calls.append(&mut decision.calls),
            None => groups.push(decision),
        }
    }
    for group in groups.iter_mut().filter(|group| group.calls.len() == all) {
        group.calls.clear();
    }
    groups
}

fn decided(section: Section, (catalog, entry, call): Side<'_>) -> Option<Decided> {
    let advice = entry.map(|entry| match (&entry.scope, call) {
        (Scope::Every, _) | (_, None) => Some(&entry.advice),
        (Scope::Only(calls), Some(call)) => calls.contains(&call).then_some(&entry.advice),
        (Scope::Cases(cases), Some(call)) => {
            cases.iter().find(|it| it.operations.contains(&call)).map(|case| &case.advice)
        }
    });
    if entry.is_none() && section == Section::Messages {
        return None;
    }
    let fallback = &catalog.undocumented.remediation;
    let (outcome, strategy, remediation) = match advice.flatten() {
        Some(Advice { outcome, retry, remediation, .. }) => {
            (*outcome, &retry.strategy, remediation)
        }
        None => (Outcome::Failed, &Strategy::Unspecified, fallback),
    };
    Some(Decided {
        is_documented: advice.flatten().is_some(),
        outcome: outcome.word(),
        retry: show::strategy(catalog, strategy),
        retry_in_words: phrase::strategy(catalog, strategy),
        is_sent_again: strategy.sends_again(),
        actor: remediation.actor.word(),
    })
}
