//! The result of a run: paths and contents, and nothing written yet.

use std::collections::BTreeMap;

/// Generated files by path, sorted. Paths are relative to the crate's root and use `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// Adds a file.
    ///
    /// # Panics
    ///
    /// If there is one at this path already: two emitters would own one file, which is our bug.
    pub(crate) fn insert(&mut self, path: &str, contents: String) {
        let former = self.0.insert(path.to_owned(), contents);
        assert!(former.is_none(), "two emitters write {path}");
    }

    /// Leaves out the files whose path is not to be among these.
    pub fn retain(&mut self, mut is_kept: impl FnMut(&str) -> bool) {
        self.0.retain(|path, _| is_kept(path));
    }

    /// The contents of the file at `path`, if it is among these.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Each path with its contents, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, contents)| (path.as_str(), contents.as_str()))
    }
}
