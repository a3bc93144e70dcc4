//! From tokens to the text of a Rust file: the only user of syn and prettyplease.

use std::mem::discriminant;

use proc_macro2::TokenStream;
use syn::Item;

/// Formats `tokens` under `header`, with a blank line between two items and between two methods.
///
/// # Panics
///
/// If the tokens are not Rust: an emitter is wrong, whatever the catalog says.
pub(crate) fn rust(path: &str, header: &str, tokens: TokenStream) -> String {
    let mut file = match syn::parse2::<syn::File>(tokens) {
        Ok(file) => file,
        Err(error) => panic!("{path}: the emitter wrote something that is not Rust: {error}"),
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
        // Modules and imports are lists without blank lines.
        let kind = discriminant(&item);
        let is_listed = matches!(item, Item::Mod(_) | Item::Use(_));
        if previous.is_some_and(|previous| previous != kind || !is_listed) {
            out.push('\n');
        }
        previous = Some(kind);
        let is_impl = matches!(item, Item::Impl(_));
        file.items = vec![item];
        let text = prettyplease::unparse(&file);
        if is_impl { spaced(&text, &mut out) } else { out.push_str(&text) }
    }
    out
}

/// Writes an `impl` with a blank line after each of its items but the last.
fn spaced(text: &str, out: &mut String) {
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let is_in_impl = line.starts_with("    ") && !line.starts_with("     ");
        let ends = is_in_impl && (line.ends_with('}') || line.ends_with(';'));
        if ends && lines.peek().is_some_and(|next| *next != "}") {
            out.push('\n');
        }
    }
}
