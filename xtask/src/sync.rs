//! Holds a folder against the files that belong there, and makes it so: the only writer.

mod diff;
mod disk;

use std::fmt;
use std::path::{Path, PathBuf};

use codegen::{Files, GENERATED_MARKER, Generated};

use crate::findings::Finding;
use crate::workspace::shown;

/// The file whose header tells that a folder is ours, so that all of its `src/` is.
const OUR_SIGN: &str = "catalog.json";

/// The bytes at the start of a file in which its first three lines are looked for.
const MARKER_WITHIN: usize = 1_000;

/// Whether the folder may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Make the folder so.
    Write,
    /// Only tell in what it differs.
    Check,
}

/// A file that is not as it should be.
#[derive(Debug)]
pub(crate) struct Difference<'a> {
    path: PathBuf,
    state: State<'a>,
}

#[derive(Debug)]
enum State<'a> {
    /// The file has other contents than it should have.
    Stale { is: String, should: &'a str },
    /// The file is not there.
    Missing { should: &'a str },
    /// The file was generated, and is not any more.
    Orphan,
    /// Somebody else put the file where all is generated.
    Foreign,
    /// Somebody else put the file where one is to be generated, into a folder that is not ours yet.
    InTheWay,
}

/// A disk operation that failed, with its path.
#[derive(Debug)]
pub(crate) struct Failure {
    doing: &'static str,
    path: PathBuf,
    error: std::io::Error,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} {}: {}", self.doing, shown(&self.path), self.error)
    }
}

/// What differs between the crate at `root` and what was generated. Reads only.
pub(crate) fn compare<'a>(
    root: &Path,
    generated: &'a Generated,
) -> Result<Vec<Difference<'a>>, Failure> {
    let is_our_folder = disk::read(&root.join(OUR_SIGN))?.is_some_and(|bytes| bears_marker(&bytes));
    let mut differences = compare_files(root, &generated.files, is_our_folder)?;
    for (path, should) in generated.scaffold.iter() {
        if disk::read(&root.join(path))?.is_none() {
            let state = State::Missing { should };
            differences.push(Difference { path: root.join(path), state });
        }
    }
    for path in disk::leftovers(root)? {
        differences.push(Difference { path: root.join(path), state: State::Orphan });
    }
    for path in disk::files_below(root, "src")? {
        // What another run is writing at this moment is its own affair.
        let is_live = disk::is_live(&root.join(&path));
        if generated.files.get(&path).is_none() && !is_live {
            let state = if is_ours(&root.join(&path))? { State::Orphan } else { State::Foreign };
            differences.push(Difference { path: root.join(path), state });
        }
    }
    differences.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(differences)
}

/// What differs between files at `root` and what they should be. Reads only.
pub(crate) fn compare_files<'a>(
    root: &Path,
    files: &'a Files,
    is_our_folder: bool,
) -> Result<Vec<Difference<'a>>, Failure> {
    let mut differences = Vec::new();
    for (path, should) in files.iter() {
        let state = match disk::read(&root.join(path))? {
            Some(is) if is == should.as_bytes() => continue,
            Some(is) if is_our_folder || bears_marker(&is) => {
                State::Stale { is: String::from_utf8_lossy(&is).into_owned(), should }
            }
            Some(_) => State::InTheWay,
            None => State::Missing { should },
        };
        differences.push(Difference { path: root.join(path), state });
    }
    Ok(differences)
}

