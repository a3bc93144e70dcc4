//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use codegen::page::Date;

/// The commands of this repository.
///
/// Exit code: 0 if all is well, 1 if there are findings, 2 if the command could not run.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version, arg_required_else_help = true)]
pub(crate) struct Cli {
    /// When to colour what people read; `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR` and `TERM` are followed
    /// otherwise
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = ColorChoice::Auto)]
    pub(crate) color: ColorChoice,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Checks the catalog and writes the crate and the documents that follow from it
    Gen(GenArguments),
    /// Compares the published page with the catalog, and the catalog with what the page said
    Drift(DriftArguments),
    /// Reports what a change to the catalog means for users of the crate, and which version it needs
    Diff(DiffArguments),
    /// Sets the version that the changes since the last release need, and writes their section of the
    /// changelog
    Bump(BumpArguments),
    /// Reports what is still to do before a change of the catalog can be merged
    Status(StatusArguments),
    /// Says what a response means, answered from the catalog
    Explain(ExplainArguments),
    /// Prints completions for a shell
    ///
    /// They are for the program `xtask`; cargo has none for its aliases. In bash, for example:
    /// source <(cargo xtask completions bash); alias xtask='cargo xtask'
    Completions(CompletionsArguments),
    /// Runs every gate that a change has to pass, the fastest first, and stops at the first that fails
    Ci(CiArguments),
}

#[derive(Args, Debug)]
pub(crate) struct GenArguments {
    /// Write nothing, and fail if a file is not what the catalog says
    #[arg(long)]
    pub(crate) check: bool,
    /// The catalog to read [default: the catalog of this repository]
    #[arg(long, value_name = "FILE")]
    pub(crate) catalog: Option<PathBuf>,
    /// The root of the crate to write, which gets a Cargo.toml if it has none [default: generated/]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// How to report what was found
    #[arg(long, value_parser = one_of(&[Format::Human, Format::Json, Format::Github]), default_value = "human")]
    pub(crate) format: Format,
}

#[derive(Args, Debug)]
pub(crate) struct DriftArguments {
    /// The page: Markdown, MDX, or the text that a browser saves; - for standard input. Without it,
    /// the catalog is compared with the lock alone
    #[arg(value_name = "PAGE")]
    pub(crate) page: Option<PathBuf>,
    /// Write what the page says into the lock
    #[arg(long)]
    pub(crate) accept: bool,
    /// The day of the page, if its source has none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = |text: &str| Date::try_from(text.to_owned()), requires = "page")]
    pub(crate) date: Option<Date>,
    /// The catalog to read [default: the catalog of this repository]
    #[arg(long, value_name = "FILE")]
    pub(crate) catalog: Option<PathBuf>,
    /// What the page said before [default: the catalog's path, ending in .docs.lock]
    #[arg(long, value_name = "FILE")]
    pub(crate) lock: Option<PathBuf>,
    /// How to report what was found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

#[derive(Args, Debug)]
pub(crate) struct DiffArguments {
    /// The git revision to compare with [default: where this branch left the default branch]
    #[arg(value_name = "BASE", conflicts_with = "base_file")]
    pub(crate) base: Option<String>,
    /// A catalog to compare with instead
    #[arg(long, value_name = "FILE")]
    pub(crate) base_file: Option<PathBuf>,
    /// The catalog after the change [default: the catalog of this repository]
    #[arg(long, value_name = "FILE")]
    pub(crate) catalog: Option<PathBuf>,
    /// Fail if there is a change as severe as this; a version that is too low fails in any case
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Never)]
    pub(crate) fail_on: FailOn,
    /// How to report what was found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

#[derive(Args, Debug)]
pub(crate) struct BumpArguments {
    /// The git revision of the last release [default: the tag of the highest version, else where this
    /// branch left the default branch]
    #[arg(value_name = "BASE")]
    pub(crate) base: Option<String>,
    /// The catalog to read [default: the catalog of this repository]
    #[arg(long, value_name = "FILE")]
    pub(crate) catalog: Option<PathBuf>,
    /// How to report what was done
    #[arg(long, value_parser = one_of(&[Format::Human, Format::Json]), default_value = "human")]
    pub(crate) format: Format,
}

#[derive(Args, Debug)]
pub(crate) struct StatusArguments {
    /// The git revision to compare with [default: where this branch left the default branch]
    #[arg(value_name = "BASE")]
    pub(crate) base: Option<String>,
    /// How to report what was found
    #[arg(long, value_parser = one_of(&[Format::Human, Format::Json]), default_value = "human")]
    pub(crate) format: Format,
}

#[derive(Args, Debug)]
pub(crate) struct ExplainArguments {
    /// The call, which may be left out, the HTTP status and the body: start 504 '{"code":20}'. A body -
    /// is read from standard input
    #[arg(value_name = "[CALL] STATUS [BODY]", required = true, num_args = 1..=3)]
    pub(crate) response: Vec<OsString>,
    /// The catalog to read [default: the catalog of this repository]
    #[arg(long, value_name = "FILE")]
    pub(crate) catalog: Option<PathBuf>,
    /// How to answer
    #[arg(long, value_parser = one_of(&[Format::Human, Format::Json]), default_value = "human")]
    pub(crate) format: Format,
}

#[derive(Args, Debug)]
pub(crate) struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}

/// A severity, the most severe first, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Code that used the crate does not compile, or a number comes to mean another thing
    Breaking,
    /// That, or the same code does something else
    Behaviour,
    /// That, or there is more than before
    Addition,
    /// Anything at all
    Wording,
    /// Nothing: the changes are only reported
    Never,
}

#[derive(Args, Debug)]
pub(crate) struct CiArguments {
    /// How to report what was found; with json, what the gates print goes to standard error
    #[arg(long, value_parser = one_of(&[Format::Human, Format::Json]), default_value = "human")]
    pub(crate) format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Human,
    /// One JSON document on standard output
    Json,
    /// Annotations for GitHub Actions
    Github,
    /// For a comment, an issue or the summary of a job
    Markdown,
}

/// The parser of a command that supports only some formats.
fn one_of(supported: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    let values: Vec<_> = supported.iter().filter_map(Format::to_possible_value).collect();
    PossibleValuesParser::new(values)
        .map(|name| Format::from_str(&name, false).expect("the parser accepts no other name"))
}
