//! One item of a generated crate, wherever in it the item is.

use codegen::Files;
use syn::{File, ImplItem, Item, Type};

/// The item of this name as Rust: `ErrorCode`, or `ErrorCode::from_code` for a function of its `impl`.
pub(crate) fn fragment(files: &Files, name: &str) -> String {
    let sources = files.iter().filter(|(path, _)| path.starts_with("src/"));
    let mut found = sources.filter_map(|(path, text)| {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let item = file.items.into_iter().find_map(|item| called(item, name))?;
        Some(File { items: vec![item], attrs: Vec::new(), ..file })
    });
    let file = found.next().unwrap_or_else(|| panic!("no item is called {name}"));
    prettyplease::unparse(&file)
}

/// The documentation of the crate.
pub(crate) fn crate_docs(files: &Files) -> String {
    let text = files.get("src/lib.rs").expect("a crate");
    text.lines()
        .filter(|line| line.starts_with("//!"))
        .fold(String::new(), |docs, line| docs + line + "\n")
}

fn called(item: Item, name: &str) -> Option<Item> {
    if let Some((owner, function)) = name.split_once("::") {
        return with_function(item, owner, function);
    }
    let ident = match &item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        _ => return None,
    };
    (ident == name).then_some(item)
}

/// The `impl` with only this function in it.
fn with_function(item: Item, owner: &str, function: &str) -> Option<Item> {
    let Item::Impl(mut block) = item else { return None };
    let Type::Path(path) = &*block.self_ty else { return None };
    if block.trait_.is_some() || path.path.segments.last()?.ident != owner {
        return None;
    }
    block.items.retain(|item| matches!(item, ImplItem::Fn(item) if item.sig.ident == function));
    (!block.items.is_empty()).then_some(Item::Impl(block))
}
