//! Which version a change is compared with, and which one is enough.

use crate::support::Repository;
use crate::{FORMATS, MANIFEST, PATH, base, changed, manifest};

/// A repository with a crate in `folder`, after a change that needs a minor bump.
fn repository(catalog: &str, folder: &str, version: &str) -> Repository {
    let repository = Repository::new(catalog, &base());
    repository.put(&format!("{folder}/Cargo.toml"), &manifest(version));
    repository.commit();
    repository.put(catalog, &changed("name-changed"));
    repository
}

#[test]
fn the_repositorys_own_catalog_is_the_same_under_any_path() {
    let repository = repository(PATH, "generated", "0.1.0");
    let absolute = repository.path(PATH).display().to_string();
    for path in [PATH, "./catalog/../catalog/depot.yaml", &absolute] {
        let run = repository.xtask(&["diff", "HEAD", "--catalog", path]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.out.contains("the version is still 0.1.0"), "{run:?}");
    }
}

#[test]
fn another_catalog_has_the_crate_that_is_named_after_it() {
    let repository = repository("apis/depot.yaml", "crates/depot", "0.1.0");
    let diff = || repository.xtask(&["diff", "HEAD", "--catalog", "apis/depot.yaml"]);
    // The folder makes it a root; its own catalog and crate are another API's.
    repository.put("catalog/doors.yaml", crate::support::CATALOG);
    repository.put(MANIFEST, "[package]\nname = \"doors-errors\"\nversion = \"7.0.0\"\n");
    let run = diff();
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("raise it in crates/depot/Cargo.toml"), "{run:?}");
    repository.put("crates/depot/Cargo.toml", &manifest("0.2.0"));
    assert_eq!(diff().code, 0);
    repository.put("copy/Cargo.toml", &manifest("0.2.0"));
    let run = diff();
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("copy/Cargo.toml, crates/depot/Cargo.toml"), "{run:?}");
}

#[test]
fn a_catalog_without_a_crate_is_reported_to_have_none() {
    let repository = Repository::new("apis/depot.yaml", &base());
    repository.put("catalog/doors.yaml", crate::support::CATALOG);
    repository.commit();
    repository.put("apis/depot.yaml", &changed("name-changed"));
    for format in FORMATS {
        let arguments = ["diff", "HEAD", "--catalog", "apis/depot.yaml", "--format", format];
        let run = repository.xtask(&arguments);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.contains("depot-errors"), "{run:?}");
        assert!(run.out.contains("no version to check"), "{run:?}");
    }
}

#[test]
fn the_version_may_be_the_workspaces() {
    let repository = Repository::new(PATH, &base());
    let workspace = |version: &str| format!("[workspace.package]\nversion = \"{version}\"\n");
    repository.put("Cargo.toml", &workspace("0.1.0"));
    let manifest = "[package]\nname = \"depot-errors\"\nversion.workspace = true\n";
    repository.put(MANIFEST, manifest);
    repository.commit();
    repository.put(PATH, &changed("name-changed"));
    let run = repository.xtask(&["diff", "HEAD", "--format", "json"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert_eq!(run.json()["versions"]["before"], "0.1.0");
    repository.put("Cargo.toml", &workspace("0.2.0"));
    assert_eq!(repository.xtask(&["diff", "HEAD"]).code, 0);
    repository.put("Cargo.toml", "[workspace]\n");
    let run = repository.xtask(&["diff", "HEAD"]);
    assert_eq!(run.code, 2, "a version that cannot be read is not skipped: {run:?}");
}

#[test]
fn a_manifest_that_has_no_version_is_an_error_with_its_file() {
    let repository = repository(PATH, "generated", "0.1.0");
    for (manifest, error) in [
        ("[dependencies]\n", "generated/Cargo.toml: there is no [package]"),
        ("[package\n", "generated/Cargo.toml: "),
    ] {
        repository.put(MANIFEST, manifest);
        let run = repository.xtask(&["diff", "HEAD"]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(error), "{run:?}");
    }
}

#[test]
fn pre_releases_are_compared_as_semver_does() {
    for (before, all) in [
        ("0.1.0", [("0.2.0-rc.1", 0), ("0.1.1-rc.1", 1), ("0.1.1", 1)]),
        ("0.2.0-rc.2", [("0.2.0-rc.2", 1), ("0.2.0-rc.3", 0), ("0.2.0-rc.1", 1)]),
    ] {
        let repository = repository(PATH, "generated", before);
        for (after, code) in all {
            repository.put(MANIFEST, &manifest(after));
            let run = repository.xtask(&["diff", "HEAD"]);
            assert_eq!(run.code, code, "{before} -> {after}: {run:?}");
        }
    }
}

#[test]
fn a_version_that_was_lowered_is_refused() {
    let repository = repository(PATH, "generated", "0.1.0");
    repository.put(MANIFEST, &manifest("0.0.9"));
    let run = repository.xtask(&["diff", "HEAD"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.out.contains("the version was lowered from 0.1.0 to 0.0.9"), "{run:?}");
    repository.put(PATH, &base());
    let run = repository.xtask(&["diff", "HEAD"]);
    assert_eq!(run.code, 1, "without a change too: {run:?}");
    assert!(run.out.contains("the version was lowered from 0.1.0 to 0.0.9"), "{run:?}");
}

/// Two branches left the same state and took the same version; one of them was merged.
#[test]
fn a_version_that_another_branch_took_is_found() {
    let repository = repository(PATH, "generated", "0.1.0");
    let branch = |name: &str, kind: &str, version: &str| {
        repository.git(&["checkout", "--quiet", "-b", name, "main"]);
        repository.put(PATH, &changed(kind));
        repository.put(MANIFEST, &manifest(version));
        repository.commit();
    };
    branch("one", "summary-reworded", "0.1.1");
    branch("two", "action-reworded", "0.1.1");
    let run = repository.xtask(&["diff"]);
    assert_eq!(run.code, 0, "{run:?}");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git(&["merge", "--quiet", "one"]);
    repository.git(&["checkout", "--quiet", "two"]);
    for format in FORMATS {
        let run = repository.xtask(&["diff", "--format", format]);
        assert_eq!(run.code, 1, "{run:?}");
        let said = run.out.replace("`main`", "main") + &run.err;
        assert!(
            said.contains("main has version `0.1.1` already")
                || said.contains("main has version 0.1.1 already"),
            "{said}"
        );
    }
    repository.put(MANIFEST, &manifest("0.1.2"));
    assert_eq!(repository.xtask(&["diff"]).code, 0, "above the one that is taken");
    repository.put(MANIFEST, &manifest("0.1.0"));
    repository.put(PATH, &base());
    assert_eq!(repository.xtask(&["diff"]).code, 0, "a branch without a change takes none");
}
