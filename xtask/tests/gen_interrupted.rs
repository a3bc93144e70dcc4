//! `cargo xtask gen` cut short: killed, or on a full disk.
#![cfg(unix)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use support::{CATALOG, Workshop};

type Contents = BTreeMap<PathBuf, Vec<u8>>;

/// A catalog whose files are large enough to be cut short, with `word` in each row.
fn large_catalog(word: &str) -> String {
    let mut rows = String::new();
    for code in 2..60 {
        let row = format!(
            "  - {{ code: {code}, name: code_{code}, outcome: failed, summary: The door is {word}, retry: {{ strategy: unspecified }}, remediation: {{ actor: caller, action: Push }} }}\n"
        );
        rows.push_str(&row);
    }
    CATALOG.replace("undocumented:\n", &format!("{rows}undocumented:\n"))
}

/// The files that a run finished, without what a killed one may leave beside them.
fn finished(workshop: &Workshop) -> Contents {
    let is_finished = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        name.is_some_and(|name| !name.starts_with(".xtask-gen-"))
    };
    let files = workshop.snapshot().into_iter();
    files.filter(|(path, _)| is_finished(path)).map(|(path, (bytes, _))| (path, bytes)).collect()
}

/// Runs `gen` with a bound on the size of files, in blocks of 512 bytes. The system kills a run that
/// would exceed it, in the middle of writing; one that ignores the signal gets an error as from a full disk.
fn bounded(workshop: &Workshop, blocks: u64, before: &str) -> Output {
    let mut script = format!("{before}ulimit -c 0; ulimit -f {blocks}; exec \"$0\" gen");
    for argument in workshop.arguments() {
        write!(script, " '{argument}'").expect("a String takes any text");
    }
    let shell = Command::new("sh").args(["-c", &script, env!("CARGO_BIN_EXE_xtask")]).output();
    shell.expect("a shell")
}

/// A run is killed where a file gets larger than a bound: with a bound for each size that a file
/// has, it is killed at every file that is larger than all before it.
#[test]
fn a_killed_run_leaves_each_file_old_or_new() {
    let workshop = Workshop::new(&large_catalog("stuck"));
    assert_eq!(workshop.generate(&[]).code, 0);
    let old = finished(&workshop);
    workshop.put_catalog(&large_catalog("jammed"));
    assert_eq!(workshop.generate(&[]).code, 0);
    let new = finished(&workshop);
    assert_ne!(old, new);

    let (mut killed, mut half_way) = (0, 0);
    let sizes: BTreeSet<_> = new.values().map(|bytes| bytes.len() as u64 / 512 + 1).collect();
    for blocks in sizes {
        for (path, bytes) in &old {
            fs::write(path, bytes).expect("the old file");
        }
        let is_killed = bounded(&workshop, blocks, "").status.code().is_none();
        killed += u32::from(is_killed);
        let left = finished(&workshop);
        assert_eq!(left.keys().collect::<Vec<_>>(), old.keys().collect::<Vec<_>>());
        for (path, bytes) in &left {
            let is_whole = old.get(path) == Some(bytes) || new.get(path) == Some(bytes);
            assert!(is_whole, "{} is neither old nor new", path.display());
        }
        assert!(is_killed || left == new, "a run that ends has written all");
        half_way += u32::from(left != old && left != new);
    }
    assert!(killed > 0, "every run was over before it was killed");
    assert!(half_way > 0, "no run was killed between two files");
    assert_eq!(workshop.generate(&[]).code, 0);
    assert_eq!(finished(&workshop), new);
    let is_temporary = |path: &PathBuf| path.to_string_lossy().contains(".xtask-gen-");
    assert!(!workshop.snapshot().keys().any(is_temporary), "what they left is gone");
}

#[test]
fn the_next_run_completes_a_first_one_that_was_killed() {
    let workshop = Workshop::new(&large_catalog("stuck"));
    assert_eq!(bounded(&workshop, 2, "").status.code(), None, "it is killed");
    assert!(workshop.out().join("Cargo.toml").is_file(), "the manifest comes first");
    workshop.put_catalog(&large_catalog("jammed"));
    let run = workshop.generate(&[]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn a_full_disk_is_an_error_with_the_path() {
    let workshop = Workshop::new(&large_catalog("stuck"));
    assert_eq!(workshop.generate(&[]).code, 0);
    let old = finished(&workshop);
    workshop.put_catalog(&large_catalog("jammed"));
    fs::remove_file(workshop.out().join("Cargo.toml")).expect("removed");
    let output = bounded(&workshop, 8, "trap '' XFSZ; ");
    let message = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{message}");
    assert!(message.starts_with("error[could-not-run]: cannot write "), "{message}");
    let folder = workshop.out().display().to_string();
    assert!(message.contains(&folder), "{message}");
    let done = String::from_utf8_lossy(&output.stdout);
    assert!(done.starts_with("created ") && done.ends_with("/Cargo.toml\n"), "{done}");
    for (path, bytes) in finished(&workshop) {
        assert!(bytes.ends_with(b"\n"), "{} is cut short", path.display());
        assert!(old.contains_key(&path), "{} is new", path.display());
    }
    assert_eq!(workshop.generate(&[]).code, 0, "the next run goes on from there");
}

#[test]
fn a_read_only_folder_is_an_error_with_the_path() {
    use std::os::unix::fs::PermissionsExt;
    let workshop = Workshop::generated();
    workshop.put_catalog(&CATALOG.replace("The door is stuck", "The door is jammed"));
    let source = workshop.out().join("src");
    fs::set_permissions(&source, fs::Permissions::from_mode(0o555)).expect("permissions");
    // A privileged user may write anywhere: there is nothing to see then.
    if fs::write(source.join("probe"), "").is_ok() {
        return;
    }
    let run = workshop.generate(&[]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("error[could-not-run]: cannot "), "{run:?}");
    assert!(run.err.contains(&source.display().to_string()), "{run:?}");
    fs::set_permissions(&source, fs::Permissions::from_mode(0o755)).expect("permissions");
}
