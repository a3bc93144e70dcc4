//! What a command found, and one printer for each format.

use codegen::diagnostic::{CatalogError, visible};
use serde::Serialize;
use serde_json::{Value, json};

use crate::cli::Format;
use crate::markdown::{code, sentence};
use crate::output;
use crate::stop::CommandError;
use crate::terminal::printable_json;

/// One thing that is wrong. Its JSON is relied on by other programs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    /// A stable id, such as `unknown-field` or `stale-file`.
    pub(crate) rule: &'static str,
    pub(crate) severity: &'static str,
    /// What is wrong.
    pub(crate) message: String,
    pub(crate) file: String,
    /// From 1.
    pub(crate) line: usize,
    /// From 1, in characters.
    pub(crate) column: usize,
    /// What to do about it.
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

/// The diagnostics of a catalog as findings.
pub(crate) fn of_catalog(error: &CatalogError) -> Vec<Finding> {
    let finding = |diagnostic: &codegen::diagnostic::Diagnostic| {
        let position = error.source.position(diagnostic.at.start);
        let (rule, message) = (diagnostic.rule.id(), diagnostic.message.clone());
        let finding = Finding::error(rule, error.source.path().to_owned(), message);
        Finding { help: diagnostic.help.clone(), ..finding.at(position.line, position.column) }
    };
    error.diagnostics.iter().map(finding).collect()
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
    for Finding { severity, rule, message, file, line, help, .. } in findings {
        output::err(&format!("{severity}[{rule}]: {}\n", visible(message)))?;
        if *line > 1 {
            output::err(&format!("  --> {}:{line}\n", visible(file)))?;
        }
        if let Some(help) = help {
            output::err(&format!("  help: {}\n", visible(help)))?;
        }
    }
    Ok(())
}

/// Prints the one JSON document of a command: the fields of its result, and its findings.
pub(crate) fn json(mut result: Value, findings: &[Finding]) -> Result<(), CommandError> {
    result["findings"] = json!(findings);
    output::out(&(printable_json(&format!("{result:#}")) + "\n"))
}

/// Prints annotations as GitHub Actions reads them.
pub(crate) fn github(findings: &[Finding]) -> Result<(), CommandError> {
    let data = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    for Finding { severity, rule, message, file, line, column, help } in findings {
        let help = help.iter().map(|help| format!("\nhelp: {}", visible(help)));
        let message = visible(message) + &help.collect::<String>();
        let (file, rule, message) = (property(file), property(rule), data(&message));
        output::out(&format!(
            "::{severity} file={file},line={line},col={column},title={rule}::{message}\n"
        ))?;
    }
    Ok(())
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
