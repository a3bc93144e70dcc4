//! `src/operation.rs`: the API's calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::fragment::{doc, enum_attributes, titled, unit_index, variant};
use super::markdown::sentence;
use super::{rust_header, term};
use crate::model::{Catalog, Operation};
use crate::render;

pub(super) const PATH: &str = "src/operation.rs";

const DOCS: &[&str] = &[
    "A call of {title}, in the order in which a client makes them.",
    "",
    "```",
    "use {crate}::Operation;",
    "",
    "for call in Operation::ALL {",
    "    assert_eq!(call.name().parse(), Ok(*call));",
    "}",
    "```",
];

pub(super) fn emit(catalog: &Catalog) -> String {
    let docs = titled(DOCS, catalog);
    let attributes = enum_attributes();
    let operations = &catalog.operations;
    let documented = operations.iter().map(|operation| {
        let docs = doc(&[sentence(operation.summary.as_str())]);
        let variant = variant(&operation.name);
        quote! { #docs #variant, }
    });
    let variants: Vec<_> = operations.iter().map(|operation| variant(&operation.name)).collect();
    let names = operations.iter().map(|operation| operation.name.as_str());
    let summaries = operations.iter().map(|operation| operation.summary.as_str());
    let returns = operations.iter().map(|operation| returned(catalog, operation));
    let index = unit_index(operations.is_empty());
    let tokens = quote! {
        use crate::Term;

        #docs
        #attributes
        pub enum Operation { #(#documented)* }

        impl Operation {
            /// Every operation, in the order in which a client makes the calls.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The name of the call, as the catalog has it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { #(Self::#variants => #names,)* }
            }

            /// What the call is for, in a sentence without a full stop.
            #[allow(clippy::match_same_arms, reason = "one arm a call")]
            #[must_use]
            pub const fn summary(self) -> &'static str {
                match self { #(Self::#variants => #summaries,)* }
            }

            /// The terms that the response to a successful call has.
            #[allow(clippy::match_same_arms, reason = "one arm a call")]
            #[must_use]
            pub const fn returns(self) -> &'static [Term] {
                match self { #(Self::#variants => #returns,)* }
            }

            pub(crate) const fn index(self) -> usize {
                #index
            }
        }
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

fn returned(catalog: &Catalog, operation: &Operation) -> TokenStream {
    let terms = catalog.terms.iter().filter(|term| operation.returns.contains(&term.name));
    let variants = terms.map(term::variant);
    quote! { &[#(Term::#variants),*] }
}
