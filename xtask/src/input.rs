//! Files and streams that are read up to a limit.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use codegen::LocatedCatalog;

use crate::stop::Stop;
use crate::workspace;

/// The catalog at a path.
pub(crate) fn catalog(path: &Path) -> Result<LocatedCatalog, Stop> {
    let bytes =
        file(path, codegen::MAX_BYTES).map_err(|error| Stop::could_not_run(path, &error))?;
    LocatedCatalog::read(&workspace::shown(path), &bytes).map_err(|faults| Stop::refused(&faults))
}

/// The bytes of a file, or at most one more than `limit`: enough to refuse what is too large. The
/// error names the file.
pub(crate) fn file(path: &Path, limit: usize) -> Result<Vec<u8>, String> {
    open(path)
        .and_then(|file| up_to(file, limit))
        .map_err(|error| format!("cannot read {}: {error}", workspace::shown(path)))
}

/// Opens a regular file, through links. Anything else could block, or never end.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    if fs::metadata(path)?.is_file() {
        return File::open(path);
    }
    Err(io::Error::new(ErrorKind::InvalidInput, "it is not a regular file"))
}

/// The same of anything else.
pub(crate) fn up_to(from: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
