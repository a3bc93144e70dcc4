//! What each of the examples has to get right. `play` acquires a token and starts a task with it.

use std::time::Duration;

use agora_stt_errors::{ErrorCode, Message, Operation, Retry, StatusCode};

use super::fault_server::accounting::Accounting;
use super::{Clock, End, FaultServer};

type Play = fn(&str, &Clock) -> End;

const TIMEOUT: &str = ErrorCode::ProcessingTimeout.name();
const INVALID: &str = ErrorCode::InvalidParameter.name();
const CONFLICT: &str = StatusCode::AlreadyStarted.name();
const EXPIRED: &str = Message::TokenExpired.name();

/// A test of each story.
macro_rules! stories {
    ($play:path) => {
        $crate::support::stories::stories! { $play:
            timeouts_and_then_a_conflict_are_done
            after_the_last_delay_it_gives_up
            an_expired_token_is_replaced_once
            no_other_token_is_acquired_after_an_attempt_in_doubt
            what_is_not_documented_is_not_retried
            the_server_is_believed_within_the_budget
            no_error_shows_the_token
        }
    };
    ($play:path: $($story:ident)+) => {
        $(#[test]
        fn $story() {
            $crate::support::stories::$story($play);
        })+
    };
}
pub(crate) use stories;

/// How a story went.
struct Played {
    end: End,
    accounting: Accounting,
    waited: Vec<Duration>,
}

impl Played {
    /// The tokens of the starts, in their order.
    fn starts(&self) -> Vec<&str> {
        let requests = self.accounting.requests.iter();
        let starts = requests.filter(|request| request.call == Operation::Start);
        starts.map(|start| start.token.as_deref().unwrap_or_default()).collect()
    }

    fn acquires(&self) -> usize {
        self.accounting.calls().iter().filter(|call| **call == Operation::Acquire).count()
    }
}

fn played(play: Play, script: &str) -> Played {
    let (server, clock) = (FaultServer::start().expect("a free port"), Clock::default());
    let session = server.session_with("story", script).expect("a script");
    let end = play(session.url(), &clock);
    Played { end, accounting: session.accounting(), waited: clock.waited() }
}

/// The documented delays after a timeout.
fn delays() -> Vec<Duration> {
    match ErrorCode::ProcessingTimeout.retry_for(Operation::Start) {
        Retry::SameCall(delays) => delays.iter().collect(),
        other => panic!("a timeout is retried: {other}"),
    }
}

pub(crate) fn timeouts_and_then_a_conflict_are_done(play: Play) {
    let delays = delays();
    let timeouts = match delays.len() - 1 {
        0 => format!("start: {TIMEOUT} after effect"),
        more => format!("start: {TIMEOUT} after effect, {}", timeouts_of(more)),
    };
    let it = played(play, &format!("{timeouts}, then {CONFLICT}"));
    assert_eq!(it.end, Ok(None), "a conflict does not say which task");
    assert_eq!(it.waited, delays);
    assert_eq!(it.starts(), vec!["token-1"; delays.len() + 1]);
    assert_eq!(it.accounting.running, ["task-1"]);
    assert_eq!(it.accounting.unused, []);

    let it = played(play, &format!("start: {TIMEOUT} after effect"));
    assert_eq!(it.end, Ok(Some("task-1".to_owned())), "the message says which task");
    assert_eq!(it.accounting.running, ["task-1"]);
}

fn timeouts_of(count: usize) -> String {
    format!("{TIMEOUT} x{count}")
}

pub(crate) fn after_the_last_delay_it_gives_up(play: Play) {
    let delays = delays();
    let it = played(play, &format!("start: {}, then ok", timeouts_of(delays.len() + 1)));
    let error = it.end.clone().expect_err("it gives up");
    assert!(error.contains(" start: ") && error.contains(TIMEOUT), "{error}");
    assert_eq!(it.waited, delays);
    assert_eq!(it.starts().len(), delays.len() + 1);
}

pub(crate) fn an_expired_token_is_replaced_once(play: Play) {
    let it = played(play, &format!("start: {EXPIRED}"));
    assert_eq!(it.end, Ok(Some("task-1".to_owned())));
    assert_eq!(it.starts(), ["token-1", "token-2"]);
    assert_eq!(it.waited, []);
    let it = played(play, &format!("start: {EXPIRED} x2"));
    assert!(it.end.clone().expect_err("it gives up").contains(EXPIRED));
    assert_eq!(it.starts(), ["token-1", "token-2"]);
    let it = played(play, &format!("start: {EXPIRED}; acquire: ok, then {INVALID}"));
    let error = it.end.clone().expect_err("the second acquire fails");
    assert!(error.contains(" acquire: ") && error.contains(INVALID), "{error}");
    assert_eq!(it.starts(), ["token-1"]);
}

pub(crate) fn no_other_token_is_acquired_after_an_attempt_in_doubt(play: Play) {
    let it = played(play, &format!("start: {TIMEOUT} after effect, then {EXPIRED}"));
    assert!(it.end.clone().expect_err("it gives up").contains(EXPIRED));
    assert_eq!((it.acquires(), it.starts()), (1, vec!["token-1"; 2]));
    assert_eq!(it.accounting.running, ["task-1"]);
}

pub(crate) fn what_is_not_documented_is_not_retried(play: Play) {
    for answer in ["503", "429 retry-after 1", "gateway", "reset", "truncated", INVALID] {
        let it = played(play, &format!("start: {answer}"));
        assert!(it.end.is_err(), "{answer}");
        assert_eq!((it.starts().len(), it.waited), (1, vec![]), "{answer}");
    }
}

pub(crate) fn the_server_is_believed_within_the_budget(play: Play) {
    let longer = delays()[0] + Duration::from_secs(2);
    let it = played(play, &format!("start: {TIMEOUT} retry-after {}", longer.as_secs()));
    assert_eq!(it.end, Ok(Some("task-1".to_owned())));
    assert_eq!(it.waited, [longer]);
    let it = played(play, &format!("start: {TIMEOUT} retry-after 3600"));
    assert!(it.end.clone().expect_err("it gives up").contains(TIMEOUT));
    assert_eq!((it.starts().len(), it.waited), (1, vec![]));
}

pub(crate) fn no_error_shows_the_token(play: Play) {
    for answer in ["reset", "truncated", "gateway", "503", INVALID] {
        let it = played(play, &format!("start: {answer}"));
        assert_eq!(it.starts(), ["token-1"]);
        let error = it.end.expect_err("it gives up");
        assert!(!error.contains("token-1"), "{error}");
    }
    let url = FaultServer::start().expect("a free port").session("gone").url().to_owned();
    let error = play(&url, &Clock::default()).expect_err("no server is there");
    assert!(!error.contains("tokenName"), "{error}");
}
