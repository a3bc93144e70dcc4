//! The versions of the crate that a catalog becomes, before and after a change.

use std::path::{Path, PathBuf};

use codegen::diff::Version;

use super::base::{self, Commit};
use crate::{git, manifest, workspace};

/// The versions, as far as they are known.
#[derive(Default)]
pub(super) struct CrateVersions {
    /// The manifest that they are in, from the root on; `None` if there is no crate.
    pub(super) manifest: Option<String>,
    pub(super) before: Option<Version>,
    pub(super) after: Option<Version>,
    /// Why none is checked, where that is so.
    pub(super) note: Option<String>,
}

impl CrateVersions {
    /// The versions of the crate `package`, which a catalog becomes. The crate of the repository's own
    /// catalog is `generated/`; that of another one is the crate in the repository with that name.
    pub(super) fn of(commit: &Commit, catalog: &Path, package: &str) -> Result<Self, String> {
        let root = commit.root;
        let Some(inner) = manifest_of(root, catalog, package)? else {
            let note = format!("no crate `{package}` in this repository: no version to check");
            return Ok(Self { note: Some(note), ..Self::default() });
        };
        let after = manifest::version(&root.join(&inner), manifest::on_disk)?;
        let at_commit = |path: &Path| {
            let bytes = commit.blob(&base::path(path)?)?;
            Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
        };
        let before = match commit.file(&inner)? {
            Some((_, former)) => manifest::version(Path::new(&former), at_commit)?,
            None => None,
        };
        let note = before.is_none().then(|| format!("{inner} is new: no version to compare with"));
        Ok(Self { manifest: Some(inner), before, after, note })
    }
}

/// The manifest of the crate, from the root on.
fn manifest_of(root: &Path, catalog: &Path, package: &str) -> Result<Option<String>, String> {
    let own = Path::new("generated").join(manifest::FILE);
    if workspace::is_own(catalog) && root.join(&own).is_file() {
        return base::path(&own).map(Some);
    }
    let mut found = Vec::new();
    for inner in manifests(root)? {
        let text = manifest::on_disk(&root.join(&inner))?.unwrap_or_default();
        // One that Cargo cannot read is not a crate, and other commands report it.
        if manifest::name(&text).is_ok_and(|name| name.as_deref() == Some(package)) {
            found.push(base::path(&inner)?);
        }
    }
    if found.len() > 1 {
        return Err(format!("several crates are called `{package}`: {}", found.join(", ")));
    }
    Ok(found.pop())
}

/// Every manifest that git knows or could add, from the root on.
fn manifests(root: &Path) -> Result<Vec<PathBuf>, String> {
    let list = git::run(root, &["ls-files", "-z", "-co", "--exclude-standard"])?;
    let paths = list.split(|byte| *byte == 0).filter_map(|path| std::str::from_utf8(path).ok());
    let is_manifest = |path: &PathBuf| path.file_name().is_some_and(|name| name == manifest::FILE);
    Ok(paths.map(PathBuf::from).filter(is_manifest).collect())
}
