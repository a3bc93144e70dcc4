//! The commands of this repository: `cargo xtask gen`, `cargo xtask drift`, `cargo xtask diff` and
//! `cargo xtask ci`.
//!
//! The only place that reads disks, prints and exits.

mod bump;
mod ci;
mod cli;
mod diff;
mod drift;
mod findings;
mod generate;
mod git;
mod input;
mod manifest;
mod markdown;
mod output;
mod status;
mod sync;
mod terminal;
mod workspace;

use std::process::ExitCode;

use clap::Parser;
use codegen::lock::Drift;

use cli::{Cli, Command, Format};
use findings::{CommandError, Exit, Stop};

fn main() -> ExitCode {
    let exit = run().unwrap_or_else(|error| {
        if let CommandError::Output(error) = error {
            // Where standard error cannot be written either, the exit code has to say it.
            let _ = output::err(&format!("error: cannot write the output: {error}\n"));
        }
        Exit::CouldNotRun
    });
    ExitCode::from(exit as u8)
}

fn run() -> Result<Exit, CommandError> {
    let command = match Cli::try_parse() {
        Ok(cli) => cli.command,
        Err(usage) if usage.use_stderr() => {
            output::err(&usage.to_string())?;
            return Ok(Exit::CouldNotRun);
        }
        Err(help) => {
            output::out(&help.to_string())?;
            return Ok(Exit::Fine);
        }
    };
    let (format, result) = match &command {
        Command::Gen(arguments) => (arguments.format, generate::run(arguments)),
        Command::Diff(arguments) => (arguments.format, diff::run(arguments)),
        Command::Drift(arguments) => (arguments.format, drift::run(arguments)),
        Command::Bump(arguments) => (arguments.format, bump::run(arguments)),
        Command::Status(arguments) => (arguments.format, status::run(arguments)),
        Command::Ci(arguments) => (arguments.format, ci::run(arguments)),
    };
    match result {
        Err(CommandError::Stopped(stop)) => print(&stop, &command, format).map(|()| stop.exit),
        result => result,
    }
}

/// Prints why a command stopped.
fn print(stop: &Stop, command: &Command, format: Format) -> Result<(), CommandError> {
    let findings = &stop.findings;
    match (format, command, &stop.excerpts) {
        (Format::Human, _, Some(excerpts)) => output::err(excerpts),
        (Format::Json, Command::Diff(_), _) => {
            findings::json(diff::json_without_comparison(stop), findings)
        }
        (Format::Json, Command::Drift(_), _) => {
            findings::json(drift::json(&Drift::default()), findings)
        }
        (Format::Markdown, Command::Diff(_), _) => output::out(&diff::not_compared(stop)),
        (Format::Markdown, Command::Drift(_), _) => output::out(&drift::not_compared(findings)),
        _ => findings::print(findings, format),
    }
}
