//! `src/message.rs`: the documented messages of response bodies.

use std::cmp::Reverse;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::answers::answers;
use super::fragment::{doc, enum_attributes, field, titled, variant, variant_docs};
use super::rust_header;
use crate::model::{Catalog, Entry, Placeholder, Template};
use crate::render;

pub(super) const PATH: &str = "src/message.rs";

/// An entry with the text that it is about.
type Documented<'a> = (&'a Entry, &'a Template);

pub(super) fn emit(catalog: &Catalog) -> String {
    let entries: Vec<_> = catalog.messages().collect();
    let widest = entries.iter().map(|(_, it)| it.placeholders().count()).max().unwrap_or(0);
    let Lifetime { variant, arm } = Lifetime::needed(widest);
    let docs = [
        "A message in the body of a response that {title} documents.",
        "",
        "`Display` writes the exact text on the wire.",
        "",
        "```",
        "use {crate}::Message;",
        "",
        "assert_eq!(Message::parse(\"who knows\"), None);",
        "```",
    ];
    let docs = titled(&docs, catalog);
    let variants = entries.iter().map(|entry| one_variant(catalog, *entry));
    let indices = entries.iter().enumerate().map(|(index, entry)| index_arm(index, *entry));
    let first = catalog.entries.len() - entries.len();
    let index = quote! { match self { #(#indices)* #arm } };
    let answers = answers("message", first, &quote! { &self }, &index);
    let construct = construct(&entries);
    let varying = varying(&entries, widest);
    let tables = tables(&entries, widest);
    let attributes = enum_attributes();
    let tokens = quote! {
        use crate::entries::ENTRIES;
        use crate::runtime::template::{self, Template};
        use crate::{Entry, Operation, Outcome, Remediation, Retry};

        #docs
        #attributes
        pub enum Message<'a> { #(#variants)* #variant }

        impl<'a> Message<'a> {
            /// The message that `text` matches as a whole; `None` if it is not documented.
            #[must_use]
            pub fn parse(text: &'a str) -> Option<Self> {
                let (index, varying): (usize, [&'a str; WIDEST]) =
                    template::find(TEMPLATES, BY_START, text)?;
                #construct
            }

            #answers

            /// The value of each placeholder of the text, in order; empty after the last.
            #[allow(clippy::match_same_arms, reason = "one arm a message")]
            pub(crate) const fn varying(&self) -> [&'a str; WIDEST] {
                #varying
            }
        }

        #tables
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

/// The tables that messages are found with.
fn tables(entries: &[Documented<'_>], widest: usize) -> TokenStream {
    let templates = entries.iter().map(|(_, template)| {
        let literals = template.literals();
        let placeholders = template.placeholders().map(Placeholder::as_str);
        quote! { Template { literals: &[#(#literals),*], placeholders: &[#(#placeholders),*] } }
    });
    let by_start = by_start(entries);
    let widest = Literal::usize_unsuffixed(widest);
    quote! {
        /// The texts in the order of the variants.
        pub(crate) static TEMPLATES: &[Template] = &[#(#templates),*];

        /// The positions of the texts, in the order of what they begin with.
        static BY_START: &[u32] = &[#(#by_start),*];

        /// The largest number of placeholders in a message.
        pub(crate) const WIDEST: usize = #widest;
    }
}

fn by_start(entries: &[Documented<'_>]) -> impl Iterator<Item = Literal> {
    let starts = entries.iter().map(|(_, template)| template.literals().into_iter().next());
    let mut by_start: Vec<_> = starts.zip(0_usize..).collect();
    by_start.sort();
    by_start.into_iter().map(|(_, index)| Literal::usize_unsuffixed(index))
}

fn index_arm(index: usize, (entry, template): Documented<'_>) -> TokenStream {
    let (index, variant) = (Literal::usize_unsuffixed(index), variant(&entry.name));
    let fields = template.placeholders().next().map(|_| quote! { { .. } });
    quote! { Self::#variant #fields => #index, }
}

/// Uses the lifetime if no message has placeholders, so that the type always has one.
#[derive(Default)]
struct Lifetime {
    variant: TokenStream,
    arm: TokenStream,
}

impl Lifetime {
    fn needed(widest: usize) -> Self {
        if widest > 0 {
            return Self::default();
        }
        Self {
            variant: quote! {
                #[doc(hidden)]
                __Lifetime(core::marker::PhantomData<&'a str>, core::convert::Infallible),
            },
            arm: quote! { Self::__Lifetime(_, never) => match *never {}, },
        }
    }
}

fn one_variant(catalog: &Catalog, (entry, template): Documented<'_>) -> TokenStream {
    let alias = template
        .literals()
        .into_iter()
        .min_by_key(|literal| Reverse(literal.len()))
        .unwrap_or_default();
    let docs = variant_docs(catalog, entry, alias);
    let variant = variant(&entry.name);
    let fields: Vec<_> = template
        .placeholders()
        .map(|name| {
            let docs =
                doc(&[format!("The part of the text at `{{{}}}` in the template.", name.as_str())]);
            let field = field(name);
            quote! { #docs #field: &'a str }
        })
        .collect();
    if fields.is_empty() {
        quote! { #docs #variant, }
    } else {
        quote! { #docs #variant { #(#fields),* }, }
    }
}

/// The body that makes a message from its position and its values.
fn construct(entries: &[Documented<'_>]) -> TokenStream {
    if entries.is_empty() {
        return quote! { let _ = (index, varying); None };
    }
    let arms = entries.iter().enumerate().map(|(index, entry)| constructor(index, *entry));
    quote! { match (index, varying) { #(#arms)* _ => None } }
}

fn constructor(index: usize, (entry, template): Documented<'_>) -> TokenStream {
    let (index, variant) = (Literal::usize_unsuffixed(index), variant(&entry.name));
    let fields: Vec<_> = template.placeholders().map(field).collect();
    let values = values(fields.len());
    if fields.is_empty() {
        quote! { (#index, _) => Some(Self::#variant), }
    } else {
        quote! { (#index, [#(#values,)* ..]) => Some(Self::#variant { #(#fields: #values),* }), }
    }
}

/// The body that returns the values, filled up to the widest message.
fn varying(entries: &[Documented<'_>], widest: usize) -> TokenStream {
    let varied: Vec<_> =
        entries.iter().filter(|(_, it)| it.placeholders().next().is_some()).collect();
    if varied.is_empty() {
        return quote! { [""; WIDEST] };
    }
    let arms = varied.iter().map(|(entry, template)| {
        let variant = variant(&entry.name);
        let fields: Vec<_> = template.placeholders().map(field).collect();
        let values = values(fields.len());
        let filling = (fields.len()..widest).map(|_| "");
        quote! { Self::#variant { #(#fields: #values),* } => [#(#values,)* #(#filling),*], }
    });
    let others = (varied.len() < entries.len()).then(|| quote! { _ => [""; WIDEST], });
    quote! { match self { #(#arms)* #others } }
}

/// Names for the values of a message, which cannot clash with those of the catalog.
fn values(count: usize) -> Vec<Ident> {
    (1..=count).map(|index| format_ident!("value_{index}")).collect()
}
