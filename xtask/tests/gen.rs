//! `cargo xtask gen` as its users see it: through the binary, on folders of its own.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{CATALOG, Workshop, xtask};

/// Freshness as a test: it reads, and never writes.
#[test]
fn what_is_generated_in_this_repository_is_what_its_catalog_says() {
    let run = xtask(&["gen", "--check"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
}

#[test]
fn an_empty_folder_becomes_a_crate_that_builds() {
    let workshop = Workshop::new(CATALOG);
    let run = workshop.generate(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("created "), "{run:?}");
    for path in ["Cargo.toml", "ERRORS.md", "catalog.json", "src/lib.rs", "src/error_code.rs"] {
        assert!(workshop.out().join(path).is_file(), "{path}");
    }
    // At the same place in every run, so that its dependencies are built once.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crate");
    let _ = fs::remove_dir_all(&folder);
    for (path, (bytes, _)) in workshop.snapshot() {
        let copy = folder.join(path.strip_prefix(workshop.out()).expect("a path of the crate"));
        fs::create_dir_all(copy.parent().expect("a folder")).expect("a folder");
        fs::write(copy, bytes).expect("a file");
    }
    let build = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet", "--target-dir", env!("CARGO_TARGET_TMPDIR")])
        .current_dir(folder)
        .output()
        .expect("cargo runs");
    assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stderr));
}

#[test]
fn a_second_run_touches_nothing() {
    let workshop = Workshop::generated();
    // A time that no write gives a file, however coarse the clock of the file system is.
    let long_ago = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(86_400);
    for path in workshop.snapshot().keys() {
        let file = fs::File::options().write(true).open(path);
        file.and_then(|file| file.set_modified(long_ago)).expect("an old file");
    }
    let before = workshop.snapshot();
    let run = workshop.generate(&[]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.ends_with("is up to date\n"), "{run:?}");
    assert_eq!(workshop.snapshot(), before);
}

#[test]
fn a_manifest_that_is_there_is_left_alone() {
    let workshop = Workshop::generated();
    let manifest = "# mine\n[package]\nname = \"doors-errors\"\n";
    workshop.put("Cargo.toml", manifest);
    assert_eq!(workshop.generate(&[]).code, 0);
    assert_eq!(workshop.text("Cargo.toml"), manifest);
    assert_eq!(workshop.generate(&["--check"]).code, 0);
}

