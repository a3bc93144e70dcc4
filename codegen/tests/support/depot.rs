//! The pages of an invented API.

#![allow(dead_code, reason = "each test file uses what it needs")]

use std::path::{Path, PathBuf};

use codegen::Catalog;
use codegen::LocatedCatalog;
use codegen::diagnostic::Colour;
use codegen::page::{self, Page};

pub(crate) fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(name)
}

pub(crate) fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub(crate) fn placed() -> LocatedCatalog {
    match LocatedCatalog::read("depot.yaml", &bytes("depot.yaml")) {
        Ok(placed) => placed,
        Err(errors) => panic!("{}", errors.render(Colour::None)),
    }
}

pub(crate) fn catalog() -> Catalog {
    placed().catalog
}

pub(crate) fn page(name: &str) -> Page {
    page::read(&bytes(name), &catalog()).unwrap_or_else(|errors| panic!("{name}: {errors:#?}"))
}

/// A page with `codes` below their heading.
pub(crate) fn with_codes(codes: &str) -> String {
    format!(
        "## Statuses\n\n|Status|b|\n|-|-|\n|`200`|Done.|\n\n## Codes\n\n{codes}\n## Messages\n\n- \"x\": y\n"
    )
}
