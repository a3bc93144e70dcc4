//! `cargo xtask ci`: every gate that a change has to pass.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::cli::{CiArguments, Format};
use crate::findings::{self, CommandError, Exit, Finding, Stop};
use crate::{git, output, workspace};

/// A command that has to succeed.
struct Gate {
    name: String,
    /// Its words, after a variable of its environment where it has one; `*.rs` at the end of a word
    /// means the files of its folder. Without `--check` it fixes what it finds.
    command: String,
}

/// The gates, the fastest to fail first.
fn gates() -> Vec<Gate> {
    let gate = |name: &str, command: &str| Gate { name: name.into(), command: command.into() };
    // The generated crate with just these features, without warnings.
    let features =
        ["", "json", "serde", "http", "fixtures", "json,serde", "std,json,serde,http,fixtures"];
    let features = features.map(|features| Gate {
        name: format!("features [{features}]"),
        command: format!("cargo clippy --locked --manifest-path generated/Cargo.toml --no-default-features --features={features} -- --deny warnings"),
    });
    let mut gates = vec![
        gate("format", "cargo fmt --all --check"),
        gate("format of the runtime", "rustfmt --edition 2024 --check codegen/runtime/*.rs"),
        gate("generated files", "cargo xtask gen --check"),
        gate("catalog against the page's facts", "cargo xtask drift"),
    ];
    gates.extend(features);
    gates.extend([
        gate("clippy", "cargo clippy --locked --workspace --all-targets -- --deny warnings"),
        gate("documentation", "RUSTDOCFLAGS=-Dwarnings cargo doc --locked --workspace --no-deps"),
        gate("tests", "cargo test --locked --workspace"),
        gate(
            "tests of all features",
            "cargo test --locked --manifest-path generated/Cargo.toml --all-features --tests",
        ),
    ]);
    gates
}

pub(crate) fn run(arguments: &CiArguments) -> Result<Exit, CommandError> {
    let root = workspace::root()?;
    let started = Instant::now();
    let gates = gates();
    for gate in &gates {
        let Gate { name, command } = gate;
        output::err(&format!("\n== {name}: {command}\n"))?;
        let status = gate.process(root, arguments.format).status().map_err(|error| {
            let message = format!("cannot run `{command}`: {error}");
            Stop { exit: Exit::CouldNotRun, ..gate.stop("could-not-run", message) }
        })?;
        if !status.success() {
            return Err(gate.stop("gate", format!("the gate `{name}` failed: {status}")).into());
        }
    }
    let seconds = started.elapsed().as_secs();
    output::err(&format!("\nall {} gates passed, after {seconds} s\n", gates.len()))?;
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
        let help = format!("run `{}`", self.command.replace(" --check", ""));
        Stop::found(vec![Finding::error(rule, String::new(), message).help(help)])
    }
}

/// The word, or the sorted Rust files of the folder where it ends in `*.rs`.
fn expanded(root: &Path, word: &str) -> Vec<PathBuf> {
    let Some(folder) = word.strip_suffix("*.rs") else { return vec![word.into()] };
    let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten();
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|it| it == "rs")).collect();
    files.sort_unstable();
    files
}
