//! The methods that all three enums have: each passes a question on to the entry of the value.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// How one of the enums answers the questions about its entries.
pub(super) struct Answers {
    /// What stands behind `impl`, such as `StatusCode`.
    pub(super) implementation: TokenStream,
    /// `self` or `&self`.
    pub(super) receiver: TokenStream,
    /// The position of the section's first entry in the table.
    pub(super) first: usize,
    /// The body of `index`: the position of a value in its section.
    pub(super) index: TokenStream,
    /// What a value is called: `status`, `code`, `message`.
    pub(super) noun: &'static str,
}

/// A question, under the same name here and at the entry.
struct Method {
    name: &'static str,
    asks: Asks,
    returns: Returns,
    docs: &'static [&'static str],
}

/// What a method asks about.
enum Asks {
    Generally,
    /// If it was a particular call.
    During,
}

enum Returns {
    Text,
    Outcome,
    Retry,
    Remediation,
    Bool,
}

const METHODS: &[Method] = &[
    Method {
        name: "name",
        asks: Asks::Generally,
        returns: Returns::Text,
        docs: &["The name of the entry: stable and unique in the catalog, for logs and metrics."],
    },
    Method {
        name: "summary",
        asks: Asks::Generally,
        returns: Returns::Text,
        docs: &["What happened, in a sentence without a full stop."],
    },
    Method {
        name: "summary_for",
        asks: Asks::During,
        returns: Returns::Text,
        docs: &["What happened if this came during that call."],
    },
    Method {
        name: "outcome",
        asks: Asks::Generally,
        returns: Returns::Outcome,
        docs: &[
            "What became of the request, whatever call it was: [`Outcome::Failed`] where that depends",
            "on the call.",
        ],
    },
    Method {
        name: "outcome_for",
        asks: Asks::During,
        returns: Returns::Outcome,
        docs: &[
            "What became of the request if it was that call: [`Outcome::Failed`] where this is not",
            "documented for it.",
        ],
    },
    Method {
        name: "retry",
        asks: Asks::Generally,
        returns: Returns::Retry,
        docs: &[
            "Whether and how to try again, whatever call it was: [`Retry::Unspecified`] where that",
            "depends on the call.",
        ],
    },
    Method {
        name: "retry_for",
        asks: Asks::During,
        returns: Returns::Retry,
        docs: &[
            "Whether and how to try that call again: [`Retry::Unspecified`] where this is not",
            "documented for it.",
        ],
    },
    Method {
        name: "remediation",
        asks: Asks::Generally,
        returns: Returns::Remediation,
        docs: &["What to do, and who does it, whatever call it was."],
    },
    Method {
        name: "remediation_for",
        asks: Asks::During,
        returns: Returns::Remediation,
        docs: &["What to do, and who does it, if this came during that call."],
    },
    Method {
        name: "is_retryable",
        asks: Asks::Generally,
        returns: Returns::Bool,
        docs: &[
            "Whether the same request, sent again as it is, can succeed: see",
            "[`Retry::is_retryable`].",
        ],
    },
    Method {
        name: "docs_url",
        asks: Asks::Generally,
        returns: Returns::Text,
        docs: &["The address of the documentation."],
    },
];

pub(super) fn answers(answers: &Answers) -> TokenStream {
    let Answers { implementation, receiver, first, index, noun } = answers;
    let methods = METHODS.iter().map(|one| method(one, receiver));
    let first = Literal::usize_unsuffixed(*first);
    let first_doc = format!(" The position of the first {noun} in the table of all entries.");
    let entry_doc =
        format!(" The row of the catalog for this {noun}, which gives all these answers.");
    quote! {
        #[doc = #first_doc]
        const FIRST: usize = #first;

        impl #implementation {
            #(#methods)*

            #[doc = #entry_doc]
            #[must_use]
            pub const fn entry(#receiver) -> &'static Entry {
                &ENTRIES[FIRST + self.index()]
            }

            pub(crate) const fn index(#receiver) -> usize {
                #index
            }
        }
    }
}

fn method(method: &Method, receiver: &TokenStream) -> TokenStream {
    let name = Ident::new(method.name, Span::call_site());
    let docs = method.docs.iter().map(|line| format!(" {line}"));
    let returns = match method.returns {
        Returns::Text => quote! { &'static str },
        Returns::Outcome => quote! { Outcome },
        Returns::Retry => quote! { Retry },
        Returns::Remediation => quote! { Remediation },
        Returns::Bool => quote! { bool },
    };
    let (parameter, argument) = match method.asks {
        Asks::Generally => (quote! {}, quote! {}),
        Asks::During => (quote! { , during: Operation }, quote! { during }),
    };
    quote! {
        #(#[doc = #docs])*
        #[must_use]
        pub const fn #name(#receiver #parameter) -> #returns {
            self.entry().#name(#argument)
        }
    }
}
