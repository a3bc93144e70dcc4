//! `cargo xtask gen`: from the catalog to the crate and its documents.

use std::path::{Path, PathBuf};

use codegen::diff::release;
use codegen::{Files, Generated, LocatedCatalog, Part};

use crate::cli::{GenArguments, GenFormat};
use crate::findings::{self, Exit, Finding};
use crate::input;
use crate::manifest;
use crate::output::{self, CommandError};
use crate::stop::Stop;
use crate::sync::{self, Difference, Failure, Mode};
use crate::workspace;

/// The command that makes every generated file what the catalog says.
pub(crate) const COMMAND: &str = "cargo xtask gen";

pub(crate) fn run(arguments: &GenArguments) -> Result<Exit, CommandError> {
    let mode = if arguments.check { Mode::Check } else { Mode::Write };
    let read = Paths::of(arguments).and_then(|paths| Ok((read_catalog(&paths)?, paths)));
    let (placed, paths) = match read {
        Ok(read) => read,
        Err(problem) => return stop(arguments, &problem),
    };
    let out = &paths.out;
    let generated = Generated::from(&placed.catalog);
    let differences = match differences(out, &generated, paths.documents.as_ref()) {
        Ok(differences) => differences,
        Err(failure) => return could_not_run(arguments, out, &failure.to_string()),
    };
    let is_ours = !differences.iter().any(Difference::is_for_a_person);
    if let (true, Err(problem)) = (is_ours, check_tombstones(&placed, out)) {
        return stop(arguments, &problem);
    }
    match mode {
        Mode::Check => check(arguments, out, &differences),
        Mode::Write => write(arguments, out, &differences),
    }
}

fn read_catalog(paths: &Paths) -> Result<LocatedCatalog, Stop> {
    let path = &paths.catalog;
    if is_within(path, &paths.out.join("src")) {
        let problem = "the catalog is in the folder src/ of the crate, where all is generated: move it elsewhere";
        return Err(Stop::could_not_run(path, problem));
    }
    input::catalog(path)
}

/// Fails if an entry is gone since a version that the crate has not reached.
fn check_tombstones(placed: &LocatedCatalog, out: &Path) -> Result<(), Stop> {
    let retired = &placed.catalog.retired;
    let path = out.join(manifest::FILE);
    if retired.is_empty() {
        return Ok(());
    }
    // Whole, because the workspace may be above the current folder.
    let whole = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
    let version = manifest::version(&whole, manifest::on_disk)
        .map_err(|problem| Stop::could_not_run(&path, &problem))?;
    let Some(version) = version else { return Ok(()) };
    let early = retired.iter().filter(|retired| release(&retired.since) > release(&version));
    let findings: Vec<_> = early
        .map(|retired| {
            let (name, since) = (retired.name.as_str(), &retired.since);
            let message =
                format!("{name} is gone since {since}, and the crate has version {version}");
            let help =
                format!("correct `since`, or set the version in {}", workspace::shown(&path));
            let file = placed.source.path().to_owned();
            let line = placed.position(Part::Retired, name, &codegen::Path::default()).line;
            Finding { line, ..Finding::error("tombstone-version", file, message, help) }
        })
        .collect();
    if findings.is_empty() { Ok(()) } else { Err(Stop::found(findings)) }
}

/// What a run reads and writes.
struct Paths {
    catalog: PathBuf,
    /// The root of the crate.
    out: PathBuf,
    /// The documents about the format and the root that they belong to: they are in the repository
    /// of the catalog, beside its own crate.
    documents: Option<(PathBuf, Files)>,
}

impl Paths {
    fn of(arguments: &GenArguments) -> Result<Self, Stop> {
        if let (Some(catalog), Some(out)) = (&arguments.catalog, &arguments.out) {
            return Ok(Self { catalog: catalog.clone(), out: out.clone(), documents: None });
        }
        let root = workspace::root()?;
        let catalog = arguments.catalog.clone().map_or_else(workspace::catalog, Ok)?;
        workspace::inside(&catalog)?;
        let is_own = workspace::is_own(&catalog) && arguments.out.is_none();
        let documents = is_own.then(|| (root.to_owned(), documents_in(root)));
        let out = arguments.out.clone().map_or_else(workspace::generated, Ok)?;
        Ok(Self { catalog, out, documents })
    }
}

