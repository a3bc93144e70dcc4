//! What goes over the wire for an answer.

use agora_stt_errors::{Entry, Operation, StatusCode, Term};
use serde_json::{Map, Value, json};

use super::answer::{Answer, Kind};
use super::state::End;

/// What goes over the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    Response(Response),
    /// The response with its `content-length`, but not all of its body.
    Truncated(Response),
    Reset,
    Stall,
}

/// A response. The values of headers are text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: String,
}

const CUT_OFF: &str = r#"{"message":"the rest of this is missing"}"#;
const PAGE: &str = "<html>\r\n<head><title>Bad gateway</title></head>\r\n\
                    <body><h1>The upstream server did not respond</h1></body>\r\n</html>\r\n";

/// What goes over the wire for an answer to a call; `end` is how the call ended, if it was made.
pub(super) fn reply(call: Operation, answer: &Answer, end: Option<&End>) -> Reply {
    let ended = || end.map(|end| of_end(call, end));
    let mut response = match answer.kind {
        Kind::Reset => return Reply::Reset,
        Kind::Stall => return Reply::Stall,
        Kind::Ok => ended().unwrap_or_default(),
        Kind::Entry(entry) => documented(entry, call),
        Kind::Status(status) => Response { status, ..Response::default() },
        Kind::Gateway(status) => typed(status, "text/html", PAGE.to_owned()),
        Kind::Truncated => {
            ended().filter(|response| response.body.len() > 1).unwrap_or_else(|| {
                typed(StatusCode::Success.as_u16(), "application/json", CUT_OFF.to_owned())
            })
        }
    };
    response.headers.extend(answer.retry_after.clone().map(|value| ("retry-after", value)));
    match answer.kind {
        Kind::Truncated => Reply::Truncated(response),
        _ => Reply::Response(response),
    }
}

/// A response with a JSON body.
pub(super) fn json(status: u16, body: &Value) -> Response {
    typed(status, "application/json", body.to_string())
}

/// What the server itself has to say, which no API does.
pub(super) fn problem(status: u16, problem: &str, help: &str) -> Response {
    json(status, &json!({ "fault_server": { "problem": problem, "help": help } }))
}

fn of_end(call: Operation, end: &End) -> Response {
    match end {
        End::Success(values) => {
            let returned = |term: &Term| values.iter().find(|(one, _)| one == term);
            let fields = call.returns().iter().filter_map(returned);
            let fields: Map<_, _> = fields
                .map(|(term, value)| (term.name().to_owned(), Value::from(value.clone())))
                .collect();
            json(StatusCode::Success.as_u16(), &Value::Object(fields))
        }
        End::Refusal(entry, None) => documented(entry, call),
        End::Refusal(entry, Some(message)) => {
            json(documented(entry, call).status, &json!({ "message": message }))
        }
    }
}

/// The first documented response to a call that means the entry.
fn documented(entry: &Entry, call: Operation) -> Response {
    let is_for = |during: Option<Operation>| during.is_none_or(|during| during == call);
    let example = entry.examples().iter().find(|example| is_for(example.during()));
    example.map_or_else(Response::default, |example| Response {
        status: example.status(),
        headers: example
            .headers()
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect(),
        body: example.body().to_owned(),
    })
}

fn typed(status: u16, content_type: &str, body: String) -> Response {
    Response { status, headers: vec![("content-type", content_type.to_owned())], body }
}
