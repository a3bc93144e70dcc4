//! A workspace of generated crates, which cargo checks, tests and documents.
//!
//! It stays in the target folder, and a file is written only where it differs: cargo builds again
//! what the generator has changed.

use std::ffi::OsStr;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::Generated;

/// The crates of catalogs, and a package `laws` that tests all of them.
pub(crate) struct Workspace {
    root: PathBuf,
    packages: Vec<String>,
    laws: String,
}

impl Workspace {
    /// An empty one of this name, which no other test has.
    pub(crate) fn new(name: &str) -> Self {
        let root = target().join(name);
        Self { root, packages: Vec::new(), laws: String::new() }
    }

    /// Adds the crate of a catalog, tested by the laws and by these files of this package.
    pub(crate) fn add(&mut self, generated: &Generated, tests: &[&str]) {
        self.add_tested(generated, &[&["laws/mod.rs"], tests].concat(), "");
    }

    /// Adds the crate of a catalog, tested by these files of this package, which find this code around
    /// them.
    pub(crate) fn add_tested(&mut self, generated: &Generated, tests: &[&str], code: &str) {
        let package = &generated.package;
        for (path, text) in generated.files.iter() {
            self.write(&format!("{package}/{path}"), text);
        }
        let manifest = generated.scaffold.get("Cargo.toml").expect("a manifest");
        let (member, _) = manifest.split_once("\n[workspace]").expect("its own workspace");
        self.write(&format!("{package}/Cargo.toml"), member);

        let name = package.replace('-', "_");
        let conformance = format!("include_str!(\"../../{package}/conformance.json\")");
        let scenarios = format!("include_str!(\"../../{package}/scenarios.json\")");
        let mut module = format!(
            "use ::{name} as errors;\nconst CONFORMANCE: &str = {conformance};\n\
             const SCENARIOS: &str = {scenarios};\n{code}"
        );
        for file in tests {
            let path = self.root.join("laws/tests").join(file);
            let path = path.to_str().expect("UTF-8");
            let stem = file.trim_end_matches("/mod.rs").trim_end_matches(".rs");
            let (_, file) = stem.rsplit_once('/').unwrap_or(("", stem));
            let _ = writeln!(module, "#[path = {path:?}]\nmod {file};");
        }
        let _ = writeln!(self.laws, "mod {name} {{\n{module}}}");
        self.packages.push(package.clone());
    }

    /// Checks each crate without features, tests it with all of them and all laws, and builds its
    /// documentation and the examples in it; warnings are denied.
    pub(crate) fn pass(&self) {
        self.write_manifests();
        self.cargo(["check", "--workspace", "--exclude=laws", "--no-default-features"]);
        self.cargo(["test", "--package=laws"]);
        self.cargo(["doc", "--workspace", "--exclude=laws", "--no-deps", "--all-features"]);
        self.cargo(["test", "--doc", "--workspace", "--exclude=laws", "--all-features"]);
    }

    /// Only tests each crate with the files that it was added with.
    pub(crate) fn test(&self) {
        self.write_manifests();
        self.cargo(["test", "--package=laws"]);
    }

    fn write_manifests(&self) {
        let members = self.packages.iter().map(|name| format!("\"{name}\", "));
        let members: String = members.collect();
        self.write(
            "Cargo.toml",
            &format!("[workspace]\nmembers = [{members}\"laws\"]\nresolver = \"3\"\n"),
        );
        let mut manifest = LAWS_MANIFEST.to_owned();
        for name in &self.packages {
            let _ = writeln!(
                manifest,
                "{name} = {{ path = \"../{name}\", features = [\"serde\", \"http\", \"fixtures\"] }}"
            );
        }
        self.write("laws/Cargo.toml", &manifest);
        self.write("laws/src/lib.rs", "");
        self.write("laws/tests/laws.rs", &self.laws);
        for folder in ["laws", "tests/harbour", "tests/shapes"] {
            let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            for file in std::fs::read_dir(from).expect("a folder of tests") {
                let path = file.expect("a file").path();
                let name = path.file_name().and_then(OsStr::to_str).expect("UTF-8");
                let text = std::fs::read_to_string(&path).expect("a text");
                self.write(&format!("laws/tests/{folder}/{name}"), &text);
            }
        }
        // The versions are those that are at hand; cargo leaves out what is not needed.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
        std::fs::copy(lock, self.root.join("Cargo.lock")).expect("a copy");
    }

    /// Writes a file, unless it is there to the letter.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        if std::fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return;
        }
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    fn cargo<const N: usize>(&self, arguments: [&str; N]) {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.root).args(arguments);
        cargo.args([OsStr::new("--offline"), "--quiet".as_ref(), "--target-dir".as_ref()]);
        cargo.arg(target().join("target"));
        cargo.env("RUSTFLAGS", "--deny warnings").env("RUSTDOCFLAGS", "--deny warnings");
        // Many crates share what the arbitrary responses are about.
        cargo.env("PROPTEST_CASES", "32");
        let output = cargo.output().expect("cargo runs");
        assert!(
            output.status.success(),
            "{cargo:?}\n{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
    }
}

const LAWS_MANIFEST: &str = r#"[package]
name = "laws"
edition = "2024"

[features]
default = ["json", "serde", "http", "fixtures"]
fixtures = []
json = []
serde = ["dep:serde"]
http = ["dep:http"]

[dependencies]
allocation-counter = "0.8"
http = { version = "1", optional = true }
httpdate = "1"
proptest = { version = "1", default-features = false, features = ["std"] }
serde = { version = "1", optional = true }
serde_json = "1"
"#;

/// A folder beside what cargo builds.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated")
}
