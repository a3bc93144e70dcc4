//! The versions of the crate that a catalog becomes, before and after a change.

use std::path::{Path, PathBuf};

use codegen::diff::Version;

use super::git;
use crate::{git as repository, manifest, workspace};

/// The versions, as far as they are known.
#[derive(Default)]
pub(super) struct Versions {
    /// The manifest that they are in, from the root on; `None` if there is no crate.
    pub(super) manifest: Option<String>,
    pub(super) before: Option<Version>,
    pub(super) after: Option<Version>,
    /// Why none is checked, where that is so.
    pub(super) note: Option<String>,
}

/// The versions of the crate of a catalog, which is called `package`. The crate of the repository's own catalog
/// is `generated/`; that of another one is the crate in the repository that is named after it.
pub(super) fn of(
    root: &Path,
    commit: &str,
    catalog: &Path,
    package: &str,
) -> Result<Versions, String> {
    let Some(inner) = manifest_of(root, catalog, package)? else {
        let note = format!("no crate `{package}` in this repository: no version to check");
        return Ok(Versions { note: Some(note), ..Versions::default() });
    };
    let after = manifest::version(&root.join(&inner), manifest::on_disk)?;
    let before = match git::file_at(root, commit, &inner)? {
        Some((_, former)) => manifest::version(Path::new(&former), |path| {
            let bytes = git::blob(root, commit, &git::path(path)?)?;
            Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
        })?,
        None => None,
    };
    let note = before.is_none().then(|| format!("{inner} is new: no version to compare with"));
    Ok(Versions { manifest: Some(inner), before, after, note })
}

/// The manifest of the crate, from the root on.
fn manifest_of(root: &Path, catalog: &Path, package: &str) -> Result<Option<String>, String> {
    let own = Path::new("generated").join(manifest::FILE);
    if workspace::is_own(catalog) && root.join(&own).is_file() {
        return git::path(&own).map(Some);
    }
    let mut found = Vec::new();
    for inner in manifests(root)? {
        let text = manifest::on_disk(&root.join(&inner))?.unwrap_or_default();
        // One that Cargo cannot read is no crate, and other commands report it.
        if manifest::name(&text).is_ok_and(|name| name.as_deref() == Some(package)) {
            found.push(git::path(&inner)?);
        }
    }
    if found.len() > 1 {
        return Err(format!("several crates are called `{package}`: {}", found.join(", ")));
    }
    Ok(found.pop())
}

/// Every manifest that git knows or could add, from the root on.
fn manifests(root: &Path) -> Result<Vec<PathBuf>, String> {
    let list = repository::run(root, &["ls-files", "-z", "-co", "--exclude-standard"])?;
    let paths = list.split(|byte| *byte == 0).filter_map(|path| std::str::from_utf8(path).ok());
    let is_manifest = |path: &PathBuf| path.file_name().is_some_and(|name| name == manifest::FILE);
    Ok(paths.map(PathBuf::from).filter(is_manifest).collect())
}
