//! One field of a catalog changed at a time: no change goes unnoticed, and nothing else is reported.

use std::collections::BTreeMap;

use codegen::Catalog;
use codegen::diff::diff;
use serde_yaml::{Mapping, Value};

const CATALOGS: [&str; 2] = ["tests/fixtures/harbour.yaml", "tests/changes/base.yaml"];

fn text(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(path).expect("a catalog")
}

/// Reads a catalog; JSON is YAML, and quicker to write.
fn read(value: &Value) -> Option<Catalog> {
    let text = serde_json::to_string(value).expect("JSON");
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

/// Other values in place of one; most are refused there.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::Number(number) => {
            let number = number.as_i64().expect("a whole number");
            vec![Value::from(number + 1), Value::from(number + 1_000)]
        }
        Value::String(text) => {
            let words = ["degraded", "operator", "developer", "inferred", "documented", "never"];
            let calls = ["dock", "locate", "depart", "fetch", "store"];
            let rest = ["after_fix", "7s", "90m", "invalid_parameter", "bad_request", "lift_busy"];
            let rest = rest.into_iter().chain(["0.0.4"]);
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
        let before = read(&original).expect("a valid catalog");
        assert_eq!(diff(&before, &before), []);
        for path in paths(&original) {
            let seen = noticed.entry(field(&path)).or_default();
            // A few entries of a section are as good as all of them.
            if *seen == 4 {
                continue;
            }
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
    // Values that hold others have no other value of their own; the section of a tombstone is bound
    // to its key, and the cause of an example to its response.
    let unseen: Vec<_> =
        noticed.iter().filter(|(_, count)| **count == 0).map(|(field, _)| field.as_str()).collect();
    insta::with_settings!({ omit_expression => true }, {
        insta::assert_snapshot!(unseen.join("\n"));
    });
}

/// What may be left out, left out; what may be there twice, there once.
#[test]
fn no_removed_field_is_missed() {
    for name in CATALOGS {
        let original: Value = serde_yaml::from_str(&text(name)).expect("YAML");
        let before = read(&original).expect("a valid catalog");
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

/// Whether each of `wanted` (kind, name and field) is reported once between two texts.
fn reported_once(before: &str, after: &str, wanted: &[&str]) {
    let read = |text: &str| codegen::read("x.yaml", text.as_bytes()).expect("a valid catalog");
    let changes = diff(&read(before), &read(after));
    let reported: Vec<_> = changes
        .iter()
        .map(|change| format!("{} {} {}", change.kind.id(), change.name, change.path))
        .collect();
    for one in wanted {
        assert_eq!(
            reported.iter().filter(|other| *other == one).count(),
            1,
            "{one}: {reported:#?}"
        );
    }
}

const LIFT: &str = "  - code: 7
    name: lift_busy
    outcome: failed
    operations: [store]
    summary: The lift is busy
    retry: { strategy: never, basis: inferred }
    remediation: { actor: caller, action: Come back later }
";

#[test]
fn an_entry_that_moves_is_reported_once_with_all_that_changed_in_it() {
    let base = text("tests/changes/base.yaml");
    let moved = LIFT
        .replace("code: 7", "code: 423")
        .replace("strategy: never", "strategy: same_call, delays: [1s]");
    let after =
        base.replace(LIFT, "").replace("status_codes:\n", &format!("status_codes:\n{moved}"));
    reported_once(
        &base,
        &after,
        &["entry-moved lift_busy ", "retry-starts lift_busy retry.strategy"],
    );
}

#[test]
fn calls_that_go_to_another_case_are_reported_with_its_decisions() {
    let base = text("tests/changes/base.yaml");
    let one = "      - operations: [store]
        summary: The reservation ended before the crate came
        retry: { strategy: after_call, call: reserve, basis: documented }
        remediation: { actor: caller, action: Reserve a place again }
";
    let split = format!(
        "{one}      - operations: [fetch]
        summary: The crate was moved
        retry: {{ strategy: never, basis: inferred }}
        remediation: {{ actor: provider, action: Ask }}
"
    );
    let both = base.replace(one, &one.replace("[store]", "[store, fetch]"));
    let split = base.replace(one, &split);
    reported_once(
        &both,
        &split,
        &[
            "retry-stops slot_gone cases[fetch].retry.strategy",
            "actor-changed slot_gone cases[fetch].remediation.actor",
            "case-added slot_gone cases[fetch]",
            "case-rescoped slot_gone cases[store].operations",
        ],
    );
    reported_once(
        &split,
        &both,
        &[
            "case-removed slot_gone cases[fetch]",
            "retry-starts slot_gone cases[fetch].retry.strategy",
        ],
    );
}

#[test]
fn a_limit_that_becomes_a_case_is_reported_with_the_calls_that_it_loses() {
    let base = text("tests/changes/base.yaml");
    let advice = "    retry: { strategy: never, basis: inferred }\n    remediation: { actor: caller, action: Come back later }\n";
    let case = "    remediation: { actor: caller, action: Come back later }\n    cases:\n      - { operations: [fetch], summary: The lift is busy, retry: { strategy: never, basis: inferred }, remediation: { actor: caller, action: Come back later } }\n";
    let entry = LIFT.replace("    operations: [store]\n", "").replace(advice, case);
    let wanted = ["calls-changed lift_busy operations", "case-added lift_busy cases[fetch]"];
    reported_once(&base, &base.replace(LIFT, &entry), &wanted);
}

#[test]
fn what_changes_places_is_reported() {
    let base = text("tests/changes/base.yaml");
    reported_once(
        &base,
        &base.replace("{crate_id} is too heavy: {weight}", "{weight} is too heavy: {tons}"),
        &["placeholder-renamed too_heavy text", "template-changed too_heavy text"],
    );
    reported_once(
        &base.replace("[slot_id]", "['x', 'y, z']"),
        &base.replace("[slot_id]", "['x, y', 'z']"),
        &["term-changed slotId aliases"],
    );
    let swapped = base
        .replace("name: lift_busy", "name: other")
        .replace("name: bad_label\n", "name: lift_busy\n")
        .replace("name: other", "name: bad_label")
        .replace("cause: bad_label", "cause: lift_busy");
    reported_once(
        &base,
        &swapped,
        &["code-renumbered lift_busy code", "code-renumbered bad_label code"],
    );
}
