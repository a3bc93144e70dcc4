//! `src/operation.rs`: the API's calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::fragment::{doc, enum_attributes, unit_index, variant};
use super::markdown::{escape, sentence};
use super::rust_header;
use crate::model::{Catalog, Operation};
use crate::render;

pub(super) const PATH: &str = "src/operation.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let definition = definition(catalog);
    let answers = answers(&catalog.operations);
    let tokens = quote! {
        use core::fmt;
        use core::str::FromStr;

        use crate::NotInCatalog;

        #definition
        #answers

        /// The name of the call.
        impl fmt::Display for Operation {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.name())
            }
        }

        /// Reads the name of a call.
        impl FromStr for Operation {
            type Err = NotInCatalog;

            fn from_str(name: &str) -> Result<Self, NotInCatalog> {
                let index = NAMES.iter().position(|known| *known == name);
                index.and_then(|index| Self::ALL.get(index).copied()).ok_or(NotInCatalog::operation())
            }
        }
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

fn definition(catalog: &Catalog) -> TokenStream {
    let title = escape(catalog.title.as_str());
    let docs = doc(&[format!("A call of {title}, in the order in which a client makes them.")]);
    let attributes = enum_attributes();
    let variants = catalog.operations.iter().map(one_variant);
    quote! {
        #docs
        #attributes
        pub enum Operation { #(#variants)* }
    }
}

fn answers(operations: &[Operation]) -> TokenStream {
    let variants = operations.iter().map(|operation| variant(&operation.name));
    let names = operations.iter().map(|operation| operation.name.as_str());
    let summaries = operations.iter().map(|operation| operation.summary.as_str());
    let index = unit_index(operations.is_empty());
    quote! {
        static NAMES: &[&str] = &[#(#names),*];

        static SUMMARIES: &[&str] = &[#(#summaries),*];

        impl Operation {
            /// Every operation, in the order in which a client makes the calls.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The name of the call, as the catalog has it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                NAMES[self.index()]
            }

            /// What the call is for, in a sentence without a full stop.
            #[must_use]
            pub const fn summary(self) -> &'static str {
                SUMMARIES[self.index()]
            }

            pub(crate) const fn index(self) -> usize {
                #index
            }
        }
    }
}

fn one_variant(operation: &Operation) -> TokenStream {
    let docs = doc(&[sentence(operation.summary.as_str())]);
    let variant = variant(&operation.name);
    quote! { #docs #variant, }
}
