//! Why a command ends before it has anything to compare.

use std::path::Path;

use codegen::diagnostic::Faults;

use crate::findings::{self, Finding, Verdict};
use crate::{output, workspace};

/// What is told instead of a result.
pub(crate) struct Stop {
    pub(crate) findings: Vec<Finding>,
    /// The same for people, where it has lines of a catalog to show.
    pub(crate) human: Option<String>,
    pub(crate) verdict: Verdict,
}

impl Stop {
    /// Something that the command needs is not there or cannot be read.
    pub(crate) fn could_not_run(path: &Path, problem: &str) -> Self {
        let file = workspace::shown(path);
        let finding = Finding::error("could-not-run", file, problem.to_owned(), String::new());
        let findings = vec![Finding { help: None, ..finding }];
        Self { findings, human: None, verdict: Verdict::CouldNotRun }
    }

    /// Something that the command reads is not as it should be.
    pub(crate) fn found(findings: Vec<Finding>) -> Self {
        Self { findings, human: None, verdict: Verdict::Findings }
    }

    /// A catalog has faults.
    pub(crate) fn refused(faults: &Faults) -> Self {
        Self {
            findings: findings::of_faults(faults),
            human: Some(faults.render(output::colour())),
            verdict: Verdict::Findings,
        }
    }

    /// Tells a person.
    pub(crate) fn tell_human(&self) {
        match &self.human {
            Some(text) => output::err(text),
            None => findings::human(&self.findings),
        }
    }
}
