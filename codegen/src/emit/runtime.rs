//! What does not depend on the catalog: ordinary Rust, emitted unchanged beside the tables.

use super::rust_header;
use crate::model::{Catalog, CodeKind};

macro_rules! files {
    ($($file:literal),*) => {
        &[$((concat!("src/runtime/", $file), include_str!(concat!("../../runtime/", $file)))),*]
    };
}

/// Each file of the runtime: its path in the crate, and its text.
const FILES: &[(&str, &str)] = files!(
    "answer.rs",
    "api_error.rs",
    "attempts.rs",
    "body.rs",
    "case.rs",
    "cause.rs",
    "charset.rs",
    "diagnosis.rs",
    "entry.rs",
    "example.rs",
    "json.rs",
    "json_repair.rs",
    "json_values.rs",
    "message.rs",
    "names.rs",
    "outcome.rs",
    "remediation.rs",
    "response.rs",
    "retry.rs",
    "retry_after.rs",
    "rules.rs",
    "serde_names.rs",
    "serialize.rs",
    "status_code.rs",
    "step.rs",
    "template.rs",
    "text.rs",
    "undocumented.rs"
);

pub(super) fn emit(catalog: &Catalog) -> impl Iterator<Item = (&'static str, String)> {
    let header = rust_header(catalog);
    let codes = match catalog.code_kind {
        CodeKind::Number => include_str!("../../runtime/error_code.rs"),
        CodeKind::Text => include_str!("../../runtime/error_code_text.rs"),
    };
    let root = ("src/runtime.rs", include_str!("../../runtime/runtime.rs"));
    let files = FILES.iter().copied().chain([root, ("src/runtime/error_code.rs", codes)]);
    // The documentation has examples, which name the crate.
    let name = catalog.name.library();
    files.map(move |(path, text)| (path, format!("{header}{}", text.replace("CRATE", &name))))
}
