//! `src/entries.rs`: the table of all entries, in the order of the sections.

use proc_macro2::TokenStream;
use quote::quote;

use super::fragment::{operations, remediation, retry, word};
use super::rust_header;
use crate::model::{Advice, Basis, Case, Catalog, Date, Entry};
use crate::render;

pub(super) const PATH: &str = "src/entries.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let rows = catalog.entries.iter().map(|entry| row(catalog, entry));
    let summary = catalog.undocumented.summary.as_str();
    let remediation = remediation(&catalog.undocumented.remediation);
    let tokens = quote! {
        #![allow(unused_imports, reason = "not every catalog has rows that use all of them")]

        use core::time::Duration;

        use crate::{
            Actor, Basis, Case, Delays, Entry, Operation, Outcome, Remediation, Retry, Section,
            Undocumented,
        };

        /// The statuses, the codes and the messages, each in the order of their enum.
        pub(crate) static ENTRIES: &[Entry] = &[#(#rows),*];

        /// The answers for a status, code or message that is not in the catalog.
        pub const UNDOCUMENTED: Undocumented = Undocumented {
            summary: #summary,
            remediation: #remediation,
        };
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

fn row(catalog: &Catalog, entry: &Entry) -> TokenStream {
    let (name, wire) = (entry.name.as_str(), entry.key.wire());
    let section = word("Section", entry.key.section().word());
    let advice = advice(catalog, &entry.advice);
    let calls = operations(catalog, &entry.scope.operations());
    let cases = entry.scope.cases().iter().map(|one| case(catalog, one));
    let since = entry.since.as_ref().map(Date::as_str);
    let since = since.map_or_else(|| quote! { None }, |date| quote! { Some(#date) });
    quote! {
        Entry {
            name: #name,
            wire: #wire,
            section: #section,
            #advice
            operations: #calls,
            cases: &[#(#cases),*],
            since: #since,
        }
    }
}

fn case(catalog: &Catalog, case: &Case) -> TokenStream {
    let calls = operations(catalog, &case.operations);
    let advice = advice(catalog, &case.advice);
    quote! { Case { operations: #calls, #advice } }
}

/// The fields that an entry and a case have in common.
fn advice(catalog: &Catalog, advice: &Advice) -> TokenStream {
    let outcome = word("Outcome", advice.outcome.word());
    let retry_tokens = retry(catalog, &advice.retry);
    let basis_of_retry = basis(advice.retry.basis);
    let actor = word("Actor", advice.remediation.actor.word());
    let action = advice.remediation.action.as_str();
    let summary = advice.summary.as_str();
    let operations_basis = basis(advice.operations_basis);
    quote! {
        outcome: #outcome,
        retry: #retry_tokens,
        basis: #basis_of_retry,
        actor: #actor,
        action: #action,
        summary: #summary,
        operations_basis: #operations_basis,
    }
}

fn basis(basis: Option<Basis>) -> TokenStream {
    let word = basis.map(|basis| word("Basis", basis.word()));
    word.map_or_else(|| quote! { None }, |word| quote! { Some(#word) })
}
