//! Sessions over HTTP: `PUT /session/ID` with a script creates or replaces one, `GET` returns what
//! happened in it, and `DELETE` removes it.

use serde_json::{Value, json};

use super::reply::{self, Response};
use super::request::Request;
use super::script::{Script, ScriptError};
use super::sessions::{Sessions, locked, unknown};

/// Answers a request about a session.
pub(super) fn administer(sessions: &Sessions, name: &str, request: &Request) -> Response {
    match request.method.as_str() {
        "PUT" => match String::from_utf8_lossy(&request.body).parse::<Script>() {
            Ok(script) => {
                sessions.replace(name, script);
                reply::json(200, &json!({ "url": sessions.url(name) }))
            }
            Err(error) => reply::json(400, &json(&error)),
        },
        "DELETE" if sessions.remove(name) => Response { status: 204, ..Response::default() },
        "GET" => match sessions.get(name) {
            Some(session) => reply::json(200, &locked(&session).accounting().to_json()),
            None => unknown(name),
        },
        _ => unknown(name),
    }
}

/// A script error with its place.
pub(super) fn json(error: &ScriptError) -> Value {
    json!({ "fault_server": {
        "problem": error.problem,
        "help": error.help,
        "line": error.place.line,
        "column": error.place.column,
    } })
}
