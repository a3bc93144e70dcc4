//! Fragments of Rust that several files are made of.

use heck::ToUpperCamelCase;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::markdown::{escape, sentence};
use super::phrase;
use crate::model::{
    Catalog, Entry, Name, Operation, OperationId, Placeholder, Remediation, Retry, Strategy,
};

/// The variant that a name becomes.
pub(super) fn variant(name: &Name) -> Ident {
    Ident::new(name.variant(), Span::call_site())
}

/// The field that a placeholder becomes.
pub(super) fn field(name: &Placeholder) -> Ident {
    if name.is_keyword() {
        Ident::new_raw(name.as_str(), Span::call_site())
    } else {
        Ident::new(name.as_str(), Span::call_site())
    }
}

/// A number of a table, without the suffix that `quote` would give it.
pub(super) fn number(number: i64) -> Literal {
    Literal::i64_unsuffixed(number)
}

/// Documentation, one attribute per line.
pub(super) fn doc(lines: &[String]) -> TokenStream {
    let spaced =
        lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#[doc = #spaced])* }
}

/// A path to a variant of `Operation`.
pub(super) fn operation(operation: &Operation) -> TokenStream {
    let variant = variant(&operation.name);
    quote! { Operation::#variant }
}

pub(super) fn operations(catalog: &Catalog, operations: &[OperationId]) -> TokenStream {
    let operations = operations.iter().map(|id| operation(catalog.operation(*id)));
    quote! { &[#(#operations),*] }
}

/// A value of an enum that every crate has, such as `Outcome::AlreadyInEffect` for its word.
pub(super) fn word(of: &str, word: &str) -> TokenStream {
    let of = Ident::new(of, Span::call_site());
    let variant = Ident::new(&word.to_upper_camel_case(), Span::call_site());
    quote! { #of::#variant }
}

pub(super) fn retry(catalog: &Catalog, retry: &Retry) -> TokenStream {
    match &retry.strategy {
        Strategy::Never => quote! { Retry::Never },
        Strategy::SameCall(delays) => {
            let delays = delays.iter().map(|delay| {
                let milliseconds = delay.milliseconds();
                if milliseconds.is_multiple_of(1_000) {
                    let seconds = Literal::u32_unsuffixed(milliseconds / 1_000);
                    quote! { Duration::from_secs(#seconds) }
                } else {
                    let milliseconds = Literal::u32_unsuffixed(milliseconds);
                    quote! { Duration::from_millis(#milliseconds) }
                }
            });
            quote! { Retry::SameCall(Delays(&[#(#delays),*])) }
        }
        Strategy::AfterCall(call) => {
            let call = operation(catalog.operation(*call));
            quote! { Retry::AfterCall(#call) }
        }
        Strategy::AfterFix => quote! { Retry::AfterFix },
        Strategy::Unspecified => quote! { Retry::Unspecified },
    }
}

pub(super) fn remediation(remediation: &Remediation) -> TokenStream {
    let actor = word("Actor", remediation.actor.word());
    let action = remediation.action.as_str();
    quote! { Remediation { actor: #actor, action: #action } }
}

/// The attributes of a variant: its documentation, and the wire spelling as an alias for searches.
pub(super) fn variant_docs(catalog: &Catalog, entry: &Entry, alias: &str) -> TokenStream {
    let item = |(label, value): &phrase::Fact| format!("- **{label}:** {value}");
    let mut lines = vec![sentence(entry.advice.summary.as_str()), String::new()];
    lines.extend(phrase::facts(catalog, entry).iter().map(item));
    for case in entry.scope.cases() {
        let during = phrase::during(catalog, &case.operations, &case.advice);
        let summary = sentence(case.advice.summary.as_str());
        lines.extend([String::new(), format!("**During {during}:** {summary}"), String::new()]);
        lines.extend(phrase::case_facts(catalog, case).iter().map(item));
    }
    let docs = doc(&lines);
    let alias = alias_attribute(alias, entry.name.variant());
    quote! { #docs #alias }
}

/// An alias that rustdoc accepts: it refuses quotes, most white space, and the name of the item.
fn alias_attribute(alias: &str, item: &str) -> TokenStream {
    let fits = |c: char| !matches!(c, '"' | '\'') && (c == ' ' || !c.is_whitespace());
    let alias = alias.trim();
    if alias.is_empty() || alias == item || !alias.chars().all(fits) {
        return TokenStream::new();
    }
    quote! { #[doc(alias = #alias)] }
}

/// The variants of entries, in their order.
pub(super) fn variants(entries: &[Entry]) -> impl Iterator<Item = Ident> {
    entries.iter().map(|entry| variant(&entry.name))
}

/// An enum whose variants are entries. `{title}` in its documentation is the title of the API.
pub(super) fn unit_enum(
    name: &str,
    docs: &[&str],
    catalog: &Catalog,
    entries: &[Entry],
) -> TokenStream {
    let (docs, attributes) = (titled(docs, catalog), enum_attributes());
    let name = Ident::new(name, Span::call_site());
    let variants = entries.iter().map(|entry| {
        let docs = variant_docs(catalog, entry, &entry.key.wire());
        let variant = variant(&entry.name);
        quote! { #docs #variant, }
    });
    quote! {
        #docs
        #attributes
        pub enum #name { #(#variants)* }
    }
}

/// Documentation with the title of the API in place of `{title}`, and the crate in place of `{crate}`.
pub(super) fn titled(docs: &[&str], catalog: &Catalog) -> TokenStream {
    let (title, name) = (escape(catalog.title.as_str()), catalog.name.library());
    let filled = docs.iter().map(|line| line.replace("{crate}", &name).replace("{title}", &title));
    doc(&filled.collect::<Vec<_>>())
}

/// The attributes of an enum without fields. Deriving `Debug` too would make `cargo check` of 5,120
/// entries use 840 MB instead of 350: the runtime has it.
pub(super) fn enum_attributes() -> TokenStream {
    quote! {
        #[non_exhaustive]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    }
}

/// The position of a variant in its enum. An enum without variants has no values.
pub(super) fn unit_index(is_empty: bool) -> TokenStream {
    if is_empty {
        quote! { match self {} }
    } else {
        quote! { self as usize }
    }
}
