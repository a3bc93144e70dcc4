//! `src/entries.rs`: the table of all entries, in the order of the sections.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::fragment::{Made, number, remediation};
use super::profile::Profiles;
use super::rust_header;
use crate::model::{Advice, Catalog, Entry, Key, Scope, Section, Strategy};
use crate::render;

pub(super) const PATH: &str = "src/entries.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let mut profiles = Profiles::default();
    let mut rows = Vec::new();
    rows.extend(
        catalog
            .status_codes
            .iter()
            .map(|entry| Row::new(entry, profiles.of(catalog, Section::StatusCodes, entry))),
    );
    rows.extend(
        catalog
            .error_codes
            .iter()
            .map(|entry| Row::new(entry, profiles.of(catalog, Section::ErrorCodes, entry))),
    );
    rows.extend(
        catalog
            .messages
            .iter()
            .map(|entry| Row::new(entry, profiles.of(catalog, Section::Messages, entry))),
    );
    let rows = rows.iter().map(|row| Made(|| row.tokens()));
    let profiles = Made(|| profiles.definitions(catalog));
    let by_name = by_name(catalog);
    let (names, positions): (Vec<_>, Vec<_>) =
        by_name.into_iter().map(|(name, index)| (name, number(index))).unzip();
    let imports = imports(catalog);
    let summary = catalog.undocumented.summary.as_str();
    let remediation = remediation(&catalog.undocumented.remediation);
    let tokens = quote! {
        #imports

        /// The statuses, the codes and the messages, each in the order of their enum.
        pub(crate) static ENTRIES: &[Entry] = &[#(#rows),*];

        /// The names in ascending order, each with the position of its entry.
        pub(crate) static BY_NAME: &[(&str, u32)] = &[#((#names, #positions)),*];

        /// What to say of a status, code or message that is not in the catalog.
        pub const UNDOCUMENTED: Undocumented = Undocumented {
            summary: #summary,
            remediation: #remediation,
        };

        #profiles
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
    let profile = any.then(|| quote! { Profile, });
    let advice = any.then(|| quote! { Advice, });
    let case = cases.then(|| quote! { Case, });
    let outcome = any.then(|| quote! { Outcome, });
    let retry = any.then(|| quote! { Retry, Section, });
    let basis = basis.then(|| quote! { Basis, });
    let delays = delays.then(|| quote! { Delays, });
    let operation = operation.then(|| quote! { Operation, });
    quote! {
        #duration

        use crate::entry::{#advice Entry, #profile};
        use crate::{Actor, #basis #case #delays #operation #outcome Remediation, #retry Undocumented};
    }
}

fn scopes(catalog: &Catalog) -> impl Iterator<Item = &Scope> {
    let scopes = catalog.status_codes.iter().map(|entry| &entry.scope);
    let scopes = scopes.chain(catalog.error_codes.iter().map(|entry| &entry.scope));
    scopes.chain(catalog.messages.iter().map(|entry| &entry.scope))
}

/// A row of the table.
struct Row<'a> {
    name: &'a str,
    wire: String,
    advice: &'a Advice,
    profile: Ident,
}

impl<'a> Row<'a> {
    fn new<K: Key>(entry: &'a Entry<K>, profile: Ident) -> Self {
        let (name, wire) = (entry.name.as_str(), entry.key.wire());
        Self { name, wire, advice: &entry.advice, profile }
    }

    fn tokens(&self) -> TokenStream {
        let Self { name, wire, advice, profile } = self;
        let summary = advice.summary.as_str();
        let action = advice.remediation.action.as_str();
        quote! {
            Entry { name: #name, wire: #wire, summary: #summary, action: #action, profile: &#profile }
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
