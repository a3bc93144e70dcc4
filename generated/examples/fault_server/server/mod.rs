//! A server on loopback that answers as Agora's documentation says, or fails, by a script.
//!
//! A test includes this folder, and starts a server of its own:
//!
//! ```ignore
//! #[path = "fault_server/server/mod.rs"]
//! mod fault_server;
//!
//! let server = fault_server::FaultServer::start()?;
//! let session = server.session_with("timeouts", "start: processing_timeout x2, then ok")?;
//! my_client(session.url());
//! assert_eq!(session.accounting().running, ["task-1"]);
//! ```
//!
//! It needs the features `json` and `fixtures` of `agora-stt-errors`, and of other crates `hyper` (`http1`,
//! `server`), `hyper-util` (`tokio`), `serde_json` and `tokio` (`net`, `rt`, `sync`, `time`).
//!
//! The paths are free: the documentation that the catalog states names calls, not paths. [`routes`] says
//! which call a request is, [`script`] what it is answered with, and [`state`] what a success has as its
//! effect.

#![allow(dead_code, reason = "each program that includes this uses what it needs")]

pub(crate) mod accounting;
mod administration;
pub(crate) mod answer;
mod nearest;
mod parser;
mod reply;
mod request;
pub(crate) mod routes;
pub(crate) mod script;
mod session;
mod sessions;
mod state;
mod tokens;
mod transport;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use self::accounting::Accounting;
use self::routes::Route;
use self::script::{Script, ScriptError};
use self::sessions::{Sessions, locked};

/// A server on a thread of its own, which stops when this is dropped.
pub(crate) struct FaultServer {
    address: SocketAddr,
    sessions: Arc<Sessions>,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// How a server is started.
pub(crate) struct Settings {
    /// The port; 0 for any that is free.
    pub(crate) port: u16,
    /// Which call a request is if its path does not name one.
    pub(crate) routes: Vec<Route>,
    /// How long the answer `stall` keeps a client waiting, if that does not give up.
    pub(crate) longest_stall: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self { port: 0, routes: Vec::new(), longest_stall: Duration::from_secs(60) }
    }
}

impl FaultServer {
    /// Starts a server on any free port. Fails if there is none, or no thread.
    pub(crate) fn start() -> io::Result<Self> {
        Self::start_with(Settings::default())
    }

    /// The same with these settings. Fails if the port is not free, too.
    pub(crate) fn start_with(settings: Settings) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, settings.port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let sessions = Arc::new(Sessions::new(address, settings));
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let shared = sessions.clone();
        let thread = std::thread::Builder::new().name("fault_server".to_owned()).spawn(
            move || match runtime.block_on(transport::serve(listener, shared, stopped)) {
                Ok(()) => (),
                Err(error) => eprintln!("the fault server stopped: {error}"),
            },
        )?;
        Ok(Self { address, sessions, stop: Some(stop), thread: Some(thread) })
    }

    /// The base URL of the default session.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A new session in which every call succeeds. It replaces the one of this name.
    pub(crate) fn session(&self, name: &str) -> Session {
        self.create(name, Script::default())
    }

    /// A new session that answers by a script. Fails if that is not a script.
    pub(crate) fn session_with(&self, name: &str, script: &str) -> Result<Session, ScriptError> {
        Ok(self.create(name, script.parse()?))
    }

    /// What happened in each session, by its name.
    pub(crate) fn accounting(&self) -> Vec<(String, Accounting)> {
        self.sessions.accounting()
    }

    fn create(&self, name: &str, script: Script) -> Session {
        let session = self.sessions.replace(name, script);
        Session { url: self.sessions.url(name), session }
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // If it panicked, the panic was printed.
            let _ = thread.join();
        }
    }
}

/// A session of a server: a script, tokens and tasks that no other session sees.
pub(crate) struct Session {
    url: String,
    session: Arc<Mutex<session::Session>>,
}

impl Session {
    /// The base URL for a client, without a slash at its end.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// What has happened so far.
    pub(crate) fn accounting(&self) -> Accounting {
        locked(&self.session).accounting()
    }
}
