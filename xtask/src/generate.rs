//! `cargo xtask gen`: from the catalog to the crate and its documents.

use std::path::{Path, PathBuf};

use codegen::{Files, Generated};
use serde::Deserialize;

use crate::cli::{GenArguments, GenFormat};
use crate::findings::{self, Exit, Finding};
use crate::input;
use crate::output::{self, CommandError};
use crate::stop::Stop;
use crate::sync::{self, Difference, Failure, Mode};
use crate::workspace;

/// The command that makes every generated file what the catalog says.
pub(crate) const COMMAND: &str = "cargo xtask gen";

pub(crate) fn run(arguments: &GenArguments) -> Result<Exit, CommandError> {
    let mode = if arguments.check { Mode::Check } else { Mode::Write };
    let Paths { catalog, out, documents } = match Paths::of(arguments) {
        Ok(paths) => paths,
        Err(problem) => return stop(arguments, &problem),
    };
    let bytes = match input::file(&catalog, codegen::MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => return could_not_run(arguments, &catalog, &error),
    };
    let generated = match codegen::generate(&workspace::shown(&catalog), &bytes) {
        Ok(generated) => generated,
        Err(faults) => return stop(arguments, &Stop::refused(&faults)),
    };
    if let Some(owner) = other_owner(&out, &generated) {
        let problem = format!(
            "{} is the crate of the catalog `{owner}`, and this catalog is `{}`: give it another folder with --out DIR, or, if the catalog was renamed, delete {}",
            workspace::shown(&out),
            generated.catalog,
            workspace::shown(&out.join("catalog.json")),
        );
        return could_not_run(arguments, &catalog, &problem);
    }
    if is_within(&catalog, &out.join("src")) {
        let problem = "the catalog stands in the folder src/ of the crate, where all is generated: move it elsewhere";
        return could_not_run(arguments, &catalog, problem);
    }
    let differences = match differences(&out, &generated, documents.as_ref()) {
        Ok(differences) => differences,
        Err(failure) => return could_not_run(arguments, &out, &failure.to_string()),
    };
    match mode {
        Mode::Check => check(arguments, &out, &differences),
        Mode::Write => write(arguments, &out, differences),
    }
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
        let is_own = workspace::catalog().is_ok_and(|own| workspace::is_same(&own, &catalog));
        let documents =
            (is_own && arguments.out.is_none()).then(|| (root.to_owned(), codegen::documents()));
        let out = arguments.out.clone().map_or_else(workspace::generated, Ok)?;
        Ok(Self { catalog, out, documents })
    }
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

/// The catalog that the crate belongs to, if that is another one: half of its files would go.
fn other_owner(out: &Path, generated: &Generated) -> Option<String> {
    #[derive(Deserialize)]
    struct Owned {
        catalog: String,
    }
    let text = std::fs::read_to_string(out.join("catalog.json")).ok()?;
    let owner = serde_json::from_str::<Owned>(&text).ok()?.catalog;
    (owner != generated.catalog).then_some(owner)
}

/// Whether a file stands below a folder, whatever their paths look like.
fn is_within(file: &Path, folder: &Path) -> bool {
    match (file.canonicalize(), folder.canonicalize()) {
        (Ok(file), Ok(folder)) => file.starts_with(folder),
        _ => false,
    }
}

/// The command that mends what a check of this kind finds.
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
        let mendable = differences.iter().any(|difference| !difference.is_for_a_person());
        output::err(&if mendable { format!(" Run: {command}\n") } else { "\n".to_owned() })?;
    }
    Ok(if findings.is_empty() { Exit::Fine } else { Exit::Findings })
}

fn write(
    arguments: &GenArguments,
    out: &Path,
    differences: Vec<Difference<'_>>,
) -> Result<Exit, CommandError> {
    let done: String = differences.iter().filter_map(Difference::done).collect();
    let left = match sync::write(differences) {
        Ok(left) => left,
        Err(failure) => return could_not_run(arguments, out, &failure.to_string()),
    };
    let command = command(arguments);
    let findings: Vec<_> = left.iter().map(|difference| difference.finding(&command)).collect();
    if arguments.format == GenFormat::Human && findings.is_empty() {
        let fresh = if done.is_empty() { "is up to date" } else { "is written" };
        output::out(&format!("{done}{} {fresh}\n", workspace::shown(out)))?;
    }
    tell(arguments, &findings)?;
    Ok(if findings.is_empty() { Exit::Fine } else { Exit::Findings })
}
