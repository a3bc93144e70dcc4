//! `cargo xtask explain` through the binary, and the manners of all commands.

mod support;

use support::{CATALOG, Repository, Run};

fn repository() -> Repository {
    Repository::without_git("catalog/doors.yaml", CATALOG)
}

fn explain(words: &[&str]) -> Run {
    repository().xtask(&[&["explain"][..], words].concat())
}

#[test]
fn a_response_is_explained_with_its_place_in_the_catalog() {
    let run = explain(&["open", "500", r#"{"code":1}"#]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
    insta::assert_snapshot!("explain", run.out);
    assert_eq!(explain(&["500", r#"{"code":1}"#]).out, run.out, "it holds for every call");
}

#[test]
fn an_unknown_response_is_explained_too() {
    let run = explain(&["open", "500", r#"{"code":2}"#]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("name:    undocumented (undocumented)\n"), "{run:?}");
    assert!(!run.out.contains("because:"), "{run:?}");
}

#[test]
fn json_has_the_fields_of_a_diagnosis() {
    let json = explain(&["open", "500", r#"{"code":1}"#, "--format", "json"]).json();
    let fields: Vec<_> = json.as_object().expect("an object").keys().cloned().collect();
    let runtime = support::repository().join("codegen/runtime/serialize.rs");
    let runtime = std::fs::read_to_string(runtime).expect("the runtime");
    let (_, of_diagnosis) = runtime.split_once("serialize_struct(\"Diagnosis\"").expect("it");
    let names = of_diagnosis.split("serialize_field(\"").skip(1);
    let mut names: Vec<_> = names.map(|rest| rest.split('"').next().expect("a name")).collect();
    names.sort_unstable();
    assert_eq!(fields, names);
    assert_eq!(json["delays_ms"], serde_json::json!([1_000]));
}

#[test]
fn what_is_wrong_is_answered_with_what_is_possible() {
    for (words, said) in [
        (&["opne", "400"][..], "did you mean `open`?"),
        (&["open", "1"], "it is the code of `stuck`: a code belongs in the body"),
        (&["open", "999"], "`999` is not an HTTP status, a number from 100 to 599"),
        (&["open"], "the HTTP status is missing"),
        (&["400", "{}", "open"], "the call comes before the status"),
    ] {
        let run = explain(words);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(said), "{words:?}: {run:?}");
    }
}

#[test]
fn no_text_of_a_body_reaches_the_terminal() {
    for body in
        ["\u{1b}[31m", "{\"code\":\"\u{202e}\\u001b[31m\"}", "<script>\u{85}", "{\"code\":1"]
    {
        let run = explain(&["open", "400", body]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(!run.out.contains(['\u{1b}', '\u{202e}', '\u{85}']), "{run:?}");
        assert!(!run.out.contains("[31m"), "{run:?}");
    }
}

#[test]
fn colours_come_where_they_are_asked_for() {
    let colours = |words: &[&str]| {
        let run = repository().xtask(words);
        (run.out + &run.err).contains('\u{1b}')
    };
    assert!(!colours(&["opne"]), "a pipe is no terminal");
    assert!(colours(&["opne", "--color", "always"]));
    assert!(colours(&["--color=always", "--help"]));
    assert!(!colours(&["opne", "--color", "always", "--color", "never"]));
    assert!(!colours(&["gen", "--check", "--color", "always", "--format", "json"]));
}

#[test]
fn a_misspelled_command_gets_a_suggestion_and_the_program_a_version() {
    let run = repository().xtask(&["drfit"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("'drift'"), "{run:?}");
    let run = repository().xtask(&["--version"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.starts_with("cargo xtask "), "{run:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = repository().xtask(&["completions", shell]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.contains("explain"), "{shell}");
    }
    assert_eq!(repository().xtask(&[]).code, 2);
}
