//! What git has of the base of a change.

use std::path::{MAIN_SEPARATOR_STR, Path};

use crate::git;

/// Branches that a change may be meant for, the likeliest first.
const DEFAULT_BRANCHES: &[&str] =
    &["origin/HEAD", "origin/main", "origin/master", "main", "master"];

pub(super) struct Commit {
    pub(super) root: &'static Path,
    pub(super) id: String,
    /// The default branch, if this is where another one left it.
    pub(super) branch: Option<&'static str>,
}

type File = (Vec<u8>, String);

impl Commit {
    /// The commit that `asked` names, or, if nothing is asked, the one where this branch left the
    /// default one. The error has help.
    pub(super) fn find(root: &'static Path, asked: Option<&str>) -> Result<Self, String> {
        let line = |arguments: &[&str]| git::line(root, arguments);
        let is_shallow =
            || line(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|it| it == "true");
        let (found, what) = if let Some(asked) = asked {
            let commit = format!("{asked}^{{commit}}");
            let id = line(&["rev-parse", "--verify", "--quiet", &commit]).ok();
            (id.map(|id| (id, None)), format!("`{asked}`"))
        } else {
            line(&["rev-parse", "--git-dir"])
                .map_err(|error| format!("{error}; compare with a file: --base-file FILE"))?;
            let merge_base = |branch: &&'static str| {
                Some((line(&["merge-base", branch, "HEAD"]).ok()?, Some(*branch)))
            };
            // In a shallow clone the history may end before the branch left: HEAD would hide it all.
            let head = || if is_shallow() { None } else { line(&["rev-parse", "HEAD"]).ok() };
            let head = || Some((head()?, None));
            let what = "a common ancestor of this and the default branch".to_owned();
            (DEFAULT_BRANCHES.iter().find_map(merge_base).or_else(head), what)
        };
        let missing = || {
            let help = if is_shallow() {
                "this clone is shallow: run `git fetch --unshallow`, or fetch the base with `git fetch --depth=1 origin BASE`"
            } else {
                "name another revision, fetch it first, or compare with a file: --base-file FILE"
            };
            format!("git does not find {what}; {help}")
        };
        let (id, branch) = found.ok_or_else(missing)?;
        Ok(Self { root, id, branch })
    }

    /// The tip of the default branch, if it has gone on since this commit.
    pub(super) fn tip(&self) -> Option<Self> {
        let branch = self.branch?;
        let id = git::line(self.root, &["rev-parse", "--verify", "--quiet", branch]).ok()?;
        (id != self.id).then_some(Self { root: self.root, id, branch: None })
    }

    /// A file as it was at this commit, where it may have had another path than `inner`.
    pub(super) fn file(&self, inner: &str) -> Result<Option<File>, String> {
        if let Some(file) = self.file_at(inner)? {
            return Ok(Some(file));
        }
        let options =
            ["--find-renames=30%", "--name-status", "--diff-filter=R", "--relative", "-z"];
        let answer = git::line(self.root, &[&["diff"], &options[..], &[&self.id]].concat())?;
        let columns: Vec<_> = answer.split('\0').collect();
        let renamed = columns.chunks_exact(3).find(|row| row[2] == inner);
        renamed.map_or(Ok(None), |row| self.file_at(row[1]))
    }

    /// A catalog that was beside `inner` and is gone; `None` unless there is exactly one. Git sees
    /// neither a move to a file that was not added, nor one that changed most of it.
    pub(super) fn gone_beside(&self, inner: &str) -> Result<Option<File>, String> {
        let folder = inner.rsplit_once('/').map_or("./".to_owned(), |(it, _)| format!("{it}/"));
        let list = ["ls-tree", "-z", "--name-only", &self.id, "--", &folder];
        let list = git::line(self.root, &list)?;
        let is_catalog = |path: &&str| Path::new(path).extension().is_some_and(|it| it == "yaml");
        let catalogs = list.split('\0').filter(is_catalog);
        let gone: Vec<_> = catalogs.filter(|path| !self.root.join(path).exists()).collect();
        if let [former] = gone[..] { self.file_at(former) } else { Ok(None) }
    }

    fn file_at(&self, inner: &str) -> Result<Option<File>, String> {
        Ok(self.blob(inner)?.map(|bytes| (bytes, inner.to_owned())))
    }

    /// The bytes of a file at this commit; `None` only if the commit has no such file.
    pub(super) fn blob(&self, inner: &str) -> Result<Option<Vec<u8>>, String> {
        if git::run(self.root, &["ls-tree", "-z", &self.id, "--", inner])?.is_empty() {
            return Ok(None);
        }
        git::run(self.root, &["cat-file", "blob", &format!("{}:./{inner}", self.id)]).map(Some)
    }
}

/// A path from the root on, as git writes it.
pub(super) fn path(inner: &Path) -> Result<String, String> {
    let text = inner.to_str().ok_or_else(|| format!("{} is not UTF-8", inner.display()))?;
    Ok(text.replace(MAIN_SEPARATOR_STR, "/"))
}
