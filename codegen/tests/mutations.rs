//! One field of a catalog changed at a time: no change goes unnoticed, and none is told where there
//! is none.

use std::collections::BTreeMap;

use codegen::diff::diff;
use codegen::model::Catalog;
use serde_yaml::{Mapping, Value};

const CATALOGS: [&str; 2] = ["../catalog/agora-stt.yaml", "tests/changes/base.yaml"];

fn text(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(path).expect("a catalog")
}

fn read(value: &Value) -> Option<Catalog> {
    let text = serde_yaml::to_string(value).expect("YAML");
    codegen::read("x.yaml", text.as_bytes()).ok()
}

/// A step into a value: a key, or an index.
type Path = Vec<Value>;

/// The paths of everything in a value.
fn paths(value: &Value) -> Vec<Path> {
    let children: Vec<(Value, &Value)> = match value {
        Value::Mapping(pairs) => pairs.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Sequence(items) => (0_u64..).map(Value::from).zip(items).collect(),
        _ => Vec::new(),
    };
    let mut all = Vec::new();
    for (step, child) in children {
        all.push(vec![step.clone()]);
        all.extend(paths(child).into_iter().map(|path| [vec![step.clone()], path].concat()));
    }
    all
}

fn at<'a>(value: &'a mut Value, path: &[Value]) -> &'a mut Value {
    path.iter().fold(value, |value, step| match step.as_u64() {
        Some(index) => &mut value[usize::try_from(index).expect("a small index")],
        None => &mut value[step.as_str().expect("a key")],
    })
}

/// Other values that may stand in the place of one; most are refused there.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::Number(number) => {
            let number = number.as_i64().expect("a whole number");
            vec![Value::from(number + 1), Value::from(number + 1_000)]
        }
        Value::String(text) => {
            let words = ["degraded", "operator", "developer", "inferred", "documented", "never"];
            let calls = ["start", "query", "stop", "fetch", "store"];
            let rest = ["after_fix", "7s", "90m", "invalid_parameter", "bad_request", "lift_busy"];
            let words = words.into_iter().chain(calls).chain(rest);
            let longer = ["x", "_x", " x", ": {x}"].map(|end| format!("{text}{end}"));
            longer.into_iter().chain(words.map(str::to_owned)).map(Value::from).collect()
        }
        _ => Vec::new(),
    }
}

/// A path without the indices of its lists: the field of the model that it leads to.
fn field(path: &[Value]) -> String {
    let steps = path.iter().map(|step| step.as_str().unwrap_or("[]"));
    steps.collect::<Vec<_>>().join(".")
}

#[test]
fn no_change_of_a_field_goes_unnoticed() {
    let mut noticed: BTreeMap<String, usize> = BTreeMap::new();
    for name in CATALOGS {
        let original: Value = serde_yaml::from_str(&text(name)).expect("YAML");
        let before = read(&original).expect("a good catalog");
        assert_eq!(diff(&before, &before), []);
        for path in paths(&original) {
            let seen = noticed.entry(field(&path)).or_default();
            let mut value = original.clone();
            for other in others(at(&mut value, &path)) {
                let mut changed = original.clone();
                *at(&mut changed, &path) = other;
                if changed == original {
                    continue;
                }
                let Some(after) = read(&changed) else { continue };
                assert!(!diff(&before, &after).is_empty(), "{name}: {}", field(&path));
                *seen += 1;
                break;
            }
        }
    }
    // Values that hold others have no other value of their own, and the section of a tombstone is
    // bound to its key.
    let unseen: Vec<_> =
        noticed.iter().filter(|(_, count)| **count == 0).map(|(field, _)| field.as_str()).collect();
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(unseen.join("\n"));
    });
}

/// What may be left out, left out; what may be there twice, there once.
#[test]
fn no_field_that_goes_is_missed() {
    for name in CATALOGS {
        let original: Value = serde_yaml::from_str(&text(name)).expect("YAML");
        let before = read(&original).expect("a good catalog");
        let mut accepted = 0;
        for path in paths(&original) {
            let (last, parent) = path.split_last().expect("a step");
            let mut changed = original.clone();
            match at(&mut changed, parent) {
                Value::Mapping(pairs) => drop(Mapping::remove(pairs, last)),
                Value::Sequence(items) => {
                    let index = last.as_u64().expect("an index");
                    items.remove(usize::try_from(index).expect("a small index"));
                }
                _ => continue,
            }
            let Some(after) = read(&changed) else { continue };
            accepted += 1;
            let is_empty = original[last].as_sequence().is_some_and(Vec::is_empty);
            let is_missed = diff(&before, &after).is_empty() || diff(&after, &before).is_empty();
            assert!(!is_missed || (path.len() == 1 && is_empty), "{name}: {}", field(&path));
        }
        assert!(accepted > 10, "{name}: {accepted}");
    }
}
