//! What entries say beside their texts: a static for each combination that occurs, named after what
//! it says, so that a change to one entry renames nothing else.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::fragment::{advice, operations};
use super::phrase;
use crate::model::{
    Actor, Basis, Catalog, Entry, Name, OperationId, Outcome, Retry, Scope, Section, Strategy,
};

/// How many delays or calls the name of a static spells out; of more, it tells the number.
const MOST_SPELLED: usize = 4;

/// The statics that the entries of a catalog need, by the beginnings of their names.
#[derive(Default)]
pub(super) struct Profiles<'a>(BTreeMap<String, Vec<Profile<'a>>>);

/// All of an entry but its key and its texts.
#[derive(Clone, Copy, PartialEq)]
struct Profile<'a> {
    section: Section,
    outcome: Outcome,
    retry: &'a Retry,
    actor: Actor,
    scope: &'a Scope,
}

impl<'a> Profiles<'a> {
    /// The static of `entry`, which is added if it is new.
    pub(super) fn of<K>(
        &mut self,
        catalog: &Catalog,
        section: Section,
        entry: &'a Entry<K>,
    ) -> Ident {
        let profile = Profile {
            section,
            outcome: entry.advice.outcome,
            retry: &entry.advice.retry,
            actor: entry.advice.remediation.actor,
            scope: &entry.scope,
        };
        let stem = stem(catalog, &profile, &entry.name);
        let same_stem = self.0.entry(stem.clone()).or_default();
        let known = same_stem.iter().position(|one| *one == profile);
        let index = known.unwrap_or(same_stem.len());
        if known.is_none() {
            same_stem.push(profile);
        }
        ident(&stem, index)
    }

    /// The statics, in the order of their names.
    pub(super) fn definitions(&self, catalog: &Catalog) -> TokenStream {
        let named = self.0.iter().flat_map(|(stem, same_stem)| {
            same_stem.iter().enumerate().map(|(index, profile)| (ident(stem, index), profile))
        });
        let statics = named.map(|(name, profile)| {
            let value = value(catalog, profile);
            quote! { static #name: Profile = #value; }
        });
        quote! { #(#statics)* }
    }
}

/// Two profiles may have one stem, such as the calls `a_b` and the calls `a`, `b`. A stem has no
/// double underscore, so that the number cannot meet another stem.
fn ident(stem: &str, index: usize) -> Ident {
    match index {
        0 => Ident::new(stem, Span::call_site()),
        _ => format_ident!("{stem}__{}", index + 1),
    }
}

fn value(catalog: &Catalog, profile: &Profile<'_>) -> TokenStream {
    let section = match profile.section {
        Section::StatusCodes => quote! { StatusCodes },
        Section::ErrorCodes => quote! { ErrorCodes },
        Section::Messages => quote! { Messages },
    };
    let general = advice(catalog, profile.outcome, profile.retry, profile.actor);
    let calls = operations(catalog, &profile.scope.operations());
    let cases = profile.scope.cases().iter().map(|case| {
        let calls = operations(catalog, &case.operations);
        let summary = case.advice.summary.as_str();
        let action = case.advice.remediation.action.as_str();
        let actor = case.advice.remediation.actor;
        let advice = advice(catalog, case.advice.outcome, &case.advice.retry, actor);
        quote! {
            Case { operations: #calls, summary: #summary, action: #action, advice: #advice }
        }
    });
    quote! {
        Profile {
            section: Section::#section,
            advice: #general,
            operations: #calls,
            cases: &[#(#cases),*],
        }
    }
}

/// What a profile says, such as `CODE_FAILED_SAME_CALL_3S_6S_DOCUMENTED_CALLER`.
fn stem(catalog: &Catalog, profile: &Profile<'_>, name: &Name) -> String {
    let section = match profile.section {
        Section::StatusCodes => "status",
        Section::ErrorCodes => "code",
        Section::Messages => "message",
    };
    if !profile.scope.cases().is_empty() {
        return format!("{section}_cases_of_{}", name.as_str()).to_uppercase();
    }
    let basis = match profile.retry.basis {
        Some(Basis::Documented) => "_documented",
        Some(Basis::Inferred) => "_inferred",
        None => "",
    };
    let calls = match &profile.scope {
        Scope::Only(calls) => {
            format!("_during_{}", spelled(calls, "calls", |id| call(catalog, *id)))
        }
        Scope::Every | Scope::Cases(_) => String::new(),
    };
    let outcome = phrase::outcome(profile.outcome);
    let retry = strategy(catalog, profile.retry);
    let actor = phrase::actor(profile.actor);
    format!("{section}_{outcome}_{retry}{basis}_{actor}{calls}").replace(' ', "_").to_uppercase()
}

fn strategy(catalog: &Catalog, retry: &Retry) -> String {
    match &retry.strategy {
        Strategy::Never => "never".to_owned(),
        Strategy::SameCall(delays) => {
            let delay = |delay: &crate::model::Delay| delay.to_string().replace(' ', "");
            format!("same_call_{}", spelled(delays, "delays", delay))
        }
        Strategy::AfterCall(id) => format!("after_{}", call(catalog, *id)),
        Strategy::AfterFix => "after_fix".to_owned(),
        Strategy::Unspecified => "unspecified".to_owned(),
    }
}

fn call(catalog: &Catalog, id: OperationId) -> String {
    catalog.operation(id).name.as_str().to_owned()
}

/// The items joined, or, where that would be long, how many they are.
fn spelled<T>(items: &[T], noun: &str, one: impl Fn(&T) -> String) -> String {
    if items.len() > MOST_SPELLED {
        return format!("{}_{noun}", items.len());
    }
    items.iter().map(one).collect::<Vec<_>>().join("_")
}
