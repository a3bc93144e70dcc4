//! What a command found, and the ways to tell it.

use codegen::diagnostic::{CatalogError, visible};
use serde::Serialize;

use crate::output::{self, CommandError};

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing is wrong.
    Fine,
    /// Something is wrong with what was looked at.
    Findings,
    /// The command could not look.
    CouldNotRun,
}

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
    /// The same as something to know, which is no fault.
    pub(crate) fn notice(self) -> Self {
        Self { severity: "notice", ..self }
    }

    pub(crate) fn error(rule: &'static str, file: String, message: String, help: String) -> Self {
        Self { rule, severity: "error", message, file, line: 1, column: 1, help: Some(help) }
    }
}

/// The faults of a catalog as findings.
pub(crate) fn of_faults(faults: &CatalogError) -> Vec<Finding> {
    let finding = |fault: &codegen::diagnostic::Diagnostic| {
        let position = faults.source.position(fault.at.start);
        Finding {
            rule: fault.rule.id(),
            severity: "error",
            message: fault.message.clone(),
            file: faults.source.path().to_owned(),
            line: position.line,
            column: position.column,
            help: fault.help.clone(),
        }
    };
    faults.diagnostics.iter().map(finding).collect()
}

/// Writes the one JSON document of a command.
pub(crate) fn json(findings: &[Finding]) -> Result<(), CommandError> {
    #[derive(Serialize)]
    struct Document<'a> {
        findings: &'a [Finding],
    }
    output::json(&Document { findings })
}

/// Writes annotations as GitHub Actions reads them.
pub(crate) fn github(findings: &[Finding]) -> Result<(), CommandError> {
    for finding in findings {
        let help = finding.help.as_ref().map(|help| format!("\nhelp: {}", visible(help)));
        let help = help.unwrap_or_default();
        output::out(&format!(
            "::{} file={},line={},col={},title={}::{}\n",
            finding.severity,
            property(&finding.file),
            finding.line,
            finding.column,
            property(finding.rule),
            data(&format!("{}{help}", visible(&finding.message))),
        ))?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Writes findings that have no lines of a catalog to show.
pub(crate) fn human(findings: &[Finding]) -> Result<(), CommandError> {
    for finding in findings {
        let Finding { severity, rule, message, .. } = finding;
        output::err(&format!("{severity}[{rule}]: {}\n", visible(message)))?;
        if finding.line > 1 {
            output::err(&format!("  --> {}:{}\n", visible(&finding.file), finding.line))?;
        }
        if let Some(help) = &finding.help {
            output::err(&format!("  help: {}\n", visible(help)))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn what_github_reads_as_syntax_is_escaped() {
        assert_eq!(data("50%\r\na:b,c"), "50%25%0D%0Aa:b,c");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