/// The documents of the folders that the repository has: without the generator it has fewer.
fn documents_in(root: &Path) -> Files {
    let mut documents = codegen::documents();
    documents.retain(|path| root.join(path).parent().is_some_and(Path::is_dir));
    documents
}

/// What differs: in the crate, and in the documents about the format where there are any.
fn differences<'a>(
    out: &Path,
    generated: &'a Generated,
    documents: Option<&'a (PathBuf, Files)>,
) -> Result<Vec<Difference<'a>>, Failure> {
    let mut differences = sync::compare(out, generated)?;
    if let Some((root, documents)) = documents {
        differences.extend(sync::compare_files(root, documents, true)?);
    }
    Ok(differences)
}

/// Whether a file is below a folder, whatever their paths look like.
fn is_within(file: &Path, folder: &Path) -> bool {
    match (file.canonicalize(), folder.canonicalize()) {
        (Ok(file), Ok(folder)) => file.starts_with(folder),
        _ => false,
    }
}

/// The command that fixes what a check of this kind finds.
fn command(arguments: &GenArguments) -> String {
    let paths = [("--catalog", &arguments.catalog), ("--out", &arguments.out)];
    workspace::command(COMMAND, &paths)
}

fn stop(arguments: &GenArguments, stop: &Stop) -> Result<Exit, CommandError> {
    match arguments.format {
        GenFormat::Human => stop.human()?,
        GenFormat::Json | GenFormat::Github => tell(arguments, &stop.findings)?,
    }
    Ok(stop.exit)
}

fn could_not_run(
    arguments: &GenArguments,
    path: &Path,
    problem: &str,
) -> Result<Exit, CommandError> {
    stop(arguments, &Stop::could_not_run(path, problem))
}

fn tell(arguments: &GenArguments, findings: &[Finding]) -> Result<(), CommandError> {
    match arguments.format {
        GenFormat::Human => findings::human(findings),
        GenFormat::Json => findings::json(findings),
        GenFormat::Github => findings::github(findings),
    }
}

fn check(
    arguments: &GenArguments,
    out: &Path,
    differences: &[Difference<'_>],
) -> Result<Exit, CommandError> {
    let command = command(arguments);
    let findings: Vec<_> =
        differences.iter().map(|difference| difference.finding(&command)).collect();
    if arguments.format != GenFormat::Human {
        tell(arguments, &findings)?;
    } else if findings.is_empty() {
        output::out(&format!("{} is what the catalog says\n", workspace::shown(out)))?;
    } else {
        for (difference, finding) in differences.iter().zip(&findings) {
            findings::human(std::slice::from_ref(finding))?;
            output::err(&difference.diff())?;
        }
        let count = findings.len();
        let files = if count == 1 { "file is" } else { "files are" };
        output::err(&format!("\n{count} {files} not as the catalog says."))?;
        let fixable = differences.iter().any(|difference| !difference.is_for_a_person());
        output::err(&if fixable { format!(" Run: {command}\n") } else { "\n".to_owned() })?;
    }
    Ok(if findings.is_empty() { Exit::Fine } else { Exit::Findings })
}

fn write(
    arguments: &GenArguments,
    out: &Path,
    differences: &[Difference<'_>],
) -> Result<Exit, CommandError> {
    let mut done = String::new();
    let written = sync::write(differences, &mut done);
    match arguments.format {
        GenFormat::Human => output::out(&done)?,
        // Standard output belongs to the findings.
        GenFormat::Json | GenFormat::Github => output::err(&done)?,
    }
    if let Err(failure) = written {
        return could_not_run(arguments, out, &failure.to_string());
    }
    let command = command(arguments);
    let foreign = differences.iter().filter(|difference| difference.is_for_a_person());
    let findings: Vec<_> = foreign.map(|difference| difference.finding(&command)).collect();
    tell(arguments, &findings)?;
    if arguments.format == GenFormat::Human {
        if findings.is_empty() {
            let fresh = if done.is_empty() { "is up to date" } else { "is written" };
            output::out(&format!("{} {fresh}\n", workspace::shown(out)))?;
        } else {
            output::err("\nnothing was written\n")?;
        }
    }
    Ok(if findings.is_empty() { Exit::Fine } else { Exit::Findings })
}