#[test]
fn a_check_of_what_is_fresh_is_silent_about_files() {
    let workshop = Workshop::generated();
    let run = workshop.generate(&["--check"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run:?}");
    assert!(run.out.ends_with("is what the catalog says\n"), "{run:?}");
}

#[test]
fn an_edited_file_is_stale_and_the_check_says_how_to_fix_it() {
    let workshop = Workshop::generated();
    let edited = workshop.text("src/error_code.rs").replace("Stuck", "Jammed");
    workshop.put("src/error_code.rs", &edited);
    let run = workshop.generate(&["--check"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("error[stale-file]: "), "{run:?}");
    assert!(run.err.contains("src/error_code.rs is not what the catalog says"), "{run:?}");
    assert!(run.err.contains("\n-    Jammed,\n+    Stuck,\n"), "{run:?}");
    let command = format!("cargo xtask gen {}", workshop.arguments().join(" "));
    assert!(run.err.ends_with(&format!("Run: {command}\n")), "{run:?}");
    let line = edited.lines().position(|line| line.contains("Jammed")).expect("a line") + 1;
    let json = workshop.generate(&["--check", "--format", "json"]).json();
    assert_eq!(json["findings"][0]["line"], line, "{json}");
    let long =
        edited.lines().take(3).collect::<Vec<_>>().join("\n") + &"\n// More.".repeat(100) + "\n";
    workshop.put("src/error_code.rs", &long);
    let run = workshop.generate(&["--check"]);
    assert!(run.err.lines().count() < 70, "{run:?}");
    let more = edited.lines().count() + 42;
    assert!(run.err.contains(&format!("\n... and {more} more lines\n")), "{run:?}");
    assert_eq!(workshop.text("src/error_code.rs"), long, "a check writes nothing");
    assert_eq!(workshop.generate(&[]).code, 0);
    assert_eq!(workshop.generate(&["--check"]).code, 0);
}

#[test]
fn a_deleted_file_is_missing_and_comes_back() {
    let workshop = Workshop::generated();
    for path in ["src/lib.rs", "ERRORS.md", "catalog.json", "Cargo.toml"] {
        fs::remove_file(workshop.out().join(path)).expect("removed");
        let run = workshop.generate(&["--check"]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.err.contains("error[missing-file]: "), "{run:?}");
        assert!(run.err.contains(&format!("{path} is missing")), "{run:?}");
        assert!(!workshop.out().join(path).exists(), "a check writes nothing");
        assert_eq!(workshop.generate(&[]).code, 0);
        assert!(workshop.out().join(path).is_file());
    }
}

#[test]
fn a_generated_file_that_nothing_generates_any_more_is_removed() {
    let workshop = Workshop::generated();
    let orphan = workshop.text("src/error_code.rs");
    workshop.put("src/old/former.rs", &orphan);
    let run = workshop.generate(&["--check"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("src/old/former.rs is not generated any more"), "{run:?}");
    assert_eq!(workshop.generate(&[]).code, 0);
    assert!(!workshop.out().join("src/old/former.rs").exists());
}

#[test]
fn a_folder_with_foreign_files_is_not_written_to() {
    let workshop = Workshop::new(CATALOG);
    workshop.put("src/lib.rs", "// Three days of work.\n");
    workshop.put("ERRORS.md", "# Mine\n");
    let before = workshop.snapshot();
    let run = workshop.generate(&[]);
    assert_eq!(run.code, 1, "{run:?}");
    for path in ["ERRORS.md", "src/lib.rs"] {
        assert!(
            run.err.contains(&format!("{path} is in the way: it was not generated")),
            "{run:?}"
        );
    }
    assert_eq!(workshop.snapshot(), before);
}

#[test]
fn a_catalog_among_the_generated_files_is_not_removed() {
    let workshop = Workshop::generated();
    let catalog = format!("# @generated by `cargo xtask gen`\n{CATALOG}");
    workshop.put("src/doors.yaml", &catalog);
    let path = workshop.out().join("src/doors.yaml").display().to_string();
    let out = workshop.out().display().to_string();
    let run = xtask(&["gen", "--catalog", &path, "--out", &out]);
    assert_eq!(run.code, 2, "{run:?}");
    assert_eq!(workshop.text("src/doors.yaml"), catalog);
}

#[test]
fn what_only_a_person_may_fix_is_not_listed_as_fixed_by_a_command() {
    let workshop = Workshop::generated();
    workshop.put("src/mine.rs", "");
    let run = workshop.generate(&["--check"]);
    assert!(run.err.contains("\n  help: move it elsewhere, or delete it\n"), "{run:?}");
    assert!(run.err.ends_with("\n1 file is not as the catalog says.\n"), "{run:?}");
}

#[test]
fn bytes_that_only_look_alike_are_stale() {
    let workshop = Workshop::new(&CATALOG.replace("The door is stuck", "The door is \u{fffd}"));
    assert_eq!(workshop.generate(&[]).code, 0);
    let mut bytes = fs::read(workshop.out().join("src/entries.rs")).expect("a file");
    let at = bytes.windows(3).position(|three| three == "\u{fffd}".as_bytes()).expect("the sign");
    bytes.splice(at..at + 3, [0xff]);
    fs::write(workshop.out().join("src/entries.rs"), bytes).expect("written");
    assert_eq!(workshop.generate(&["--check"]).code, 1);
}

#[test]
fn all_that_differs_is_reported_in_one_run() {
    let workshop = Workshop::generated();
    let edited = workshop.text("src/runtime/retry.rs") + "// More.\n";
    workshop.put("src/runtime/retry.rs", &edited);
    fs::remove_file(workshop.out().join("src/runtime/outcome.rs")).expect("removed");
    workshop.put("src/mine.rs", "");
    let run = workshop.generate(&["--check"]);
    for message in [
        "src/mine.rs is not",
        "src/runtime/outcome.rs is missing",
        "src/runtime/retry.rs is not what",
    ] {
        assert!(run.err.contains(message), "{run:?}");
    }
    assert!(
        run.err.contains("\n3 files are not as the catalog says. Run: cargo xtask gen"),
        "{run:?}"
    );
}
