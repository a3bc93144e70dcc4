//! A client that shows what comes over the wire.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};

use agora_stt_errors::{ErrorResponse, Operation};

/// What came over the wire.
#[derive(Debug)]
pub(super) enum Got {
    /// The whole response.
    Response(Response),
    /// Less of the body than its `content-length`.
    Truncated,
    /// A reset of the connection.
    Reset,
    /// The end of the connection, and nothing before.
    Nothing,
}

#[derive(Debug)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) headers: String,
    pub(super) body: String,
}

impl Response {
    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).expect("a JSON body")
    }

    /// The name of the entry that the response means.
    pub(super) fn means(&self, call: Operation) -> &'static str {
        let response = ErrorResponse::from_json(self.status, self.body.as_bytes());
        response.diagnose(Some(call)).name()
    }
}

/// Sends a request to a URL; `head` are further lines of its head, each with its end.
pub(super) fn send(method: &str, url: &str, head: &str, body: &[u8]) -> Got {
    let (mut stream, path) = connect(url);
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: test\r\nconnection: close\r\ncontent-length: {length}\r\n{head}\r\n"
    );
    stream.write_all(&[request.as_bytes(), body].concat()).expect("the request is sent");
    read(stream)
}

/// Sends these bytes to the server of a URL, and nothing after them.
pub(super) fn send_raw(url: &str, bytes: &[u8]) -> Got {
    let (mut stream, _) = connect(url);
    stream.write_all(bytes).expect("the bytes are sent");
    stream.shutdown(Shutdown::Write).expect("the end is sent");
    read(stream)
}

/// Makes a call that is answered with a response.
pub(super) fn post(url: &str) -> Response {
    response(send("POST", url, "", b""))
}

pub(super) fn response(got: Got) -> Response {
    match got {
        Got::Response(response) => response,
        other => panic!("no response: {other:?}"),
    }
}

pub(super) fn connect(url: &str) -> (TcpStream, String) {
    let rest = url.strip_prefix("http://").expect("a URL");
    let (address, path) = rest.split_once('/').unwrap_or((rest, ""));
    (TcpStream::connect(address).expect("the server accepts"), format!("/{path}"))
}

pub(super) fn read(mut stream: TcpStream) -> Got {
    let mut bytes = Vec::new();
    match stream.read_to_end(&mut bytes) {
        Err(error) if error.kind() == ErrorKind::ConnectionReset => return Got::Reset,
        end => drop(end.expect("a response")),
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return Got::Nothing };
    let (first, headers) = head.split_once("\r\n").unwrap_or((head, ""));
    let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
    let length = headers.lines().find_map(|line| line.strip_prefix("content-length: "));
    if length.is_some_and(|length| length.parse() != Ok(body.len())) {
        return Got::Truncated;
    }
    let status = status.expect("a status");
    Got::Response(Response { status, headers: headers.to_owned(), body: body.to_owned() })
}
