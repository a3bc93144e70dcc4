//! `src/status_code.rs`: the documented HTTP statuses.

use proc_macro2::TokenStream;
use quote::quote;

use super::answers::{Answers, answers};
use super::fragment::{doc, enum_attributes, number, of_name, unit_index, variant, variant_docs};
use super::{markdown::escape, rust_header};
use crate::model::{Catalog, Section};
use crate::render;

pub(super) const PATH: &str = "src/status_code.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let definition = definition(catalog);
    let number = number_methods(catalog);
    let answers = answers(&Answers {
        implementation: quote! { StatusCode },
        receiver: quote! { self },
        first: 0,
        index: unit_index(catalog.section(Section::StatusCodes).is_empty()),
        noun: "status",
    });
    let conversions = conversions();
    let tokens = quote! {
        use core::fmt;
        use core::str::FromStr;

        use crate::entries::{BY_NAME, ENTRIES};
        use crate::{Entry, NotInCatalog, Operation, Outcome, Remediation, Retry, Section, lookup};

        #definition
        #number
        #answers
        #conversions

        /// What happened, and the number.
        impl fmt::Display for StatusCode {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} (HTTP {})", self.summary(), self.as_u16())
            }
        }
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

fn definition(catalog: &Catalog) -> TokenStream {
    let title = escape(catalog.title.as_str());
    let docs = doc(&[
        format!("An HTTP status that {title} documents."),
        String::new(),
        "A code in a response body is another thing, even where it has the same number: see"
            .to_owned(),
        "[`ErrorCode`](crate::ErrorCode).".to_owned(),
    ]);
    let attributes = enum_attributes();
    let variants = catalog.section(Section::StatusCodes).iter().map(|entry| {
        let docs = variant_docs(catalog, entry, &entry.key.wire());
        let variant = variant(&entry.name);
        quote! { #docs #variant, }
    });
    quote! {
        #docs
        #attributes
        pub enum StatusCode { #(#variants)* }
    }
}

/// To and from the number. There are 500 at the most, so a `match` is quick to compile.
fn number_methods(catalog: &Catalog) -> TokenStream {
    let variants: Vec<_> = catalog.statuses().map(|(entry, _)| variant(&entry.name)).collect();
    let numbers: Vec<_> =
        catalog.statuses().map(|(_, status)| number(status.get().into())).collect();
    let from_number = if variants.is_empty() {
        quote! { let _ = status; None }
    } else {
        quote! { match status { #(#numbers => Some(Self::#variants),)* _ => None } }
    };
    let of_name = of_name();
    quote! {
        impl StatusCode {
            /// Every documented status, by number.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The status of this number; `None` if it is not documented.
            #[must_use]
            pub const fn from_u16(status: u16) -> Option<Self> {
                #from_number
            }

            /// The number, from 100 to 599.
            #[must_use]
            pub const fn as_u16(self) -> u16 {
                match self { #(Self::#variants => #numbers,)* }
            }

            #of_name
        }
    }
}

fn conversions() -> TokenStream {
    quote! {
        impl TryFrom<u16> for StatusCode {
            type Error = NotInCatalog;

            fn try_from(status: u16) -> Result<Self, NotInCatalog> {
                Self::from_u16(status).ok_or(NotInCatalog::entry(Section::StatusCodes))
            }
        }

        impl From<StatusCode> for u16 {
            fn from(status: StatusCode) -> Self {
                status.as_u16()
            }
        }

        /// Reads the number or the name of a status.
        impl FromStr for StatusCode {
            type Err = NotInCatalog;

            fn from_str(text: &str) -> Result<Self, NotInCatalog> {
                let of_number = text.parse().ok().and_then(Self::from_u16);
                of_number
                    .or_else(|| Self::of_name(text))
                    .ok_or(NotInCatalog::entry(Section::StatusCodes))
            }
        }
    }
}
