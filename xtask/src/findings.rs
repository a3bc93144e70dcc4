//! What a command found, how it ends, and one printer of findings for each format.

use std::io;
use std::path::Path;

use codegen::diagnostic::{CatalogError, Diagnostic, visible};
use serde::Serialize;
use serde_json::{Value, json};

use crate::cli::Format;
use crate::markdown::{code, sentence};
use crate::{output, terminal, workspace};

/// One thing that is wrong. Its JSON is relied on by other programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    /// A stable id, such as `unknown-field` or `stale-file`.
    pub(crate) rule: &'static str,
    pub(crate) severity: &'static str,
    pub(crate) message: String,
    pub(crate) file: String,
    /// From 1.
    pub(crate) line: usize,
    /// From 1, in characters.
    pub(crate) column: usize,
    pub(crate) help: Option<String>,
}

impl Finding {
    /// An error at the start of a file.
    pub(crate) fn error(rule: &'static str, file: String, message: String) -> Self {
        Self { rule, severity: "error", message, file, line: 1, column: 1, help: None }
    }

    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    pub(crate) fn severity(self, severity: &'static str) -> Self {
        Self { severity, ..self }
    }

    pub(crate) fn at(self, line: usize, column: usize) -> Self {
        Self { line, column, ..self }
    }
}

pub(crate) fn of_catalog(error: &CatalogError) -> Vec<Finding> {
    let finding = |Diagnostic { rule, message, at, help, .. }: &Diagnostic| {
        let position = error.source.position(at.start);
        let finding = Finding::error(rule.id(), error.source.path().to_owned(), message.clone());
        Finding { help: help.clone(), ..finding.at(position.line, position.column) }
    };
    error.diagnostics.iter().map(finding).collect()
}

/// How a command ends: its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    Fine = 0,
    Findings = 1,
    CouldNotRun = 2,
}

/// Why a command ends without its result.
pub(crate) enum CommandError {
    Stopped(Stop),
    /// What it reports could not be written.
    Output(io::Error),
}

impl From<Stop> for CommandError {
    fn from(stop: Stop) -> Self {
        Self::Stopped(stop)
    }
}

/// What is printed instead of a result.
#[derive(Debug)]
pub(crate) struct Stop {
    pub(crate) findings: Vec<Finding>,
    /// The same for people, where it has lines of a catalog to show.
    pub(crate) excerpts: Option<String>,
    pub(crate) exit: Exit,
}

impl Stop {
    /// Something that the command needs is missing or cannot be read.
    pub(crate) fn could_not_run(path: &Path, message: impl Into<String>) -> Self {
        let finding = Finding::error("could-not-run", workspace::shown(path), message.into());
        Self { exit: Exit::CouldNotRun, ..Self::found(vec![finding]) }
    }

    /// The same of an operation on a file that failed.
    pub(crate) fn cannot(operation: &str, path: &Path) -> impl Fn(io::Error) -> Self {
        move |error| {
            let message = format!("cannot {operation} {}: {error}", workspace::shown(path));
            Self::could_not_run(path, message)
        }
    }

    /// Something is wrong with what the command reads.
    pub(crate) fn found(findings: Vec<Finding>) -> Self {
        Self { findings, excerpts: None, exit: Exit::Findings }
    }

    /// The same stop with help for each of its findings.
    pub(crate) fn help(self, help: &str) -> Self {
        let findings = self.findings.into_iter().map(|finding| finding.help(help)).collect();
        Self { findings, ..self }
    }
}

impl From<CatalogError> for Stop {
    fn from(error: CatalogError) -> Self {
        let excerpts = Some(error.render(output::colour(&io::stderr())));
        Self { excerpts, ..Self::found(of_catalog(&error)) }
    }
}

/// Prints findings that are all that a command has to report.
pub(crate) fn print(findings: &[Finding], format: Format) -> Result<(), CommandError> {
    match format {
        Format::Human => human(findings),
        Format::Json => json(Value::Null, findings),
        Format::Github => github(findings),
        Format::Markdown => output::out(&markdown(findings)),
    }
}

/// Prints findings that have no lines of a catalog to show.
pub(crate) fn human(findings: &[Finding]) -> Result<(), CommandError> {
    let text =
        findings.iter().map(|Finding { severity, rule, message, file, line, help, .. }| {
            let place = (*line > 1).then(|| format!("  --> {}:{line}\n", visible(file)));
            let help = help.as_ref().map(|help| format!("  help: {}\n", visible(help)));
            let details = [place, help].into_iter().flatten().collect::<String>();
            format!("{severity}[{rule}]: {}\n{details}", visible(message))
        });
    output::err(&text.collect::<String>())
}

/// Prints the one JSON document of a command: the fields of its result, and its findings.
pub(crate) fn json(mut result: Value, findings: &[Finding]) -> Result<(), CommandError> {
    result["findings"] = json!(findings);
    output::out(&(terminal::printable_json(&format!("{result:#}")) + "\n"))
}

/// Prints annotations as GitHub Actions reads them.
pub(crate) fn github(findings: &[Finding]) -> Result<(), CommandError> {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let annotation = |finding: &Finding| {
        let Finding { severity, rule, message, file, line, column, help } = finding;
        let help = help.as_ref().map(|help| format!("\nhelp: {}", visible(help)));
        let message = data(&(visible(message) + &help.unwrap_or_default()));
        let (file, rule) = (property(file), property(rule));
        format!("::{severity} file={file},line={line},col={column},title={rule}::{message}\n")
    };
    output::out(&findings.iter().map(annotation).collect::<String>())
}

/// Findings as a list in Markdown.
pub(crate) fn markdown(findings: &[Finding]) -> String {
    let item = |finding: &Finding| {
        let place = code(&format!("{}:{}", finding.file, finding.line));
        let help = finding.help.as_ref().map(|help| format!(" ({})", sentence(help)));
        format!("- {place} {}{}\n", sentence(&finding.message), help.unwrap_or_default())
    };
    findings.iter().map(item).collect()
}
