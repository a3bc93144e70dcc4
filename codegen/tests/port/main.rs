//! A client of another language, in Rust: it knows `catalog.json` and the rules, and tests itself with
//! `conformance.json`. With any rule broken, a vector tells.

mod body;
mod json;
mod messages;
mod rules;

use std::collections::BTreeSet;

use serde_json::{Value, json};

/// The rules, but for the one that is called so; all of them if it is empty.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rules(&'static str);

impl Rules {
    pub(crate) fn breaks(self, rule: &str) -> bool {
        self.0 == rule
    }
}

/// Every rule that the port can break.
const RULES: &[&str] = &[
    "a blank term is absent",
    "a body that breaks off is read",
    "a body that is not JSON is foreign",
    "a byte order mark is skipped",
    "a case answers for its calls",
    "a code may be in quotes",
    "a code may have white space around it",
    "a detail is read",
    "a disagreement is a conflict",
    "a fraction makes no code",
    "a JSON string is foreign",
    "a message before a code",
    "a message before a reason",
    "a message has the value of a term",
    "a number at the very end does not count",
    "a placeholder may be empty",
    "a plus makes no number",
    "a reason before a detail",
    "a reason is read",
    "a silent code does not stop",
    "a string without an end does not count",
    "a success has what its call returns",
    "a term has several spellings",
    "a term may be a number",
    "a text that begins with a message is another one",
    "a text that contains a message is another one",
    "a text that ends with a message is another one",
    "a whole float is a number",
    "an array is foreign",
    "an empty text is no code",
    "an entry is limited to its calls",
    "an error under a success has failed",
    "an object error is read",
    "an unknown code takes nothing from the status",
    "an unusable value does not hide a usable one",
    "control characters are read",
    "documented before inferred",
    "every 2xx means success",
    "no call is not the first case",
    "no new token under a status in effect",
    "no new token where a task may run",
    "null is no code",
    "text after the object is ignored",
    "the body before its object error",
    "the body before the status",
    "the case of a message matters",
    "the last of two fields counts",
    "the status once more says nothing",
    "what failed wins",
    "what stops wins",
    "white space around a message matters",
    "without the call only what holds for each",
    "zero says nothing",
];

/// `catalog.json` and the vectors of the catalog that has everything.
fn harbour() -> (Value, Vec<Value>) {
    let catalog = include_bytes!("../fixtures/harbour.yaml");
    let generated = codegen::generate("harbour.yaml", catalog).expect("a valid catalog");
    let json = |path: &str| -> Value {
        serde_json::from_str(generated.files.get(path).expect(path)).expect("JSON")
    };
    let vectors = json("conformance.json")["vectors"].as_array().expect("vectors").clone();
    (json("catalog.json"), vectors)
}

/// The vector with the answers of the port.
fn answered(catalog: &Value, vector: &Value, rules: Rules) -> Value {
    let (status, body) = (&vector["status"], vector["body"].as_str().expect("a body"));
    let response = body::read(catalog, status.as_u64().expect("a status"), body, rules);
    let said = rules::diagnose(catalog, &response, vector["operation"].as_str(), rules);
    let name = said.entry.map_or(json!("undocumented"), |entry| entry["name"].clone());
    json!({
        "operation": vector["operation"],
        "status": status,
        "body": body,
        "cause": said.kind,
        "name": name,
        "outcome": said.outcome,
        "retry": said.retry,
        "advice": if said.is_advised { name } else { json!("undocumented") },
        "certainty": said.certainty,
        "conflict": said.conflict.map(|entry| &entry["name"]),
        "anomaly": said.anomaly,
        "missing": said.missing,
        "terms": response.terms,
    })
}

#[test]
fn every_vector_is_answered_by_the_rules() {
    let (catalog, vectors) = harbour();
    for vector in vectors {
        assert_eq!(answered(&catalog, &vector, Rules("")), vector);
    }
}

#[test]
fn every_broken_rule_is_noticed_by_a_vector() {
    let (catalog, vectors) = harbour();
    let is_noticed = |rule: &&&'static str| {
        vectors.iter().any(|vector| answered(&catalog, vector, Rules(rule)) != *vector)
    };
    let survivors: Vec<_> = RULES.iter().filter(|rule| !is_noticed(rule)).collect();
    assert!(survivors.is_empty(), "{survivors:#?}");
    let port = [include_str!("body.rs"), include_str!("json.rs"), include_str!("messages.rs")];
    let port = port.concat() + include_str!("rules.rs");
    let breakable = port.split("breaks(\"").skip(1).filter_map(|rest| rest.split('"').next());
    assert_eq!(breakable.collect::<BTreeSet<_>>(), RULES.iter().copied().collect());
}
