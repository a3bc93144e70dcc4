//! `src/entries.rs`: the table of all entries, in the order of the sections.

use proc_macro2::TokenStream;
use quote::quote;

use super::fragment::{advice, number, operations, remediation};
use super::rust_header;
use crate::model::{Catalog, Entry, Key, Scope, Strategy};
use crate::render;

pub(super) const PATH: &str = "src/entries.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let status_codes =
        catalog.status_codes.iter().map(|entry| row(catalog, entry, &quote! { StatusCodes }));
    let error_codes =
        catalog.error_codes.iter().map(|entry| row(catalog, entry, &quote! { ErrorCodes }));
    let messages = catalog.messages.iter().map(|entry| row(catalog, entry, &quote! { Messages }));
    let by_name = by_name(catalog).into_iter().map(|(name, index)| {
        let index = number(index);
        quote! { (#name, #index) }
    });
    let imports = imports(catalog);
    let summary = catalog.undocumented.summary.as_str();
    let remediation = remediation(&catalog.undocumented.remediation);
    let tokens = quote! {
        #imports

        /// The statuses, the codes and the messages, each in the order of their enum.
        pub(crate) static ENTRIES: &[Entry] = &[#(#status_codes,)* #(#error_codes,)* #(#messages,)*];

        /// The names in ascending order, each with the position of its entry.
        pub(crate) static BY_NAME: &[(&str, u32)] = &[#(#by_name),*];

        /// What to say of a status, code or message that is not in the catalog.
        pub const UNDOCUMENTED: Undocumented = Undocumented {
            summary: #summary,
            remediation: #remediation,
        };
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

/// Just what the table uses, so that no import is idle.
fn imports(catalog: &Catalog) -> TokenStream {
    let scopes = || scopes(catalog);
    let retries = || {
        let general = catalog.status_codes.iter().map(|entry| &entry.advice.retry);
        let general = general.chain(catalog.error_codes.iter().map(|entry| &entry.advice.retry));
        let general = general.chain(catalog.messages.iter().map(|entry| &entry.advice.retry));
        let cases = scopes().flat_map(Scope::cases).map(|case| &case.advice.retry);
        general.chain(cases).collect::<Vec<_>>()
    };
    let delays = retries().iter().any(|retry| matches!(retry.strategy, Strategy::SameCall(_)));
    let after_call = retries().iter().any(|retry| matches!(retry.strategy, Strategy::AfterCall(_)));
    let basis = retries().iter().any(|retry| retry.basis.is_some());
    let any = scopes().next().is_some();
    let cases = scopes().any(|scope| !scope.cases().is_empty());
    let operation = after_call || scopes().any(|scope| !matches!(scope, Scope::Every));

    let duration = delays.then(|| quote! { use core::time::Duration; });
    let advice = any.then(|| quote! { Advice, });
    let case = cases.then(|| quote! { Case, });
    let outcome = any.then(|| quote! { Outcome, });
    let retry = any.then(|| quote! { Retry, Section, });
    let basis = basis.then(|| quote! { Basis, });
    let delays = delays.then(|| quote! { Delays, });
    let operation = operation.then(|| quote! { Operation, });
    quote! {
        #duration

        use crate::entry::{#advice #case Entry};
        use crate::{Actor, #basis #delays #operation #outcome Remediation, #retry Undocumented};
    }
}

fn scopes(catalog: &Catalog) -> impl Iterator<Item = &Scope> {
    let scopes = catalog.status_codes.iter().map(|entry| &entry.scope);
    let scopes = scopes.chain(catalog.error_codes.iter().map(|entry| &entry.scope));
    scopes.chain(catalog.messages.iter().map(|entry| &entry.scope))
}

fn row<K: Key>(catalog: &Catalog, entry: &Entry<K>, section: &TokenStream) -> TokenStream {
    let name = entry.name.as_str();
    let wire = entry.key.wire();
    let general = advice(catalog, &entry.advice);
    let calls = operations(catalog, &entry.scope.operations());
    let cases = entry.scope.cases().iter().map(|case| {
        let calls = operations(catalog, &case.operations);
        let advice = advice(catalog, &case.advice);
        quote! { Case { operations: #calls, advice: #advice } }
    });
    quote! {
        Entry {
            section: Section::#section,
            name: #name,
            wire: #wire,
            advice: #general,
            operations: #calls,
            cases: &[#(#cases),*],
        }
    }
}

/// The names of all entries, sorted, with their positions in the table.
fn by_name(catalog: &Catalog) -> Vec<(&str, i64)> {
    let names = catalog.status_codes.iter().map(|entry| &entry.name);
    let names = names.chain(catalog.error_codes.iter().map(|entry| &entry.name));
    let names = names.chain(catalog.messages.iter().map(|entry| &entry.name));
    let mut by_name: Vec<_> = names.map(crate::model::Name::as_str).zip(0..).collect();
    by_name.sort_unstable();
    by_name
}
