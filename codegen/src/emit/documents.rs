//! Documents about the format itself, which do not depend on any catalog.

use crate::GENERATED_MARKER;
use crate::diagnostic::Rule;
use crate::files::Files;
use crate::schema;

/// The documents of this repository, with paths from its root: the rules of a catalog for people,
/// and its schema for editors.
#[must_use]
pub fn documents() -> Files {
    let mut files = Files::default();
    files.insert("catalog/catalog.schema.json", schema());
    files.insert("codegen/RULES.md", rules());
    files
}

/// The JSON Schema of a catalog, from the shapes that it is read with.
fn schema() -> String {
    let schema = schemars::schema_for!(schema::Catalog);
    let text = serde_json::to_string_pretty(&schema);
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
