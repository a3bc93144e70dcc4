//! YAML as a tree in which every node knows its place.

mod cut;
mod node;
mod number;
mod parse;

pub(crate) use node::{Key, Node, Value};
pub(crate) use parse::parse;
