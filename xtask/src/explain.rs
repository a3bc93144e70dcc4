//! `cargo xtask explain`: what a response means, answered from the catalog.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use codegen::diagnostic::visible;
use codegen::{Answer, LocatedCatalog, Part, Path as Within, QuestionError, Section};

use crate::cli::{ExplainArguments, Format};
use crate::findings::{CommandError, Exit, Stop};
use crate::{input, output, terminal, workspace};

pub(crate) fn run(arguments: &ExplainArguments) -> Result<Exit, CommandError> {
    let path = arguments.catalog.clone().map_or_else(workspace::catalog, Ok)?;
    let located = input::catalog(&path)?;
    let response = Response::of(&arguments.response).map_err(|error| refused(&path, error))?;
    let body = response.body()?;
    let answer = |call: Option<&str>| {
        let answer = located.catalog.diagnose(call, &response.status, &body);
        answer.map_err(|error| refused(&path, error))
    };
    let said = answer(response.call.as_deref())?;
    if arguments.format == Format::Json {
        let json = serde_json::to_string_pretty(&said).unwrap_or_default();
        output::out(&(terminal::printable_json(&json) + "\n"))?;
        return Ok(Exit::Fine);
    }
    let calls = located.catalog.operations.iter().map(|call| Some(call.name.as_str()));
    let by_call: Vec<_> = match said.operation {
        None => calls.map(answer).collect::<Result<_, _>>()?,
        Some(_) => Vec::new(),
    };
    output::out(&(text(&located, &said) + &by_calls(&said, &by_call)))?;
    Ok(Exit::Fine)
}

fn refused(catalog: &Path, error: QuestionError) -> Stop {
    Stop::could_not_run(catalog, error.message).help(&error.help)
}

/// What was asked: the words of the command line.
struct Response<'a> {
    call: Option<String>,
    status: String,
    body: Option<&'a OsString>,
}

impl<'a> Response<'a> {
    /// A call begins with a letter and a status with a digit, so the call may be left out.
    fn of(words: &'a [OsString]) -> Result<Self, QuestionError> {
        let text = |word: &OsString| word.to_string_lossy().into_owned();
        let is_number = |word: &OsString| text(word).starts_with(|c: char| c.is_ascii_digit());
        match words {
            [status] if is_number(status) => {
                Ok(Self { call: None, status: text(status), body: None })
            }
            [status, body] if is_number(status) => {
                Ok(Self { call: None, status: text(status), body: Some(body) })
            }
            [call, status, rest @ ..] if !is_number(call) => {
                Ok(Self { call: Some(text(call)), status: text(status), body: rest.first() })
            }
            [status, body, _, ..] => Err(QuestionError {
                message: format!("there is a word after the status `{}` and the body `{}`", text(status), text(body)),
                help: "the call comes before the status, and the body is one word in quotes: cargo xtask explain CALL STATUS 'BODY'".to_owned(),
            }),
            _ => Err(QuestionError {
                message: "the HTTP status is missing".to_owned(),
                help: "write it after the call, or alone: cargo xtask explain CALL STATUS".to_owned(),
            }),
        }
    }

    fn body(&self) -> Result<Vec<u8>, Stop> {
        match self.body {
            Some(dash) if dash == "-" => {
                let stdin = Path::new("standard input");
                let body = input::up_to(io::stdin().lock(), codegen::MAX_BYTES)
                    .map_err(Stop::cannot("read", stdin))?;
                if body.len() > codegen::MAX_BYTES {
                    return Err(Stop::could_not_run(stdin, "the body has more than 64 MiB"));
                }
                Ok(body)
            }
            body => Ok(body.map(|it| it.as_encoded_bytes().to_owned()).unwrap_or_default()),
        }
    }
}

/// The answer, a line each.
fn text(located: &LocatedCatalog, said: &Answer<'_>) -> String {
    let basis = said.basis.map(|basis| format!(" ({})", basis.word())).unwrap_or_default();
    let retry = match (said.certainty.word(), said.retry) {
        ("ambiguous", "unspecified") => "depends on the call".to_owned(),
        _ => said.to_string(),
    };
    let outcome = said.outcome.word().replace('_', " ");
    let certainty = said.certainty.word().replace('_', " ");
    let mut lines = vec![
        format!("what:    {}", said.summary),
        format!("name:    {} ({certainty})", said.name),
        format!("outcome: {outcome}"),
        format!("retry:   {retry}{basis}"),
        format!("to do:   {} ({})", said.action, said.actor.word()),
    ];
    if let (Some(section), Some(wire)) = (said.section, &said.wire) {
        let position = located.position(Part::Entries(section), said.name, &Within::default());
        let place = format!("{}:{}", located.source.path(), position.line);
        let noun = match section {
            Section::StatusCodes => "HTTP status",
            Section::ErrorCodes => "code",
            Section::Messages => "message",
        };
        lines.push(format!("because: {noun} {wire}, {place}"));
    }
    lines.extend(
        (!said.missing.is_empty()).then(|| format!("missing: {}", said.missing.join(", "))),
    );
    lines.extend(said.conflict.map(|other| format!("against: {other}")));
    lines.extend(said.anomaly.map(|_| format!("but:     the HTTP status is {}", said.status)));
    lines.push(format!("see:     {}", said.docs));
    lines.iter().map(|line| visible(line) + "\n").collect::<Vec<_>>().concat()
}

/// What holds for each call, where that differs from what holds for an unknown one.
fn by_calls(said: &Answer<'_>, by_call: &[Answer<'_>]) -> String {
    let differs = |one: &&Answer<'_>| {
        (one.outcome, one.retry, one.summary) != (said.outcome, said.retry, said.summary)
    };
    let line = |one: &Answer<'_>| {
        let (call, outcome) = (one.operation.unwrap_or_default(), one.outcome.word());
        let line = format!("during {call}: {}; {}; {one}", one.summary, outcome.replace('_', " "));
        visible(&line) + "\n"
    };
    by_call.iter().filter(differs).map(line).collect::<Vec<_>>().concat()
}
