//! `src/lib.rs`: what the crate is, how to use it, and its modules.

use proc_macro2::TokenStream;
use quote::quote;

use super::markdown::{code, escape, link, table};
use super::rust_header;
use crate::model::{Catalog, Section};
use crate::render;

pub(super) const PATH: &str = "src/lib.rs";

/// Formatters leave the modules alone, and would change nothing in this file, whose lines are short.
pub(super) fn emit(catalog: &Catalog) -> String {
    let (docs, modules) = (docs(catalog), modules());
    let name = catalog.name.as_str();
    let title = catalog.title.as_str();
    let url = catalog.docs.url.as_str();
    let tokens = quote! {
        #docs
        #![no_std]
        #![cfg_attr(docsrs, feature(doc_cfg))]
        #![forbid(unsafe_code)]

        #[cfg(feature = "json")]
        extern crate alloc;
        #[cfg(feature = "http")]
        extern crate std;

        #modules

        pub use entries::UNDOCUMENTED;
        pub use error_code::ErrorCode;
        pub use message::Message;
        pub use operation::Operation;
        #[cfg(feature = "fixtures")]
        pub use runtime::Example;
        #[cfg(feature = "http")]
        pub use runtime::retry_after_in;
        pub use runtime::{Actor, Answer, Attempts, Basis, Case, Cause, Certainty, Delays};
        #[cfg(feature = "json")]
        pub use runtime::{ApiError, Redacted, check};
        pub use runtime::{Diagnosed, Diagnosis, Entry, ErrorResponse, NotInCatalog, Outcome};
        pub use runtime::{Reason, Remediation, Retry, Section, Step, Undocumented, retry_after};
        pub use status_code::StatusCode;
        pub use term::Term;

        /// The name of the catalog.
        pub const CATALOG: &str = #name;

        /// What people call the API.
        pub const TITLE: &str = #title;

        /// The address of the documentation that the catalog states.
        pub const DOCS_URL: &str = #url;
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

fn modules() -> TokenStream {
    quote! {
        #[rustfmt::skip]
        mod body;
        #[rustfmt::skip]
        mod entries;
        #[rustfmt::skip]
        mod error_code;
        #[cfg(feature = "fixtures")]
        #[rustfmt::skip]
        mod examples;
        #[rustfmt::skip]
        mod message;
        #[rustfmt::skip]
        mod operation;
        #[rustfmt::skip]
        mod runtime;
        #[rustfmt::skip]
        mod status_code;
        #[rustfmt::skip]
        mod term;
    }
}

fn docs(catalog: &Catalog) -> TokenStream {
    let count = |section, one: &str, many: &str| match catalog.section(section).len() {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    };
    let text = filled(include_str!("crate_root.md"), |name| match name {
        "title" => escape(catalog.title.as_str()),
        "page" => link("documentation", catalog.docs.url.as_str()),
        "statuses" => count(Section::StatusCodes, "HTTP status", "HTTP statuses"),
        "codes" => count(Section::ErrorCodes, "error code", "error codes"),
        "messages" => count(Section::Messages, "message", "messages"),
        "crate" => catalog.name.library(),
        "spellings" => spellings(catalog),
        _ => panic!("crate_root.md has no value for `{name}`"),
    });
    let lines = text.trim_end().lines();
    let lines = lines.map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#![doc = #lines])* }
}

/// A template with the value of each name between two `%` in its place.
fn filled(template: &str, value: impl Fn(&str) -> String) -> String {
    let parts = template.split('%').enumerate();
    parts.map(|(index, part)| if index % 2 == 0 { part.to_owned() } else { value(part) }).collect()
}

/// What else a thing is called, so that a search for one spelling finds the others.
fn spellings(catalog: &Catalog) -> String {
    let several = catalog.terms.iter().filter(|term| !term.aliases.is_empty());
    let items = several.map(|term| {
        let aliases: Vec<_> = term.aliases.iter().map(|alias| code(alias.as_str())).collect();
        format!("- {}: also {}\n", code(term.name.as_str()), aliases.join(", "))
    });
    let head = "\n# Spellings\n\nWhat has several names on the wire and in the documentation:\n\n";
    table(head, items)
}
