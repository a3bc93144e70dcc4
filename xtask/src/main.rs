//! The commands of this repository: `cargo xtask help` lists them.
//!
//! The only place that reads disks, prints and exits.

mod bump;
mod ci;
mod cli;
mod diff;
mod drift;
mod explain;
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

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::{ColorChoice, CommandFactory, FromArgMatches, ValueEnum};
use clap_complete::Shell;
use codegen::diagnostic::Colour;
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
    let color = color_of(std::env::args_os());
    let choice = match color {
        ColorChoice::Auto => anstream::ColorChoice::Auto,
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    choice.write_global();
    let matches = Cli::command().color(color).try_get_matches();
    let command = match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli.command,
        Err(usage) if usage.use_stderr() => {
            output::err(&shown(&usage, output::colour(&io::stderr())))?;
            return Ok(Exit::CouldNotRun);
        }
        Err(help) => {
            output::out(&shown(&help, output::colour(&io::stdout())))?;
            return Ok(Exit::Fine);
        }
    };
    let (format, result) = match &command {
        Command::Gen(arguments) => (arguments.format, generate::run(arguments)),
        Command::Diff(arguments) => (arguments.format, diff::run(arguments)),
        Command::Drift(arguments) => (arguments.format, drift::run(arguments)),
        Command::Bump(arguments) => (arguments.format, bump::run(arguments)),
        Command::Explain(arguments) => (arguments.format, explain::run(arguments)),
        Command::Completions(arguments) => (Format::Human, completions(arguments.shell)),
        Command::Status(arguments) => (arguments.format, status::run(arguments)),
        Command::Ci(arguments) => (arguments.format, ci::run(arguments)),
    };
    match result {
        Err(CommandError::Stopped(stop)) => print(&stop, &command, format).map(|()| stop.exit),
        result => result,
    }
}

/// The choice of `--color`, also where the rest of the command line is wrong.
fn color_of(words: impl Iterator<Item = OsString>) -> ColorChoice {
    let words: Vec<_> = words.map(|word| word.to_string_lossy().into_owned()).collect();
    let values = words.iter().enumerate().filter_map(|(index, word)| match word.as_str() {
        "--color" => words.get(index + 1).map(String::as_str),
        word => word.strip_prefix("--color="),
    });
    let mut choices = values.filter_map(|value| ColorChoice::from_str(value, false).ok());
    choices.next_back().unwrap_or(ColorChoice::Auto)
}

/// A help or an error of the command line.
fn shown(error: &clap::Error, colour: Colour) -> String {
    match colour {
        Colour::Ansi => error.render().ansi().to_string(),
        Colour::None => error.render().to_string(),
    }
}

fn completions(shell: Shell) -> Result<Exit, CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "xtask", &mut script);
    output::out(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
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
