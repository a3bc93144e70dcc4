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
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};
use findings::Verdict;

fn main() -> ExitCode {
    let verdict = match Cli::parse().command {
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
