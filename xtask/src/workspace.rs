//! Where things stand in this repository, whatever folder the command is called from.

use std::path::{Path, PathBuf};

/// A variable that puts another repository in the place of this one, as the tests do.
const OTHER_ROOT: &str = "XTASK_ROOT";

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    if let Some(root) = std::env::var_os(OTHER_ROOT) {
        return root.into();
    }
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// The catalog of this repository.
pub(crate) fn catalog() -> PathBuf {
    root().join("catalog").join("agora-stt.yaml")
}

/// The crate that is generated from it.
pub(crate) fn generated() -> PathBuf {
    root().join("generated")
}

/// A command with the paths that were given to it.
pub(crate) fn command(words: &str, paths: &[(&str, &Option<PathBuf>)]) -> String {
    let mut command = words.to_owned();
    for (flag, path) in paths {
        if let Some(path) = path {
            command.extend([" ", flag, " ", &path.display().to_string()]);
        }
    }
    command
}

/// A path as it is shown: from the root of the repository on if it stands there, with `/`.
pub(crate) fn shown(path: &Path) -> String {
    let path = path.strip_prefix(root()).unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}
