//! How a command ends, and why it ends early.

use std::io;
use std::path::Path;

use codegen::diagnostic::CatalogError;

use crate::findings::{self, Finding};
use crate::{output, workspace};

/// How a command ends: its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing is wrong.
    Fine = 0,
    /// Something is wrong with what was compared.
    Findings = 1,
    /// There was no comparison.
    CouldNotRun = 2,
}

/// Why a command ends without its result.
pub(crate) enum CommandError {
    /// It stopped, and reports why.
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
        Self { excerpts, ..Self::found(findings::of_catalog(&error)) }
    }
}
