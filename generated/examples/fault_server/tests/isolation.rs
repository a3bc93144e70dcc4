//! Sessions, over HTTP.

use agora_stt_errors::Operation;
use serde_json::json;

use super::client::{post, response, send};
use super::{REFUSED, server, session};

#[test]
fn sessions_do_not_see_each_other() {
    let server = server();
    let (one, other) = (server.session("one"), server.session("a/b c?"));
    for session in [&one, &other] {
        assert_eq!(
            post(&format!("{}/acquire", session.url())).json(),
            json!({ "tokenName": "token-1" })
        );
    }
    let start = |url: &str| post(&format!("{url}/start/token-1")).means(Operation::Start);
    assert_eq!(start(one.url()), "success");
    assert_eq!(one.accounting().running, ["task-1"]);
    assert_eq!(other.accounting().running, [""; 0]);
    assert_eq!(start(other.url()), "success");
    assert_eq!(server.accounting().len(), 3, "with the default session");
}

#[test]
fn a_session_is_made_read_and_removed_over_http() {
    let server = server();
    let url = format!("{}/session/x", server.url());
    assert_eq!(post(&format!("{url}/start")).status, 404);
    let put = |script: &str| response(send("PUT", &url, "", script.as_bytes()));
    assert_eq!(put("start: 503 x2\nacquire: 429").json(), json!({ "url": url }));
    assert_eq!(post(&format!("{url}/start?tokenName=t")).status, 503);
    let by_header = send("POST", &format!("{}/acquire", server.url()), "x-session: x\r\n", b"");
    assert_eq!(response(by_header).status, 429);
    let get = || response(send("GET", &url, "", b""));
    assert_eq!(
        get().json(),
        json!({
            "requests": [
                { "call": "start", "token": "t", "answer": "503", "had_effect": false },
                { "call": "acquire", "token": null, "answer": "429", "had_effect": false },
            ],
            "unused": [{ "call": "start", "answer": "503" }],
            "started": [],
            "running": [],
        })
    );
    let wrong = put("start: 503\nbegin: ok");
    assert_eq!(wrong.status, 400);
    assert_eq!(wrong.json()["fault_server"]["line"], 2);
    assert_eq!(get().json()["requests"][0]["answer"], "503", "the session is as it was");
    put("");
    assert_eq!(get().json()["requests"], json!([]), "it is another one");
    let delete = || response(send("DELETE", &url, "", b"")).status;
    assert_eq!((delete(), delete(), get().status), (204, 404, 404));
}

#[test]
fn one_request_is_answered_as_it_asks() {
    let server = server();
    let session = session(&server, "start: 429");
    let url = format!("{}/start", session.url());
    let by_header = send("POST", &url, &format!("x-fault: {REFUSED} retry-after 7\r\n"), b"");
    let by_header = response(by_header);
    assert_eq!(by_header.means(Operation::Start), REFUSED);
    assert!(by_header.headers.contains("retry-after: 7"));
    assert_eq!(post(&format!("{url}?fault=gateway+504")).status, 504);
    assert_eq!(post(&url).status, 429, "the script is as it was");
    for wrong in ["503+x2", "503,ok", "nothing", ""] {
        let wrong = post(&format!("{url}?fault={wrong}"));
        assert_eq!(wrong.status, 400);
        assert!(wrong.json()["fault_server"]["help"].is_string());
    }
}
