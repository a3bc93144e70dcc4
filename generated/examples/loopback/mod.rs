//! A server on loopback that answers by a script, a client for it, and a clock that runs fast. The paths are invented: the page that the catalog states names calls, not paths.

#![allow(dead_code, reason = "each example uses what it needs")]

use std::fmt;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use agora_stt_errors::{ApiError, ErrorResponse, Operation, Retry, Term, check};

/// What a request asked for, and the token that it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) path: String,
    pub(crate) token: String,
}

/// A server that answers one request after the other by its script.
pub(crate) struct Server {
    address: SocketAddr,
    requests: JoinHandle<Vec<Request>>,
}

impl Server {
    /// Starts a server that gives each of these answers once: a status and a body.
    pub(crate) fn start(script: &[(u16, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
        let address = listener.local_addr().expect("an address");
        let script: Vec<_> =
            script.iter().map(|(status, body)| (*status, (*body).to_owned())).collect();
        let answer = move |(status, body): (u16, String)| {
            let (stream, _) = listener.accept().expect("a client");
            serve(stream, status, &body).expect("a request")
        };
        let requests = std::thread::spawn(move || script.into_iter().map(answer).collect());
        Self { address, requests }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests, once the script has come to its end.
    pub(crate) fn requests(self) -> Vec<Request> {
        self.requests.join().expect("the server did not fail")
    }
}

/// Reads a request and answers it.
fn serve(stream: TcpStream, status: u16, body: &str) -> std::io::Result<Request> {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut length = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        if header.trim().is_empty() {
            break;
        }
        if let Some(value) = header.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    reader.read_exact(&mut vec![0; length])?;
    let head = format!(
        "HTTP/1.1 {status} -\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let mut stream = reader.into_inner();
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())?;
    let target = request.split(' ').nth(1).unwrap_or_default();
    let (path, token) = target.split_once("?tokenName=").unwrap_or((target, ""));
    Ok(Request { path: path.to_owned(), token: token.to_owned() })
}

/// A client that makes one call at a time and retries nothing: that is for the examples to show.
#[derive(Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    url: String,
    /// The token of the task. A start with another one would start another task.
    token: Arc<Mutex<String>>,
}

/// What can go wrong in a call.
#[derive(Debug)]
pub(crate) enum CallError {
    /// The API answered.
    Api(ApiError),
    /// It did not. Without the URL, in whose query tokens travel.
    Transport(reqwest::Error),
}

impl Client {
    pub(crate) fn new(url: String) -> Self {
        let token = Arc::new(Mutex::new("secret".to_owned()));
        Self { http: reqwest::Client::new(), url, token }
    }

    /// Makes a call; the body of the response if it was a success. The token that it returns is used from
    /// then on.
    pub(crate) async fn call(&self, operation: Operation) -> Result<Vec<u8>, CallError> {
        let token = self.token.lock().expect("no panic").clone();
        let request = self.http.post(format!("{}/{operation}?tokenName={token}", self.url));
        let response = request.send().await?;
        let status = response.status().as_u16();
        let body = response.bytes().await?.to_vec();
        let body = check(operation, status, body)?;
        if let Some(token) = ErrorResponse::from_json(status, &body).term(Term::TokenName) {
            token.clone_into(&mut self.token.lock().expect("no panic"));
        }
        Ok(body)
    }
}

impl From<reqwest::Error> for CallError {
    fn from(error: reqwest::Error) -> Self {
        Self::Transport(error.without_url())
    }
}

impl From<ApiError> for CallError {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error) => write!(f, "{error}"),
            Self::Transport(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for CallError {}

/// A clock on which the documented delays pass a hundred times as fast, and that remembers them.
#[derive(Clone, Default)]
pub(crate) struct Clock {
    waited: Arc<Mutex<Vec<Duration>>>,
}

impl Clock {
    /// Remembers the delay, and waits for a hundredth of it.
    pub(crate) fn sleep(&self, delay: Duration) -> tokio::time::Sleep {
        self.waited.lock().expect("no panic").push(delay);
        tokio::time::sleep(delay / 100)
    }

    /// The delays that were waited for, in whole seconds.
    pub(crate) fn waited(&self) -> Vec<u64> {
        self.waited.lock().expect("no panic").iter().map(Duration::as_secs).collect()
    }
}

/// The delays before the same call that the catalog has for an answer, in whole seconds.
pub(crate) fn documented_waits((status, body): (u16, &str)) -> Vec<u64> {
    match ErrorResponse::from_json(status, body.as_bytes()).diagnose(None).retry() {
        Retry::SameCall(delays) => delays.iter().map(|delay| delay.as_secs()).collect(),
        _ => Vec::new(),
    }
}
