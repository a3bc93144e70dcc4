//! `cargo xtask ci` on this repository, with a program in the place of cargo that builds nothing.
#![cfg(unix)]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use support::{Run, repository};

/// Runs the gates with a cargo that is this script.
fn gates(script: &str, format: &str) -> Run {
    let folder = tempfile::tempdir().expect("a folder");
    let cargo = folder.path().join("cargo");
    fs::write(&cargo, format!("#!/bin/sh\n{script}\n")).expect("a script");
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).expect("a program");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["ci", "--format", format]).current_dir(repository()).env("CARGO", cargo);
    support::run(&mut command)
}

#[test]
fn every_gate_runs_with_its_variables_until_one_fails() {
    let run = gates(r#"[ "$1" != doc ] || [ "$RUSTDOCFLAGS" = -Dwarnings ]"#, "human");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("\n== documentation: RUSTDOCFLAGS=-Dwarnings cargo doc "), "{run:?}");
    assert!(run.err.contains(" gates passed"), "{run:?}");
    let run = gates(r#"[ "$1" != doc ]"#, "human");
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("error[gate]: the gate `documentation` failed"), "{run:?}");
    assert!(!run.err.contains("\n== tests: "), "{run:?}");
}

#[test]
fn json_is_one_document_on_standard_output_whatever_the_gates_print() {
    let run = gates("echo printed", "json");
    assert_eq!((run.code, run.json()), (0, serde_json::json!({ "findings": [] })));
    assert!(run.err.contains("printed\n"), "{run:?}");
    let run = gates("exit 1", "json");
    assert_eq!(run.code, 1, "{run:?}");
    assert_eq!(run.json()["findings"][0]["help"], "run `cargo fmt --all`");
}
