//! `src/message.rs`: the documented messages of response bodies.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::fragment::{Answers, answers, doc, field, variant, variant_docs, wire_line};
use super::{markdown::escape, phrase, rust_header};
use crate::model::{Catalog, Entry, Template};
use crate::render;

pub(super) const PATH: &str = "src/message.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let entries = &catalog.messages;
    let docs = doc(&[
        format!("A message in the body of a response that {} documents.", escape(catalog.title.as_str())),
        String::new(),
        "`Display` gives the text of the wire back, to the letter.".to_owned(),
    ]);
    let widest = entries.iter().map(|entry| entry.key.placeholders().count()).max().unwrap_or(0);
    let lifetime = (widest == 0).then(Lifetime::emit).unwrap_or_default();
    let variants = entries.iter().map(|entry| one_variant(catalog, entry));
    let templates = entries.iter().map(|entry| {
        let literals = entry.key.literals();
        quote! { Template(&[#(#literals),*]) }
    });
    let constructors = entries.iter().enumerate().map(|(index, entry)| constructor(index, entry));
    let values = entries.iter().map(|entry| values(entry, widest));
    let indices = entries.iter().enumerate().map(|(index, entry)| {
        let (index, variant) = (Literal::usize_unsuffixed(index), variant(&entry.name));
        quote! { Self::#variant { .. } => #index, }
    });
    let Lifetime { variant: lifetime_variant, arm: lifetime_arm } = lifetime;
    let widest = Literal::usize_unsuffixed(widest);
    let answers = answers(&Answers {
        implementation: quote! { Message<'_> },
        receiver: quote! { &self },
        first: catalog.status_codes.len() + catalog.error_codes.len(),
        index: quote! { match self { #(#indices)* #lifetime_arm } },
        noun: "message",
    });
    let tokens = quote! {
        use core::fmt;

        use crate::entries::ENTRIES;
        use crate::template::{self, Template};
        use crate::{Entry, Operation, Outcome, Remediation, Retry};

        #docs
        #[non_exhaustive]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Message<'a> { #(#variants)* #lifetime_variant }

        /// The texts in the order of the variants.
        static TEMPLATES: &[Template] = &[#(#templates),*];

        /// How many parts of a message vary at the most.
        const WIDEST: usize = #widest;

        impl<'a> Message<'a> {
            /// The message that `text` is as a whole; `None` if it is not documented. A text that
            /// merely contains a message is another one.
            #[must_use]
            pub fn parse(text: &'a str) -> Option<Self> {
                let (index, varying): (usize, [&'a str; WIDEST]) = template::find(TEMPLATES, text)?;
                match (index, varying) {
                    #(#constructors)*
                    _ => None,
                }
            }

            /// What stands for each placeholder of the text, in order.
            const fn varying(&self) -> [&'a str; WIDEST] {
                match self { #(#values)* #lifetime_arm }
            }
        }

        #answers

        /// The text on the wire, to the letter.
        impl fmt::Display for Message<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                TEMPLATES[self.index()].write(f, &self.varying())
            }
        }
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

/// What makes use of the lifetime where no message varies, so that the type has one always.
#[derive(Default)]
struct Lifetime {
    variant: TokenStream,
    arm: TokenStream,
}

impl Lifetime {
    fn emit() -> Self {
        Self {
            variant: quote! {
                #[doc(hidden)]
                __Lifetime(core::marker::PhantomData<&'a str>, core::convert::Infallible),
            },
            arm: quote! { Self::__Lifetime(_, never) => match *never {}, },
        }
    }
}

fn one_variant(catalog: &Catalog, entry: &Entry<Template>) -> TokenStream {
    let text = phrase::message(&entry.key);
    let alias = entry.key.literals().into_iter().max_by_key(|literal| literal.len()).unwrap_or_default();
    let docs = variant_docs(catalog, entry, &wire_line("Message", &text), alias);
    let variant = variant(&entry.name);
    let fields: Vec<_> = entry.key.placeholders().map(|name| {
        let docs = doc(&[format!("What stands for `{{{}}}` in the text.", name.as_str())]);
        let field = field(name);
        quote! { #docs #field: &'a str }
    }).collect();
    if fields.is_empty() {
        quote! { #docs #variant, }
    } else {
        quote! { #docs #variant { #(#fields),* }, }
    }
}

/// An arm that makes a message out of its position and what varies in it.
fn constructor(index: usize, entry: &Entry<Template>) -> TokenStream {
    let (index, variant) = (Literal::usize_unsuffixed(index), variant(&entry.name));
    let fields: Vec<_> = entry.key.placeholders().map(field).collect();
    if fields.is_empty() {
        quote! { (#index, _) => Some(Self::#variant), }
    } else {
        quote! { (#index, [#(#fields,)* ..]) => Some(Self::#variant { #(#fields),* }), }
    }
}

/// An arm that gives back what varies, filled up to the widest message.
fn values(entry: &Entry<Template>, widest: usize) -> TokenStream {
    let variant = variant(&entry.name);
    let fields: Vec<_> = entry.key.placeholders().map(field).collect();
    let filling = (fields.len()..widest).map(|_| "");
    let pattern = if fields.is_empty() { quote! {} } else { quote! { { #(#fields),* } } };
    let values = fields.iter().map(|field| quote! { #field }).chain(filling.map(|empty| quote! { #empty }));
    quote! { Self::#variant #pattern => [#(#values),*], }
}
