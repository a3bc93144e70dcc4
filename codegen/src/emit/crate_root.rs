//! `src/lib.rs`: what the crate is, how to use it, and its modules.

use proc_macro2::TokenStream;
use quote::quote;

use super::markdown::{code, escape, link};
use super::rust_header;
use crate::model::{Catalog, Code, Entry, Key, Section, Strategy};
use crate::render;

pub(super) const PATH: &str = "src/lib.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let docs = crate_docs(catalog);
    let name = catalog.name.as_str();
    let title = catalog.title.as_str();
    let url = catalog.docs.url.as_str();
    let tokens = quote! {
        #docs
        #![no_std]
        #![forbid(unsafe_code)]

        #[cfg(feature = "json")]
        extern crate alloc;

        // What is generated is formatted by the generator, whatever style its user has.
        #[rustfmt::skip]
        mod entries;
        #[rustfmt::skip]
        mod error_code;
        #[rustfmt::skip]
        mod message;
        #[rustfmt::skip]
        mod operation;
        #[rustfmt::skip]
        mod runtime;
        #[rustfmt::skip]
        mod status_code;

        pub use entries::UNDOCUMENTED;
        pub use error_code::ErrorCode;
        pub use message::Message;
        pub use operation::Operation;
        #[cfg(feature = "json")]
        pub use runtime::ApiError;
        pub use runtime::{
            Actor, Basis, Case, Cause, Certainty, Delays, Diagnosis, Entry, ErrorResponse,
            NotInCatalog, Outcome, Remediation, Retry, Section, Undocumented,
        };
        pub use status_code::StatusCode;

        /// The name of the catalog.
        pub const CATALOG: &str = #name;

        /// What people call the API.
        pub const TITLE: &str = #title;

        /// The address of the documentation that the catalog states.
        pub const DOCS_URL: &str = #url;
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

fn crate_docs(catalog: &Catalog) -> TokenStream {
    let title = escape(catalog.title.as_str());
    let page = link("documentation", catalog.docs.url.as_str());
    let counts = format!(
        "The catalog has {}, {} and {}.",
        counted(catalog.section(Section::StatusCodes).len(), "HTTP status", "HTTP statuses"),
        counted(catalog.section(Section::ErrorCodes).len(), "error code", "error codes"),
        counted(catalog.section(Section::Messages).len(), "message", "messages"),
    );
    let mut lines = vec![
        format!(
            "What the responses of {title} mean: what happened, whether to retry and when, what to do"
        ),
        "and who has to do it.".to_owned(),
        String::new(),
        format!("Everything here states what the {page} states; what was inferred"),
        "from it says so ([`Basis`]), and what it leaves open stays open ([`Retry::Unspecified`])."
            .to_owned(),
        counts,
        String::new(),
        "[`ErrorResponse`] reads a response, and [`ErrorResponse::diagnose`] answers it: the [`Diagnosis`]".to_owned(),
        "weighs message, code and status, and never guesses a retry. `ApiError` is the same as an error".to_owned(),
        "to return, with the whole body in it.".to_owned(),
        String::new(),
        "- [`StatusCode`]: the HTTP status of a response.".to_owned(),
        "- [`ErrorCode`]: the code in its body.".to_owned(),
        "- [`Message`]: the text in its body.".to_owned(),
        "- [`Operation`]: the call that was answered; some codes mean one thing after one call and".to_owned(),
        "  another after another.".to_owned(),
        "- [`Entry`]: a row of the catalog with all answers; [`Entry::ALL`] lists them.".to_owned(),
        "- [`UNDOCUMENTED`]: what to say of anything that is not in the catalog.".to_owned(),
        String::new(),
    ];
    lines.extend(example(catalog));
    lines.extend(wildcard(catalog));
    lines.extend(FEATURES.iter().map(|line| (*line).to_owned()));
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

/// A `match` that does not compile, because a later version may have more to tell.
fn wildcard(catalog: &Catalog) -> Vec<String> {
    let krate = krate(catalog);
    let text = format!(
        "The enums are `#[non_exhaustive]`: an entry that is added later breaks no `match`, because each
needs a wildcard arm. Let it do the safe thing. This one has none, and does not compile:

```compile_fail,E0004
use {krate}::Outcome;

fn is_done(outcome: Outcome) -> bool {{
    match outcome {{
        Outcome::Success | Outcome::AlreadyInEffect => true,
        Outcome::Degraded | Outcome::Failed => false,
    }}
}}
```
"
    );
    text.lines().map(str::to_owned).chain([String::new()]).collect()
}

fn krate(catalog: &Catalog) -> String {
    format!("{}_errors", catalog.name.as_str().replace('-', "_"))
}

const FEATURES: &[&str] = &[
    "The crate is `no_std` and does no input or output.",
    "",
    "# Features",
    "",
    "- `json` (default): `ErrorResponse::from_json` and `ApiError`; needs an allocator.",
    "- `std` (default): the standard library for the optional dependencies.",
    "- `serde`: statuses, codes and operations are stored as their names.",
    "- `http`: to and from `http::StatusCode`; needs `std`.",
    "",
    "Without features there are no dependencies, and nothing allocates.",
];

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// An example on an entry of this catalog: a code that is retried if there is one, else any code,
/// else any status, else none.
fn example(catalog: &Catalog) -> Vec<String> {
    let krate = krate(catalog);
    let retried = |entry: &&Entry| {
        matches!(entry.key, Key::Code(_))
            && matches!(entry.advice.retry.strategy, Strategy::SameCall(_))
    };
    let entries = &catalog.entries;
    let code = entries.iter().find(retried).or(catalog.section(Section::ErrorCodes).first());
    let (kind, value, lookup) = match code.or(entries.first()).map(|entry| &entry.key) {
        Some(Key::Code(Code::Text(text))) => {
            ("ErrorCode", format!("{:?}", text.as_str()), "from_code")
        }
        Some(key @ Key::Code(_)) => ("ErrorCode", key.wire(), "from_code"),
        Some(key @ Key::Status(_)) => ("StatusCode", key.wire(), "from_u16"),
        Some(Key::Message(_)) | None => return Vec::new(),
    };
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
