//! The two catalogs of a diff, and the versions of the crate that go with them.

use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use codegen::LocatedCatalog;
use codegen::diagnostic::{CatalogError, visible};

use super::git;
use super::versions::{self, Versions};
use crate::cli::DiffArguments;
use crate::findings::{Exit, Finding};
use crate::stop::Stop;
use crate::{input, workspace};

pub(super) struct Sides {
    pub(super) before: LocatedCatalog,
    pub(super) after: LocatedCatalog,
    /// Where the former catalog comes from, for people.
    pub(super) base: String,
    /// What else is to be said of it, such as that it had another path.
    pub(super) note: Option<String>,
    pub(super) versions: Versions,
}

/// The former catalog as bytes, before anybody knows whether it is one.
struct Former {
    bytes: Vec<u8>,
    /// How it is called in diagnostics.
    path: String,
    base: String,
    note: Option<String>,
    /// The root and the commit, where git has it.
    commit: Option<(&'static Path, String)>,
}

impl Sides {
    pub(super) fn read(arguments: &DiffArguments) -> Result<Self, Stop> {
        let catalog = arguments.catalog.clone().map_or_else(workspace::catalog, Ok)?;
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
            let after = scope.spawn(|| LocatedCatalog::read(&path, &bytes));
            let before = LocatedCatalog::read(&former.path, &former.bytes);
            (after.join().unwrap_or_else(|panic| resume_unwind(panic)), before)
        });
        let after = after.map_err(|faults| Stop::refused(&faults))?;
        let before = before.map_err(|faults| refused_base(&faults, &former.base))?;
        let versions = match &former.commit {
            Some((root, commit)) => {
                versions::of(root, commit, &catalog, &after.catalog.name.package())
                    .map_err(|problem| Stop::could_not_run(&catalog, &problem))?
            }
            None => Versions::default(),
        };
        Ok(Self { before, after, base: former.base, note: former.note, versions })
    }
}

/// A former catalog with faults cannot be fixed: there is nothing to compare with.
fn refused_base(faults: &CatalogError, base: &str) -> Stop {
    let stop = Stop::refused(faults);
    let told = stop.excerpts.unwrap_or_default();
    let excerpts = Some(format!("the catalog at {} cannot be read:\n\n{told}", visible(base)));
    Stop { excerpts, exit: Exit::CouldNotRun, ..stop }
}

fn of_file(file: &Path) -> Result<Former, Stop> {
    let path = workspace::shown(file);
    let bytes =
        input::file(file, codegen::MAX_BYTES).map_err(|error| Stop::could_not_run(file, &error))?;
    Ok(Former { bytes, base: path.clone(), path, note: None, commit: None })
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
    let mut found = git::file_at(root, &commit, &inner).map_err(could_not_run)?;
    // The repository's only catalog took the place of the one that it had.
    if found.is_none() && workspace::is_own(catalog) {
        found = git::gone_beside(root, &commit, &inner).map_err(could_not_run)?;
    }
    let Some((bytes, former)) = found else {
        let message =
            format!("{now} is new: it is not there at {base}, so that nothing can have changed");
        let help = "if it stood elsewhere, tell git of the move (git add), or compare with a file: --base-file FILE";
        let finding = Finding::error("catalog-new", now, message, help.to_owned()).notice();
        // What is new is a catalog only if it is there and can be one.
        input::catalog(catalog)?;
        return Err(Stop { exit: Exit::Fine, ..Stop::found(vec![finding]) });
    };
    let note = (former != inner).then(|| format!("{former} is called {inner} now"));
    let path = format!("{base}:{former}");
    Ok(Former { bytes, path, base, note, commit: Some((root, commit)) })
}
