//! The server as a client sees it, over TCP.

mod client;
mod commands;
mod entries;
mod faults;
mod isolation;
mod scripts;
mod states;

use agora_stt_errors::{ErrorCode, Operation, StatusCode};

use crate::server::{FaultServer, Session};

fn server() -> FaultServer {
    FaultServer::start().expect("a free port")
}

fn session(server: &FaultServer, script: &str) -> Session {
    server.session_with("test", script).unwrap_or_else(|error| panic!("{script}: {error}"))
}

/// An error that is retried, one that is documented for start alone, and one for any call.
const TIMEOUT: &str = ErrorCode::ProcessingTimeout.name();
const CONFLICT: &str = StatusCode::AlreadyStarted.name();
const REFUSED: &str = StatusCode::InvalidCredentials.name();

const START: Operation = Operation::Start;
