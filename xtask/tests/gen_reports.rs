//! How `cargo xtask gen` reports catalogs and folders that it cannot use, in each format.

mod support;

use std::fs;

use support::{CATALOG, Workshop, repository};

#[test]
fn a_catalog_that_cannot_be_one_is_a_finding() {
    for (bytes, rule) in [
        (&b""[..], "empty-catalog"),
        (b"\xff\xfea\0", "not-utf8"),
        (b"a: b: c", "yaml-syntax"),
        (b"[]", "wrong-type"),
    ] {
        let workshop = Workshop::new_bytes(bytes);
        let run = workshop.generate(&[]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.err.contains(&format!("error[{rule}]: ")), "{run:?}");
        assert!(!workshop.out().exists(), "nothing is written for an invalid catalog");
    }
}

#[test]
fn an_invalid_catalog_leaves_what_was_generated_before() {
    let workshop = Workshop::generated();
    let before = workshop.snapshot();
    workshop.put_catalog(&CATALOG.replace("outcome: failed", "outcome: faild"));
    let run = workshop.generate(&[]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("did you mean `failed`?"), "{run:?}");
    assert!(run.err.contains("doors.yaml:9:14"), "{run:?}");
    assert_eq!(workshop.snapshot(), before);
}

#[test]
fn a_catalog_that_cannot_be_read_is_another_exit_code() {
    let workshop = Workshop::new(CATALOG);
    let nowhere = workshop.folder().join("nowhere.yaml");
    for path in [&nowhere, &workshop.folder().to_owned()] {
        let out = workshop.out().display().to_string();
        let path_text = path.to_str().expect("text");
        let run = support::xtask(&["gen", "--catalog", path_text, "--out", &out]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains("cannot read "), "{run:?}");
        assert!(run.err.contains(path.to_str().expect("text")), "{run:?}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let workshop = Workshop::new(CATALOG);
    fs::write(workshop.out(), "a file where a folder should be").expect("written");
    let run = workshop.generate(&[]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains(workshop.out().to_str().expect("text")), "{run:?}");
}

#[test]
fn another_catalog_cannot_take_the_place_of_this_one() {
    let workshop = Workshop::new(CATALOG);
    let run = support::xtask(&["gen", "--check", "--catalog", &workshop.arguments()[1]]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("outside the repository"), "{run:?}");
    assert!(run.err.contains("gen --out DIR"), "{run:?}");
}

#[test]
fn an_unknown_word_is_a_usage_error() {
    for arguments in [&["gen", "--chek"][..], &["generate"], &[], &["gen", "--format", "xml"]] {
        assert_eq!(support::xtask(arguments).code, 2, "{arguments:?}");
    }
}

#[test]
fn json_is_one_document_on_standard_output_and_nothing_else() {
    let workshop = Workshop::new(&CATALOG.replace("outcome: failed", "outcome: faild"));
    let run = workshop.generate(&["--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""), "{run:?}");
    let findings = run.json();
    let finding = &findings["findings"][0];
    assert_eq!(findings["findings"].as_array().map(Vec::len), Some(1));
    assert_eq!(finding["rule"], "unknown-word");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["message"], "unknown value `faild` of `outcome`");
    assert_eq!((&finding["line"], &finding["column"]), (&9.into(), &14.into()));
    assert!(finding["file"].as_str().is_some_and(|file| file.ends_with("doors.yaml")));
    assert!(finding["help"].as_str().is_some_and(|help| help.contains("`failed`")));
}

#[test]
fn json_reports_files_and_failures_too() {
    let workshop = Workshop::generated();
    assert_eq!(workshop.generate(&["--check", "--format", "json"]).json()["findings"], empty());
    assert_eq!(workshop.generate(&["--format", "json"]).json()["findings"], empty());
    let edited = workshop.text("src/runtime/retry.rs") + "// More.\n";
    workshop.put("src/runtime/retry.rs", &edited);
    let run = workshop.generate(&["--check", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""), "{run:?}");
    assert_eq!(run.json()["findings"][0]["rule"], "stale-file");
    let run = support::xtask(&["gen", "--catalog", "nowhere.yaml", "--format", "json"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert_eq!(run.json()["findings"][0]["rule"], "could-not-run");
}

#[test]
fn github_annotations_point_at_the_line() {
    let workshop = Workshop::new(&CATALOG.replace("outcome: failed", "outcome: faild"));
    let run = workshop.generate(&["--format", "github"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""), "{run:?}");
    assert!(run.out.starts_with("::error file="), "{run:?}");
    assert!(run.out.contains(",line=9,col=14,title=unknown-word::unknown value"), "{run:?}");
    assert_eq!(run.out.lines().count(), 1, "{run:?}");
}

#[cfg(unix)]
#[test]
fn what_github_reads_as_syntax_is_escaped() {
    let workshop = Workshop::generated();
    workshop.put("src/50%,a:b.rs", "");
    let run = workshop.generate(&["--check", "--format", "github"]);
    assert!(run.out.contains("/src/50%25%2Ca%3Ab.rs,line=1,"), "{run:?}");
    assert!(run.out.contains("/src/50%25,a:b.rs is not generated"), "{run:?}");
}

/// What the README asks of a maintainer, done to the letter.
#[test]
fn an_entry_added_as_the_readme_says_shows_up_everywhere() {
    let readme = fs::read_to_string(repository().join("README.md")).expect("the README");
    let entry = support::block(&readme, "yaml");
    let grown = CATALOG.replace("\nerror_codes:\n", &format!("\nerror_codes:\n{entry}"));
    assert!(grown.contains(&entry));
    let workshop = Workshop::new(&grown);
    let run = workshop.generate(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    for (path, text) in [
        ("src/error_code.rs", "    SlotTaken,\n"),
        ("src/error_code.rs", "#[doc(alias = \"41\")]"),
        ("ERRORS.md", "### slot_taken\n"),
        ("catalog.json", "\"name\": \"slot_taken\""),
    ] {
        assert!(workshop.text(path).contains(text), "{path}: {text}");
    }
}

fn empty() -> serde_json::Value {
    serde_json::json!([])
}
