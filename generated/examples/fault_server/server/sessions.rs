//! All sessions of a server, and which of them a request is for.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::accounting::Accounting;
use super::administration::administer;
use super::parser;
use super::reply::{Reply, Response, problem};
use super::request::{Request, encoded};
use super::routes::call_of;
use super::script::Script;
use super::session::Session;
use super::{Settings, reply};

/// The session of requests that name none.
const DEFAULT: &str = "default";

/// All sessions of a server.
pub(super) struct Sessions {
    address: SocketAddr,
    pub(super) settings: Settings,
    by_name: Mutex<BTreeMap<String, Arc<Mutex<Session>>>>,
}

impl Sessions {
    /// The default session alone.
    pub(super) fn new(address: SocketAddr, settings: Settings) -> Self {
        let sessions = Self { address, settings, by_name: Mutex::default() };
        sessions.replace(DEFAULT, Script::default());
        sessions
    }

    /// The base URL of a session.
    pub(super) fn url(&self, name: &str) -> String {
        format!("http://{}/session/{}", self.address, encoded(name))
    }

    pub(super) fn get(&self, name: &str) -> Option<Arc<Mutex<Session>>> {
        locked(&self.by_name).get(name).cloned()
    }

    /// Creates a session, or replaces the one of this name.
    pub(super) fn replace(&self, name: &str, script: Script) -> Arc<Mutex<Session>> {
        let session = Arc::new(Mutex::new(Session::new(script)));
        locked(&self.by_name).insert(name.to_owned(), session.clone());
        session
    }

    /// Whether there was a session to remove.
    pub(super) fn remove(&self, name: &str) -> bool {
        locked(&self.by_name).remove(name).is_some()
    }

    /// What happened in each session.
    pub(super) fn accounting(&self) -> Vec<(String, Accounting)> {
        let sessions = locked(&self.by_name);
        let accounting = |session: &Mutex<Session>| locked(session).accounting();
        sessions.iter().map(|(name, session)| (name.clone(), accounting(session))).collect()
    }

    /// What goes over the wire for a request.
    pub(super) fn handle(&self, mut request: Request) -> Reply {
        let name = match request.path.first() {
            Some(first) if first == "session" && request.path.len() > 1 => {
                request.path.remove(0);
                let name = request.path.remove(0);
                if request.path.is_empty() && ["PUT", "GET", "DELETE"].contains(&&*request.method) {
                    return Reply::Response(administer(self, &name, &request));
                }
                name
            }
            _ => request.session.clone().unwrap_or_else(|| DEFAULT.to_owned()),
        };
        self.answer(&name, &request).unwrap_or_else(Reply::Response)
    }

    /// The answer to a call; an error is a problem of the request.
    fn answer(&self, name: &str, request: &Request) -> Result<Reply, Response> {
        let call = call_of(&request.method, &request.path, &self.settings.routes);
        let call = call.ok_or_else(|| {
            let path = request.path.join("/");
            let help = "let a segment of the path be the name of the call, as in /start, or start \
                        the server with a route for it, such as --route 'start=POST /tasks'";
            problem(404, &format!("{} /{path} is no call", request.method), help)
        })?;
        let asked = request.asked().map(|answer| parser::answer(answer, call)).transpose();
        let asked =
            asked.map_err(|error| reply::json(400, &super::administration::json(&error)))?;
        let session = self.get(name).ok_or_else(|| unknown(name))?;
        let mut session = locked(&session);
        Ok(session.answer(call, request, asked))
    }
}

/// The response to a request for a session that does not exist.
pub(super) fn unknown(name: &str) -> Response {
    let help = "create it: PUT /session/ID with a script as the body, which may be empty";
    problem(404, &format!("there is no session `{name}`"), help)
}

/// A lock is usable after a panic: each change of a session is complete in itself.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
