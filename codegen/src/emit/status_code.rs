//! `src/status_code.rs`: the documented HTTP statuses.

use proc_macro2::TokenStream;
use quote::quote;

use super::fragment::{
    Answers, answers, doc, enum_attributes, number, unit_index, variant, variant_docs, wire_line,
};
use super::{markdown::escape, rust_header};
use crate::model::{Catalog, Entry, HttpStatus, Key};
use crate::render;

pub(super) const PATH: &str = "src/status_code.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let entries = &catalog.status_codes;
    let variants = entries.iter().map(|entry| one_variant(catalog, entry));
    let idents: Vec<_> = entries.iter().map(|entry| variant(&entry.name)).collect();
    let numbers = entries.iter().map(|entry| number(entry.key.get().into()));
    let docs = doc(&[
        format!("An HTTP status that {} documents.", escape(catalog.title.as_str())),
        String::new(),
        "A code in a response body is another thing, even where it has the same number: see".to_owned(),
        "[`ErrorCode`](crate::ErrorCode).".to_owned(),
    ]);
    let attributes = enum_attributes();
    let answers = answers(&Answers {
        implementation: quote! { StatusCode },
        receiver: quote! { self },
        first: 0,
        index: unit_index(entries.is_empty()),
        noun: "status",
    });
    let tokens = quote! {
        use core::fmt;
        use core::str::FromStr;

        use crate::entries::ENTRIES;
        use crate::{Entry, NotInCatalog, Operation, Outcome, Remediation, Retry, Section, lookup};

        #docs
        #attributes
        pub enum StatusCode { #(#variants)* }

        /// The numbers in the order of the variants, ascending.
        static NUMBERS: &[i64] = &[#(#numbers),*];

        impl StatusCode {
            /// Every documented status, by number.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];

            /// The status of this number; `None` if it is not documented.
            #[must_use]
            pub const fn from_u16(status: u16) -> Option<Self> {
                match lookup::number(NUMBERS, status as i64) {
                    Some(index) => Some(Self::ALL[index]),
                    None => None,
                }
            }

            /// The number, from 100 to 599.
            #[must_use]
            pub const fn as_u16(self) -> u16 {
                NUMBERS[self.index()] as u16
            }
        }

        #answers

        /// What happened, and the number.
        impl fmt::Display for StatusCode {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} (HTTP {})", self.summary(), self.as_u16())
            }
        }

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
                    .or_else(|| Self::ALL.iter().copied().find(|status| status.name() == text))
                    .ok_or(NotInCatalog::entry(Section::StatusCodes))
            }
        }
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

fn one_variant(catalog: &Catalog, entry: &Entry<HttpStatus>) -> TokenStream {
    let wire = entry.key.wire();
    let docs = variant_docs(catalog, entry, &wire_line("HTTP status", &wire), &wire);
    let variant = variant(&entry.name);
    quote! { #docs #variant, }
}
