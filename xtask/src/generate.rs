//! `cargo xtask gen`: from the catalog to the crate and its documents.

use std::path::{Path, PathBuf};

use codegen::diff::release;
use codegen::{Files, Generated, LocatedCatalog, Part};

use crate::cli::{Format, GenArguments};
use crate::findings::{self, CommandError, Exit, Finding, Stop};
use crate::sync::{self, Difference};
use crate::{input, manifest, output, status, workspace};

pub(crate) fn run(arguments: &GenArguments) -> Result<Exit, CommandError> {
    let Paths { catalog, out, documents } = Paths::of(arguments)?;
    let located = read_catalog(&catalog, &out.join("src"))?;
    let generated = Generated::from(&located.catalog);
    let mut differences = sync::compare(&out, &generated)?;
    if let Some((root, documents)) = &documents {
        differences.extend(sync::compare_files(root, documents, true)?);
    }
    let may_write = !differences.iter().any(Difference::is_foreign);
    if may_write {
        check_tombstones(&located, &out)?;
    }
    if may_write && !arguments.check {
        let exit = write(arguments, &out, &differences)?;
        let is_own = documents.is_some() && arguments.format == Format::Human;
        if is_own && !differences.is_empty() {
            output::out(&status::after_gen(&located, &catalog).unwrap_or_default())?;
        }
        Ok(exit)
    } else {
        report(arguments, &out, &differences)
    }
}

fn read_catalog(path: &Path, source: &Path) -> Result<LocatedCatalog, Stop> {
    let real = path.canonicalize().ok().zip(source.canonicalize().ok());
    if real.is_some_and(|(path, source)| path.starts_with(source)) {
        let message = "the catalog is in the folder src/ of the crate, where every file is generated: move it elsewhere";
        return Err(Stop::could_not_run(path, message));
    }
    input::catalog(path)
}

/// Fails if an entry is retired since a version that the crate has not reached.
fn check_tombstones(located: &LocatedCatalog, out: &Path) -> Result<(), Stop> {
    let retired = &located.catalog.retired;
    let path = out.join(manifest::FILE);
    if retired.is_empty() {
        return Ok(());
    }
    // Absolute, because the workspace may be above the current folder.
    let absolute = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
    let version = manifest::version(&absolute, manifest::on_disk)
        .map_err(|message| Stop::could_not_run(&path, message))?;
    let Some(version) = version else { return Ok(()) };
    let early = retired.iter().filter(|retired| release(&retired.since) > release(&version));
    let findings: Vec<_> = early
        .map(|retired| {
            let (name, since) = (retired.name.as_str(), &retired.since);
            let message =
                format!("{name} is gone since {since}, and the crate has version {version}");
            let help =
                format!("correct `since`, or set the version in {}", workspace::shown(&path));
            let line = located.position(Part::Retired, name, &codegen::Path::default()).line;
            let file = located.source.path().to_owned();
            Finding::error("tombstone-version", file, message).at(line, 1).help(help)
        })
        .collect();
    if findings.is_empty() { Ok(()) } else { Err(Stop::found(findings)) }
}

struct Paths {
    catalog: PathBuf,
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
        let catalog = match &arguments.catalog {
            Some(catalog) => workspace::inside(catalog).map(|_| catalog.clone())?,
            None => workspace::catalog()?,
        };
        let is_own = workspace::is_own(&catalog) && arguments.out.is_none();
        let documents = is_own.then(|| {
            let mut documents = codegen::documents();
            // A repository without the generator has fewer folders.
            documents.retain(|path| root.join(path).parent().is_some_and(Path::is_dir));
            (root.to_owned(), documents)
        });
        let out = arguments.out.clone().unwrap_or_else(|| root.join("generated"));
        Ok(Self { catalog, out, documents })
    }
}

/// The command that fixes what a check with these arguments finds.
fn command(arguments: &GenArguments) -> String {
    let paths = [("--catalog", &arguments.catalog), ("--out", &arguments.out)];
    workspace::command("cargo xtask gen", &paths)
}

/// Reports what differs; without `--check`, only what keeps the run from writing.
fn report(
    arguments: &GenArguments,
    out: &Path,
    differences: &[Difference<'_>],
) -> Result<Exit, CommandError> {
    let command = command(arguments);
    let reported = differences.iter().filter(|it| arguments.check || it.is_foreign());
    let (findings, diffs): (Vec<_>, Vec<_>) =
        reported.map(|it| (it.finding(&command), it.diff())).unzip();
    if arguments.format != Format::Human {
        findings::print(&findings, arguments.format)?;
    } else if findings.is_empty() {
        output::out(&format!("{} is what the catalog says\n", workspace::shown(out)))?;
    } else {
        for (finding, diff) in findings.iter().zip(&diffs) {
            findings::human(std::slice::from_ref(finding))?;
            output::err(diff)?;
        }
        let count = findings.len();
        let files = if count == 1 { "file is" } else { "files are" };
        let is_fixable = !differences.iter().all(Difference::is_foreign);
        let run = if is_fixable { format!(" Run: {command}") } else { String::new() };
        let check = format!("{count} {files} not as the catalog says.{run}");
        let end = if arguments.check { &check } else { "nothing was written" };
        output::err(&format!("\n{end}\n"))?;
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
    if arguments.format == Format::Human {
        output::out(&done)?;
        written?;
        let state = if done.is_empty() { "is up to date" } else { "is written" };
        output::out(&format!("{} {state}\n", workspace::shown(out)))?;
    } else {
        // Standard output belongs to the findings.
        output::err(&done)?;
        written?;
        findings::print(&[], arguments.format)?;
    }
    Ok(Exit::Fine)
}
