//! The disk, with a path in every error.

use std::fs::{self, FileType};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::findings::Stop;
use crate::input;

/// How the name of a temporary file begins; [`RANDOM`] letters and digits follow.
const TEMPORARY_PREFIX: &str = ".xtask-gen-";

/// How many characters of a temporary name are random.
const RANDOM: usize = 6;

/// How often a file is written anew because another run removed its temporary one.
const ATTEMPTS: usize = 3;

pub(super) enum Found {
    Nothing,
    /// A regular file: its first bytes, up to the limit that was asked for and one more.
    File(Vec<u8>),
    /// Something that no run writes, at the path or in the place of one of its folders.
    Other(PathBuf, &'static str),
}

/// What is at a path below `root`. Links are not followed from there on.
pub(super) fn look(root: &Path, inner: &Path, limit: usize) -> Result<Found, Stop> {
    let mut path = root.to_owned();
    let mut steps = inner.components().peekable();
    while let Some(step) = steps.next() {
        path.push(step);
        let kind = match fs::symlink_metadata(&path) {
            Ok(data) => data.file_type(),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(Stop::cannot("read", &path)(error)),
        };
        let is_folder_expected = steps.peek().is_some();
        let fits = if is_folder_expected { kind.is_dir() } else { kind.is_file() };
        if !fits {
            return Ok(Found::Other(path, describe(kind)));
        }
    }
    input::file(&path, limit).map(Found::File)
}

fn describe(kind: FileType) -> &'static str {
    if kind.is_symlink() {
        "it is a link"
    } else if kind.is_dir() {
        "it is a folder"
    } else if kind.is_file() {
        "it is a file, and a folder goes there"
    } else {
        "it is not a regular file"
    }
}

/// What is below `src/` and the temporary files beside it, with paths from `root` on. Links are not
/// followed. A folder with the name of a temporary file is listed, and not searched.
pub(super) fn existing(root: &Path) -> Result<Vec<PathBuf>, Stop> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for (name, kind) in entries(&root.join(&folder))? {
            let path = folder.join(name);
            let (is_source, is_temporary) = (path.starts_with("src"), has_temporary_name(&path));
            if is_source && kind.is_dir() && !is_temporary {
                folders.push(path);
            } else if is_source || is_temporary {
                found.push(path);
            }
        }
    }
    Ok(found)
}

/// The names in a folder, and what each is: nothing if there is no folder.
fn entries(folder: &Path) -> Result<Vec<(PathBuf, FileType)>, Stop> {
    let read = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry?;
        Ok((PathBuf::from(entry.file_name()), entry.file_type()?))
    };
    match fs::read_dir(folder).and_then(|entries| entries.map(read).collect()) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        result => result.map_err(Stop::cannot("list", folder)),
    }
}

/// Whether a path has a name that only the temporary files of a run have.
pub(super) fn has_temporary_name(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.strip_prefix(TEMPORARY_PREFIX).is_some_and(|rest| {
        rest.len() == RANDOM && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Replaces a file as a whole: a reader, and a run that is cut short, sees the old or the new one.
///
/// Temporary files belong to no run in particular: any run that writes removes those that it finds,
/// and one whose own is gone writes it anew. So nothing has to know which runs are alive.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), Stop> {
    replace_after(path, text, |_| ())
}

fn replace_after(
    path: &Path,
    text: &str,
    mut before_rename: impl FnMut(&Path),
) -> Result<(), Stop> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(Stop::cannot("create", folder))?;
    for attempt in 1.. {
        let mut file = temporary_in(folder).map_err(Stop::cannot("write to", folder))?;
        file.write_all(text.as_bytes())
            .and_then(|()| file.as_file().sync_all())
            .map_err(Stop::cannot("write", path))?;
        before_rename(file.path());
        match file.persist(path) {
            Ok(_) => break,
            Err(gone) if gone.error.kind() == ErrorKind::NotFound && attempt < ATTEMPTS => {}
            Err(error) => return Err(Stop::cannot("replace", path)(error.error)),
        }
    }
    sync_folder(folder).map_err(Stop::cannot("write to", folder))
}

fn temporary_in(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY_PREFIX).rand_bytes(RANDOM);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What any new file gets; the process's umask takes its share.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Makes a rename outlast a loss of power, on systems that can.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Removes a file; one that another run removed meanwhile is as good.
pub(super) fn remove(path: &Path) -> Result<(), Stop> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Stop::cannot("remove", path)(error))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temporary_file_that_another_run_removed_is_written_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file.txt");
        let mut removed = 0;
        let remove_up_to = |count: usize, removed: &mut usize| {
            replace_after(&path, "text", |temporary| {
                assert!(has_temporary_name(temporary));
                if *removed < count {
                    fs::remove_file(temporary).expect("it was there");
                    *removed += 1;
                }
            })
        };
        assert!(remove_up_to(ATTEMPTS - 1, &mut removed).is_ok());
        assert_eq!(removed, ATTEMPTS - 1);
        assert_eq!(fs::read_to_string(&path).expect("a file"), "text");
        removed = 0;
        assert!(remove_up_to(usize::MAX, &mut removed).is_err(), "it does not go on for ever");
        assert_eq!(removed, ATTEMPTS);
    }
}
