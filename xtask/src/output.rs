//! Standard output and standard error.

use std::io::{self, ErrorKind, IsTerminal, Write, stderr, stdout};

use codegen::diagnostic::Colour;

use crate::stop::CommandError;
use crate::terminal::printable;

/// Prints to standard output what was asked for. A reader that closed its end early has what it
/// wanted; any other failure is an error.
pub(crate) fn out(text: &str) -> Result<(), CommandError> {
    match written(&mut stdout().lock(), &printable(text, colour(&stdout()))) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(CommandError::Output),
    }
}

/// Prints to standard error what a person should know.
pub(crate) fn err(text: &str) -> Result<(), CommandError> {
    written(&mut stderr().lock(), &printable(text, colour(&stderr()))).map_err(CommandError::Output)
}

/// Writes a text, and leaves none of it in a buffer whose failure no caller would see.
fn written(to: &mut impl Write, text: &str) -> io::Result<()> {
    to.write_all(text.as_bytes())?;
    to.flush()
}

/// Colours for a terminal, unless `NO_COLOR` is set to anything.
pub(crate) fn colour(stream: &impl IsTerminal) -> Colour {
    let is_refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if stream.is_terminal() && !is_refused { Colour::Ansi } else { Colour::None }
}
