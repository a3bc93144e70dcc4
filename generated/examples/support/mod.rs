//! What the examples share. None of it retries: that is for the examples to show.

#![allow(dead_code, unused_imports, reason = "each example uses what it needs")]

mod client;
mod clock;
#[path = "../fault_server/server/mod.rs"]
mod fault_server;
#[cfg(test)]
pub(crate) mod stories;

use agora_stt_errors::{ErrorCode, Message, StatusCode};

pub(crate) use self::client::{CallError, Client};
pub(crate) use self::clock::Clock;
pub(crate) use self::fault_server::{FaultServer, Session};

/// How a story ends: the id of the task if the response has it, or the error as text.
pub(crate) type End = Result<Option<String>, String>;

/// The error in both forms that a log may have.
pub(crate) fn shown(error: impl std::fmt::Display + std::fmt::Debug) -> String {
    format!("{error} {error:?}")
}

/// Plays two stories, and prints how they end. `play` acquires a token and starts a task.
pub(crate) fn tell(play: fn(&str, &Clock) -> End) -> std::io::Result<()> {
    let timeout = ErrorCode::ProcessingTimeout.name();
    let conflict = StatusCode::AlreadyStarted.name();
    let expired = Message::TokenExpired.name();
    let server = FaultServer::start()?;
    for (name, script) in [
        ("timeouts", format!("start: {timeout} after effect, {timeout}, {conflict}")),
        ("an expired token", format!("start: {expired}, then ok")),
    ] {
        let session = server.session_with(name, &script).map_err(std::io::Error::other)?;
        let clock = Clock::default();
        let end = play(session.url(), &clock);
        let calls = session.accounting().calls();
        println!("{name}: made the calls {calls:?}, waited {:?}, {end:?}", clock.waited());
    }
    Ok(())
}
