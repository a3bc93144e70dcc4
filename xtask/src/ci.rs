//! `cargo xtask ci`: every gate that a change has to pass.

use std::ffi::OsString;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::cli::{CiArguments, CiFormat};
use crate::findings::{self, Finding, Verdict};
use crate::{output, workspace};

/// A gate: what it is called, and the command that opens it.
struct Gate {
    name: &'static str,
    program: Program,
    arguments: &'static [&'static str],
    /// A variable for the environment of the command.
    variable: Option<(&'static str, &'static str)>,
}

#[derive(Clone, Copy)]
enum Program {
    Cargo,
    /// This very program, so that nothing is built twice.
    Xtask,
}

/// The gates, the fastest to fail first.
const GATES: &[Gate] = &[
    Gate {
        name: "format",
        program: Program::Cargo,
        arguments: &["fmt", "--all", "--check"],
        variable: None,
    },
    Gate {
        name: "generated files",
        program: Program::Xtask,
        arguments: &["gen", "--check"],
        variable: None,
    },
    Gate {
        name: "no default features",
        program: Program::Cargo,
        arguments: &["build", "--locked", "--package", "agora-stt-errors", "--no-default-features"],
        variable: None,
    },
    Gate {
        name: "clippy",
        program: Program::Cargo,
        arguments: &[
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "--deny",
            "warnings",
        ],
        variable: None,
    },
    Gate {
        name: "documentation",
        program: Program::Cargo,
        arguments: &["doc", "--locked", "--workspace", "--no-deps"],
        variable: Some(("RUSTDOCFLAGS", "--deny warnings")),
    },
    Gate {
        name: "tests",
        program: Program::Cargo,
        arguments: &["test", "--locked", "--workspace"],
        variable: None,
    },
];

pub(crate) fn run(arguments: &CiArguments) -> Verdict {
    let started = Instant::now();
    for gate in GATES {
        output::err(&format!("\n== {}: {}\n", gate.name, gate.shown()));
        let status = match gate.command(arguments.format).status() {
            Ok(status) => status,
            Err(error) => {
                let problem = format!("cannot run `{}`: {error}", gate.shown());
                return end(
                    arguments,
                    Verdict::CouldNotRun,
                    Some(gate.finding("could-not-run", problem)),
                );
            }
        };
        if !status.success() {
            let problem = format!("the gate `{}` is shut: {status}", gate.name);
            return end(arguments, Verdict::Findings, Some(gate.finding("gate", problem)));
        }
    }
    let seconds = started.elapsed().as_secs();
    output::err(&format!("\nall {} gates are open, after {seconds} s\n", GATES.len()));
    end(arguments, Verdict::Fine, None)
}

fn end(arguments: &CiArguments, verdict: Verdict, finding: Option<Finding>) -> Verdict {
    let findings: Vec<_> = finding.into_iter().collect();
    match arguments.format {
        CiFormat::Human => findings::human(&findings),
        CiFormat::Json => findings::json(&findings),
    }
    verdict
}

impl Gate {
    fn command(&self, format: CiFormat) -> Command {
        let program = match self.program {
            Program::Cargo => std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")),
            Program::Xtask => {
                std::env::current_exe().map_or_else(|_| OsString::from("xtask"), Into::into)
            }
        };
        let mut command = Command::new(program);
        command.args(self.arguments).envs(self.variable).current_dir(workspace::root());
        if format == CiFormat::Json {
            // Standard output belongs to the one document.
            command.stdout(Stdio::from(std::io::stderr()));
        }
        command
    }

    /// The command as a person would type it.
    fn shown(&self) -> String {
        let program = match self.program {
            Program::Cargo => "cargo",
            Program::Xtask => "cargo xtask",
        };
        let variable =
            self.variable.map(|(name, value)| format!("{name}=\"{value}\" ")).unwrap_or_default();
        format!("{variable}{program} {}", self.arguments.join(" "))
    }

    fn finding(&self, rule: &'static str, problem: String) -> Finding {
        Finding::error(rule, String::new(), problem, format!("run `{}`", self.shown()))
    }
}
