//! The two catalogs of a diff, and the versions of the crate that go with them.

use std::path::Path;

use codegen::LocatedCatalog;
use codegen::diagnostic::visible;

use super::base::{self, Commit};
use super::versions::CrateVersions;
use crate::cli::DiffArguments;
use crate::findings::{Exit, Finding, Stop};
use crate::{input, workspace};

pub(super) struct Sides {
    pub(super) before: LocatedCatalog,
    pub(super) after: LocatedCatalog,
    pub(super) base: Base,
    pub(super) versions: CrateVersions,
}

/// Where the former catalog comes from.
pub(super) struct Base {
    /// The commit or the file, for people.
    pub(super) name: String,
    /// Another path that the catalog had, for people.
    pub(super) note: Option<String>,
    /// What the catalog is called in diagnostics.
    path: String,
    bytes: Vec<u8>,
    /// The commit that has it, if git does.
    commit: Option<Commit>,
}

impl Sides {
    pub(super) fn read(arguments: &DiffArguments) -> Result<Self, Stop> {
        let catalog = arguments.catalog.clone().map_or_else(workspace::catalog, Ok)?;
        // Before the files are read: a base that is missing is reported first.
        let base = match &arguments.base_file {
            Some(file) => of_file(file)?,
            None => of_git(arguments.base.as_deref(), &catalog)?,
        };
        let path = workspace::shown(&catalog);
        let bytes = input::file(&catalog, codegen::MAX_BYTES).map_err(|stop| {
            if catalog.exists() || base.bytes.is_empty() {
                return stop;
            }
            let message = format!("{path} is gone: it is there at {}", base.name);
            let finding = Finding::error("catalog-gone", path.clone(), message);
            let help = "the crate has no source without it; if it was renamed, name it with --catalog FILE";
            Stop::found(vec![finding.help(help)])
        })?;
        let after = LocatedCatalog::read(&path, &bytes)?;
        // A former catalog with errors cannot be fixed: there is nothing to compare with.
        let before = LocatedCatalog::read(&base.path, &base.bytes).map_err(|error| {
            let stop = Stop::from(error);
            let excerpts = stop.excerpts.unwrap_or_default();
            let name = visible(&base.name);
            let excerpts = Some(format!("the catalog at {name} cannot be read:\n\n{excerpts}"));
            Stop { excerpts, exit: Exit::CouldNotRun, ..stop }
        })?;
        let versions = base.commit.as_ref().map(|commit| {
            CrateVersions::of(commit, &catalog, &after.catalog.name.package())
                .map_err(|message| Stop::could_not_run(&catalog, message))
        });
        let versions = versions.transpose()?.unwrap_or_default();
        Ok(Self { before, after, base, versions })
    }
}

fn of_file(file: &Path) -> Result<Base, Stop> {
    let path = workspace::shown(file);
    let bytes = input::file(file, codegen::MAX_BYTES)?;
    Ok(Base { name: path.clone(), note: None, path, bytes, commit: None })
}

fn of_git(asked: Option<&str>, catalog: &Path) -> Result<Base, Stop> {
    let could_not_run = |message: String| Stop::could_not_run(catalog, message);
    let root = workspace::root()?;
    let inner = base::path(&workspace::inside(catalog)?).map_err(could_not_run)?;
    let commit = Commit::find(root, asked).map_err(could_not_run)?;
    let short: String = commit.id.chars().take(10).collect();
    let name = match asked {
        Some(asked) if !commit.id.starts_with(asked) => format!("{asked} ({short})"),
        _ => short,
    };
    let mut found = commit.file(&inner).map_err(could_not_run)?;
    // The repository's only catalog took the place of the one that it had.
    if found.is_none() && workspace::is_own(catalog) {
        found = commit.gone_beside(&inner).map_err(could_not_run)?;
    }
    let Some((bytes, former)) = found else {
        // What is new is a catalog only if it exists and is valid.
        input::catalog(catalog)?;
        let now = workspace::shown(catalog);
        let message =
            format!("{now} is new: it does not exist at {name}, so nothing can have changed");
        let help = "if it was moved, let git see the move (git add), or compare with a file: --base-file FILE";
        let finding = Finding::error("catalog-new", now, message).severity("notice").help(help);
        return Err(Stop { exit: Exit::Fine, ..Stop::found(vec![finding]) });
    };
    let note = (former != inner).then(|| format!("{former} is called {inner} now"));
    let path = format!("{name}:{former}");
    Ok(Base { name, note, path, bytes, commit: Some(commit) })
}
