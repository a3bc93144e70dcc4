//! A file that is not as it should be, and what to do about it.

use std::path::PathBuf;

use codegen::diagnostic::visible;
use similar::TextDiff;

use crate::findings::Finding;
use crate::workspace::shown;

const MOST_LINES: usize = 60;

#[derive(Debug)]
pub(crate) struct Difference<'a> {
    pub(super) path: PathBuf,
    pub(super) state: State<'a>,
}

#[derive(Debug)]
pub(super) enum State<'a> {
    Stale {
        actual: String,
        expected: &'a str,
    },
    Missing {
        expected: &'a str,
    },
    /// The file was generated, and is not any more.
    Orphan,
    /// The file is in the place of a generated one, or among them, and no run may touch it.
    Foreign(Finding),
}

impl Difference<'_> {
    fn foreign(path: PathBuf, rule: &'static str, message: &str, help: &str) -> Self {
        let file = shown(&path);
        let message = format!("{file} {message}");
        Self { path, state: State::Foreign(Finding::error(rule, file, message).help(help)) }
    }

    /// Something in the place of a generated file.
    pub(super) fn in_the_way(path: PathBuf, why: &str) -> Self {
        let help = "move it elsewhere, or give the crate another folder with --out DIR";
        Self::foreign(path, "foreign-file", &format!("is in the way: {why}"), help)
    }

    /// Something among the generated files.
    pub(super) fn not_generated(path: PathBuf) -> Self {
        let message = "is not generated, and all of src/ is";
        Self::foreign(path, "foreign-file", message, "move it elsewhere, or delete it")
    }

    pub(super) fn other_crate(path: PathBuf, whose: &str, package: &str) -> Self {
        let message = format!("{whose}, and this catalog is the crate `{package}`");
        let help = format!(
            "give the crate another folder with --out DIR, or, if the catalog was renamed, set the package's name to `{package}`"
        );
        Self::foreign(path, "other-crate", &message, &help)
    }

    /// The difference as a finding; `command` is what fixes it.
    pub(crate) fn finding(&self, command: &str) -> Finding {
        let (rule, what, line) = match &self.state {
            State::Foreign(finding) => return finding.clone(),
            State::Stale { actual, expected } => {
                let lines = actual.split('\n').zip(expected.split('\n'));
                let line = lines.take_while(|(actual, expected)| actual == expected).count() + 1;
                ("stale-file", "is not what the catalog says", line)
            }
            State::Missing { .. } => ("missing-file", "is missing", 1),
            State::Orphan => ("orphan-file", "is not generated any more", 1),
        };
        let file = shown(&self.path);
        let message = format!("{file} {what}");
        Finding::error(rule, file, message).at(line, 1).help(format!("run `{command}`"))
    }

    /// What would change in a stale file, as a unified diff that is cut off where it gets long.
    pub(crate) fn diff(&self) -> String {
        let State::Stale { actual, expected } = &self.state else { return String::new() };
        let diff = TextDiff::from_lines(actual.as_str(), *expected);
        let name = visible(&shown(&self.path));
        let mut diff = diff.unified_diff();
        let text = diff.context_radius(2).header(&name, "as the catalog says").to_string();
        let lines = text.lines().count();
        if lines <= MOST_LINES {
            return text;
        }
        let start: String = text.split_inclusive('\n').take(MOST_LINES).collect();
        format!("{start}... and {} more lines\n", lines - MOST_LINES)
    }

    pub(crate) const fn is_foreign(&self) -> bool {
        matches!(self.state, State::Foreign(_))
    }
}
