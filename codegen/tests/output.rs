//! What catalogs become: snapshots of it, and whether it compiles and keeps the laws.

mod support;

use codegen::{Files, Generated, generate, read};
use support::fragment::{crate_docs, fragment};
use support::workspace::Workspace;
use support::{fixture, fixtures};

/// What shows the feature of a fixture: items of its crate, and its documents. The others are compiled all the same.
const SHOWN: &[(&str, &[&str])] = &[
    ("cases", &["ErrorCode", "ENTRIES", "ERRORS.md", "catalog.json", "conformance.json"]),
    ("empty", &["StatusCode", "ErrorCode", "Message", "Operation", "ERRORS.md", "catalog.json"]),
    ("harbour", &[]),
    ("many_messages", &[]),
    ("messages", &["Message", "TEMPLATES", "Message::parse", "ERRORS.md"]),
    ("names", &["Operation", "Message", "Message::index"]),
    ("number_codes", &["ErrorCode", "CODES", "ErrorCode::from_code", "ErrorResponse::code"]),
    ("plain_messages", &["Message", "Message::parse"]),
    ("retired", &["ERRORS.md", "catalog.json"]),
    ("retries", &["Operation", "ENTRIES", "ERRORS.md"]),
    ("status_codes", &["StatusCode", "StatusCode::from_u16", "StatusCode::as_u16"]),
    (
        "string_codes",
        &["ErrorCode", "CODES", "ErrorCode::from_code", "ErrorResponse::code", "conformance.json"],
    ),
    ("texts", &["ErrorCode", "ENTRIES", "UNDOCUMENTED", "crate", "ERRORS.md"]),
];

#[test]
fn every_fixture_shows_its_feature() {
    let shown: Vec<_> = SHOWN.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(fixtures(), shown, "each fixture has a row, and each row a fixture");
    for (name, shown) in SHOWN {
        let files = files(name);
        for shown in *shown {
            let text = match (files.get(shown), *shown) {
                (Some(document), _) => document.to_owned(),
                (None, "crate") => crate_docs(&files),
                (None, item) => fragment(&files, item),
            };
            let snapshot = format!("{name}__{}", shown.replace("::", "_").replace(['/', '.'], "_"));
            insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(snapshot, text);
            });
        }
    }
}

#[test]
fn a_crate_that_has_no_manifest_gets_one() {
    let generated = generated("names");
    let manifest = generated.scaffold.get("Cargo.toml").expect("a manifest");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("names__Cargo_toml", manifest);
    });
}

#[test]
fn the_same_catalog_gives_the_same_bytes_whatever_it_is_called() {
    for name in fixtures() {
        let again = generate("/elsewhere/other.yaml", &fixture(&name)).expect("a valid catalog");
        assert_eq!(files(&name), again.files, "{name}");
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    for name in fixtures() {
        let text = String::from_utf8(fixture(&name)).expect("text");
        for variant in [text.replace('\n', "\r\n"), format!("\u{feff}{text}")] {
            let generated = generate("x.yaml", variant.as_bytes()).expect("a valid catalog");
            assert_eq!(files(&name), generated.files, "{name}");
        }
    }
}

/// What a crate is tested with beside the laws of every crate.
const TESTS: &[(&str, &[&str])] = &[
    (
        "harbour",
        &[
            "laws/decode.rs",
            "laws/mixtures.rs",
            "laws/shown.rs",
            "tests/harbour/answers.rs",
            "tests/harbour/api_error.rs",
            "tests/harbour/conflicts.rs",
            "tests/harbour/rules.rs",
        ],
    ),
    ("number_codes", &["laws/decode.rs"]),
];

#[test]
fn every_fixture_compiles_and_keeps_the_laws() {
    let mut workspace = Workspace::new("fixtures");
    workspace.write("laws/tests/tests/harbour/answers.json", &answers("harbour"));
    for name in fixtures() {
        let tests = TESTS.iter().find(|(fixture, _)| *fixture == name).map_or(&[][..], |row| row.1);
        workspace.add(&generated(&name), tests);
    }
    workspace.pass();
}

/// They are compiled as part of the workspace above, and here they are formatted.
#[cfg(false)]
mod harbour {
    mod answers;
    mod api_error;
    mod conflicts;
    mod rules;
}

/// The vectors of a crate with the answers of its catalog.
fn answers(name: &str) -> String {
    let catalog = read("x.yaml", &fixture(name)).expect("a valid catalog");
    let files = files(name);
    let vectors = files.get("conformance.json").expect("the vectors");
    let mut vectors: serde_json::Value = serde_json::from_str(vectors).expect("JSON");
    let mut rows = vectors["vectors"].take();
    for row in rows.as_array_mut().expect("a list") {
        let (call, body) = (row["operation"].as_str(), row["body"].as_str().expect("a body"));
        let answer = catalog.diagnose(call, &row["status"].to_string(), body.as_bytes());
        row["answer"] = serde_json::json!(answer.expect("a documented call, and a status"));
    }
    rows.to_string()
}

fn files(name: &str) -> Files {
    generated(name).files
}

fn generated(name: &str) -> Generated {
    match generate(&format!("{name}.yaml"), &fixture(name)) {
        Ok(generated) => generated,
        Err(errors) => panic!("{}", errors.render(codegen::diagnostic::Colour::None)),
    }
}
