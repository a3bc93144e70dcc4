//! The schema that editors use, checked by a validator of others.

mod support;

use codegen::documents;
use serde_json::Value;

fn validator() -> jsonschema::Validator {
    let documents = documents();
    let text = documents.get("catalog/catalog.schema.json").expect("a schema");
    let schema: Value = serde_json::from_str(text).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema that a validator takes")
}

fn json(yaml: &[u8]) -> Value {
    serde_yaml::from_slice(yaml).expect("YAML that is JSON")
}

#[test]
fn the_real_catalog_and_every_good_one_fit() {
    let validator = validator();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../catalog/agora-stt.yaml");
    let real = std::fs::read(path).expect("the catalog");
    assert!(real.starts_with(b"# yaml-language-server: $schema=catalog.schema.json\n"));
    let fixtures = support::fixtures().into_iter().map(|name| support::fixture(&name));
    for catalog in fixtures.chain([real]) {
        let catalog = json(&catalog);
        let errors: Vec<_> =
            validator.iter_errors(&catalog).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", catalog["catalog"]);
    }
}

/// What is wrong with the shape of a catalog, an editor can report before anything is run.
#[test]
fn what_has_another_shape_does_not_fit() {
    let validator = validator();
    for rule in [
        "invalid-catalog-name",
        "invalid-code",
        "invalid-name",
        "invalid-url",
        "missing-field",
        "unknown-field",
        "unknown-word",
        "wrong-type",
    ] {
        let text = String::from_utf8(support::read("faults", rule)).expect("text");
        // Numbers that no JSON can hold are among those of the wrong type.
        let text = text.replace("1e400", "1.5").replace("99999999999999999999", "1.5");
        let catalog = json(text.as_bytes());
        assert!(!validator.is_valid(&catalog), "{rule}");
    }
}

#[test]
fn every_key_has_a_description() {
    fn undescribed(schema: &Value, path: &str, found: &mut Vec<String>) {
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            if property["description"].as_str().is_none_or(str::is_empty) {
                found.push(format!("{path}.{name}"));
            }
        }
        for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
            undescribed(definition, name, found);
        }
    }
    let documents = documents();
    let text = documents.get("catalog/catalog.schema.json").expect("a schema");
    let schema: Value = serde_json::from_str(text).expect("JSON");
    let mut found = Vec::new();
    undescribed(&schema, "", &mut found);
    assert!(found.is_empty(), "{found:?}");
}
