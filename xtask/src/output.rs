//! Standard output and standard error.

use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};

use codegen::diagnostic::Colour;

use crate::findings::CommandError;
use crate::terminal::printable;

/// Prints what was asked for. A reader that closed its end early has what it wanted; any other
/// failure is an error.
pub(crate) fn out(text: &str) -> Result<(), CommandError> {
    match print(stdout().lock(), text) {
        Err(CommandError::Output(error)) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Prints what a person should know.
pub(crate) fn err(text: &str) -> Result<(), CommandError> {
    print(stderr().lock(), text)
}

/// Leaves nothing in a buffer whose failure no caller would see.
fn print(mut to: impl Write + IsTerminal, text: &str) -> Result<(), CommandError> {
    let text = printable(text, colour(&to));
    to.write_all(text.as_bytes()).and_then(|()| to.flush()).map_err(CommandError::Output)
}

/// Colours for a terminal, unless `NO_COLOR` is set to anything.
pub(crate) fn colour(stream: &impl IsTerminal) -> Colour {
    let is_refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if stream.is_terminal() && !is_refused { Colour::Ansi } else { Colour::None }
}
