//! Paths that lead to something other than a file: a command reports it, and waits for nothing.
#![cfg(unix)]

mod support;

use std::os::unix::fs::symlink;
use std::process::Command;

use support::{CATALOG, Workshop, xtask_in};

#[test]
fn what_is_no_regular_file_is_named_and_not_opened() {
    let workshop = Workshop::new(CATALOG);
    let folder = workshop.folder();
    let made = Command::new("mkfifo").arg(folder.join("pipe")).status().expect("mkfifo runs");
    assert!(made.success());
    symlink("/dev/zero", folder.join("zeros")).expect("a link");
    symlink("doors.yaml", folder.join("link.yaml")).expect("a link");
    for odd in ["pipe", "zeros", "."] {
        for arguments in [
            &["gen", "--out", "crate", "--catalog", odd][..],
            &["drift", "--catalog", odd],
            &["drift", odd, "--catalog", "doors.yaml"],
            &["drift", "--catalog", "doors.yaml", "--lock", odd],
            &["diff", "--base-file", odd, "--catalog", "doors.yaml"],
            &["diff", "--base-file", "doors.yaml", "--catalog", odd],
        ] {
            let run = xtask_in(folder, arguments);
            assert_eq!(run.code, 2, "{arguments:?}: {run:?}");
            let message = format!("cannot read {odd}: it is not a regular file");
            assert!(run.err.contains(&message), "{arguments:?}: {run:?}");
        }
    }
    let run = xtask_in(folder, &["diff", "--base-file", "link.yaml", "--catalog", "doors.yaml"]);
    assert_eq!(run.code, 0, "a link to a file is as good: {run:?}");
}
