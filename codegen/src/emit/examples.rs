//! `src/examples.rs`: for each entry, responses that mean it.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Value, json};

use super::fragment::operation;
use super::rust_header;
use crate::diagnose::Index;
use crate::model::{Body, BodyPath, Catalog, Code, Entry, Key, OperationId, Outcome, Template};
use crate::render;

pub(super) const PATH: &str = "src/examples.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let index = Index::of(catalog);
    let failure = failure(&index);
    let rows = catalog.entries.iter().map(|entry| {
        let examples = of(catalog, failure, entry);
        let examples = examples.iter().map(|it| example(catalog, it));
        quote! { &[#(#examples),*] }
    });
    let tokens = quote! {
        #![allow(unused_imports, reason = "not every catalog has calls")]

        use crate::{Example, Operation};

        /// The examples of each entry, in the order of the entries.
        pub(crate) static EXAMPLES: &[&[Example]] = &[#(#rows),*];
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

fn example(catalog: &Catalog, example: &Example) -> TokenStream {
    let during = example.during.map(|call| operation(catalog.operation(call)));
    let during = during.map_or_else(|| quote! { None }, |call| quote! { Some(#call) });
    let (status, body) = (Literal::u16_unsuffixed(example.status), &example.body);
    quote! { Example { during: #during, status: #status, body: #body } }
}

/// A response that means an entry.
pub(super) struct Example {
    /// The call that was answered; `None` if the entry is not limited to calls.
    pub(super) during: Option<OperationId>,
    pub(super) status: u16,
    pub(super) body: String,
}

/// The responses that mean an entry: one for each call that it is limited to, and those of the catalog.
pub(super) fn of(catalog: &Catalog, failure: u16, entry: &Entry) -> Vec<Example> {
    let (status, body) = response(catalog, failure, entry);
    let calls = entry.scope.operations();
    let during = calls.iter().copied().map(Some).chain(calls.is_empty().then_some(None));
    let made = during.map(|during| Example { during, status, body: body.clone() });
    let stated = catalog.examples.iter().filter(|it| it.cause == entry.name.as_str());
    let stated = stated.map(|it| Example {
        during: it.operation,
        status: it.status.get(),
        body: it.body.clone(),
    });
    made.chain(stated).collect()
}

/// The status and the body of a response that says nothing but an entry.
pub(super) fn response(catalog: &Catalog, failure: u16, entry: &Entry) -> (u16, String) {
    match &entry.key {
        Key::Status(status) if entry.advice.outcome == Outcome::Success => {
            (status.get(), returned(catalog))
        }
        Key::Status(status) => (status.get(), String::new()),
        Key::Code(code) => (failure, code_body(&catalog.body, code)),
        Key::Message(template) => (failure, text_body(&catalog.body, &message_text(template))),
    }
}

/// A body with everything that a call may return.
pub(super) fn returned(catalog: &Catalog) -> String {
    let terms = catalog.operations.iter().flat_map(|operation| &operation.returns);
    let terms: BTreeMap<_, _> = terms.map(|term| (term.as_str(), term.as_str())).collect();
    json!(terms).to_string()
}

/// A status that says no more than that the request failed, so that the body decides.
pub(super) fn failure(index: &Index<'_>) -> u16 {
    let is_failure = |number: &u16| {
        index.status(*number).is_none_or(|entry| entry.advice.outcome == Outcome::Failed)
    };
    (400..=599).find(is_failure).unwrap_or(400)
}

/// A body with a code in the first of its places.
pub(super) fn code_body(body: &Body, code: &Code) -> String {
    let code = match code {
        Code::Number(number) => json!(number),
        Code::Text(text) => json!(text.as_str()),
    };
    with(body.code.first(), code).to_string()
}

/// A body with a text in the first of its places.
pub(super) fn text_body(body: &Body, text: &str) -> String {
    with(body.texts.first().map(|places| &places[0]), json!(text)).to_string()
}

/// A body that has a value at a path.
pub(super) fn with(path: Option<&BodyPath>, value: Value) -> Value {
    let steps = path.into_iter().flat_map(|path| path.0.iter().rev());
    steps.fold(value, |value, step| match step.index() {
        Some(index) => Value::Array([vec![Value::Null; index], vec![value]].concat()),
        None => json!({ &*step.0: value }),
    })
}

/// The message with the name of each placeholder as its value.
pub(super) fn message_text(template: &Template) -> String {
    template.filled(str::to_owned)
}
