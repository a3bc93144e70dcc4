//! Fixtures, and a workspace of what they become.

#![allow(dead_code, reason = "each test file uses what it needs")]

pub(crate) mod fragment;
pub(crate) mod workspace;

use std::path::{Path, PathBuf};

/// The names of the valid catalogs, sorted.
pub(crate) fn fixtures() -> Vec<String> {
    names_in("fixtures")
}

/// The names of the YAML files in a folder of the tests, sorted.
pub(crate) fn names_in(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(tests().join(folder)).expect("a folder of fixtures");
    let mut names: Vec<_> = entries
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort_unstable();
    names
}

/// The bytes of a valid catalog.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    read("fixtures", name)
}

/// The bytes of a YAML file in a folder of the tests.
pub(crate) fn read(folder: &str, name: &str) -> Vec<u8> {
    std::fs::read(tests().join(folder).join(format!("{name}.yaml"))).expect("a fixture")
}

/// What the page said before a fault, where that matters.
pub(crate) fn lock(name: &str) -> Option<String> {
    std::fs::read_to_string(tests().join("faults").join(format!("{name}.docs.lock"))).ok()
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}
