//! A root of its own: a folder with a catalog, in git or not, and the binary to run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Run, xtask_in};

/// What git reads from the environment instead of the folder that it runs in.
const GIT_VARIABLES: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR"];

/// A folder with this project's shape.
pub(crate) struct Repository(tempfile::TempDir);

impl Repository {
    /// A folder with a catalog that git does not know.
    pub(crate) fn without_git(path: &str, catalog: &str) -> Self {
        let repository = Self(super::folder());
        repository.put(path, catalog);
        repository
    }

    /// A repository with a catalog and nothing committed.
    pub(crate) fn new(path: &str, catalog: &str) -> Self {
        let repository = Self::without_git(path, catalog);
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder().join(path)
    }

    pub(crate) fn git(&self, arguments: &[&str]) {
        let mut command = Command::new("git");
        for variable in GIT_VARIABLES {
            command.env_remove(variable);
        }
        let identity = ["-c", "user.name=Tests", "-c", "user.email=tests@example.com"];
        let output = command.args(identity).args(arguments).current_dir(self.folder()).output();
        let output = output.expect("git runs");
        assert!(output.status.success(), "{arguments:?}: {output:?}");
    }

    pub(crate) fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "A state"]);
    }

    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect(path)
    }

    /// Runs the binary at the root.
    pub(crate) fn xtask(&self, arguments: &[&str]) -> Run {
        xtask_in(self.folder(), arguments)
    }
}
