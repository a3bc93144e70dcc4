//! `src/lib.rs`: what the crate is, how to use it, and its modules.

use proc_macro2::TokenStream;
use quote::quote;

use super::markdown::{code, escape};
use super::rust_header;
use crate::model::{Catalog, Code, Entry, HttpStatus, Key, Strategy};
use crate::render;

pub(super) const PATH: &str = "src/lib.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let docs = crate_docs(catalog);
    let title = catalog.title.as_str();
    let url = catalog.docs.url.as_str();
    let tokens = quote! {
        #docs
        #![no_std]
        #![forbid(unsafe_code)]

        #[rustfmt::skip]
        mod entries;
        #[rustfmt::skip]
        mod entry;
        #[rustfmt::skip]
        mod error_code;
        #[rustfmt::skip]
        mod lookup;
        #[rustfmt::skip]
        mod message;
        #[rustfmt::skip]
        mod operation;
        #[rustfmt::skip]
        mod outcome;
        #[rustfmt::skip]
        mod remediation;
        #[rustfmt::skip]
        mod retry;
        #[rustfmt::skip]
        mod status_code;
        #[rustfmt::skip]
        mod template;
        #[rustfmt::skip]
        mod undocumented;

        pub use entries::UNDOCUMENTED;
        pub use entry::{Case, Entry, Section};
        pub use error_code::ErrorCode;
        pub use message::Message;
        pub use operation::Operation;
        pub use outcome::Outcome;
        pub use remediation::{Actor, Remediation};
        pub use retry::{Basis, Delays, Retry};
        pub use status_code::StatusCode;
        pub use undocumented::{NotInCatalog, Undocumented};

        /// What people call the API.
        pub const TITLE: &str = #title;

        /// The address of the documentation that the catalog states.
        pub const DOCS_URL: &str = #url;
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

fn crate_docs(catalog: &Catalog) -> TokenStream {
    let title = escape(catalog.title.as_str());
    let url = catalog.docs.url.as_str();
    let counts = format!(
        "The catalog has {}, {} and {}.",
        counted(catalog.status_codes.len(), "HTTP status", "HTTP statuses"),
        counted(catalog.error_codes.len(), "error code", "error codes"),
        counted(catalog.messages.len(), "message", "messages"),
    );
    let mut lines = vec![
        format!(
            "What the responses of {title} mean: what happened, whether to retry and when, what to do"
        ),
        "and who has to do it.".to_owned(),
        String::new(),
        format!("Everything here states what the [documentation]({url}) states; what was inferred"),
        "from it says so ([`Basis`]), and what it leaves open stays open ([`Retry::Unspecified`])."
            .to_owned(),
        counts,
        String::new(),
        "- [`StatusCode`]: the HTTP status of a response.".to_owned(),
        "- [`ErrorCode`]: the code in its body.".to_owned(),
        "- [`Message`]: the text in its body.".to_owned(),
        "- [`Operation`]: the call that was answered; some codes mean one thing after one call and"
            .to_owned(),
        "  another after another.".to_owned(),
        "- [`Entry`]: a row of the catalog with all answers; [`Entry::ALL`] lists them.".to_owned(),
        "- [`UNDOCUMENTED`]: what to say of anything that is not in the catalog.".to_owned(),
        String::new(),
    ];
    lines.extend(example(catalog));
    lines.extend([
        "The crate has no dependencies, needs no allocator and does no input or output. The enums are".to_owned(),
        "`#[non_exhaustive]`: a documented code that is added later breaks no `match`.".to_owned(),
    ]);
    lines.extend(spellings(catalog));
    let lines =
        lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote! { #(#![doc = #lines])* }
}

/// What else a thing is called, so that whoever reads one spelling finds the others.
fn spellings(catalog: &Catalog) -> Vec<String> {
    let several = catalog.terms.iter().filter(|term| !term.aliases.is_empty());
    let items = several.map(|term| {
        let aliases: Vec<_> = term.aliases.iter().map(|alias| code(alias.as_str())).collect();
        format!("- {}: also {}", code(term.name.as_str()), aliases.join(", "))
    });
    let mut lines: Vec<_> = items.collect();
    if !lines.is_empty() {
        let head = [
            "",
            "# Spellings",
            "",
            "What has several names on the wire and in the documentation:",
            "",
        ];
        lines.splice(0..0, head.map(str::to_owned));
    }
    lines
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// An example on an entry of this catalog: a code that is retried if there is one, else any code,
/// else any status, else none.
fn example(catalog: &Catalog) -> Vec<String> {
    let krate = format!("{}_errors", catalog.name.as_str().replace('-', "_"));
    let retried =
        |entry: &&Entry<Code>| matches!(entry.advice.retry.strategy, Strategy::SameCall(_));
    let code = catalog.error_codes.iter().find(retried).or(catalog.error_codes.first());
    let made = match (code, catalog.status_codes.first()) {
        (Some(entry), _) => from_code(entry),
        (None, Some(entry)) => from_status(entry),
        (None, None) => return Vec::new(),
    };
    let (kind, value, lookup) = made;
    let text = format!(
        "```
use {krate}::{{{kind}, Retry, UNDOCUMENTED}};

# fn main() {{
let received = {value};
let Some(known) = {kind}::{lookup}(received) else {{
    println!(\"{{}}\", UNDOCUMENTED.remediation());
    return;
}};
match known.retry() {{
    Retry::SameCall(delays) => println!(\"try again after {{delays}}\"),
    Retry::AfterCall(first) => println!(\"call {{first}}, then try again\"),
    _ => println!(\"{{known}}. {{}}\", known.remediation()),
}}
# }}
```
"
    );
    text.lines().map(str::to_owned).chain([String::new()]).collect()
}

fn from_code(entry: &Entry<Code>) -> (&'static str, String, &'static str) {
    let value = match &entry.key {
        Code::Number(number) => number.to_string(),
        Code::Text(text) => format!("{:?}", text.as_str()),
    };
    ("ErrorCode", value, "from_code")
}

fn from_status(entry: &Entry<HttpStatus>) -> (&'static str, String, &'static str) {
    ("StatusCode", entry.key.wire(), "from_u16")
}
