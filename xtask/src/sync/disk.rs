//! The disk, with a path in every error.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::time::Duration;

use super::Failure;

const LEFTOVER_PREFIX: &str = ".xtask-gen-";

/// How long a run may take at the most: what is older was left behind.
const LIVE: Duration = Duration::from_secs(60);

/// The bytes of a file; `None` if there is none.
pub(super) fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failure("read", path, error)),
    }
}

/// The bytes of what may be anything: `None` if it is no regular file.
pub(super) fn read_if_file(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let kind = fs::symlink_metadata(path).map_err(|error| failure("read", path, error))?;
    if kind.is_file() { read(path) } else { Ok(None) }
}

/// Every file below the folder `below` of `root`, with paths from `root` on. Links are not followed.
pub(super) fn files_below(root: &Path, below: &str) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![below.to_owned()];
    while let Some(folder) = folders.pop() {
        let path = root.join(&folder);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(failure("list", &path, error)),
        };
        for entry in entries {
            let entry = entry.map_err(|error| failure("list", &path, error))?;
            let kind = entry.file_type().map_err(|error| failure("list", &path, error))?;
            let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if kind.is_dir() { folders.push(name) } else { found.push(name) }
        }
    }
    Ok(found)
}

/// Replaces a file as a whole: whoever reads it meanwhile, or kills us, meets the old or the new one.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| failure("create", folder, error))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(LEFTOVER_PREFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What any new file gets; the process's umask takes its share.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file =
        builder.tempfile_in(folder).map_err(|error| failure("write to", folder, error))?;
    file.write_all(text.as_bytes()).map_err(|error| failure("write", path, error))?;
    file.persist(path).map_err(|error| failure("replace", path, error.error))?;
    Ok(())
}

/// What killed runs left beside the files at the root.
pub(super) fn leftovers(root: &Path) -> Result<Vec<String>, Failure> {
    let entries = match fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failure("list", root, error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| failure("list", root, error))?.path();
        if is_leftover(&path) && !is_live(&path) {
            found.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    Ok(found)
}

/// Whether a run may be writing the file at this moment: it is one of ours, and new.
pub(super) fn is_live(path: &Path) -> bool {
    let age = fs::symlink_metadata(path)
        .and_then(|data| data.modified())
        .ok()
        .and_then(|changed| changed.elapsed().ok());
    is_leftover(path) && age.is_none_or(|age| age < LIVE)
}

/// Whether a run that was killed left the file.
pub(super) fn is_leftover(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(LEFTOVER_PREFIX))
}

pub(super) fn remove(path: &Path) -> Result<(), Failure> {
    fs::remove_file(path).map_err(|error| failure("remove", path, error))
}

fn failure(doing: &'static str, path: &Path, error: std::io::Error) -> Failure {
    Failure { doing, path: path.to_owned(), error }
}
