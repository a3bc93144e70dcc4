//! The repository that a command is about: that of the folder which it runs in, found at run time.

use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use crate::findings::Stop;
use crate::git;

const CATALOGS: &str = "catalog";

/// The root of the repository: git's if it has a folder of catalogs, else the nearest folder
/// upwards that has one.
pub(crate) fn root() -> Result<&'static Path, Stop> {
    found().ok_or_else(|| {
        let message = "neither this folder nor one above it has a folder `catalog`: run the command in the repository, or name each file that it needs (`gen --catalog FILE --out DIR`, `drift --catalog FILE`, `diff --base-file FILE --catalog FILE`)";
        Stop::could_not_run(Path::new("."), message)
    })
}

fn found() -> Option<&'static Path> {
    static ROOT: OnceLock<Option<PathBuf>> = OnceLock::new();
    ROOT.get_or_init(|| {
        let here = std::env::current_dir().ok()?;
        let has_catalogs = |folder: &Path| folder.join(CATALOGS).is_dir();
        let nearest = || here.ancestors().find(|folder| has_catalogs(folder)).map(Path::to_owned);
        let top = git::line(&here, &["rev-parse", "--show-toplevel"]).ok().map(PathBuf::from);
        top.filter(|top| has_catalogs(top)).or_else(nearest)
    })
    .as_deref()
}

pub(crate) fn catalog() -> Result<PathBuf, Stop> {
    let catalog = only_catalog()?;
    inside(&catalog)?;
    Ok(catalog)
}

fn only_catalog() -> Result<PathBuf, Stop> {
    let folder = root()?.join(CATALOGS);
    let entries = folder.read_dir().map_err(Stop::cannot("list", &folder))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut catalogs: Vec<_> = paths.filter(|path| is_catalog(path)).collect();
    catalogs.sort_unstable();
    let message = match catalogs.as_slice() {
        [catalog] => return Ok(catalog.clone()),
        [] => format!("there is no catalog in {}: no file ends in .yaml", shown(&folder)),
        several => {
            let names: Vec<_> = several.iter().map(|path| shown(path)).collect();
            format!(
                "there are several catalogs, {}: name one with --catalog FILE",
                names.join(", ")
            )
        }
    };
    Err(Stop::could_not_run(&folder, message))
}

/// Whether a file of the folder is a catalog; what an editor hides is not.
fn is_catalog(path: &Path) -> bool {
    let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    path.extension().is_some_and(|extension| extension == "yaml") && !is_hidden && !path.is_dir()
}

/// The path of a file relative to the root, through links and whether or not the file exists. A
/// file outside is an error: nothing in this repository is about it.
pub(crate) fn inside(path: &Path) -> Result<PathBuf, Stop> {
    let root = root()?;
    let inner = resolved(root).zip(resolved(path)).and_then(|(root, path)| {
        let inner = path.strip_prefix(root).ok()?.to_owned();
        inner.components().all(|step| step != Component::ParentDir).then_some(inner)
    });
    let Some(inner) = inner else {
        let message = format!(
            "{} is outside the repository {}: run the command in its own, or name each file (`gen --out DIR`, `diff --base-file FILE`)",
            shown(path),
            root.display(),
        );
        return Err(Stop::could_not_run(path, message));
    };
    // A working tree inside another one, or a submodule.
    let mut folders = inner.ancestors().skip(1).map(|folder| root.join(folder));
    let Some(other) = folders.find(|it| it != root && it.join(".git").exists()) else {
        return Ok(inner);
    };
    let (file, other) = (shown(path), other.display());
    let message = format!("{file} belongs to another repository, {other}: run the command there");
    Err(Stop::could_not_run(path, message))
}

/// Whether a file is the catalog of the repository, whatever path leads to it.
pub(crate) fn is_own(file: &Path) -> bool {
    let own = only_catalog().ok().and_then(|own| resolved(&own));
    own.is_some() && own == resolved(file)
}

/// The path without links, as far as it exists.
fn resolved(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    path.ancestors().find_map(|existing| {
        let rest = path.strip_prefix(existing).ok()?;
        let real = existing.canonicalize().ok()?;
        Some(if rest.as_os_str().is_empty() { real } else { real.join(rest) })
    })
}

/// A command with the paths that were given to it.
pub(crate) fn command(words: &str, paths: &[(&str, &Option<PathBuf>)]) -> String {
    let given = paths
        .iter()
        .filter_map(|(flag, path)| path.as_ref().map(|path| format!(" {flag} {}", path.display())));
    words.to_owned() + &given.collect::<String>()
}

/// A path as it is shown: relative to the root of the repository if it is in there, with `/`.
pub(crate) fn shown(path: &Path) -> String {
    let root = if path.is_absolute() { found() } else { None };
    let path = root.and_then(|root| path.strip_prefix(root).ok()).unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}
