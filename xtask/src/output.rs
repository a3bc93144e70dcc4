//! Standard output and standard error.

use std::io::{ErrorKind, stderr, stdout};

use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};
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
fn print(mut to: impl RawStream, text: &str) -> Result<(), CommandError> {
    let text = printable(text, colour(&to));
    to.write_all(text.as_bytes()).and_then(|()| to.flush()).map_err(CommandError::Output)
}

/// Colours if `--color` asks for them, else for a terminal, unless the environment refuses them.
pub(crate) fn colour(stream: &impl RawStream) -> Colour {
    match AutoStream::choice(stream) {
        ColorChoice::Never => Colour::None,
        _ => Colour::Ansi,
    }
}
