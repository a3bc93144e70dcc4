//! What happens when the output of a command cannot be written.
#![cfg(target_os = "linux")]

mod support;

use std::fs::File;
use std::process::{Command, Stdio};

use support::{CATALOG, Repository};

/// A full disk, as Linux has one.
fn full() -> Stdio {
    File::options().write(true).open("/dev/full").expect("Linux has one").into()
}

fn repository() -> Repository {
    let repository = Repository::new("catalog/doors.yaml", CATALOG);
    assert_eq!(repository.xtask(&["gen"]).code, 0);
    repository.commit();
    repository
}

fn command(repository: &Repository, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).current_dir(repository.folder());
    command
}

#[test]
fn an_output_that_is_lost_is_no_success() {
    let repository = repository();
    for arguments in [
        &["gen"][..],
        &["gen", "--check"],
        &["gen", "--check", "--format", "json"],
        &["diff", "HEAD"],
        &["diff", "HEAD", "--format", "json"],
        &["diff", "HEAD", "--format", "markdown"],
        &["--help"],
    ] {
        let output = command(&repository, arguments).stdout(full()).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {output:?}");
        let message = String::from_utf8_lossy(&output.stderr);
        assert!(message.contains("cannot write the output: "), "{arguments:?}: {message}");
    }
    repository.put("catalog/doors.yaml", &CATALOG.replace("The door is stuck", "It is stuck"));
    let status = command(&repository, &["gen", "--check"]).stderr(full()).status();
    assert_eq!(status.expect("it runs").code(), Some(2));
}

#[test]
fn a_reader_that_left_early_is_no_failure() {
    let repository = repository();
    for arguments in [&["gen", "--check"][..], &["diff", "HEAD", "--format", "json"]] {
        let mut child =
            command(&repository, arguments).stdout(Stdio::piped()).spawn().expect("it runs");
        drop(child.stdout.take());
        assert_eq!(child.wait().expect("it ends").code(), Some(0), "{arguments:?}");
    }
    let help = command(&repository, &["--help"]).output().expect("it runs");
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&help.stdout).contains("Usage: cargo xtask"), "{help:?}");
}
