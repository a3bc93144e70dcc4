//! `cargo xtask ci`: every gate that a change has to pass.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::cli::{CiArguments, CiFormat};
use crate::findings::{self, Exit, Finding};
use crate::output::{self, CommandError};
use crate::{git, workspace};

/// A gate: what it is called, and the command that opens it.
struct Gate {
    name: &'static str,
    /// The words of the command; `*.rs` at the end of one stands for the files of its folder.
    command: &'static str,
    /// A variable for the environment of the command.
    variable: Option<(&'static str, &'static str)>,
    /// The command that fixes what the gate finds, where there is one.
    fix: Option<&'static str>,
}

const fn gate(name: &'static str, command: &'static str) -> Gate {
    Gate { name, command, variable: None, fix: None }
}

/// The generated crate with just these features, without warnings.
macro_rules! features {
    ($features:literal) => {
        gate(
            concat!("features [", $features, "]"),
            concat!(
                "cargo clippy --locked --manifest-path generated/Cargo.toml --no-default-features --features=",
                $features,
                " -- --deny warnings"
            ),
        )
    };
}

/// The gates, the fastest to fail first.
const GATES: &[Gate] = &[
    Gate { fix: Some("cargo fmt --all"), ..gate("format", "cargo fmt --all --check") },
    Gate {
        fix: Some("rustfmt --edition 2024 codegen/runtime/*.rs"),
        ..gate("format of the runtime", "rustfmt --edition 2024 --check codegen/runtime/*.rs")
    },
    Gate { fix: Some("cargo xtask gen"), ..gate("generated files", "cargo xtask gen --check") },
    gate("catalog against the page's facts", "cargo xtask drift"),
    features!(""),
    features!("json"),
    features!("serde"),
    features!("http"),
    features!("json,serde"),
    features!("std,json,serde,http"),
    gate("clippy", "cargo clippy --locked --workspace --all-targets -- --deny warnings"),
    Gate {
        variable: Some(("RUSTDOCFLAGS", "--deny warnings")),
        ..gate("documentation", "cargo doc --locked --workspace --no-deps")
    },
    gate("tests", "cargo test --locked --workspace"),
    gate(
        "tests of all features",
        "cargo test --locked --manifest-path generated/Cargo.toml --all-features --tests",
    ),
];

pub(crate) fn run(arguments: &CiArguments) -> Result<Exit, CommandError> {
    let root = match workspace::root() {
        Ok(root) => root,
        Err(stop) => return end(arguments, stop.exit, &stop.findings),
    };
    let started = Instant::now();
    for gate in GATES {
        output::err(&format!("\n== {}: {}\n", gate.name, gate.shown()))?;
        let status = match gate.command(root, arguments.format).status() {
            Ok(status) => status,
            Err(error) => {
                let problem = format!("cannot run `{}`: {error}", gate.shown());
                let finding = gate.finding("could-not-run", problem);
                return end(arguments, Exit::CouldNotRun, &[finding]);
            }
        };
        if !status.success() {
            let problem = format!("the gate `{}` failed: {status}", gate.name);
            return end(arguments, Exit::Findings, &[gate.finding("gate", problem)]);
        }
    }
    let seconds = started.elapsed().as_secs();
    output::err(&format!("\nall {} gates passed, after {seconds} s\n", GATES.len()))?;
    end(arguments, Exit::Fine, &[])
}

fn end(arguments: &CiArguments, exit: Exit, findings: &[Finding]) -> Result<Exit, CommandError> {
    match arguments.format {
        CiFormat::Human => findings::human(findings)?,
        CiFormat::Json => findings::json(findings)?,
    }
    Ok(exit)
}

impl Gate {
    fn command(&self, root: &Path, format: CiFormat) -> Command {
        let (program, rest) = self.command.split_once(' ').unwrap_or((self.command, ""));
        let (program, rest) = match (program, rest.strip_prefix("xtask ")) {
            // This very program, so that nothing is built twice.
            ("cargo", Some(rest)) => (std::env::current_exe().unwrap_or_default().into(), rest),
            ("cargo", None) => (std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), rest),
            _ => (OsString::from(program), rest),
        };
        let mut command = Command::new(program);
        command.args(rest.split_whitespace().flat_map(|word| expanded(root, word)));
        // The tests have repositories of their own.
        git::without_variables(&mut command).envs(self.variable).current_dir(root);
        if format == CiFormat::Json {
            // Standard output belongs to the one document.
            command.stdout(Stdio::from(std::io::stderr()));
        }
        command
    }

    /// The command as a person would type it.
    fn shown(&self) -> String {
        let variable = self.variable.map(|(name, value)| format!("{name}=\"{value}\" "));
        variable.unwrap_or_default() + self.command
    }

    fn finding(&self, rule: &'static str, problem: String) -> Finding {
        let shown = self.shown();
        let help = format!("run `{}`", self.fix.unwrap_or(&shown));
        Finding::error(rule, String::new(), problem, help)
    }
}

/// The word, or the sorted Rust files of the folder where it ends in `*.rs`.
fn expanded(root: &Path, word: &str) -> Vec<OsString> {
    let Some(folder) = word.strip_suffix("*.rs") else {
        return vec![word.into()];
    };
    let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten();
    let mut files: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(OsString::from)
        .collect();
    files.sort_unstable();
    files
}
