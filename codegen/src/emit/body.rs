//! `src/body.rs`: where a body says what happened, compiled into the reader.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToSnakeCase;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

use super::fragment::doc;
use super::markdown::code;
use super::rust_header;
use crate::model::{Body, BodyPath, Catalog, Step};
use crate::render;

pub(super) const PATH: &str = "src/body.rs";

pub(super) fn emit(catalog: &Catalog) -> String {
    let body = &catalog.body;
    let names = names(body);
    let (is_stated, is_list) = (body.is_stated, body.is_list());
    let tree = Tree::of(body);
    let terms_are_members = catalog.terms.iter().any(|term| {
        let mut spellings = std::iter::once(&term.name).chain(&term.aliases);
        spellings
            .any(|name| body.paths().any(|path| path.0.iter().any(|step| step.0 == name.as_str())))
    });
    let (members, items) = (tree.arms(false), tree.arms(true));
    let accessors = accessors(&names);
    let tokens = quote! {
        #![allow(clippy::match_same_arms, clippy::match_single_binding, reason = "one arm a path")]

        use crate::ErrorResponse;
        #[cfg(feature = "json")]
        use crate::runtime::{Member, Role};

        /// The names of the texts, in the order in which they are tried.
        pub(crate) const TEXTS: &[&str] = &[#(#names),*];

        /// Whether the catalog states the paths: then a value of the wrong kind counts as absent.
        #[cfg(feature = "json")]
        pub(crate) const IS_STATED: bool = #is_stated;

        /// Whether a term may have the name of a member.
        #[cfg(feature = "json")]
        pub(crate) const TERMS_ARE_MEMBERS: bool = #terms_are_members;

        /// Whether a body is a list.
        #[cfg(feature = "json")]
        pub(crate) const IS_LIST: bool = #is_list;

        /// What the member of this name is in the object of a node; the body is node 0.
        #[cfg(feature = "json")]
        pub(crate) fn member(node: u8, name: &str) -> Option<Member> {
            match (node, name) {
                #(#members,)*
                _ => None,
            }
        }

        /// What the item at this position is in the list of a node.
        #[cfg(feature = "json")]
        pub(crate) fn item(node: u8, index: usize) -> Option<Member> {
            match (node, index) {
                #(#items,)*
                _ => None,
            }
        }

        impl<'a> ErrorResponse<'a> {
            #(#accessors)*
        }
    };
    render::rust(PATH, &rust_header(catalog), tokens)
}

/// The names of the texts: their paths, with a name that is not in an object `error` for the default ones.
pub(super) fn names(body: &Body) -> Vec<String> {
    body.texts.iter().map(|places| places[0].to_string()).collect()
}

/// Methods that read and set each text by its name.
fn accessors(names: &[String]) -> Vec<TokenStream> {
    const TAKEN: [&str; 13] = [
        "code",
        "diagnose",
        "diagnosed",
        "from_json",
        "gen",
        "into_owned",
        "new",
        "status",
        "term",
        "texts",
        "with_code",
        "with_term",
        "text",
    ];
    let mut taken: BTreeSet<_> = TAKEN.into_iter().map(str::to_owned).collect();
    let accessor = |(index, name): (usize, &String)| {
        let steps = name.split('.').filter(|step| step.parse::<usize>().is_err());
        let mut method = steps.collect::<Vec<_>>().join("_").to_snake_case();
        if taken.contains(&method) || syn::parse_str::<Ident>(&method).is_err() {
            let prefix = if method.is_empty() { "text" } else { "text_" };
            method.insert_str(0, prefix);
        }
        while taken.contains(&method) || taken.contains(&format!("with_{method}")) {
            method = format!("{method}_{index}");
        }
        taken.extend([method.clone(), format!("with_{method}")]);
        let (get, with) = (Ident::new(&method, Span::call_site()), format_ident!("with_{method}"));
        let docs = doc(&[format!("The {} of the body.", code(name))]);
        let docs_with = doc(&[format!("The same with this {} in the body.", code(name))]);
        let index = Literal::usize_unsuffixed(index);
        quote! {
            #docs
            #[must_use]
            pub fn #get(&self) -> Option<&str> {
                self.texts[#index].as_deref()
            }

            #docs_with
            #[must_use]
            pub fn #with(mut self, text: &'a str) -> Self {
                self.texts[#index] = Some(text.into());
                self
            }
        }
    };
    names.iter().enumerate().map(accessor).collect()
}

/// The paths as a tree: the nodes are the objects and lists that have values or further nodes in them.
#[derive(Default)]
struct Tree {
    nodes: Vec<BTreeMap<Step, Leaf>>,
}

#[derive(Default)]
struct Leaf {
    roles: Vec<TokenStream>,
    within: Option<usize>,
}

impl Tree {
    fn of(body: &Body) -> Self {
        let mut tree = Self { nodes: vec![BTreeMap::new()] };
        for (rank, path) in body.code.iter().enumerate() {
            let rank = Literal::usize_unsuffixed(rank);
            tree.add(path, quote! { Role::Code(#rank) });
        }
        for (index, places) in body.texts.iter().enumerate() {
            for (rank, path) in places.iter().enumerate() {
                let (index, rank) =
                    (Literal::usize_unsuffixed(index), Literal::usize_unsuffixed(rank));
                tree.add(path, quote! { Role::Text(#index, #rank) });
            }
        }
        for (path, flag) in &body.failed_if {
            let flag = flag.to_string();
            tree.add(path, quote! { Role::FailedIf(#flag) });
        }
        tree
    }

    fn add(&mut self, path: &BodyPath, role: TokenStream) {
        let mut node = 0;
        for (position, step) in path.0.iter().enumerate() {
            let next = self.nodes.len();
            let leaf = self.nodes[node].entry(step.clone()).or_default();
            if position + 1 == path.0.len() {
                leaf.roles.push(role);
                return;
            }
            node = *leaf.within.get_or_insert(next);
            if node == next {
                self.nodes.push(BTreeMap::new());
            }
        }
    }

    /// The arms of a `match` on the node and the name of a member, or the position of an item.
    fn arms(&self, is_list: bool) -> Vec<TokenStream> {
        let nodes = self.nodes.iter().enumerate();
        let arm = |(node, (step, leaf)): (usize, (&Step, &Leaf))| {
            let node = Literal::usize_unsuffixed(node);
            let key = if is_list {
                let index = Literal::usize_unsuffixed(step.index()?);
                quote! { #index }
            } else {
                let name = &step.0;
                quote! { #name }
            };
            let roles = &leaf.roles;
            let member = match leaf.within.map(Literal::usize_unsuffixed) {
                None => quote! { Member::value(&[#(#roles),*]) },
                Some(within) if roles.is_empty() => quote! { Member::within(#within) },
                Some(within) => quote! { Member { roles: &[#(#roles),*], within: Some(#within) } },
            };
            Some(quote! { (#node, #key) => Some(#member) })
        };
        nodes
            .flat_map(|(node, leaves)| leaves.iter().map(move |leaf| (node, leaf)))
            .filter_map(arm)
            .collect()
    }
}
