//! Standard output and standard error. A reader that closed its end early is no reason to panic.

use std::io::{IsTerminal, Write, stderr, stdout};

use codegen::diagnostic::Colour;
use serde::Serialize;

use crate::terminal::{printable, printable_json};

/// Writes to standard output: what was asked for.
pub(crate) fn out(text: &str) {
    let _ = stdout().lock().write_all(printable(text, colour_of_out()).as_bytes());
}

/// Writes the one JSON document of a command to standard output.
pub(crate) fn json(document: &impl Serialize) {
    match serde_json::to_string_pretty(document) {
        Ok(text) => out(&(printable_json(&text) + "\n")),
        Err(error) => err(&format!("the findings could not be written: {error}\n")),
    }
}

/// Writes to standard error: what a person should know.
pub(crate) fn err(text: &str) {
    let _ = stderr().lock().write_all(printable(text, colour()).as_bytes());
}

/// Colours for a terminal on standard error, unless `NO_COLOR` is set to anything.
pub(crate) fn colour() -> Colour {
    colour_if(stderr().is_terminal())
}

/// The same for standard output.
pub(crate) fn colour_of_out() -> Colour {
    colour_if(stdout().is_terminal())
}

fn colour_if(is_terminal: bool) -> Colour {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if is_terminal && !refused { Colour::Ansi } else { Colour::None }
}
