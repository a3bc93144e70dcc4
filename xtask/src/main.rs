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
mod input;
mod markdown;
mod output;
mod stop;
mod sync;
mod terminal;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};
use findings::Verdict;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(answer) => return answered(&answer),
    };
    let verdict = match cli.command {
        Command::Gen(arguments) => generate::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
        Command::Drift(arguments) => drift::run(&arguments),
        Command::Ci(arguments) => ci::run(&arguments),
    };
    match verdict {
        Verdict::Fine => ExitCode::SUCCESS,
        Verdict::Findings => ExitCode::from(1),
        Verdict::CouldNotRun => ExitCode::from(2),
    }
}

/// Prints what clap has to say: help, or what is wrong with the arguments, which it quotes.
fn answered(answer: &clap::Error) -> ExitCode {
    let text = answer.to_string();
    let print = if answer.use_stderr() { output::err } else { output::out };
    print(&text);
    u8::try_from(answer.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}
