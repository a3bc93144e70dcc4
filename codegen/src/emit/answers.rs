//! The methods that all three enums have: each passes a question on to the entry of the value.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// `noun` is what a value is called, `first` the position of the section's first entry in the table,
/// `receiver` is `self` or `&self`, and `index` computes the position of a value in its section.
pub(super) fn answers(
    noun: &str,
    first: usize,
    receiver: &TokenStream,
    index: &TokenStream,
) -> TokenStream {
    let position = match first {
        0 => quote! { self.index() },
        first => {
            let first = Literal::usize_unsuffixed(first);
            quote! { #first + self.index() }
        }
    };
    let entry_doc =
        format!(" The row of the catalog for this {noun}, which has all of these answers.");
    let (of_any_call, of_a_call) = (of_any_call(receiver), of_a_call(receiver));
    quote! {
        #of_any_call

        #of_a_call

        #[doc = #entry_doc]
        #[must_use]
        pub const fn entry(#receiver) -> &'static Entry {
            &ENTRIES[#position]
        }

        pub(crate) const fn index(#receiver) -> usize {
            #index
        }
    }
}

/// The methods that answer without a call.
fn of_any_call(receiver: &TokenStream) -> TokenStream {
    quote! {
        /// The name of the entry: stable and unique in the catalog, for logs and metrics.
        #[must_use]
        pub const fn name(#receiver) -> &'static str {
            self.entry().name()
        }

        /// What happened, in a sentence without a full stop.
        #[must_use]
        pub const fn summary(#receiver) -> &'static str {
            self.entry().summary()
        }

        /// What the request achieved, for any call: [`Outcome::Failed`] if that depends on the call.
        #[must_use]
        pub const fn outcome(#receiver) -> Outcome {
            self.entry().outcome()
        }

        /// Whether and how to try again, for any call: [`Retry::Unspecified`] if that depends on the
        /// call.
        #[must_use]
        pub const fn retry(#receiver) -> Retry {
            self.entry().retry()
        }

        /// What to do, and who does it, for any call.
        #[must_use]
        pub const fn remediation(#receiver) -> Remediation {
            self.entry().remediation()
        }

        /// Whether the same request, sent again as it is, can succeed: see
        /// [`Retry::is_retryable`].
        #[must_use]
        pub const fn is_retryable(#receiver) -> bool {
            self.entry().is_retryable()
        }

        /// The address of the documentation.
        #[must_use]
        pub const fn docs_url(#receiver) -> &'static str {
            self.entry().docs_url()
        }
    }
}

/// The methods that answer for a call.
fn of_a_call(receiver: &TokenStream) -> TokenStream {
    quote! {
        /// What happened if this is the response to `during`.
        #[must_use]
        pub const fn summary_for(#receiver, during: Operation) -> &'static str {
            self.entry().summary_for(during)
        }

        /// What the request achieved if it was `during`: [`Outcome::Failed`] if this is not documented
        /// for that call.
        #[must_use]
        pub const fn outcome_for(#receiver, during: Operation) -> Outcome {
            self.entry().outcome_for(during)
        }

        /// Whether and how to try `during` again: [`Retry::Unspecified`] if this is not documented for
        /// that call.
        #[must_use]
        pub const fn retry_for(#receiver, during: Operation) -> Retry {
            self.entry().retry_for(during)
        }

        /// What to do, and who does it, if this is the response to `during`.
        #[must_use]
        pub const fn remediation_for(#receiver, during: Operation) -> Remediation {
            self.entry().remediation_for(during)
        }
    }
}
