//! A client sees each fault as what it is.

use std::time::Duration;

use agora_stt_errors::Term;

use super::client::{Got, connect, post, read, response, send, send_raw};
use super::{REFUSED, START, TIMEOUT, server, session};
use crate::server::{FaultServer, Settings};

#[test]
fn a_reset_a_truncation_and_a_gateway_are_seen_as_such() {
    let server = server();
    let session = session(&server, "start: reset, truncated, gateway, gateway 504, 429, 204");
    let url = format!("{}/start", session.url());
    assert!(matches!(send("POST", &url, "", b"{}"), Got::Reset));
    assert!(matches!(send("POST", &url, "", b"{}"), Got::Truncated));
    for status in [502, 504] {
        let page = post(&url);
        assert_eq!(page.status, status);
        assert!(page.headers.contains("content-type: text/html"), "{page:?}");
        assert!(page.body.starts_with("<html>"), "{page:?}");
    }
    for status in [429, 204] {
        let bare = post(&url);
        assert_eq!((bare.status, bare.body.as_str()), (status, ""));
    }
    assert_eq!(session.accounting().unused, []);
}

#[test]
fn a_stall_ends_when_the_client_gives_up_or_after_the_configured_time() {
    let settings = Settings { longest_stall: Duration::ZERO, ..Settings::default() };
    let server = FaultServer::start_with(settings).expect("a free port");
    let stalled = session(&server, "start: stall");
    assert!(matches!(send("POST", &format!("{}/start", stalled.url()), "", b""), Got::Nothing));

    let server = super::server();
    let stalled = session(&server, "start: stall after effect; acquire: ok");
    post(&format!("{}/acquire", stalled.url()));
    let (mut stream, path) = connect(stalled.url());
    let request = format!("POST {path}/start?tokenName=token-1 HTTP/1.1\r\nhost: test\r\n\r\n");
    std::io::Write::write_all(&mut stream, request.as_bytes()).expect("it is sent");
    while stalled.accounting().running.is_empty() {
        std::thread::yield_now();
    }
    stream.set_nonblocking(true).expect("it can be asked");
    let end = std::io::Read::read(&mut stream, &mut [0]).expect_err("nothing comes");
    assert_eq!(end.kind(), std::io::ErrorKind::WouldBlock);
    drop(stream);
    assert_eq!(stalled.accounting().running, ["task-1"], "the client does not know of it");
}

#[test]
fn a_stalled_client_does_not_keep_the_server_from_stopping() {
    let server = server();
    let (mut stream, _) = connect(&server.url());
    std::io::Write::write_all(
        &mut stream,
        b"POST /start?fault=stall HTTP/1.1\r\nhost: test\r\n\r\n",
    )
    .expect("it is sent");
    // The request is there when the next one was answered.
    post(&format!("{}/acquire", server.url()));
    drop(server);
    assert!(matches!(read(stream), Got::Nothing | Got::Reset));
}

#[test]
fn an_effect_may_hide_behind_any_answer() {
    let server = server();
    for fault in ["reset", "truncated", "gateway", "503", TIMEOUT, REFUSED] {
        let session = session(&server, &format!("start: {fault} after effect"));
        post(&format!("{}/acquire", session.url()));
        let url = format!("{}/start?tokenName=token-1", session.url());
        let first = send("POST", &url, "", b"");
        assert!(!matches!(first, Got::Nothing), "{fault}");
        let again = post(&url);
        let running =
            agora_stt_errors::ErrorResponse::from_json(again.status, again.body.as_bytes());
        assert_eq!(running.term(Term::TaskId), Some("task-1"), "{fault}: {again:?}");
        let accounting = session.accounting();
        assert_eq!(accounting.running, ["task-1"], "{fault}");
        let effects: Vec<_> = accounting.requests.iter().map(|it| it.had_effect).collect();
        assert_eq!(effects, [true, true, false], "{fault}");
    }
}

#[test]
fn the_server_may_ask_to_wait() {
    let server = server();
    let date = "Sun, 06 Nov 1994 08:50:00 GMT";
    let script = format!("start: {TIMEOUT} retry-after 5, 503 retry-after \"{date}\"");
    let session = session(&server, &script);
    let url = format!("{}/start", session.url());
    assert!(post(&url).headers.contains("retry-after: 5"));
    assert!(post(&url).headers.contains(&format!("retry-after: {date}")));
}

#[test]
fn hostile_input_does_no_harm() {
    let server = server();
    let url = format!("{}/start", server.url());
    let long = response(send_raw(
        &url,
        b"POST /start HTTP/1.1\r\nhost: test\r\ncontent-length: 1048577\r\n\r\n",
    ));
    assert_eq!(long.status, 413);
    let chunks = [
        &b"POST /start HTTP/1.1\r\nhost: t\r\ntransfer-encoding: chunked\r\n\r\n100001\r\n"[..],
        &vec![b'x'; 0x10_0001],
    ]
    .concat();
    assert!(matches!(send_raw(&url, &chunks), Got::Response(_) | Got::Reset));
    let start = "POST /start?tokenName=%ff%zz&&=&x=%";
    for head in [
        format!("{start} HTTP/1.1\r\nhost: test\r\nx-fault: \u{fffd}\u{7f}\r\n\r\n"),
        format!("{start} HTTP/1.1\r\nhost: test\r\nx-session: ../../a\r\n\r\n"),
        "OPTIONS * HTTP/1.1\r\nhost: test\r\n\r\n".to_owned(),
        "GET /session HTTP/1.1\r\nhost: test\r\n\r\n".to_owned(),
        "POST //session//%2e%2e//start// HTTP/1.1\r\nhost: test\r\n\r\n".to_owned(),
        "no HTTP at all".to_owned(),
        String::new(),
    ] {
        match send_raw(&url, head.as_bytes()) {
            Got::Response(response) => assert!((400..500).contains(&response.status), "{head}"),
            other => assert!(matches!(other, Got::Nothing | Got::Reset), "{head}: {other:?}"),
        }
    }
    let deep = format!("{{\"a\":{}{}", "[".repeat(5000), "]".repeat(5000));
    assert_eq!(response(send("POST", &url, "", deep.as_bytes())).status, 400);
    assert_eq!(post(&format!("{url}?fault=503")).status, 503);
    assert_eq!(post(&format!("{}/acquire", server.url())).means(START), "success");
}
