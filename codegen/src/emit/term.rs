//! `src/term.rs`: things with several spellings.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::fragment::{doc, titled, unit_index};
use super::markdown::code;
use super::rust_header;
use crate::model::{Catalog, Term, Text};
use crate::render;

pub(super) const PATH: &str = "src/term.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let docs = titled(
        &[
            "A thing that {title} spells in several ways, on the wire and in the documentation.",
            "",
            "[`ErrorResponse::term`](crate::ErrorResponse::term) returns its value.",
            "",
            "```",
            "use {crate}::{ErrorResponse, Term};",
            "",
            "for term in Term::ALL {",
            "    let response = ErrorResponse::new(200).with_term(*term, \"a value\");",
            "    assert_eq!(response.term(*term), Some(\"a value\"));",
            "}",
            "```",
        ],
        catalog,
    );
    let terms = &catalog.terms;
    let documented = terms.iter().map(|term| {
        let docs =
            doc(&[format!("The field {}, under any of its spellings.", code(term.name.as_str()))]);
        let variant = variant(term);
        quote! { #docs #variant, }
    });
    let variants: Vec<_> = terms.iter().map(variant).collect();
    let names: Vec<_> = terms.iter().map(|term| term.name.as_str()).collect();
    let aliases: Vec<_> = terms.iter().map(aliases).collect();
    let index = unit_index(terms.is_empty());
    let tokens = quote! {
        #docs
        #[non_exhaustive]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Term { #(#documented)* }

        impl Term {
            /// Every term, by name.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The spelling to use.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { #(Self::#variants => #names,)* }
            }

            /// The other spellings, sorted.
            #[allow(clippy::match_same_arms, reason = "one arm a term")]
            #[must_use]
            pub const fn aliases(self) -> &'static [&'static str] {
                match self { #(Self::#variants => #aliases,)* }
            }

            pub(crate) const fn index(self) -> usize {
                #index
            }
        }
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

pub(super) fn variant(term: &Term) -> Ident {
    Ident::new(&term.variant, Span::call_site())
}

fn aliases(term: &Term) -> TokenStream {
    let aliases = term.aliases.iter().map(Text::as_str);
    quote! { &[#(#aliases),*] }
}
