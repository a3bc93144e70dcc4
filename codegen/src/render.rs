//! From tokens to the text of a Rust file: the only user of syn and prettyplease.

use proc_macro2::{Ident, Span, TokenStream};
use syn::token::Bracket;
use syn::{AttrStyle, Attribute, Expr, ExprLit, Item, Lit, LitStr, Meta, MetaNameValue, Token};

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
    file.items.iter_mut().for_each(split_docs);
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

/// Gives each line of the documentation an attribute of its own: of several lines in one,
/// prettyplease would print a block comment.
///
/// Emitters write one attribute, because thousands of them take long to parse.
fn split_docs(item: &mut Item) {
    if let Item::Enum(item) = item {
        split(&mut item.attrs);
        for variant in &mut item.variants {
            split(&mut variant.attrs);
            variant.fields.iter_mut().for_each(|field| split(&mut field.attrs));
        }
    }
}

fn split(attributes: &mut Vec<Attribute>) {
    let lines = |attribute: Attribute| match documentation(&attribute) {
        Some(text) if text.contains('\n') => text.split('\n').map(doc).collect(),
        _ => vec![attribute],
    };
    *attributes = std::mem::take(attributes).into_iter().flat_map(lines).collect();
}

/// The text of an attribute that is documentation.
fn documentation(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else { return None };
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &pair.value else { return None };
    pair.path.is_ident("doc").then(|| text.value())
}

fn doc(text: &str) -> Attribute {
    let lit = Lit::Str(LitStr::new(text, Span::call_site()));
    Attribute {
        pound_token: Token![#](Span::call_site()),
        style: AttrStyle::Outer,
        bracket_token: Bracket::default(),
        meta: Meta::NameValue(MetaNameValue {
            path: Ident::new("doc", Span::call_site()).into(),
            eq_token: Token![=](Span::call_site()),
            value: Expr::Lit(ExprLit { attrs: Vec::new(), lit }),
        }),
    }
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
