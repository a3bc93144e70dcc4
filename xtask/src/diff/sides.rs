//! The two catalogs of a diff, and the versions of the crate that go with them.

use std::path::{Path, PathBuf};

use codegen::LocatedCatalog;
use codegen::diagnostic::visible;
use codegen::diff::Version;

use super::base::{self, Commit};
use crate::cli::DiffArguments;
use crate::findings::{Exit, Finding, Stop};
use crate::{git, input, manifest, workspace};

pub(crate) struct Sides {
    pub(crate) before: LocatedCatalog,
    pub(crate) after: LocatedCatalog,
    pub(crate) base: Base,
    pub(crate) versions: CrateVersions,
}

/// Where the former catalog comes from.
pub(crate) struct Base {
    /// The commit or the file, for people.
    pub(crate) name: String,
    /// Another path that the catalog had, for people.
    pub(crate) note: Option<String>,
    /// What the catalog is called in diagnostics.
    path: String,
    bytes: Vec<u8>,
    /// The commit that has it, if git does.
    commit: Option<Commit>,
}

impl Base {
    /// The commit that has it; `None` if it is a file.
    pub(crate) fn commit(&self) -> Option<&str> {
        self.commit.as_ref().map(|commit| commit.id.as_str())
    }

    /// The text of a file as the commit has it; `None` if there is no commit, or it has no such file.
    pub(crate) fn beside(&self, path: &Path) -> Result<Option<String>, Stop> {
        let Some(commit) = &self.commit else { return Ok(None) };
        let could_not_run = |message: String| Stop::could_not_run(path, message);
        at_commit(commit)(&workspace::inside(path)?).map_err(could_not_run)
    }
}

impl Sides {
    pub(crate) fn read(arguments: &DiffArguments) -> Result<Self, Stop> {
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

/// The versions, as far as they are known.
#[derive(Default)]
pub(crate) struct CrateVersions {
    /// The manifest that they are in, from the root on; `None` if there is no crate.
    pub(crate) manifest: Option<String>,
    pub(crate) before: Option<Version>,
    pub(crate) after: Option<Version>,
    /// The line of the manifest with the version.
    pub(crate) line: usize,
    /// The default branch and its version, if that is one that this branch takes too.
    pub(crate) taken: Option<(&'static str, Version)>,
    /// Why none is checked, where that is so.
    pub(crate) note: Option<String>,
}

impl CrateVersions {
    /// The versions of the crate `package`, which a catalog becomes. The crate of the repository's own
    /// catalog is `generated/`; that of another one is the crate in the repository with that name.
    fn of(commit: &Commit, catalog: &Path, package: &str) -> Result<Self, String> {
        let root = commit.root;
        let Some(inner) = manifest_of(root, catalog, package)? else {
            let note = format!("no crate `{package}` in this repository: no version to check");
            return Ok(Self { note: Some(note), ..Self::default() });
        };
        let after = manifest::version(&root.join(&inner), manifest::on_disk)?;
        let text = manifest::on_disk(&root.join(&inner))?.unwrap_or_default();
        let before = match commit.file(&inner)? {
            Some((_, former)) => manifest::version(Path::new(&former), at_commit(commit))?,
            None => None,
        };
        let at_tip = |tip: Commit| manifest::version(Path::new(&inner), at_commit(&tip)).ok()?;
        // A branch that changed no version takes none.
        let tip = commit.tip().and_then(at_tip).filter(|_| after != before);
        let is_taken = |tip: &Version| {
            let is_above = |other: &Option<Version>| {
                other.as_ref().is_some_and(|it| tip.cmp_precedence(it).is_ge())
            };
            is_above(&after) && before.as_ref() != Some(tip)
        };
        let taken = commit.branch.zip(tip.filter(is_taken));
        let note = before.is_none().then(|| format!("{inner} is new: no version to compare with"));
        Ok(Self {
            manifest: Some(inner),
            before,
            after,
            taken,
            line: manifest::version_line(&text),
            note,
        })
    }
}

/// Reads files as a commit has them.
fn at_commit(commit: &Commit) -> impl Fn(&Path) -> Result<Option<String>, String> {
    |path| {
        let bytes = commit.blob(&base::path(path)?)?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }
}

/// The manifest of the crate, from the root on.
fn manifest_of(root: &Path, catalog: &Path, package: &str) -> Result<Option<String>, String> {
    let own = Path::new("generated").join(manifest::FILE);
    if workspace::is_own(catalog) && root.join(&own).is_file() {
        return base::path(&own).map(Some);
    }
    let mut found = Vec::new();
    for inner in manifests(root)? {
        let text = manifest::on_disk(&root.join(&inner))?.unwrap_or_default();
        // One that Cargo cannot read is not a crate, and other commands report it.
        if manifest::name(&text).is_ok_and(|name| name.as_deref() == Some(package)) {
            found.push(base::path(&inner)?);
        }
    }
    if found.len() > 1 {
        return Err(format!("several crates are called `{package}`: {}", found.join(", ")));
    }
    Ok(found.pop())
}

/// Every manifest that git knows or could add, from the root on.
fn manifests(root: &Path) -> Result<Vec<PathBuf>, String> {
    let list = git::run(root, &["ls-files", "-z", "-co", "--exclude-standard"])?;
    let paths = list.split(|byte| *byte == 0).filter_map(|path| std::str::from_utf8(path).ok());
    let is_manifest = |path: &PathBuf| path.file_name().is_some_and(|name| name == manifest::FILE);
    Ok(paths.map(PathBuf::from).filter(is_manifest).collect())
}
