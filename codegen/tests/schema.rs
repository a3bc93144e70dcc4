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
        "blank-text",
        "case-shape",
        "invalid-catalog-name",
        "invalid-code",
        "invalid-delay",
        "invalid-name",
        "invalid-url",
        "invalid-variable",
        "invalid-version",
        "missing-field",
        "retry-shape",
        "unfinished-text",
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

const CATALOG: &str = "\
catalog: doors
title: Doors
docs: { url: https://docs.example.com/errors }
operations:
  - { name: open, summary: Open a door }
  - { name: close, summary: Close a door }
status_codes:
  - code: 404
    name: no_door
    outcome: failed
    summary: There is no door
    retry: { strategy: never, basis: inferred }
    remediation: { actor: caller, action: Look elsewhere }
error_codes:
  - code: 1
    name: stuck
    outcome: failed
    summary: The door is stuck
    retry: { strategy: same_call, delays: [3s, 6s], basis: inferred }
    remediation: { actor: caller, action: Push }
  - code: 2
    name: locked
    outcome: failed
    operations: [close]
    operations_basis: inferred
    summary: The door is locked
    retry: { strategy: after_call, call: open, basis: documented }
    remediation: { actor: operator, action: Unlock the door }
  - code: 3
    name: odd
    outcome: failed
    summary: The door is odd
    cases:
      - operations: [open]
        summary: It does not open
        retry: { strategy: unspecified }
        remediation: { actor: provider, action: Ask support }
messages:
  - text: no such door
    name: no_such_door
    outcome: failed
    summary: No door has this name
    retry: { strategy: after_fix, basis: inferred }
    remediation: { actor: developer, action: Correct the name }
undocumented:
  summary: It is not documented
  remediation: { actor: provider, action: Ask support }
retired:
  - { section: error_codes, code: 9, name: gone, since: 0.2.0, reason: It went }
  - { section: messages, text: It went, name: it_went, since: 0.2.0, reason: It went }
  - { section: status_codes, code: 418, name: teapot, since: 0.2.0, reason: It was a joke }
";

/// An edit of the catalog: what is replaced, and by what.
type Edit = (&'static str, &'static str);

/// Whether the reader and the schema accept the catalog after an edit.
fn accepted((old, new): Edit, validator: &jsonschema::Validator) -> [bool; 2] {
    assert_eq!(CATALOG.matches(old).count(), 1, "{old}");
    let catalog = CATALOG.replacen(old, new, 1);
    let is_read = codegen::read("doors.yaml", catalog.as_bytes()).is_ok();
    [is_read, validator.is_valid(&json(catalog.as_bytes()))]
}

/// Editors underline what the generator would refuse.
/// What neither the schema nor the reader accepts.
const REFUSED: &[Edit] = &[
    ("catalog: doors", "catalog: Doors"),
    ("title: Doors", "title: ' '"),
    ("https://docs", "ftp://docs"),
    ("https://docs", "docs"),
    ("com/errors", "com/<errors>"),
    ("code: 404", "code: 99"),
    ("code: 404", "code: 600"),
    ("code: 404", "code: '404'"),
    ("code: 404", "code: 404.5"),
    ("name: stuck", "name: Stuck"),
    ("name: stuck", "name: door__stuck"),
    ("name: stuck", "name: self"),
    ("name: stuck", "name: a_l_l"),
    (
        "name: stuck",
        "name: a_name_of_exactly_one_hundred_characters_which_makes_every_page_and_message_with_it_hard_to_read_xxxx",
    ),
    ("name: open", "name: 3d"),
    ("name: gone", "name: Gone"),
    ("summary: The door is stuck", "summary: TODO"),
    ("summary: The door is stuck", "summary: ''"),
    ("action: Push", "action: ..."),
    ("reason: It was a joke", "reason: 'FIXME: why?'"),
    ("[3s, 6s]", "[3, 6s]"),
    ("[3s, 6s]", "[0s, 6s]"),
    ("[3s, 6s]", "[3 s, 6s]"),
    ("[3s, 6s]", "[3min, 6min]"),
    ("[3s, 6s]", "[1.5s, 6s]"),
    ("[3s, 6s]", "[]"),
    ("[3s, 6s]", "3s"),
    ("delays: [3s, 6s], basis: inferred", "basis: inferred"),
    ("delays: [3s, 6s], basis: inferred", "delays: [3s, 6s]"),
    ("delays: [3s, 6s], basis", "delays: [3s, 6s], call: open, basis"),
    ("call: open, basis: documented", "basis: documented"),
    ("call: open, basis: documented", "call: open"),
    ("call: open, basis: documented", "call: open, delays: [3s], basis: documented"),
    ("strategy: never, basis: inferred", "strategy: never"),
    ("strategy: never, basis: inferred", "strategy: never, delays: [3s], basis: inferred"),
    ("strategy: never, basis: inferred", "strategy: never, call: open, basis: inferred"),
    ("strategy: never, basis: inferred", "strategy: never, basis: guessed"),
    ("strategy: after_fix, basis: inferred", "strategy: after_fix"),
    ("strategy: after_fix, basis: inferred", "strategy: after_fix, call: open, basis: inferred"),
    ("strategy: unspecified", "strategy: unspecified, basis: inferred"),
    ("strategy: unspecified", "strategy: unspecified, delays: [3s]"),
    ("strategy: unspecified", "strategy: sometimes"),
    ("operations_basis: inferred", "operations_basis: guessed"),
    ("    operations: [close]\n", ""),
    ("operations: [close]", "operations: []"),
    ("operations: [close]", "operations: [close, close]"),
    ("    cases:\n", "    operations: [open]\n    cases:\n"),
    ("    cases:\n", "    retry: { strategy: unspecified }\n    cases:\n"),
    ("    remediation: { actor: caller, action: Push }\n", ""),
    ("text: no such door", "text: ' '"),
    ("text: no such door", "code: 4"),
    ("code: 9, name", "text: gone, name"),
    ("text: It went, name", "code: 10, name"),
    ("code: 418", "code: 600"),
    ("code: 418", "code: '418'"),
    ("since: 0.2.0, reason: It was", "since: 0.2, reason: It was"),
    ("since: 0.2.0, reason: It was", "since: 00.2.0, reason: It was"),
];

#[test]
fn reader_and_schema_refuse_the_same() {
    let validator = validator();
    for edit in REFUSED {
        assert_eq!(accepted(*edit, &validator), [false, false], "{edit:?}");
    }
}

#[test]
fn the_schema_accepts_what_the_reader_accepts() {
    const ACCEPTED: &[Edit] = &[
        ("title: Doors", "title: Doors"),
        ("https://docs", "http://docs"),
        ("com/errors", "com:8080/errors?a=b&c='d'~f_|g+(h)"),
        ("code: 404", "code: 100"),
        ("code: 404", "code: 599"),
        ("name: stuck", "name: s3_x_9"),
        (
            "name: stuck",
            "name: a_name_of_exactly_one_hundred_characters_which_makes_every_page_and_message_with_it_hard_to_read_xxx",
        ),
        ("[3s, 6s]", "[1ms, 500ms, 3s, 5m, 1h, 168h]"),
        ("[3s, 6s]", "['03s', 3s]"),
        ("summary: The door is stuck", "summary: TODO lists are full"),
        ("summary: The door is stuck", "summary: Wait ..."),
        ("summary: The door is stuck", "summary: ' The door '"),
        ("text: no such door", "text: ' no such door '"),
        ("text: no such door", "text: TODO"),
        ("code: 9, name", "code: -9, name"),
        ("since: 0.2.0, reason: It was", "since: 1.0.0-rc.1+b2, reason: It was"),
        ("    operations_basis: inferred\n", ""),
    ];
    let validator = validator();
    for edit in ACCEPTED {
        assert_eq!(accepted(*edit, &validator), [true, true], "{edit:?}");
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
