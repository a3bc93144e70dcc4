//! Arbitrary catalogs.

use std::collections::BTreeSet;

use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use serde_yaml::{Mapping, Value};

/// A catalog that is mostly valid: reserved words of Rust, texts of any script, sections of any
/// length, codes of both kinds.
pub(crate) fn catalog() -> impl Strategy<Value = String> {
    let operations = vec((slug(), prose()), 0..4);
    let statuses = btree_set(100_u16..=599, 0..5);
    let codes = prop_oneof![
        btree_set(any::<i64>(), 0..8).prop_map(values),
        btree_set(text(), 0..8).prop_map(values),
    ];
    let messages = vec(template(), 0..45);
    let parts = (prose(), operations, statuses, codes, messages);
    let rows = vec((slug(), prose(), prose(), 0_usize..8), 60);
    (parts, rows).prop_map(|(parts, rows)| written(parts, rows))
}

type Parts = (String, Vec<(String, String)>, BTreeSet<u16>, Vec<Value>, Vec<String>);
type Row = (String, String, String, usize);

fn written((title, operations, statuses, codes, messages): Parts, rows: Vec<Row>) -> String {
    let named = operations.into_iter().enumerate();
    let calls: Vec<_> =
        named.map(|(index, (name, summary))| (format!("{name}_call_{index}"), summary)).collect();
    let mut rows = rows.into_iter().enumerate();
    let mut section = |key: &str, values: Vec<Value>| -> Value {
        let entries = values.into_iter().zip(rows.by_ref());
        Value::Sequence(entries.map(|(value, row)| entry((key, value), row, &calls)).collect())
    };
    let texts = messages.into_iter().enumerate();
    let texts = texts.map(|(index, text)| format!("{index} {text}"));
    let sections = [
        ("status_codes", section("code", values(statuses))),
        ("error_codes", section("code", codes)),
        ("messages", section("text", values(texts))),
    ];
    let operations = calls
        .iter()
        .map(|(name, summary)| record([("name", name), ("summary", summary)].map(text_pair)));
    let undocumented =
        record([("summary", title.clone().into()), ("remediation", remediation("caller", &title))]);
    let catalog = record(
        [
            ("catalog", "any".into()),
            ("title", title.into()),
            ("docs", record([("url", "https://docs.example.com/errors".into())])),
            ("operations", Value::Sequence(operations.collect())),
            ("undocumented", undocumented),
        ]
        .into_iter()
        .chain(sections),
    );
    serde_yaml::to_string(&catalog).expect("YAML")
}

fn values<T: Into<Value>>(all: impl IntoIterator<Item = T>) -> Vec<Value> {
    all.into_iter().map(Into::into).collect()
}

fn text_pair<'a>((key, text): (&'a str, &String)) -> (&'a str, Value) {
    (key, text.as_str().into())
}

fn entry(key: (&str, Value), row: (usize, Row), calls: &[(String, String)]) -> Value {
    let (index, (name, summary, action, shape)) = row;
    let call = calls.get(index % calls.len().max(1)).map(|(name, _)| name.as_str());
    let retry = retry(shape, call);
    let outcome = ["failed", "degraded", "already_in_effect", "success"][shape % 4];
    let actor = ["caller", "developer", "operator", "provider"][index % 4];
    let mut pairs = vec![
        (key.0, key.1),
        ("name", format!("{name}_{index}").into()),
        ("outcome", outcome.into()),
        ("summary", summary.as_str().into()),
        ("remediation", remediation(actor, &action)),
    ];
    match call.filter(|_| shape > 4) {
        Some(call) if shape > 6 => {
            let case = record([
                ("operations", Value::Sequence(vec![call.into()])),
                ("summary", action.as_str().into()),
                ("retry", retry),
                ("remediation", remediation(actor, &summary)),
            ]);
            pairs.push(("cases", Value::Sequence(vec![case])));
        }
        Some(call) => {
            pairs.push(("operations", Value::Sequence(vec![call.into()])));
            pairs.push(("retry", retry));
        }
        None => pairs.push(("retry", retry)),
    }
    record(pairs)
}

fn retry(shape: usize, call: Option<&str>) -> Value {
    match (shape % 5, call) {
        (0, _) => record([("strategy", "never".into()), ("basis", "inferred".into())]),
        (1, _) => record([
            ("strategy", "same_call".into()),
            ("delays", Value::Sequence(vec!["250ms".into(), "3s".into(), "2m".into()])),
            ("basis", "documented".into()),
        ]),
        (2, _) => record([("strategy", "after_fix".into()), ("basis", "documented".into())]),
        (3, Some(call)) => record([
            ("strategy", "after_call".into()),
            ("call", call.into()),
            ("basis", "inferred".into()),
        ]),
        _ => record([("strategy", "unspecified".into())]),
    }
}

fn remediation(actor: &str, action: &str) -> Value {
    record([("actor", actor.into()), ("action", action.into())])
}

fn record<'a>(pairs: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    Value::Mapping(pairs.into_iter().map(|(key, value)| (key.into(), value)).collect::<Mapping>())
}

/// The beginning of a name, which a number makes unique.
fn slug() -> impl Strategy<Value = String> {
    const RESERVED: &[&str] =
        &["self", "crate", "type", "gen", "async", "all", "ok", "none", "index", "debug"];
    prop_oneof![
        3 => "[a-z][a-z0-9]{0,7}(_[a-z0-9]{1,5}){0,2}",
        1 => proptest::sample::select(RESERVED).prop_map(str::to_owned),
    ]
}

/// A sentence: any script, with the marks that Rust, Markdown and templates give a meaning to.
fn prose() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-z]{1,8}( [a-z]{1,8}){0,6}",
        "[A-Z][a-z*_`<>\\[\\](){}#|\\\\\"'/!&;:~^$%@+=-]{1,40}x",
        "[A-Z]\\PC{0,30}x",
    ]
}

/// A code that is a string.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z_.]{1,12}", "[!-~]{1,12}", "\\PC{1,8}"]
}

/// The text of a message, with braces doubled and placeholders apart from each other.
fn template() -> impl Strategy<Value = String> {
    let literal = "[a-z\"'\\\\/*日本é🙂 ]{1,8}[a-z]|\\{\\{|\\}\\}";
    let placeholder = slug().prop_map(|name| format!(" {{{name}}} "));
    let part = prop_oneof![3 => literal, 1 => placeholder];
    vec(part, 1..5).prop_map(|parts| parts.concat())
}
