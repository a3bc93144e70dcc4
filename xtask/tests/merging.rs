//! Two branches that change the catalog: once it is merged by hand, `gen` does the rest.

mod support;

use std::process::Command;

use support::{CATALOG, Repository};

const PATH: &str = "catalog/doors.yaml";

/// The catalog with one more code.
fn with_code(catalog: &str, code: u32, name: &str) -> String {
    let entry = format!(
        "  - code: {code}\n    name: {name}\n    outcome: failed\n    summary: The door is {name}\n    retry: {{ strategy: unspecified }}\n    remediation: {{ actor: caller, action: Look }}\n"
    );
    catalog.replace("undocumented:\n", &format!("{entry}undocumented:\n"))
}

fn generated() -> Repository {
    let repository = Repository::new(PATH, CATALOG);
    let attributes = support::repository().join(".gitattributes");
    repository.put(".gitattributes", &std::fs::read_to_string(attributes).expect("a text"));
    assert_eq!(repository.xtask(&["gen"]).code, 0);
    repository.commit();
    repository
}

#[test]
fn after_the_catalog_is_merged_gen_heals_the_rest() {
    let repository = generated();
    for (branch, code, name) in [("one", 2, "locked"), ("two", 3, "painted")] {
        repository.git(&["checkout", "--quiet", "-b", branch, "main"]);
        repository.put(PATH, &with_code(CATALOG, code, name));
        assert_eq!(repository.xtask(&["gen"]).code, 0);
        repository.commit();
    }
    let merge = Command::new("git")
        .args([
            "-c",
            "user.name=Tests",
            "-c",
            "user.email=tests@example.com",
            "merge",
            "--quiet",
            "one",
        ])
        .current_dir(repository.folder())
        .output()
        .expect("git runs");
    let said = String::from_utf8_lossy(&merge.stdout);
    let conflicts: Vec<_> = said.lines().filter(|line| line.starts_with("CONFLICT")).collect();
    assert_eq!(conflicts, [format!("CONFLICT (content): Merge conflict in {PATH}")], "{said}");
    let run = repository.xtask(&["gen"]);
    assert_eq!(run.code, 1, "{run:?}");
    let both = with_code(&with_code(CATALOG, 2, "locked"), 3, "painted");
    repository.put(PATH, &both);
    let run = repository.xtask(&["gen"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(repository.xtask(&["gen", "--check"]).code, 0);
    let fresh = Repository::new(PATH, &both);
    fresh.xtask(&["gen"]);
    for path in ["generated/src/error_code.rs", "generated/ERRORS.md", "generated/catalog.json"] {
        assert_eq!(repository.text(path), fresh.text(path), "{path}");
    }
}

#[test]
fn conflict_markers_in_what_is_generated_are_healed() {
    let repository = generated();
    for path in ["generated/src/error_code.rs", "generated/ERRORS.md", "generated/catalog.json"] {
        let text = repository.text(path);
        let middle = text.chars().count() / 2;
        let (middle, _) = text.char_indices().nth(middle).expect("a character");
        let (start, end) = text.split_at(middle);
        let conflict = format!("{start}\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> one\n{end}");
        repository.put(path, &conflict);
        let run = repository.xtask(&["gen"]);
        assert_eq!((run.code, repository.text(path)), (0, text), "{run:?}");
    }
}
