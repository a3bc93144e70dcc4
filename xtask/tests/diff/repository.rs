//! The base of a change, as git has it: in repositories of their own.

use std::fs;

use crate::support::{Repository, xtask_in};
use crate::{FORMATS, MANIFEST, PATH, base, changed, committed, manifest, snapshot, support};

#[test]
fn a_branch_is_compared_with_where_it_left_the_default_branch() {
    let repository = committed();
    repository.git(&["switch", "--quiet", "--create", "change"]);
    repository.put(PATH, &changed("retry-starts"));
    repository.commit();
    let run = repository.xtask(&["diff", "--format", "json"]);
    assert_eq!(run.code, 1, "the version is too low: {run:?}");
    let json = run.json();
    assert_eq!(json["bump"], "minor");
    assert_eq!(json["versions"]["needed"], "0.2.0");
    assert_eq!(json["versions"]["met"], false);
    assert_eq!(json["changes"][0]["kind"], "retry-starts");
    repository.put(MANIFEST, &manifest("0.2.0"));
    let run = repository.xtask(&["diff", "--format", "json"]);
    assert_eq!(run.code, 0, "the working tree counts: {run:?}");
    assert_eq!(run.json()["versions"]["met"], true);
}

#[test]
fn a_version_that_is_too_low_fails_in_every_format_and_says_which_one_comes_next() {
    let repository = committed();
    repository.put(PATH, &changed("name-changed"));
    for format in FORMATS {
        let run = repository.xtask(&["diff", "HEAD", "--format", format]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.out.contains("0.2.0"), "{run:?}");
    }
    let run = repository.xtask(&["diff", "HEAD", "--format", "markdown"]);
    let out = run.out.lines().map(|line| {
        if line.contains("against `HEAD") { "1 breaking, against `HEAD (..)`." } else { line }
    });
    snapshot!("diff__version_too_low", out.collect::<Vec<_>>().join("\n"));
    repository.put(PATH, &changed("summary-reworded"));
    repository.put(MANIFEST, &manifest("0.1.1"));
    let run = repository.xtask(&["diff", "HEAD"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(
        run.out.ends_with(
            "this needs a patch bump from 0.1.0: 0.1.1 or later, and the version is 0.1.1\n"
        ),
        "{run:?}"
    );
}

#[test]
fn a_catalog_that_is_new_gone_or_renamed_is_reported_as_such() {
    let repository = committed();
    let renamed = "catalog/store.yaml";
    repository.git(&["mv", PATH, renamed]);
    let run = repository.xtask(&["diff", "HEAD", "--catalog", PATH]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("catalog/depot.yaml is gone"), "{run:?}");
    for arguments in [&["HEAD"][..], &["HEAD", "--catalog", renamed]] {
        let run = repository.xtask(&[&["diff"], arguments].concat());
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.contains("catalog/depot.yaml is called catalog/store.yaml now"), "{run:?}");
    }
    // What is new is read all the same: it may be no catalog, or not there at all.
    for (text, code) in [(None, 2), (Some("catalog: new\n"), 1), (Some(&*base()), 0)] {
        if let Some(text) = text {
            repository.put("catalog/new.yaml", text);
        }
        let run = repository.xtask(&["diff", "HEAD", "--catalog", "catalog/new.yaml"]);
        assert_eq!(run.code, code, "{run:?}");
    }
    let run = repository.xtask(&["diff", "HEAD", "--catalog", "catalog/new.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("catalog/new.yaml is new"), "{run:?}");
}

/// Git does not see a new file that was not added, nor a move that changed most of it.
#[test]
fn a_catalog_that_took_the_place_of_another_is_compared_with_it() {
    let repository = committed();
    fs::remove_file(repository.path(PATH)).expect("removed");
    let other = support::CATALOG.replace("catalog: doors", "catalog: depot");
    repository.put("catalog/doors.yaml", &other);
    let run = repository.xtask(&["diff", "HEAD"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("catalog/depot.yaml is called catalog/doors.yaml now"), "{run:?}");
    assert!(run.out.contains("entry-removed"), "{run:?}");
}

#[test]
fn a_missing_base_is_reported_with_help() {
    let repository = committed();
    let run = repository.xtask(&["diff", "nowhere"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("git does not find `nowhere`"), "{run:?}");
    commit_note(&repository, "one");
    commit_note(&repository, "two");
    let clone = support::folder();
    let path = support::shown(repository.folder());
    let from = format!("file:///{}", path.trim_start_matches('/'));
    let to = clone.path().display().to_string();
    repository.git(&["clone", "--quiet", "--depth=1", &from, &to]);
    let run = xtask_in(clone.path(), &["diff", "HEAD~1"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("git fetch --unshallow"), "{run:?}");
    assert_eq!(
        xtask_in(clone.path(), &["diff", "HEAD"]).code,
        0,
        "the rest works in a shallow clone"
    );
    repository.git(&["switch", "--quiet", "--create", "change"]);
    commit_note(&repository, "three");
    repository.git(&["switch", "--quiet", "main"]);
    let shallow = support::folder();
    let to = shallow.path().display().to_string();
    repository.git(&["clone", "--quiet", "--depth=1", "--branch=change", &from, &to]);
    let run = xtask_in(shallow.path(), &["diff"]);
    assert_eq!(run.code, 2, "a branch is not compared with itself: {run:?}");
    assert!(run.err.contains("git fetch --unshallow"), "{run:?}");
    let outside = support::folder();
    fs::create_dir_all(outside.path().join("catalog")).expect("a folder");
    fs::write(outside.path().join(PATH), base()).expect("a catalog");
    let run = xtask_in(outside.path(), &["diff"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("--base-file FILE"), "{run:?}");
}

fn commit_note(repository: &Repository, text: &str) {
    repository.put("notes.txt", text);
    repository.commit();
}
