//! `src/operation.rs`: the API's calls.

use proc_macro2::TokenStream;
use quote::quote;

use super::fragment::{doc, enum_attributes, unit_index, variant};
use super::{markdown::sentence, rust_header};
use crate::model::{Catalog, Operation};
use crate::render;

pub(super) const PATH: &str = "src/operation.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let variants = catalog.operations.iter().map(one_variant);
    let idents: Vec<_> = catalog.operations.iter().map(|one| variant(&one.name)).collect();
    let names: Vec<_> = catalog.operations.iter().map(|one| one.name.as_str()).collect();
    let summaries = catalog.operations.iter().map(|one| one.summary.as_str());
    let title = catalog.title.as_str();
    let docs = doc(&[format!("A call of {}, in the order in which a client makes them.", super::markdown::escape(title))]);
    let attributes = enum_attributes();
    let index = unit_index(catalog.operations.is_empty());
    let tokens = quote! {
        use core::fmt;
        use core::str::FromStr;

        use crate::NotInCatalog;

        #docs
        #attributes
        pub enum Operation { #(#variants)* }

        static NAMES: &[&str] = &[#(#names),*];

        static SUMMARIES: &[&str] = &[#(#summaries),*];

        impl Operation {
            /// Every operation, in the order in which a client makes the calls.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];

            /// The name of the call in the catalog, such as `start`.
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

fn one_variant(operation: &Operation) -> TokenStream {
    let docs = doc(&[sentence(operation.summary.as_str())]);
    let variant = variant(&operation.name);
    quote! { #docs #variant, }
}
