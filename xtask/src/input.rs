//! Files and streams that are read up to a limit.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use codegen::LocatedCatalog;

use crate::findings::Stop;
use crate::workspace;

pub(crate) fn catalog(path: &Path) -> Result<LocatedCatalog, Stop> {
    Ok(LocatedCatalog::read(&workspace::shown(path), &file(path, codegen::MAX_BYTES)?)?)
}

/// The bytes of a regular file, or at most one more than `limit`: enough to refuse what is too large.
pub(crate) fn file(path: &Path, limit: usize) -> Result<Vec<u8>, Stop> {
    regular(path, limit).map_err(Stop::cannot("read", path))
}

/// The same with the error of the system. Anything but a file, or a link to one, could block or never
/// end.
pub(crate) fn regular(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_file() {
        return up_to(File::open(path)?, limit);
    }
    Err(io::Error::new(ErrorKind::InvalidInput, "it is not a regular file"))
}

pub(crate) fn up_to(from: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
