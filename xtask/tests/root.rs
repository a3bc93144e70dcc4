//! Which repository a command is about: the one that it runs in, and no other.

mod support;

use std::fs;
use std::process::Command;

use support::{CATALOG, Repository, Run, Workshop, xtask_in};

const PATH: &str = "catalog/doors.yaml";
const MANIFEST: &str = "[package]\nname = \"doors-errors\"\nversion = \"0.1.0\"\n";

/// The catalog after a change that breaks code.
fn broken() -> String {
    CATALOG.replace("name: stuck", "name: jammed")
}

fn committed() -> Repository {
    let repository = Repository::new(PATH, CATALOG);
    repository.put("generated/Cargo.toml", MANIFEST);
    repository.commit();
    repository
}

fn assert_could_not_run(run: &Run, because: &str) {
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.starts_with("error[could-not-run]: "), "{run:?}");
    assert!(run.err.contains(because), "{run:?}");
}

#[test]
fn the_root_is_the_nearest_folder_with_a_catalog() {
    let repository = Repository::without_git(PATH, CATALOG);
    let run = repository.xtask(&["gen"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.ends_with("generated is written\n"), "{run:?}");
    assert!(repository.path("generated/src/lib.rs").is_file());
    repository.put("deep/down/here.txt", "");
    let run = xtask_in(&repository.path("deep/down"), &["gen", "--check"]);
    assert_eq!(run.code, 0, "{run:?}");
    repository.put(PATH, &broken());
    let run = xtask_in(&repository.path("deep/down"), &["gen", "--check"]);
    assert_eq!(run.code, 1, "{run:?}");
}

#[test]
fn a_worktree_is_a_root_of_its_own() {
    let repository = committed();
    assert_eq!(repository.xtask(&["gen"]).code, 0);
    repository.commit();
    // Inside the first one, where people like to put them.
    repository.git(&["worktree", "add", "--quiet", "trees/other"]);
    repository.put("trees/other/catalog/doors.yaml", &broken());
    let other = repository.path("trees/other");
    assert_eq!(xtask_in(&other, &["gen", "--check"]).code, 1);
    assert_eq!(repository.xtask(&["gen", "--check"]).code, 0);
    assert_eq!(xtask_in(&other, &["diff", "HEAD"]).code, 1);
    assert_eq!(xtask_in(&other, &["gen"]).code, 0);
    assert!(repository.text("trees/other/generated/src/error_code.rs").contains("Jammed"));
    assert!(!repository.text("generated/src/error_code.rs").contains("Jammed"));
    // Seen from the first one, git does not know the other's catalog.
    let run = repository.xtask(&["diff", "HEAD", "--catalog", "trees/other/catalog/doors.yaml"]);
    assert_could_not_run(&run, "another repository");
}

#[test]
fn without_a_root_no_command_succeeds() {
    let nowhere = support::folder();
    for arguments in [&["gen"][..], &["gen", "--check"], &["drift"], &["diff"], &["ci"]] {
        let run = xtask_in(nowhere.path(), arguments);
        assert_could_not_run(&run, "has a folder `catalog`");
    }
}

#[test]
fn a_command_that_has_every_path_needs_no_root() {
    let workshop = Workshop::new(CATALOG);
    let here = |arguments: &[&str]| xtask_in(workshop.folder(), arguments);
    let run = here(&["gen", "--catalog", "doors.yaml", "--out", "crate"]);
    assert_eq!(run.code, 0, "{run:?}");
    let run = here(&["gen", "--check", "--catalog", "doors.yaml", "--out", "crate"]);
    assert_eq!(run.code, 0, "{run:?}");
    let run = here(&["diff", "--base-file", "doors.yaml", "--catalog", "doors.yaml"]);
    assert_eq!(run.code, 0, "{run:?}");
    let run = here(&["drift", "--catalog", "doors.yaml"]);
    assert_could_not_run(&run, "cannot read doors.docs.lock");
}

#[test]
fn a_catalog_outside_the_root_is_an_error() {
    let repository = committed();
    let outside = Workshop::new(&broken());
    let path = outside.folder().join("doors.yaml").display().to_string();
    for arguments in [&["gen"][..], &["gen", "--check"], &["diff", "HEAD"]] {
        let run = repository.xtask(&[arguments, &["--catalog", &path]].concat());
        assert_could_not_run(&run, "outside the repository");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&path, repository.path("catalog/link.yaml")).expect("a link");
        let run = repository.xtask(&["diff", "HEAD", "--catalog", "catalog/link.yaml"]);
        assert_could_not_run(&run, "outside the repository");
    }
}

#[test]
fn a_root_with_several_catalogs_or_none_is_an_error() {
    let repository = committed();
    repository.put("catalog/windows.yaml", &CATALOG.replace("catalog: doors", "catalog: windows"));
    for arguments in [&["gen"][..], &["drift"], &["diff", "HEAD"]] {
        let run = repository.xtask(arguments);
        assert_could_not_run(&run, "catalog/doors.yaml, catalog/windows.yaml");
        assert!(run.err.contains("--catalog FILE"), "{run:?}");
    }
    fs::remove_file(repository.path("catalog/windows.yaml")).expect("removed");
    fs::remove_file(repository.path(PATH)).expect("removed");
    repository.put("catalog/notes.txt", "");
    assert_could_not_run(&repository.xtask(&["gen"]), "no catalog");
}

#[test]
fn the_environment_does_not_name_another_repository() {
    let (repository, other) = (committed(), committed());
    other.put(PATH, &broken());
    other.commit();
    repository.put(PATH, &broken());
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["diff", "HEAD"]).current_dir(repository.folder());
    // All that git calls local, but for the options that the environment gives it.
    let variables = Command::new("git").args(["rev-parse", "--local-env-vars"]).output();
    let variables = String::from_utf8(variables.expect("git runs").stdout).expect("text");
    for variable in variables.lines().filter(|name| !name.starts_with("GIT_CONFIG")) {
        command.env(variable, other.path(".git"));
    }
    command.env("GIT_WORK_TREE", other.folder());
    let run = support::run(&mut command);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("name-changed"), "{run:?}");
}
