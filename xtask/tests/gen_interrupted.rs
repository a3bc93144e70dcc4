//! `cargo xtask gen` cut short: killed, or on a disk that takes nothing more.
#![cfg(unix)]

mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use support::{CATALOG, Workshop};

/// How many runs are killed, each a little later than the one before: from the middle of a run on,
/// because files are written at its end.
const KILLED: u32 = 30;

type Contents = BTreeMap<PathBuf, Vec<u8>>;

/// A catalog that takes a while to write: its files have hundreds of rows, each of which says `word`.
fn large_catalog(word: &str) -> String {
    let mut rows = String::new();
    for code in 2..400 {
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

#[test]
fn a_killed_run_leaves_each_file_old_or_new() {
    let workshop = Workshop::new(&large_catalog("stuck"));
    assert_eq!(workshop.generate(&[]).code, 0);
    let old = finished(&workshop);
    workshop.put_catalog(&large_catalog("jammed"));
    let started = Instant::now();
    assert_eq!(workshop.generate(&[]).code, 0);
    let whole_run = started.elapsed();
    let new = finished(&workshop);
    assert_ne!(old, new);

    let (mut killed, mut half_way) = (0, 0);
    for step in 0..KILLED {
        for (path, bytes) in &old {
            fs::write(path, bytes).expect("the old file");
        }
        killed += u32::from(killed_after(&workshop, whole_run * (KILLED + step) / (2 * KILLED)));
        let left = finished(&workshop);
        assert_eq!(left.keys().collect::<Vec<_>>(), old.keys().collect::<Vec<_>>());
        for (path, bytes) in &left {
            let is_whole = old.get(path) == Some(bytes) || new.get(path) == Some(bytes);
            assert!(is_whole, "{} is neither old nor new", path.display());
        }
        half_way += u32::from(left != old && left != new);
    }
    println!("{killed} of {KILLED} runs were killed, {half_way} of them between two files");
    assert!(killed > 0, "every run was over before it was killed");
    assert_eq!(workshop.generate(&[]).code, 0);
    assert_eq!(finished(&workshop), new);
}

/// Whether a run was still going when it was killed `after` so long.
fn killed_after(workshop: &Workshop, after: Duration) -> bool {
    let mut run = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("gen")
        .args(workshop.arguments())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    std::thread::sleep(after);
    let is_going = run.try_wait().expect("the run can be asked").is_none();
    // It may end at this very moment, and then there is nothing to kill.
    let _ = run.kill();
    run.wait().expect("the run ends");
    is_going
}

/// The shell bounds the size of files, which stands for a disk that is full.
#[test]
fn a_disk_that_takes_no_more_is_an_error_with_the_path() {
    let workshop = Workshop::new(&large_catalog("stuck"));
    assert_eq!(workshop.generate(&[]).code, 0);
    let old = finished(&workshop);
    workshop.put_catalog(&large_catalog("jammed"));
    let mut script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" gen".to_owned();
    for argument in workshop.arguments() {
        write!(script, " '{argument}'").expect("a String takes any text");
    }
    let output = Command::new("sh")
        .args(["-c", &script, env!("CARGO_BIN_EXE_xtask")])
        .output()
        .expect("a shell");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.starts_with("error[could-not-run]: cannot write "), "{told}");
    let folder = workshop.out().display().to_string();
    assert!(told.contains(&folder), "{told}");
    for (path, bytes) in finished(&workshop) {
        assert!(bytes.ends_with(b"\n"), "{} is cut short", path.display());
        assert!(old.contains_key(&path), "{} is new", path.display());
    }
    assert_eq!(workshop.generate(&[]).code, 0, "what is left can be gone on with");
}

#[test]
fn a_folder_that_takes_no_files_is_an_error_with_the_path() {
    use std::os::unix::fs::PermissionsExt;
    let workshop = Workshop::generated();
    workshop.put_catalog(&CATALOG.replace("The door is stuck", "The door is jammed"));
    let source = workshop.out().join("src");
    fs::set_permissions(&source, fs::Permissions::from_mode(0o555)).expect("permissions");
    // A privileged user may write anywhere; then a file in the place of the folder says no.
    if fs::write(source.join("probe"), "").is_ok() {
        fs::remove_dir_all(&source).expect("removed");
        fs::write(&source, "").expect("a file");
    }
    let run = workshop.generate(&[]);
    let told = &run.err;
    assert_eq!(run.code, 2, "{told}");
    assert!(told.contains("error[could-not-run]: cannot "), "{told}");
    assert!(told.contains(&source.display().to_string()), "{told}");
    if source.is_dir() {
        fs::set_permissions(&source, fs::Permissions::from_mode(0o755)).expect("permissions");
    }
}
