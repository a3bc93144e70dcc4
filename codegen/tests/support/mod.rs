//! Fixtures, and a compiler for what they become.

#![allow(dead_code, reason = "each test file uses what it needs")]

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::Files;

/// The names of the good catalogs, sorted.
pub(crate) fn fixtures() -> Vec<String> {
    names_in("fixtures")
}

/// The names of the YAML files in a folder of the tests, sorted.
pub(crate) fn names_in(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(tests().join(folder)).expect("a folder of fixtures");
    let mut names: Vec<_> = entries
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort_unstable();
    names
}

/// The bytes of a good catalog.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    read("fixtures", name)
}

/// The bytes of a YAML file in a folder of the tests.
pub(crate) fn read(folder: &str, name: &str) -> Vec<u8> {
    std::fs::read(tests().join(folder).join(format!("{name}.yaml"))).expect("a fixture")
}

/// What the page said before a fault, where that matters.
pub(crate) fn lock(name: &str) -> Option<String> {
    std::fs::read_to_string(tests().join("faults").join(format!("{name}.docs.lock"))).ok()
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// A generated crate in a folder of its own.
pub(crate) struct Crate(tempfile::TempDir);

/// What the laws call the crate, whichever it is.
const NAME: &str = "agora_stt_errors";

impl Crate {
    pub(crate) fn write(files: &Files) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in files.iter() {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
        Self(folder)
    }

    /// Compiles the crate as a library, with warnings denied.
    pub(crate) fn compile(&self, name: &str) {
        let mut rustc = self.tool("RUSTC", "rustc");
        rustc.args(["--crate-type", "lib", "--deny", "warnings", "src/lib.rs"]);
        run(rustc, name);
    }

    /// Compiles the laws against the crate, and runs them.
    pub(crate) fn keep_laws(&self, name: &str) {
        let laws = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/tests/laws/main.rs");
        let mut rustc = self.tool("RUSTC", "rustc");
        rustc.args(["--test", "-o", "laws", "--extern"]).arg(self.library_as(NAME)).arg(laws);
        run(rustc, name);
        run(Command::new(self.0.path().join("laws")), name);
    }

    /// Builds the documentation with warnings denied, and runs the examples in it, which call the
    /// crate by the name that its manifest would give it.
    pub(crate) fn document(&self, name: &str, catalog: &str) {
        let mut rustdoc = self.tool("RUSTDOC", "rustdoc");
        rustdoc.args(["--deny", "warnings", "src/lib.rs"]);
        run(rustdoc, name);
        let mut rustdoc = self.tool("RUSTDOC", "rustdoc");
        let itself = format!("{}_errors", catalog.replace('-', "_"));
        rustdoc.args(["--test", "src/lib.rs", "--extern"]).arg(self.library_as(&itself));
        run(rustdoc, name);
    }

    /// A tool of the toolchain that runs the tests, ready to work on the crate.
    fn tool(&self, variable: &str, name: &str) -> Command {
        let mut tool = Command::new(std::env::var_os(variable).unwrap_or_else(|| name.into()));
        tool.current_dir(self.0.path()).args(["--edition", "2024", "--crate-name", NAME]);
        tool
    }

    fn library_as(&self, name: &str) -> OsString {
        let mut library = OsString::from(format!("{name}="));
        library.push(self.0.path().join(format!("lib{NAME}.rlib")));
        library
    }
}

fn run(mut command: Command, name: &str) {
    let output = command.output().unwrap_or_else(|error| panic!("{name}: {command:?}: {error}"));
    assert!(
        output.status.success(),
        "{name}: {command:?}\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
}
