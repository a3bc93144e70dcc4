//! The two catalogs of a diff, and the versions of the crate that go with them.

use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use codegen::PlacedCatalog;
use codegen::diagnostic::Faults;
use codegen::diff::Version;

use super::git;
use crate::cli::DiffArguments;
use crate::findings::{Exit, Finding};
use crate::stop::Stop;
use crate::{input, workspace};

pub(super) struct Sides {
    pub(super) before: PlacedCatalog,
    pub(super) after: PlacedCatalog,
    /// Where the former catalog comes from, for people.
    pub(super) base: String,
    /// What else is to be said of it, such as that it had another path.
    pub(super) note: Option<String>,
    /// The manifest that the versions stand in.
    pub(super) manifest: PathBuf,
    /// The version of the crate before and after, where they are known.
    pub(super) versions: (Option<Version>, Option<Version>),
}

/// The former catalog as bytes, before anybody knows whether it is one.
struct Former {
    bytes: Vec<u8>,
    /// How it is called in diagnostics.
    path: String,
    base: String,
    note: Option<String>,
    version: Option<Version>,
}

impl Sides {
    pub(super) fn read(arguments: &DiffArguments) -> Result<Self, Stop> {
        let catalog = arguments.catalog.clone().map_or_else(workspace::catalog, Ok)?;
        let manifest = PathBuf::from("generated/Cargo.toml");
        // Before the files are read: a base that is not there is a matter of its own.
        let former = match &arguments.base_file {
            Some(file) => of_file(file)?,
            None => of_git(arguments.base.as_deref(), &catalog)?,
        };
        let bytes = input::file(&catalog, codegen::MAX_BYTES).map_err(|error| {
            if catalog.exists() || former.bytes.is_empty() {
                return Stop::could_not_run(&catalog, &error);
            }
            let file = workspace::shown(&catalog);
            let message = format!("{file} is gone: it is there at {}", former.base);
            let help = "the crate has no source without it; if it was renamed, name it with --catalog FILE";
            Stop::found(vec![Finding::error("catalog-gone", file, message, help.to_owned())])
        })?;
        let path = workspace::shown(&catalog);
        // Reading takes most of the time, and the two have nothing to do with each other.
        let (after, before) = thread::scope(|scope| {
            let after = scope.spawn(|| PlacedCatalog::read(&path, &bytes));
            let before = PlacedCatalog::read(&former.path, &former.bytes);
            (after.join().unwrap_or_else(|panic| resume_unwind(panic)), before)
        });
        let after = after.map_err(|faults| Stop::refused(&faults))?;
        let before = before.map_err(|faults| refused_base(&faults, &former.base))?;
        // The manifest is that of the crate of this repository's catalog, and of no other.
        let is_own = arguments.catalog.is_none();
        let version = fs::read_to_string(&manifest).ok().as_deref().and_then(version_of);
        let versions = if is_own { (former.version, version) } else { (None, None) };
        Ok(Self { before, after, base: former.base, note: former.note, manifest, versions })
    }
}

/// A former catalog with faults cannot be mended: there is nothing to compare with.
fn refused_base(faults: &Faults, base: &str) -> Stop {
    let stop = Stop::refused(faults);
    let told = stop.excerpts.unwrap_or_default();
    let excerpts = Some(format!("the catalog at {base} cannot be read:\n\n{told}"));
    Stop { excerpts, exit: Exit::CouldNotRun, ..stop }
}

fn of_file(file: &Path) -> Result<Former, Stop> {
    let path = workspace::shown(file);
    let bytes =
        input::file(file, codegen::MAX_BYTES).map_err(|error| Stop::could_not_run(file, &error))?;
    Ok(Former { bytes, base: path.clone(), path, note: None, version: None })
}

fn of_git(asked: Option<&str>, catalog: &Path) -> Result<Former, Stop> {
    let could_not_run = |problem: String| Stop::could_not_run(catalog, &problem);
    let root = workspace::root()?;
    let inner = git::path(&workspace::inside(catalog)?).map_err(could_not_run)?;
    let commit = git::base(root, asked).map_err(could_not_run)?;
    let short: String = commit.chars().take(10).collect();
    let base = match asked {
        Some(asked) if !commit.starts_with(asked) => format!("{asked} ({short})"),
        _ => short,
    };
    let now = workspace::shown(catalog);
    let Some((bytes, former)) = git::file_at(root, &commit, &inner).map_err(could_not_run)? else {
        let message =
            format!("{now} is new: it is not there at {base}, so that nothing can have changed");
        let help = "if it stood elsewhere, tell git of the move (git add), or compare with a file: --base-file FILE";
        let finding = Finding::error("catalog-new", now, message, help.to_owned()).notice();
        return Err(Stop { exit: Exit::Fine, ..Stop::found(vec![finding]) });
    };
    // The one may be shown from another folder than the other.
    let is_same = now.ends_with(&former) || former.ends_with(&now);
    let note = (!is_same).then(|| format!("{former} is called {now} now"));
    let manifest = git::file_at(root, &commit, "generated/Cargo.toml").map_err(could_not_run)?;
    let version = manifest.and_then(|(bytes, _)| version_of(&String::from_utf8_lossy(&bytes)));
    let path = format!("{base}:{former}");
    Ok(Former { bytes, path, base, note, version })
}

/// The version in the section `package` of a manifest; none if it is not a plain one there.
fn version_of(manifest: &str) -> Option<Version> {
    let mut lines = manifest.lines().map(str::trim).skip_while(|line| *line != "[package]").skip(1);
    let package = lines.by_ref().take_while(|line| !line.starts_with('['));
    let values = package.filter_map(|line| line.split_once('='));
    let (_, value) = values.into_iter().find(|(key, _)| key.trim() == "version")?;
    Version::parse(value.split('#').next()?.trim().trim_matches(['"', '\'']))
}

#[cfg(test)]
mod tests {
    use super::version_of;

    #[test]
    fn the_version_of_a_package_is_found_and_no_other() {
        let manifest = "[package]\nname = \"x\"\nversion = \"1.2.3\" # so far\n\n[dependencies]\ny = { version = \"9.9.9\" }\n";
        assert_eq!(version_of(manifest).map(|it| it.to_string()).as_deref(), Some("1.2.3"));
        assert_eq!(version_of("[package]\nversion.workspace = true\n"), None);
        assert_eq!(version_of("[dependencies]\nversion = \"1.0.0\"\n"), None);
    }
}
