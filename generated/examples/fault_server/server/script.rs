//! The script of a session: which answers each call gets, one after the other, and then `ok`.
//!
//! ```text
//! acquire: ok, then service_unavailable
//! start: processing_timeout x2, gateway 504 retry-after 5, reset after effect, then ok
//! ```
//!
//! One call a line, or several after `;`. An answer is
//!
//! - `ok`: a success with what the call returns, or what the state of the session makes of it;
//! - the name of an entry that is documented for the call, such as `processing_timeout`;
//! - an HTTP status from 200 to 599, without a body;
//! - `gateway`, or `gateway 504`: an HTML page under 502, or that status;
//! - `truncated`: a body that is shorter than its `content-length`;
//! - `reset`: the TCP connection is reset;
//! - `stall`: no answer until the client gives up.
//!
//! It may be followed by
//!
//! - `x3`: three times;
//! - `retry-after 5` or `retry-after "Sun, 06 Nov 1994 08:50:00 GMT"`: the header `Retry-After`;
//! - `after effect`: the call has its effect, such as that the task is started, and then gets this answer.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::str::FromStr;

use agora_stt_errors::Operation;

use super::answer::Answer;
use super::parser;

/// The answers that are left, by call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Script(BTreeMap<Operation, VecDeque<Repeated>>);

/// An answer, and how often it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repeated {
    pub(super) answer: Answer,
    pub(super) times: u32,
}

impl Script {
    /// Adds answers after those that the call has.
    pub(super) fn extend(&mut self, call: Operation, answers: Vec<Repeated>) {
        self.0.entry(call).or_default().extend(answers);
    }

    /// Takes the next answer to a call; `None` at the end of the script.
    pub(super) fn next(&mut self, call: Operation) -> Option<Answer> {
        let answers = self.0.get_mut(&call)?;
        let next = answers.front_mut()?;
        next.times -= 1;
        let answer = next.answer.clone();
        if next.times == 0 {
            answers.pop_front();
        }
        Some(answer)
    }

    /// The answers that are left, in the order in which they would be given.
    pub(super) fn left(&self) -> Vec<(Operation, String)> {
        let answers =
            self.0.iter().flat_map(|(call, answers)| answers.iter().map(|one| (*call, one)));
        answers.map(|(call, answer)| (call, answer.to_string())).collect()
    }
}

impl fmt::Display for Repeated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.times {
            1 => write!(f, "{}", self.answer),
            times => write!(f, "{} x{times}", self.answer),
        }
    }
}

impl FromStr for Script {
    type Err = ScriptError;

    fn from_str(script: &str) -> Result<Self, ScriptError> {
        parser::script(script)
    }
}

/// A place in a script, both counted from 1; columns are characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

/// Why a text is not a script: `1:8: there is no ...; did you mean ...?`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ScriptError {
    pub(crate) place: Place,
    /// What is wrong.
    pub(crate) problem: String,
    /// What is possible, and what was probably meant.
    pub(crate) help: String,
}

impl ScriptError {
    pub(super) fn new(place: Place, problem: impl Into<String>, help: impl Into<String>) -> Self {
        Self { place, problem: problem.into(), help: help.into() }
    }
}

impl fmt::Display for ScriptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place: Place { line, column }, problem, help } = self;
        write!(f, "{line}:{column}: {problem}; {help}")
    }
}

impl std::error::Error for ScriptError {}
