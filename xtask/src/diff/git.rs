//! What git knows of the base of a change.

use std::path::Path;
use std::process::Command;

use crate::workspace;

/// Branches that a change may be meant for, the likeliest first.
const DEFAULT_BRANCHES: &[&str] =
    &["origin/HEAD", "origin/main", "origin/master", "main", "master"];

/// Runs git at the root of the repository. The error is what git says.
fn git(arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(workspace::root())
        .output()
        .map_err(|error| format!("cannot run git: {error}"))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let told = String::from_utf8_lossy(&output.stderr);
    Err(told.lines().next().unwrap_or("git failed").trim_start_matches("fatal: ").to_owned())
}

fn line(arguments: &[&str]) -> Result<String, String> {
    git(arguments).map(|bytes| String::from_utf8_lossy(&bytes).trim().to_owned())
}

/// The commit that `asked` names, or, if nothing is asked, the one where this branch left the
/// default one. The error says what to do.
pub(super) fn base(asked: Option<&str>) -> Result<String, String> {
    let Some(asked) = asked else {
        line(&["rev-parse", "--git-dir"])
            .map_err(|error| format!("{error}; compare with a file: --base-file FILE"))?;
        let merge_base = |branch: &&str| line(&["merge-base", branch, "HEAD"]).ok();
        let found = DEFAULT_BRANCHES.iter().find_map(merge_base);
        // In a shallow clone the history may end before the branch left: HEAD would hide it all.
        let alone = || if is_shallow() { None } else { line(&["rev-parse", "HEAD"]).ok() };
        return found
            .or_else(alone)
            .ok_or_else(|| missing("a common ancestor of this and the default branch"));
    };
    let commit = format!("{asked}^{{commit}}");
    line(&["rev-parse", "--verify", "--quiet", &commit]).map_err(|_| missing(&format!("`{asked}`")))
}

fn is_shallow() -> bool {
    line(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|it| it == "true")
}

fn missing(what: &str) -> String {
    let way_out = if is_shallow() {
        "this clone is shallow: run `git fetch --unshallow`, or fetch the base with `git fetch --depth=1 origin BASE`"
    } else {
        "name another revision, fetch it first, or compare with a file: --base-file FILE"
    };
    format!("git does not find {what}; {way_out}")
}

/// A file as it was at a commit: its bytes, and its path there, which may have been another one.
pub(super) fn file_at(commit: &str, path: &Path) -> Option<(Vec<u8>, String)> {
    let now = relative(path)?;
    if let Ok(bytes) = git(&["show", &format!("{commit}:./{now}")]) {
        return Some((bytes, now));
    }
    let former = renamed_from(commit, &now)?;
    let bytes = git(&["show", &format!("{commit}:./{former}")]).ok()?;
    Some((bytes, former))
}

/// Where git thinks that a file came from.
fn renamed_from(commit: &str, now: &str) -> Option<String> {
    let options = ["--find-renames=30%", "--name-status", "--diff-filter=R", "--relative", "-z"];
    let told = line(&[&["diff"], &options[..], &[commit]].concat()).ok()?;
    let columns: Vec<_> = told.split('\0').collect();
    let renamed = columns.chunks_exact(3).find(|row| row[2] == now)?;
    Some(renamed[1].to_owned())
}

/// A path from the root of the repository on, as git writes it.
fn relative(path: &Path) -> Option<String> {
    let root = workspace::root().canonicalize().ok()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
    let whole = folder.join(path.file_name()?);
    let inner = whole.strip_prefix(root).ok()?;
    Some(inner.to_string_lossy().replace('\\', "/"))
}
