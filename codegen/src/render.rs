//! From tokens to the text of a Rust file: the only user of syn and prettyplease.

use proc_macro2::TokenStream;
use syn::Item;

/// Formats `tokens` item by item, with a blank line between two items, under `header`.
///
/// # Panics
///
/// If the tokens are no Rust: an emitter wrote nonsense, whatever the catalog says.
pub(crate) fn rust(path: &str, header: &str, tokens: TokenStream) -> String {
    let mut file = match syn::parse2::<syn::File>(tokens) {
        Ok(file) => file,
        Err(error) => panic!("{path}: the emitter wrote something that is no Rust: {error}"),
    };
    let items = std::mem::take(&mut file.items);
    let mut out = header.to_owned();
    if !file.attrs.is_empty() {
        out.push_str(&prettyplease::unparse(&file));
        out.push('\n');
        file.attrs.clear();
    }
    let mut previous = None;
    for item in items {
        let kind = group(&item);
        // Imports and modules stand together; everything else stands by itself.
        if previous.is_some_and(|previous| previous != kind || kind == Group::Other) {
            out.push('\n');
        }
        previous = Some(kind);
        file.items = vec![item];
        out.push_str(&prettyplease::unparse(&file));
    }
    out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Modules,
    Imports,
    Other,
}

const fn group(item: &Item) -> Group {
    match item {
        Item::Mod(_) => Group::Modules,
        Item::Use(_) => Group::Imports,
        _ => Group::Other,
    }
}
