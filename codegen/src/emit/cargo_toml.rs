//! `Cargo.toml`: the start of a manifest, for a catalog that has no crate yet.

use semver::Version;

use crate::diff::release;
use crate::model::Catalog;

pub(super) const PATH: &str = "Cargo.toml";

/// The version of a crate that has none yet.
const FIRST: Version = Version::new(0, 1, 0);

pub(super) fn emit(catalog: &Catalog) -> String {
    let (name, package) = (catalog.name.as_str(), catalog.name.package());
    // The crate has reached every version that an entry was retired in.
    let left = catalog.retired.iter().map(|retired| release(&retired.since)).max();
    let version = left.unwrap_or(FIRST).max(FIRST);
    format!(
        r#"[package]
name = "{package}"
version = "{version}"
edition = "2024"
rust-version = "1.85"
description = "The documented HTTP statuses, error codes and messages of the {name} API"

[package.metadata.docs.rs]
all-features = true

[features]
default = ["std", "json"]
std = ["serde?/std", "serde_json?/std"]
json = ["dep:serde", "dep:serde_json"]
serde = ["dep:serde", "serde/derive"]
http = ["dep:http", "std"]
fixtures = []

[dependencies]
http = {{ version = "1", optional = true }}
serde = {{ version = "1", default-features = false, optional = true }}
serde_json = {{ version = "1", default-features = false, features = ["alloc", "raw_value"], optional = true }}

# The crate is a workspace of its own; remove this table to make it a member of another one.
[workspace]
"#
    )
}
