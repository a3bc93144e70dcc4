//! Fragments of Rust that several files are made of.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

use super::markdown::{code, sentence};
use super::phrase;
use crate::model::{
    Actor, Advice, Basis, Catalog, Entry, Name, Operation, OperationId, Outcome, Placeholder,
    Remediation, Retry, Scope, Strategy,
};

/// The variant that a name becomes.
pub(super) fn variant(name: &Name) -> Ident {
    Ident::new(name.variant(), Span::call_site())
}

/// The field that a placeholder becomes.
pub(super) fn field(name: &Placeholder) -> Ident {
    if name.is_keyword() {
        Ident::new_raw(name.as_str(), Span::call_site())
    } else {
        Ident::new(name.as_str(), Span::call_site())
    }
}

/// A number of a table, without the suffix that `quote` would give it.
pub(super) fn number(number: i64) -> Literal {
    Literal::i64_unsuffixed(number)
}

/// Documentation, one attribute a line: several lines in one would become a block comment.
pub(super) fn doc(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#[doc = #lines])* }
}

/// A path to a variant of `Operation`.
pub(super) fn operation(operation: &Operation) -> TokenStream {
    let variant = variant(&operation.name);
    quote! { Operation::#variant }
}

pub(super) fn operations(catalog: &Catalog, operations: &[OperationId]) -> TokenStream {
    let operations = operations.iter().map(|id| operation(catalog.operation(*id)));
    quote! { &[#(#operations),*] }
}

pub(super) fn advice(catalog: &Catalog, advice: &Advice) -> TokenStream {
    let summary = advice.summary.as_str();
    let outcome = outcome(advice.outcome);
    let retry_tokens = retry(catalog, &advice.retry);
    let basis = basis(advice.retry.basis);
    let remediation = remediation(&advice.remediation);
    quote! {
        Advice {
            summary: #summary,
            outcome: #outcome,
            retry: #retry_tokens,
            basis: #basis,
            remediation: #remediation,
        }
    }
}

fn outcome(outcome: Outcome) -> TokenStream {
    match outcome {
        Outcome::Success => quote! { Outcome::Success },
        Outcome::AlreadyInEffect => quote! { Outcome::AlreadyInEffect },
        Outcome::Degraded => quote! { Outcome::Degraded },
        Outcome::Failed => quote! { Outcome::Failed },
    }
}

fn retry(catalog: &Catalog, retry: &Retry) -> TokenStream {
    match &retry.strategy {
        Strategy::Never => quote! { Retry::Never },
        Strategy::SameCall(delays) => {
            let delays = delays.iter().map(|delay| {
                let milliseconds = delay.milliseconds();
                if milliseconds.is_multiple_of(1_000) {
                    let seconds = Literal::u32_unsuffixed(milliseconds / 1_000);
                    quote! { Duration::from_secs(#seconds) }
                } else {
                    let milliseconds = Literal::u32_unsuffixed(milliseconds);
                    quote! { Duration::from_millis(#milliseconds) }
                }
            });
            quote! { Retry::SameCall(Delays(&[#(#delays),*])) }
        }
        Strategy::AfterCall(call) => {
            let call = operation(catalog.operation(*call));
            quote! { Retry::AfterCall(#call) }
        }
        Strategy::AfterFix => quote! { Retry::AfterFix },
        Strategy::Unspecified => quote! { Retry::Unspecified },
    }
}

fn basis(basis: Option<Basis>) -> TokenStream {
    match basis {
        Some(Basis::Documented) => quote! { Some(Basis::Documented) },
        Some(Basis::Inferred) => quote! { Some(Basis::Inferred) },
        None => quote! { None },
    }
}

pub(super) fn remediation(remediation: &Remediation) -> TokenStream {
    let actor = match remediation.actor {
        Actor::Caller => quote! { Actor::Caller },
        Actor::Developer => quote! { Actor::Developer },
        Actor::Operator => quote! { Actor::Operator },
        Actor::Provider => quote! { Actor::Provider },
    };
    let action = remediation.action.as_str();
    quote! { Remediation { actor: #actor, action: #action } }
}

/// The attributes of a variant: what the entry means, for whoever reads it in an editor at night,
/// and the wire's spelling for whoever searches for that.
pub(super) fn variant_docs<K>(
    catalog: &Catalog,
    entry: &Entry<K>,
    wire: &str,
    alias: &str,
) -> TokenStream {
    let advice = &entry.advice;
    let mut lines = vec![sentence(advice.summary.as_str()), String::new(), wire.to_owned()];
    match &entry.scope {
        Scope::Every => lines.push("- **During:** any call".to_owned()),
        Scope::Only(operations) => {
            lines.push(format!("- **During:** {}", phrase::operations(catalog, operations)));
        }
        Scope::Cases(_) => {}
    }
    lines.push(format!("- **Outcome:** {}", phrase::outcome(advice.outcome)));
    lines.push(format!("- **Retry:** {}", phrase::entry_retry(catalog, &advice.retry, &entry.scope)));
    lines.push(todo(&advice.remediation));
    for case in entry.scope.cases() {
        lines.push(String::new());
        let during = phrase::operations(catalog, &case.operations);
        lines.push(format!("**During {during}:** {}", sentence(case.advice.summary.as_str())));
        lines.push(String::new());
        lines.push(format!("- **Outcome:** {}", phrase::outcome(case.advice.outcome)));
        lines.push(format!("- **Retry:** {}", phrase::retry(catalog, &case.advice.retry)));
        lines.push(todo(&case.advice.remediation));
    }
    lines.push(String::new());
    lines.push(format!("[Documentation]({})", catalog.docs.url.as_str()));
    let docs = doc(&lines);
    let alias = alias_attribute(alias, entry.name.variant());
    quote! { #docs #alias }
}

fn todo(remediation: &Remediation) -> String {
    let action = sentence(remediation.action.as_str());
    format!("- **To do** ({}): {action}", phrase::actor(remediation.actor))
}

/// An alias that rustdoc accepts: it refuses quotes, most white space, and the name of the item.
fn alias_attribute(alias: &str, item: &str) -> TokenStream {
    let fits = |c: char| !matches!(c, '"' | '\'') && (c == ' ' || !c.is_whitespace());
    let alias = alias.trim();
    if alias.is_empty() || alias == item || !alias.chars().all(fits) {
        return TokenStream::new();
    }
    quote! { #[doc(alias = #alias)] }
}

/// A line that says what is on the wire.
pub(super) fn wire_line(label: &str, wire: &str) -> String {
    format!("- **{label}:** {}", code(wire))
}

/// How the three enums answer the questions about their entry.
pub(super) struct Answers<'a> {
    /// The generics and the type, such as `StatusCode`.
    pub(super) implementation: TokenStream,
    /// `self` or `&self`.
    pub(super) receiver: TokenStream,
    /// The index of the section's first entry in the table.
    pub(super) first: usize,
    /// The body of `index`: the position of the value in its section.
    pub(super) index: TokenStream,
    /// What a value is called in the documentation: `status`, `code`, `message`.
    pub(super) noun: &'a str,
}

/// The methods that all three enums have.
pub(super) fn answers(answers: &Answers<'_>) -> TokenStream {
    let Answers { implementation, receiver, first, index, noun } = answers;
    let first = Literal::usize_unsuffixed(*first);
    let entry_doc = format!(" The row of the catalog that says all of this {noun}.");
    let method = |docs: &[&str], name: &str, during: bool, returns: TokenStream| {
        let name = format_ident!("{name}");
        let (parameter, argument) =
            if during { (quote! { , during: Operation }, quote! { during }) } else { <_>::default() };
        let docs = docs.iter().map(|line| format!(" {line}"));
        quote! {
            #(#[doc = #docs])*
            #[must_use]
            pub const fn #name(#receiver #parameter) -> #returns {
                self.entry().#name(#argument)
            }
        }
    };
    let text = quote! { &'static str };
    let methods = [
        method(&["The name of the entry, such as `processing_timeout`: stable, for logs and metrics."], "name", false, text.clone()),
        method(&["What happened, in a sentence without a full stop."], "summary", false, text.clone()),
        method(&["What happened if this came during that call."], "summary_for", true, text.clone()),
        method(&["What became of the request."], "outcome", false, quote! { Outcome }),
        method(&["What became of the request if it was that call."], "outcome_for", true, quote! { Outcome }),
        method(&["Whether and how to try again, whatever call it was: [`Retry::Unspecified`] where that", "depends on the call."], "retry", false, quote! { Retry }),
        method(&["Whether and how to try that call again: [`Retry::Unspecified`] where this is not", "documented for it."], "retry_for", true, quote! { Retry }),
        method(&["What to do, and who does it, whatever call it was."], "remediation", false, quote! { Remediation }),
        method(&["What to do, and who does it, if this came during that call."], "remediation_for", true, quote! { Remediation }),
        method(&["Whether the same request, sent again as it is, can succeed: see", "[`Retry::is_retryable`]."], "is_retryable", false, quote! { bool }),
        method(&["The address of the documentation."], "docs_url", false, text),
    ];
    quote! {
        impl #implementation {
            #(#methods)*

            #[doc = #entry_doc]
            #[must_use]
            pub const fn entry(#receiver) -> &'static Entry {
                &ENTRIES[#first + self.index()]
            }

            const fn index(#receiver) -> usize {
                #index
            }
        }
    }
}

/// The derives and the attribute of an enum that later versions add variants to.
pub(super) fn enum_attributes() -> TokenStream {
    quote! {
        #[non_exhaustive]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    }
}

/// The position of a variant in its enum. An enum without variants has no values to ask.
pub(super) fn unit_index(is_empty: bool) -> TokenStream {
    if is_empty { quote! { match self {} } } else { quote! { self as usize } }
}
