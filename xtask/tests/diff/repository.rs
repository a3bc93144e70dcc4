//! The base of a change, as git has it: in repositories of their own.

use std::fs;

use crate::pairs::PAIRS;
use crate::support::Run;
use crate::{base, edited, snapshot, support};

const PATH: &str = "catalog/depot.yaml";

/// A repository with this project's shape and one commit.
struct Repository(support::Repository);

impl Repository {
    fn new() -> Self {
        let repository = Self(support::Repository::new(PATH, &base()));
        repository.version("0.1.0");
        repository.commit();
        repository
    }

    fn version(&self, version: &str) {
        let manifest = format!("[package]\nname = \"depot-errors\"\nversion = \"{version}\"\n");
        self.put("generated/Cargo.toml", &manifest);
    }

    fn change(&self, kind: &str) {
        let pair = PAIRS.iter().find(|pair| pair.0 == kind).expect(kind);
        self.put(PATH, &edited(pair));
    }

    fn diff(&self, arguments: &[&str]) -> Run {
        diff_in(self.folder(), arguments)
    }
}

impl std::ops::Deref for Repository {
    type Target = support::Repository;

    fn deref(&self) -> &support::Repository {
        &self.0
    }
}

fn diff_in(folder: &std::path::Path, arguments: &[&str]) -> Run {
    let mut all = vec!["diff"];
    all.extend(arguments);
    support::xtask_in(folder, &all)
}

#[test]
fn a_branch_is_compared_with_where_it_left_the_default_branch() {
    let repository = Repository::new();
    repository.git(&["switch", "--quiet", "--create", "change"]);
    repository.change("retry-starts");
    repository.commit();
    let run = repository.diff(&["--format", "json"]);
    assert_eq!(run.code, 1, "the version is too low: {run:?}");
    let json = run.json();
    assert_eq!(json["bump"], "minor");
    assert_eq!(json["versions"]["needed"], "0.2.0");
    assert_eq!(json["versions"]["met"], false);
    assert_eq!(json["changes"][0]["kind"], "retry-starts");
    repository.version("0.2.0");
    let run = repository.diff(&["--format", "json"]);
    assert_eq!(run.code, 0, "the working tree counts: {run:?}");
    assert_eq!(run.json()["versions"]["met"], true);
}

#[test]
fn a_version_that_is_too_low_fails_in_every_format_and_says_which_one_comes_next() {
    let repository = Repository::new();
    repository.change("name-changed");
    for format in ["human", "markdown", "github", "json"] {
        let run = repository.diff(&["HEAD", "--format", format]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.out.contains("0.2.0"), "{run:?}");
    }
    let run = repository.diff(&["HEAD", "--format", "markdown"]);
    let out = run.out.lines().map(|line| {
        if line.contains("against `HEAD") { "1 breaking, against `HEAD (..)`." } else { line }
    });
    snapshot!("diff__version_too_low", out.collect::<Vec<_>>().join("\n"));
    repository.change("summary-reworded");
    repository.version("0.1.1");
    let run = repository.diff(&["HEAD"]);
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
    let repository = Repository::new();
    let renamed = "catalog/store.yaml";
    repository.git(&["mv", PATH, renamed]);
    let run = repository.diff(&["HEAD", "--catalog", PATH]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("catalog/depot.yaml is gone"), "{run:?}");
    for arguments in [&["HEAD"][..], &["HEAD", "--catalog", renamed]] {
        let run = repository.diff(arguments);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.contains("catalog/depot.yaml is called catalog/store.yaml now"), "{run:?}");
    }
    // What is new is read all the same: it may be no catalog, or not there at all.
    for (text, code) in [(None, 2), (Some("catalog: new\n"), 1), (Some(&*base()), 0)] {
        if let Some(text) = text {
            repository.put("catalog/new.yaml", text);
        }
        let run = repository.diff(&["HEAD", "--catalog", "catalog/new.yaml"]);
        assert_eq!(run.code, code, "{run:?}");
    }
    let run = repository.diff(&["HEAD", "--catalog", "catalog/new.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("catalog/new.yaml is new"), "{run:?}");
}

/// Git does not see a new file that was not added, nor a move that changed most of it.
#[test]
fn a_catalog_that_took_the_place_of_another_is_compared_with_it() {
    let repository = Repository::new();
    fs::remove_file(repository.path(PATH)).expect("removed");
    let other = support::CATALOG.replace("catalog: doors", "catalog: depot");
    repository.put("catalog/doors.yaml", &other);
    let run = repository.diff(&["HEAD"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("catalog/depot.yaml is called catalog/doors.yaml now"), "{run:?}");
    assert!(run.out.contains("entry-removed"), "{run:?}");
}

#[test]
fn a_missing_base_is_reported_with_help() {
    let repository = Repository::new();
    let run = repository.diff(&["nowhere"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("git does not find `nowhere`"), "{run:?}");
    repository.commit_twice();
    let clone = tempfile::tempdir().expect("a folder");
    let path = support::shown(repository.folder());
    let from = format!("file:///{}", path.trim_start_matches('/'));
    let to = clone.path().display().to_string();
    repository.git(&["clone", "--quiet", "--depth=1", &from, &to]);
    let run = diff_in(clone.path(), &["HEAD~1"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("git fetch --unshallow"), "{run:?}");
    assert_eq!(diff_in(clone.path(), &["HEAD"]).code, 0, "the rest works in a shallow clone");
    repository.git(&["switch", "--quiet", "--create", "change"]);
    repository.commit_once("three");
    repository.git(&["switch", "--quiet", "main"]);
    let shallow = tempfile::tempdir().expect("a folder");
    let to = shallow.path().display().to_string();
    repository.git(&["clone", "--quiet", "--depth=1", "--branch=change", &from, &to]);
    let run = diff_in(shallow.path(), &[]);
    assert_eq!(run.code, 2, "a branch is not compared with itself: {run:?}");
    assert!(run.err.contains("git fetch --unshallow"), "{run:?}");
    let outside = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(outside.path().join("catalog")).expect("a folder");
    fs::write(outside.path().join(PATH), base()).expect("a catalog");
    let run = diff_in(outside.path(), &[]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("--base-file FILE"), "{run:?}");
}

impl Repository {
    fn commit_twice(&self) {
        self.commit_once("one");
        self.commit_once("two");
    }

    fn commit_once(&self, text: &str) {
        self.put("notes.txt", text);
        self.commit();
    }
}
