//! The commands of this repository: `cargo xtask gen`, `cargo xtask drift`, `cargo xtask diff` and
//! `cargo xtask ci`.
//!
//! The only place that reads disks, prints and exits.

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
mod stop;
mod sync;
mod terminal;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};
use findings::Exit;
use output::CommandError;

fn main() -> ExitCode {
    match run() {
        Ok(Exit::Fine) => ExitCode::SUCCESS,
        Ok(Exit::Findings) => ExitCode::from(1),
        Ok(Exit::CouldNotRun) => ExitCode::from(2),
        Err(error) => {
            // Where standard error takes nothing either, the exit code has to say it.
            let _ = output::err(&format!("error: {error}\n"));
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<Exit, CommandError> {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(usage) if usage.use_stderr() => {
            output::err(&usage.to_string())?;
            return Ok(Exit::CouldNotRun);
        }
        Err(help) => {
            output::out(&help.to_string())?;
            return Ok(Exit::Fine);
        }
    };
    match cli.command {
        Command::Gen(arguments) => generate::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Drift(arguments) => drift::run(&arguments),
        Command::Ci(arguments) => ci::run(&arguments),
    }
}
