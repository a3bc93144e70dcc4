//! A folder with a catalog in it, and the binary to run on it.

#![allow(dead_code, reason = "each test file uses what it needs")]

pub(crate) mod depot;
mod repository;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

#[allow(unused_imports, reason = "each test file uses what it needs")]
pub(crate) use repository::Repository;

/// A small good catalog.
pub(crate) const CATALOG: &str = "\
catalog: doors
title: Doors
docs: { url: https://docs.example.com/errors }
operations:
  - { name: open, summary: Open a door }
error_codes:
  - code: 1
    name: stuck
    outcome: failed
    summary: The door is stuck
    retry: { strategy: same_call, delays: [1s], basis: documented }
    remediation: { actor: caller, action: Push }
undocumented:
  summary: The page does not say
  remediation: { actor: provider, action: Ask support }
";

/// A folder of a test: in memory where the system has such a place, because most of the time of a run
/// that writes is that of the disk. Programs may not run there.
pub(crate) fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let parent = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    tempfile::tempdir_in(parent).expect("a folder")
}

/// What a run of the binary left.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// Standard output as the one JSON document that it is.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// Runs the binary.
pub(crate) fn xtask(arguments: &[&str]) -> Run {
    run(Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments))
}

/// Runs the binary in a folder.
pub(crate) fn xtask_in(folder: &Path, arguments: &[&str]) -> Run {
    run(Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).current_dir(folder))
}

/// Runs a command that is the binary, or that starts it.
pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.output().expect("the binary runs");
    Run {
        code: output.status.code().expect("an exit code"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

/// A path as the binary shows it, on any system.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// The root of the repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a parent").to_owned()
}

/// The first fenced block of a language in a Markdown text.
pub(crate) fn block(markdown: &str, language: &str) -> String {
    let (_, after) = markdown.split_once(&format!("\n```{language}\n")).expect("a block");
    let (block, _) = after.split_once("```").expect("an end of the block");
    block.to_owned()
}

/// A folder with a catalog, and a place for its crate.
pub(crate) struct Workshop(tempfile::TempDir);

impl Workshop {
    pub(crate) fn new(catalog: &str) -> Self {
        Self::new_bytes(catalog.as_bytes())
    }

    pub(crate) fn new_bytes(catalog: &[u8]) -> Self {
        let workshop = Self(folder());
        fs::write(workshop.folder().join("doors.yaml"), catalog).expect("a catalog");
        workshop
    }

    /// A workshop whose crate is generated.
    pub(crate) fn generated() -> Self {
        let workshop = Self::new(CATALOG);
        assert_eq!(workshop.generate(&[]).code, 0);
        workshop
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    /// The root of the crate.
    pub(crate) fn out(&self) -> PathBuf {
        self.folder().join("crate")
    }

    /// The arguments that name the files of this workshop.
    pub(crate) fn arguments(&self) -> [String; 4] {
        let catalog = self.folder().join("doors.yaml").display().to_string();
        ["--catalog".to_owned(), catalog, "--out".to_owned(), self.out().display().to_string()]
    }

    /// Runs `gen` here.
    pub(crate) fn generate(&self, arguments: &[&str]) -> Run {
        let here = self.arguments();
        let all: Vec<_> = std::iter::once("gen")
            .chain(here.iter().map(String::as_str))
            .chain(arguments.iter().copied())
            .collect();
        xtask(&all)
    }

    pub(crate) fn put_catalog(&self, text: &str) {
        fs::write(self.folder().join("doors.yaml"), text).expect("a catalog");
    }

    /// Writes a file of the crate.
    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.out().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Reads a file of the crate.
    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.out().join(path)).expect(path)
    }

    /// Every file of the crate, with its contents and the time of its last change.
    pub(crate) fn snapshot(&self) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.out()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let changed = path.metadata().and_then(|data| data.modified()).expect("a time");
                    files.insert(path.clone(), (fs::read(path).expect("a file"), changed));
                }
            }
        }
        files
    }
}