/// Makes the folder so. What is left is what only a person may decide: files that are not ours.
/// Where one of those is in the way, nothing is written at all.
pub(crate) fn write(differences: Vec<Difference<'_>>) -> Result<Vec<Difference<'_>>, Failure> {
    if differences.iter().any(|difference| matches!(difference.state, State::InTheWay)) {
        return Ok(differences.into_iter().filter(Difference::is_for_a_person).collect());
    }
    let mut left = Vec::new();
    for difference in differences {
        let path = &difference.path;
        match &difference.state {
            State::Stale { should, .. } | State::Missing { should } => {
                disk::replace(path, should)?;
            }
            State::Orphan => disk::remove(path)?,
            State::Foreign | State::InTheWay => left.push(difference),
        }
    }
    Ok(left)
}

/// Makes one file so, and says what was done to it.
pub(crate) fn write_one(path: &Path, text: &str) -> Result<&'static str, Failure> {
    match disk::read(path)? {
        Some(is) if is == text.as_bytes() => return Ok("is up to date"),
        Some(_) | None => disk::replace(path, text)?,
    }
    Ok("is written")
}

/// Whether a generator made the file: it says so near its top, or it is what a killed run left.
fn is_ours(path: &Path) -> Result<bool, Failure> {
    if disk::is_leftover(path) {
        return Ok(true);
    }
    Ok(disk::read_if_file(path)?.is_some_and(|bytes| bears_marker(&bytes)))
}

fn bears_marker(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(MARKER_WITHIN)]);
    text.lines().take(3).any(|line| line.contains(GENERATED_MARKER))
}

impl Difference<'_> {
    /// The difference as a finding; `command` is what mends it.
    pub(crate) fn finding(&self, command: &str) -> Finding {
        let file = shown(&self.path);
        let run = format!("run `{command}`");
        let (rule, message, help) = match &self.state {
            State::Stale { .. } => {
                ("stale-file", format!("{file} is not what the catalog says"), run)
            }
            State::Missing { .. } => ("missing-file", format!("{file} is missing"), run),
            State::Orphan => ("orphan-file", format!("{file} is not generated any more"), run),
            State::Foreign => (
                "foreign-file",
                format!("{file} is not generated, and all of src/ is"),
                format!("move it elsewhere, or delete it: rm {file}"),
            ),
            State::InTheWay => (
                "foreign-file",
                format!("{file} stands where a file is to be generated, and was not generated"),
                "move it elsewhere, or give the crate another folder with --out DIR".to_owned(),
            ),
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
            State::Stale { is, should } => diff::unified(&shown(&self.path), is, should),
            State::Missing { .. } | State::Orphan | State::Foreign | State::InTheWay => {
                String::new()
            }
        }
    }

    /// Whether no command mends it.
    pub(crate) fn is_for_a_person(&self) -> bool {
        matches!(self.state, State::Foreign | State::InTheWay)
    }

    /// What is done to the file when all is written, for a person; nothing where only a person may.
    pub(crate) fn done(&self) -> Option<String> {
        let done = match self.state {
            State::Stale { .. } => "updated",
            State::Missing { .. } => "created",
            State::Orphan => "removed",
            State::Foreign | State::InTheWay => return None,
        };
        Some(format!("{done} {}\n", shown(&self.path)))
    }
}

#[cfg(test)]
mod tests {
    use super::{compare, compare_files};
    use crate::workspace;

    /// Freshness as a unit test: it reads, and never writes.
    #[test]
    fn what_is_generated_is_what_the_catalog_says() {
        let root = workspace::root().unwrap_or_else(|_| panic!("tests run in the repository"));
        let catalog = workspace::catalog().unwrap_or_else(|_| panic!("there is one catalog"));
        let bytes = std::fs::read(&catalog).expect("the catalog");
        let generated =
            codegen::generate(&workspace::shown(&catalog), &bytes).unwrap_or_else(|faults| {
                panic!("{}", faults.render(codegen::diagnostic::Colour::None))
            });
        let of_crate = compare(&root.join("generated"), &generated);
        let documents = codegen::documents();
        let of_documents = compare_files(root, &documents, true);
        let findings: Vec<_> = [of_crate, of_documents]
            .into_iter()
            .flat_map(|differences| differences.unwrap_or_else(|failure| panic!("{failure}")))
            .map(|difference| difference.finding(crate::generate::COMMAND).message)
            .collect();
        assert!(findings.is_empty(), "run `{}`: {findings:#?}", crate::generate::COMMAND);
    }
}
