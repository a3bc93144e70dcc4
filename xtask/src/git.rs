//! git, about the folder that it runs in and nothing else.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Variables that make git work on another repository than that of its folder, as in a hook.
const VARIABLES: &[&str] = &[
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CEILING_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_NAMESPACE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// Runs git in a folder. The error is git's message.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let mut command = Command::new("git");
    command.args(arguments).current_dir(folder);
    let output = without_variables(&mut command)
        .output()
        .map_err(|error| format!("cannot run git: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr);
    Err(message.lines().next().unwrap_or("git failed").trim_start_matches("fatal: ").to_owned())
}

/// The same, for an answer of one line.
pub(crate) fn line(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let answer = run(folder, arguments)?;
    let answer = String::from_utf8(answer).map_err(|_| "git's answer is not UTF-8".to_owned())?;
    Ok(answer.strip_suffix('\n').unwrap_or(&answer).to_owned())
}

/// The root of the working tree that a folder belongs to; `None` if it belongs to none.
pub(crate) fn top_level(folder: &Path) -> Option<PathBuf> {
    let top = line(folder, &["rev-parse", "--show-toplevel"]).ok()?;
    (!top.is_empty()).then(|| top.into())
}

/// The command without the variables that would lead git to another repository.
pub(crate) fn without_variables(command: &mut Command) -> &mut Command {
    for variable in VARIABLES {
        command.env_remove(variable);
    }
    command
}
