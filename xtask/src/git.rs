//! git, about the folder that it runs in and nothing else.

use std::path::Path;
use std::process::Command;

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

/// The command without the variables that name another repository, as in a hook: all of git's but
/// those of its configuration.
pub(crate) fn without_variables(command: &mut Command) -> &mut Command {
    for (name, _) in std::env::vars_os() {
        let bytes = name.as_encoded_bytes();
        if bytes.starts_with(b"GIT_") && !bytes.starts_with(b"GIT_CONFIG") {
            command.env_remove(name);
        }
    }
    command
}
