//! Documents about the format itself, which do not depend on any catalog.

use schemars::JsonSchema;

use super::{catalog_json, conformance_json, scenarios_json};
use crate::GENERATED_MARKER;
use crate::diagnostic::Rule;
use crate::files::Files;
use crate::schema;

/// The documents of this repository, with paths from its root: the rules of a catalog for people, its
/// schema for editors, and the schemas of the JSON files that a crate has.
#[must_use]
pub fn documents() -> Files {
    let mut files = Files::default();
    files.insert("catalog/catalog.schema.json", schema::<schema::Catalog>());
    files.insert("codegen/RULES.md", rules());
    files.insert("codegen/catalog-json.schema.json", schema::<catalog_json::Root<'_>>());
    files
        .insert("codegen/conformance-json.schema.json", schema::<conformance_json::Document<'_>>());
    files.insert("codegen/scenarios-json.schema.json", schema::<scenarios_json::Document<'_>>());
    files
}

/// The JSON Schema of a file, from the shapes that it is read or written with.
fn schema<T: JsonSchema>() -> String {
    let text = serde_json::to_string_pretty(&schemars::schema_for!(T));
    let text = text.unwrap_or_else(|error| panic!("a schema has text keys only: {error}"));
    // The marker must be in the first lines, whatever the order of the keys.
    let notice = format!("{{\n  \"$comment\": \"{GENERATED_MARKER}. Do not edit.\",\n");
    text.replacen("{\n", &notice, 1) + "\n"
}

fn rules() -> String {
    let rows: Vec<_> = Rule::ALL
        .iter()
        .map(|rule| {
            let id = rule.id();
            let example = if rule.has_fixture() {
                format!("[{id}.yaml](tests/faults/{id}.yaml), [answered](tests/snapshots/fault__{id}.snap)")
            } else {
                "none: it would be too large".to_owned()
            };
            format!("| `{id}` | {} | {example} |\n", rule.meaning())
        })
        .collect();
    format!(
        "<!-- {GENERATED_MARKER}. Do not edit: edit codegen/src/diagnostic/rules.rs. -->\n\n\
         # The rules of a catalog\n\n\
         In the order in which a catalog is read. Each has an id that does not change, a small catalog that\n\
         breaks it, and the answer to that.\n\n\
         | rule | what must hold | a catalog that breaks it |\n|---|---|---|\n{}",
        rows.concat(),
    )
}
