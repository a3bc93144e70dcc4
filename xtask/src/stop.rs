//! Why a command ends before it has anything to compare.

use std::path::Path;

use codegen::diagnostic::CatalogError;

use crate::findings::{self, Exit, Finding};
use crate::output::{self, CommandError};
use crate::workspace;

/// What is printed instead of a result.
pub(crate) struct Stop {
    pub(crate) findings: Vec<Finding>,
    /// The same for people, where it has lines of a catalog to show.
    pub(crate) excerpts: Option<String>,
    pub(crate) exit: Exit,
}

impl Stop {
    /// Something that the command needs is not there or cannot be read.
    pub(crate) fn could_not_run(path: &Path, problem: &str) -> Self {
        let file = workspace::shown(path);
        let finding = Finding::error("could-not-run", file, problem.to_owned(), String::new());
        let findings = vec![Finding { help: None, ..finding }];
        Self { findings, excerpts: None, exit: Exit::CouldNotRun }
    }

    /// Something that the command reads is not as it should be.
    pub(crate) fn found(findings: Vec<Finding>) -> Self {
        Self { findings, excerpts: None, exit: Exit::Findings }
    }

    /// A catalog has faults.
    pub(crate) fn refused(faults: &CatalogError) -> Self {
        Self {
            findings: findings::of_faults(faults),
            excerpts: Some(faults.render(output::colour())),
            exit: Exit::Findings,
        }
    }

    /// Prints it for a person.
    pub(crate) fn human(&self) -> Result<(), CommandError> {
        match &self.excerpts {
            Some(text) => output::err(text),
            None => findings::human(&self.findings),
        }
    }
}
