//! The schema that editors use, compared with the reader through a validator of its own.

mod support;

use codegen::documents;
use serde_json::Value;

fn validator() -> jsonschema::Validator {
    let documents = documents();
    let text = documents.get("catalog/catalog.schema.json").expect("a schema");
    let schema: Value = serde_json::from_str(text).expect("JSON");
    jsonschema::validator_for(&schema).expect("a valid schema")
}

fn json(yaml: &[u8]) -> Value {
    serde_yaml::from_slice(yaml).expect("YAML that is JSON")
}

#[test]
fn every_valid_catalog_fits() {
    let validator = validator();
    for name in support::fixtures() {
        let catalog = json(&support::fixture(&name));
        let errors: Vec<_> =
            validator.iter_errors(&catalog).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

#[test]
fn a_catalog_of_the_wrong_shape_does_not_fit() {
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
        // The wrong types have numbers that JSON cannot hold.
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
