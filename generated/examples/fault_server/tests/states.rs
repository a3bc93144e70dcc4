//! What a call does, and how it is refused.

use agora_stt_errors::{ErrorCode, ErrorResponse, Message, Operation, Term};

use super::client::{post, response, send};
use super::{START, server, session};
use crate::server::{FaultServer, Session, Settings};

const UNKNOWN_TOKEN: &str = ErrorCode::MalformedToken.name();
const MISSING: &str = ErrorCode::InvalidParameter.name();
const REPEATED: &str = ErrorCode::RepeatedRequest.name();
const RUNNING: &str = Message::TaskAlreadyStarted { task_id: "" }.name();
const NO_TASK: &str = Message::TaskNotFound.name();
const OTHER_TASK: &str = Message::TaskIdMismatch.name();

/// What the answer to a call means.
fn make(session: &Session, call: Operation, query: &str) -> &'static str {
    post(&format!("{}/{call}?{query}", session.url())).means(call)
}

#[test]
fn a_token_starts_one_task_and_a_task_ends_once() {
    use Operation::{Acquire, Query, Start, Stop, Update};
    let server = server();
    let session = session(&server, "");
    for (call, query, meaning) in [
        (Start, "", MISSING),
        (Start, "tokenName=token-1", UNKNOWN_TOKEN),
        (Acquire, "", "success"),
        (Acquire, "", "success"),
        (Start, "tokenName=token-1", "success"),
        (Start, "resourceId=token-1", RUNNING),
        (Start, "tokenName=token-2", "success"),
        (Query, "tokenName=token-1&taskId=task-1", "success"),
        (Update, "buildtoken=token-1&taskid=task-1", "success"),
        (Query, "tokenName=token-1", MISSING),
        (Query, "tokenName=token-3&taskId=task-1", UNKNOWN_TOKEN),
        (Query, "tokenName=token-1&taskId=task-3", NO_TASK),
        (Update, "tokenName=token-2&taskId=task-1", OTHER_TASK),
        (Stop, "tokenName=token-2&taskId=task-1", OTHER_TASK),
        (Stop, "tokenName=token-1&taskId=task-3", NO_TASK),
        (Stop, "tokenName=token-1&taskId=task-1", "success"),
        (Stop, "tokenName=token-1&taskId=task-1", REPEATED),
        (Query, "tokenName=token-1&taskId=task-1", NO_TASK),
        (Start, "tokenName=token-1", REPEATED),
    ] {
        assert_eq!(make(&session, call, query), meaning, "{call} {query}");
    }
    let accounting = session.accounting();
    assert_eq!(accounting.started, ["task-1", "task-2"]);
    assert_eq!(accounting.running, ["task-2"]);
    assert_eq!(accounting.requests[5].answer, RUNNING);
    assert_eq!(accounting.requests[5].token.as_deref(), Some("token-1"));
}

#[test]
fn a_token_that_was_called_expired_starts_nothing_any_more() {
    let expired = Message::TokenExpired.name();
    let server = server();
    let session = session(&server, &format!("start: {expired}"));
    make(&session, Operation::Acquire, "");
    make(&session, Operation::Acquire, "");
    for _ in 0..2 {
        assert_eq!(make(&session, START, "tokenName=token-1"), expired);
    }
    assert_eq!(make(&session, START, "tokenName=token-2"), "success");
}

#[test]
fn a_token_is_found_wherever_the_request_has_it() {
    let server = server();
    for spelling in Term::TokenName.aliases().iter().chain([&Term::TokenName.name()]) {
        let session = session(&server, "");
        for _ in 0..4 {
            make(&session, Operation::Acquire, "");
        }
        let url = session.url();
        let body = format!("{{\"task\":[1,{{\"{spelling}\":\"token-1\"}}]}}");
        let starts = [
            send("POST", &format!("{url}/start"), "", body.as_bytes()),
            send("PUT", &format!("{url}/v1/start?{spelling}=token%2d2"), "", b""),
            send("POST", &format!("{url}/{spelling}/token-3/start"), "", b""),
            send("GET", &format!("{url}/start/token-4/now"), "", b""),
        ];
        for start in starts {
            assert_eq!(response(start).means(START), "success", "{spelling}");
        }
    }
}

#[test]
fn a_route_says_which_call_other_paths_are() {
    let routes = ["acquire=POST /tokens", "start=post /tasks", "stop=DELETE /tasks/*"];
    let routes = routes.map(|route| route.parse().expect(route)).into();
    let settings = Settings { routes, ..Settings::default() };
    let server = FaultServer::start_with(settings).expect("a free port");
    let session = server.session("test");
    let send = |method, path: &str| {
        response(send(method, &format!("{}/v1/{path}", session.url()), "", b""))
    };
    let token = send("POST", "tokens");
    let token = ErrorResponse::from_json(token.status, token.body.as_bytes());
    let token = token.term(Term::TokenName).expect("a token");
    assert_eq!(send("POST", &format!("tasks?buildToken={token}")).means(START), "success");
    let stop = send("DELETE", &format!("tasks/task-1?buildToken={token}"));
    assert_eq!(stop.means(Operation::Stop), "success");
    let unknown = send("GET", "tasks");
    assert_eq!(unknown.status, 404);
    assert!(unknown.body.contains("--route"), "{unknown:?}");
    assert_eq!(session.accounting().calls(), [Operation::Acquire, START, Operation::Stop]);
}
