//! What does not depend on the catalog: ordinary Rust, emitted to the letter beside the tables.

use super::notice;
use crate::model::Catalog;

macro_rules! runtime {
    ($($file:literal),*) => {
        /// Each file of the runtime: its path in the crate, and its text.
        const FILES: &[(&str, &str)] = &[
            $((concat!("src/", $file), include_str!(concat!("../../runtime/", $file)))),*
        ];
    };
}

runtime!(
    "api_error.rs",
    "case.rs",
    "cause.rs",
    "charset.rs",
    "debug.rs",
    "diagnosis.rs",
    "entry.rs",
    "http_status.rs",
    "json.rs",
    "json_repair.rs",
    "lookup.rs",
    "message_traits.rs",
    "outcome.rs",
    "remediation.rs",
    "response.rs",
    "retry.rs",
    "rules.rs",
    "serde_names.rs",
    "template.rs",
    "text.rs",
    "undocumented.rs"
);

pub(super) fn emit(catalog: &Catalog) -> impl Iterator<Item = (&'static str, String)> {
    let header = format!("// {}\n\n", notice(catalog));
    FILES.iter().map(move |(path, text)| (*path, format!("{header}{text}")))
}
