//! `cargo xtask status`, and what `gen` prints of it: what is still to do after a change.

mod support;

use support::{CATALOG, Repository};

const PATH: &str = "catalog/doors.yaml";
const TESTS: &str = "generated/tests/decisions.rs";

/// A repository whose crate is generated and committed, with a test that repeats the decisions.
fn committed() -> Repository {
    let repository = Repository::new(PATH, CATALOG);
    let run = repository.xtask(&["gen"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!run.out.contains("still to do"), "nothing to compare with: {run:?}");
    repository.put(TESTS, "// error 1: never\n");
    repository.commit();
    repository
}

fn rules(repository: &Repository) -> Vec<String> {
    let json = repository.xtask(&["status", "--format", "json"]).json();
    let findings = json["findings"].as_array().expect("findings");
    findings.iter().map(|it| it["rule"].as_str().expect("a rule").to_owned()).collect()
}

#[test]
fn nothing_is_open_without_a_change() {
    let repository = committed();
    let run = repository.xtask(&["status"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains(": no change\nnothing is left to do"), "{run:?}");
}

#[test]
fn what_is_open_goes_step_by_step() {
    let repository = committed();
    repository.put(PATH, &CATALOG.replace("delays: [1s]", "delays: [1s, 3s]"));
    assert_eq!(rules(&repository), ["stale-file", "list", "version-too-low"]);
    let run = repository.xtask(&["gen"]);
    let (_, to_do) = run.out.split_once("generated is written\n").expect("it is written");
    let (first, to_do) = to_do.split_once('\n').expect("lines");
    assert!(first.starts_with("since ") && first.ends_with(": 1 behaviour"), "{run:?}");
    insta::assert_snapshot!("after_gen", to_do);
    assert!(!repository.xtask(&["gen"]).out.contains("still to do"), "it wrote nothing");
    assert_eq!(rules(&repository), ["list", "version-too-low"]);
    repository.put(TESTS, "// error 1: after 1 s, then 3 s\n");
    assert_eq!(rules(&repository), ["version-too-low"]);
    assert_eq!(repository.xtask(&["bump"]).code, 0);
    let changelog = repository.text("generated/CHANGELOG.md");
    repository.put("generated/CHANGELOG.md", "# Changelog\n");
    assert_eq!(rules(&repository), ["changelog"]);
    repository.put("generated/CHANGELOG.md", &changelog);
    let run = repository.xtask(&["status"]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn a_page_that_says_otherwise_is_open() {
    let repository = committed();
    let lock = "entries:\n- key: code:1\n  words: 3\n  digest: 00\n";
    repository.put("catalog/doors.docs.lock", lock);
    let headings = "errors, sections: { error_codes: Codes } }";
    repository.put(PATH, &CATALOG.replace("errors }", headings));
    repository.xtask(&["gen"]);
    let run = repository.xtask(&["status"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(
        run.out.contains("- one thing differs between the catalog and what the page said\n"),
        "{run:?}"
    );
}

#[test]
fn a_lock_that_cannot_be_read_is_open() {
    let repository = committed();
    repository.put("catalog/doors.docs.lock", "entries:\n- key: nonsense\n");
    assert_eq!(rules(&repository), ["unreadable-lock"]);
}
