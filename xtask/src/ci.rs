//! `cargo xtask ci`: every gate that a change has to pass.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::cli::{CiArguments, Format};
use crate::findings::{self, Finding};
use crate::stop::{CommandError, Exit, Stop};
use crate::{git, output, workspace};

/// A gate: its name, and the command that has to succeed.
struct Gate {
    name: &'static str,
    /// The words of the command, after a variable of its environment where it has one; `*.rs` at the
    /// end of a word means the files of its folder.
    command: &'static str,
    /// The command that fixes what the gate finds, where there is one.
    fix: Option<&'static str>,
}

const fn gate(name: &'static str, command: &'static str) -> Gate {
    Gate { name, command, fix: None }
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
    gate("documentation", "RUSTDOCFLAGS=-Dwarnings cargo doc --locked --workspace --no-deps"),
    gate("tests", "cargo test --locked --workspace"),
    gate(
        "tests of all features",
        "cargo test --locked --manifest-path generated/Cargo.toml --all-features --tests",
    ),
];

pub(crate) fn run(arguments: &CiArguments) -> Result<Exit, CommandError> {
    let root = workspace::root()?;
    let started = Instant::now();
    for gate in GATES {
        output::err(&format!("\n== {}: {}\n", gate.name, gate.command))?;
        let status = gate.process(root, arguments.format).status().map_err(|error| {
            let message = format!("cannot run `{}`: {error}", gate.command);
            Stop { exit: Exit::CouldNotRun, ..gate.stop("could-not-run", message) }
        })?;
        if !status.success() {
            let message = format!("the gate `{}` failed: {status}", gate.name);
            return Err(gate.stop("gate", message).into());
        }
    }
    let seconds = started.elapsed().as_secs();
    output::err(&format!("\nall {} gates passed, after {seconds} s\n", GATES.len()))?;
    findings::print(&[], arguments.format)?;
    Ok(Exit::Fine)
}

impl Gate {
    fn process(&self, root: &Path, format: Format) -> Command {
        let mut words = self.command.split(' ').peekable();
        let variable = words.next_if(|word| word.contains('='));
        let mut command = match words.next().unwrap_or_default() {
            // This very program, so that nothing is built twice.
            "cargo" if words.next_if_eq(&"xtask").is_some() => {
                Command::new(std::env::current_exe().unwrap_or_default())
            }
            "cargo" => Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())),
            program => Command::new(program),
        };
        command.args(words.flat_map(|word| expanded(root, word))).current_dir(root);
        // The tests have repositories of their own.
        git::without_variables(&mut command).envs(variable.and_then(|it| it.split_once('=')));
        if format == Format::Json {
            // Standard output belongs to the one document.
            command.stdout(Stdio::from(std::io::stderr()));
        }
        command
    }

    fn stop(&self, rule: &'static str, message: String) -> Stop {
        let help = format!("run `{}`", self.fix.unwrap_or(self.command));
        Stop::found(vec![Finding::error(rule, String::new(), message).help(help)])
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
