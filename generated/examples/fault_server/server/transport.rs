//! HTTP over TCP, and the faults that are below HTTP.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame, Incoming, SizeHint};
use hyper::header::{CONNECTION, CONTENT_LENGTH, HeaderMap, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use super::reply::{Reply, Response, problem};
use super::request::Request;
use super::sessions::Sessions;

/// The largest body of a request in bytes.
const MOST_BYTES: usize = 1024 * 1024;

/// Serves until it is stopped.
pub(super) async fn serve(
    listener: std::net::TcpListener,
    sessions: Arc<Sessions>,
    stopped: oneshot::Receiver<()>,
) -> std::io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    tokio::select! {
        () = accept(listener, sessions) => Ok(()),
        _ = stopped => Ok(()),
    }
}

async fn accept(listener: TcpListener, sessions: Arc<Sessions>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(connection(stream, sessions.clone()))),
            // There may be too many open connections for a while.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

async fn connection(stream: TcpStream, sessions: Arc<Sessions>) {
    let service = service_fn(move |request| boxed(respond(request, sessions.clone())));
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let Err(error) = (&mut connection).await else { return };
    let fault = std::error::Error::source(&error).and_then(|source| source.downcast_ref());
    if let Some(Fault::Reset) = fault {
        // With no time to linger, closing a connection resets it.
        let _ = connection.into_parts().io.into_inner().set_zero_linger();
    }
}

type Answered = Result<hyper::Response<Content>, Fault>;

fn boxed(
    answer: impl Future<Output = Answered> + Send + 'static,
) -> Pin<Box<dyn Future<Output = Answered> + Send>> {
    Box::pin(answer)
}

async fn respond(request: hyper::Request<Incoming>, sessions: Arc<Sessions>) -> Answered {
    let (head, body) = request.into_parts();
    let target = Request::target(head.uri.path(), head.uri.query().unwrap_or_default());
    let Some(body) = read(body).await? else {
        let help = format!("a request has at most {MOST_BYTES} bytes");
        let mut response = response(problem(413, "the body is too long", &help), false);
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        return Ok(response);
    };
    let request = Request {
        method: head.method.as_str().to_owned(),
        session: text(&head.headers, "x-session"),
        fault: text(&head.headers, "x-fault"),
        body,
        ..target
    };
    match sessions.handle(request) {
        Reply::Response(it) => Ok(response(it, false)),
        Reply::Truncated(it) => Ok(response(it, true)),
        Reply::Reset => Err(Fault::Reset),
        Reply::Stall => {
            // If the client gives up before, its connection ends, and this with it.
            tokio::time::sleep(sessions.settings.longest_stall).await;
            Err(Fault::Stalled)
        }
    }
}

/// The body; `None` if it is too long.
async fn read(mut body: Incoming) -> Result<Option<Vec<u8>>, Fault> {
    let mut bytes = Vec::new();
    let is_too_long = |length: usize| length > MOST_BYTES;
    if usize::try_from(body.size_hint().lower()).map_or(true, is_too_long) {
        return Ok(None);
    }
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| Fault::Aborted)?;
        bytes.extend_from_slice(frame.data_ref().map_or(&[], |data| data));
        if is_too_long(bytes.len()) {
            return Ok(None);
        }
    }
    Ok(Some(bytes))
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    Some(String::from_utf8_lossy(headers.get(name)?.as_bytes()).into_owned())
}

fn response(response: Response, is_truncated: bool) -> hyper::Response<Content> {
    let Response { status, headers, body } = response;
    let (length, sent) = (body.len(), if is_truncated { body.len() / 2 } else { body.len() });
    let data = Bytes::from(body).slice(..sent);
    let content = if is_truncated {
        Content::Truncated(Some(data), false)
    } else {
        Content::Whole(Some(data))
    };
    let mut response = hyper::Response::new(content);
    *response.status_mut() = hyper::StatusCode::from_u16(status).unwrap_or_default();
    if is_truncated {
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    let headers = headers.into_iter().filter_map(|(name, value)| Some((name, value.parse().ok()?)));
    headers.for_each(|(name, value)| drop(response.headers_mut().insert(name, value)));
    response
}

/// Why a connection ends without a response, or within one.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Reset,
    Stalled,
    Truncated,
    /// The client did not send the whole request.
    Aborted,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Fault {}

/// The body of a response.
enum Content {
    Whole(Option<Bytes>),
    /// What is sent of a body, and whether it was sent.
    Truncated(Option<Bytes>, bool),
}

impl Body for Content {
    type Data = Bytes;
    type Error = Fault;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Fault>>> {
        match &mut *self {
            Self::Whole(data) | Self::Truncated(data @ Some(_), _) => {
                Poll::Ready(data.take().map(|data| Ok(Frame::data(data))))
            }
            // What is written is sent while this waits, and lost if it ends at once.
            Self::Truncated(None, is_sent @ false) => {
                *is_sent = true;
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Self::Truncated(None, true) => Poll::Ready(Some(Err(Fault::Truncated))),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(data) => SizeHint::with_exact(data.as_ref().map_or(0, Bytes::len) as u64),
            Self::Truncated(..) => SizeHint::default(),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }
}
