//! A file that is not as it should be, and what to do about it.

use std::path::{Path, PathBuf};

use codegen::diagnostic::visible;

use super::diff;
use crate::findings::Finding;
use crate::workspace::shown;

/// A file that is not as it should be.
#[derive(Debug)]
pub(crate) struct Difference<'a> {
    pub(super) path: PathBuf,
    pub(super) state: State<'a>,
}

#[derive(Debug)]
pub(super) enum State<'a> {
    /// The file has other contents than it should have.
    Stale { is: String, should: &'a str },
    /// The file is not there.
    Missing { should: &'a str },
    /// The file was generated, and is not any more.
    Orphan,
    /// The file is in the place of a generated one, or among them, and no run may touch it.
    Foreign { rule: &'static str, problem: String, help: String },
}

impl<'a> Difference<'a> {
    pub(super) fn new(path: PathBuf, state: State<'a>) -> Self {
        Self { path, state }
    }

    /// Something in the place of a generated file.
    pub(super) fn in_the_way(path: PathBuf, why: &str) -> Self {
        let problem = format!("{} is in the way: {why}", shown(&path));
        let help = "move it elsewhere, or give the crate another folder with --out DIR".to_owned();
        Self::new(path, State::Foreign { rule: FOREIGN_FILE, problem, help })
    }

    /// Something among the generated files.
    pub(super) fn among(path: PathBuf) -> Self {
        let problem = format!("{} is not generated, and all of src/ is", shown(&path));
        let help = "move it elsewhere, or delete it".to_owned();
        Self::new(path, State::Foreign { rule: FOREIGN_FILE, problem, help })
    }

    /// The manifest of a crate that is not this catalog's.
    pub(super) fn other_crate(root: &Path, manifest: &str, whose: &str, package: &str) -> Self {
        let path = root.join(manifest);
        let problem =
            format!("{} {whose}, and this catalog is the crate `{package}`", shown(&path));
        let help = format!(
            "give the crate another folder with --out DIR, or, if the catalog was renamed, set the package's name to `{package}`"
        );
        Self::new(path, State::Foreign { rule: "other-crate", problem, help })
    }

    /// The difference as a finding; `command` is what fixes it.
    pub(crate) fn finding(&self, command: &str) -> Finding {
        let file = shown(&self.path);
        let run = format!("run `{command}`");
        let (rule, message, help) = match &self.state {
            State::Stale { .. } => {
                ("stale-file", format!("{file} is not what the catalog says"), run)
            }
            State::Missing { .. } => ("missing-file", format!("{file} is missing"), run),
            State::Orphan => ("orphan-file", format!("{file} is not generated any more"), run),
            State::Foreign { rule, problem, help } => (*rule, problem.clone(), help.clone()),
        };
        let mut finding = Finding::error(rule, file, message, help);
        if let State::Stale { is, should } = &self.state {
            finding.line = diff::first_difference(is, should);
        }
        finding
    }

    /// What would change in the file, as a unified diff; empty where there is nothing to show.
    pub(crate) fn diff(&self) -> String {
        match &self.state {
            State::Stale { is, should } => diff::unified(&visible(&shown(&self.path)), is, should),
            State::Missing { .. } | State::Orphan | State::Foreign { .. } => String::new(),
        }
    }

    /// Whether no command fixes it.
    pub(crate) fn is_for_a_person(&self) -> bool {
        matches!(self.state, State::Foreign { .. })
    }
}

const FOREIGN_FILE: &str = "foreign-file";
