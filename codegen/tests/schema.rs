//! The schema that editors use, compared with the reader through a validator of its own.

mod support;

use std::path::Path;

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
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../catalog");
    let own = own.read_dir().expect("the catalog").map(|file| file.expect("a file").path());
    let own: Vec<_> =
        own.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")).collect();
    assert!(!own.is_empty());
    let own = own
        .into_iter()
        .map(|path| (path.display().to_string(), std::fs::read(&path).expect("the catalog")));
    let fixtures = support::fixtures().into_iter().map(|name| {
        let catalog = support::fixture(&name);
        (name, catalog)
    });
    for (name, catalog) in own.chain(fixtures) {
        let catalog = json(&catalog);
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

/// The JSON files of every fixture follow their schemas, and a field that is gone or new does not.
#[test]
fn the_files_of_a_crate_follow_their_schemas() {
    let documents = documents();
    for name in ["catalog.json", "conformance.json", "scenarios.json"] {
        let schema = documents
            .get(&format!("codegen/{}.schema.json", name.replace('.', "-")))
            .expect("a schema");
        let schema = serde_json::from_str(schema).expect("JSON");
        let schema = jsonschema::validator_for(&schema).expect("a schema");
        for fixture in support::fixtures() {
            let generated = codegen::generate("x.yaml", &support::fixture(&fixture));
            let generated = generated.expect("a valid catalog");
            let text = generated.files.get(name).expect("a file");
            let file: Value = serde_json::from_str(text).expect("JSON");
            assert!(schema.is_valid(&file), "{fixture}: {:?}", schema.iter_errors(&file).next());
            let (list, keys) = match name {
                "catalog.json" => ("error_codes", ["name", "outcome", "retry"]),
                "conformance.json" => ("vectors", ["name", "outcome", "retry"]),
                _ => ("scenarios", ["name", "now", "exchanges"]),
            };
            for key in keys {
                let mut changed = file.clone();
                let Some(first) = changed[list].get_mut(0).and_then(|it| it.as_object_mut()) else {
                    continue;
                };
                first.remove(key);
                assert!(!schema.is_valid(&changed), "{fixture}: {key}");
            }
            let mut changed = file.clone();
            changed["surprise"] = serde_json::json!(1);
            assert!(!schema.is_valid(&changed), "{fixture}");
        }
    }
}
