//! What git knows of the base of a change.

use std::path::Path;

use crate::git;

/// Branches that a change may be meant for, the likeliest first.
const DEFAULT_BRANCHES: &[&str] =
    &["origin/HEAD", "origin/main", "origin/master", "main", "master"];

/// The commit that `asked` names, or, if nothing is asked, the one where this branch left the
/// default one. The error says what to do.
pub(super) fn commit(root: &Path, asked: Option<&str>) -> Result<String, String> {
    let Some(asked) = asked else {
        git::line(root, &["rev-parse", "--git-dir"])
            .map_err(|error| format!("{error}; compare with a file: --base-file FILE"))?;
        let merge_base = |branch: &&str| git::line(root, &["merge-base", branch, "HEAD"]).ok();
        let head = || git::line(root, &["rev-parse", "HEAD"]).ok();
        // In a shallow clone the history may end before the branch left: HEAD would hide it all.
        let found = DEFAULT_BRANCHES.iter().find_map(merge_base);
        return found
            .or_else(|| if is_shallow(root) { None } else { head() })
            .ok_or_else(|| missing(root, "a common ancestor of this and the default branch"));
    };
    let commit = format!("{asked}^{{commit}}");
    git::line(root, &["rev-parse", "--verify", "--quiet", &commit])
        .map_err(|_| missing(root, &format!("`{asked}`")))
}

fn is_shallow(root: &Path) -> bool {
    git::line(root, &["rev-parse", "--is-shallow-repository"]).is_ok_and(|it| it == "true")
}

fn missing(root: &Path, what: &str) -> String {
    let help = if is_shallow(root) {
        "this clone is shallow: run `git fetch --unshallow`, or fetch the base with `git fetch --depth=1 origin BASE`"
    } else {
        "name another revision, fetch it first, or compare with a file: --base-file FILE"
    };
    format!("git does not find {what}; {help}")
}

/// A path from the root on, as git writes it.
pub(super) fn path(inner: &Path) -> Result<String, String> {
    let text = inner.to_str().ok_or_else(|| format!("{} is not UTF-8", inner.display()))?;
    Ok(text.replace(std::path::MAIN_SEPARATOR, "/"))
}

/// A file as it was at a commit: its bytes, and its path there, which may have been another one.
/// `inner` is its path from the root on.
pub(super) fn file_at(
    root: &Path,
    commit: &str,
    inner: &str,
) -> Result<Option<(Vec<u8>, String)>, String> {
    if let Some(bytes) = blob(root, commit, inner)? {
        return Ok(Some((bytes, inner.to_owned())));
    }
    let Some(former) = renamed_from(root, commit, inner)? else { return Ok(None) };
    let bytes = blob(root, commit, &former)?;
    Ok(bytes.map(|bytes| (bytes, former)))
}

/// A catalog that was beside `inner` at a commit and is gone; `None` if that is not one alone. Git sees
/// neither a move to a file that was not added, nor one that changed most of it.
pub(super) fn gone_beside(
    root: &Path,
    commit: &str,
    inner: &str,
) -> Result<Option<(Vec<u8>, String)>, String> {
    let folder = inner.rsplit_once('/').map_or("./".to_owned(), |(folder, _)| format!("{folder}/"));
    let list = git::line(root, &["ls-tree", "-z", "--name-only", commit, "--", &folder])?;
    let is_catalog = |path: &&str| Path::new(path).extension().is_some_and(|it| it == "yaml");
    let catalogs = list.split('\0').filter(is_catalog);
    let gone: Vec<_> = catalogs.filter(|path| !root.join(path).exists()).collect();
    let [former] = gone.as_slice() else { return Ok(None) };
    Ok(blob(root, commit, former)?.map(|bytes| (bytes, (*former).to_owned())))
}

/// The bytes of a file at a commit; `None` only if the commit has no such file.
pub(super) fn blob(root: &Path, commit: &str, inner: &str) -> Result<Option<Vec<u8>>, String> {
    if git::run(root, &["ls-tree", "-z", commit, "--", inner])?.is_empty() {
        return Ok(None);
    }
    git::run(root, &["cat-file", "blob", &format!("{commit}:./{inner}")]).map(Some)
}

/// Where git thinks that a file came from.
fn renamed_from(root: &Path, commit: &str, now: &str) -> Result<Option<String>, String> {
    let options = ["--find-renames=30%", "--name-status", "--diff-filter=R", "--relative", "-z"];
    let answer = git::line(root, &[&["diff"], &options[..], &[commit]].concat())?;
    let columns: Vec<_> = answer.split('\0').collect();
    let renamed = columns.chunks_exact(3).find(|row| row[2] == now);
    Ok(renamed.map(|row| row[1].to_owned()))
}
