//! Scripts, and the message of each error in them.

use agora_stt_errors::Operation;

use super::{CONFLICT, REFUSED, START, TIMEOUT, server};
use crate::server::routes::Route;
use crate::server::script::Script;

/// The answers of a script.
fn answers(script: &str) -> Vec<(Operation, String)> {
    let server = server();
    server.session_with("test", script).expect("a script").accounting().unused
}

/// What is wrong with a script.
fn error(script: &str) -> String {
    script.parse::<Script>().expect_err(script).to_string()
}

#[test]
fn a_script_is_read() {
    let script = format!(
        "\n start : {TIMEOUT} x2 retry-after 5,then ok;;stop:reset after effect\r\nstart: gateway, gateway 504 x3;"
    );
    let expected = [
        (START, format!("{TIMEOUT} retry-after 5 x2")),
        (START, "ok".to_owned()),
        (START, "gateway 502".to_owned()),
        (START, "gateway 504 x3".to_owned()),
        (Operation::Stop, "reset after effect".to_owned()),
    ];
    assert_eq!(answers(&script), expected);
    assert_eq!(answers(""), []);
    let dated = "stop: 503 retry-after \"Sun, 06 Nov 1994 08:50:00 GMT\" after effect";
    let written = answers(dated).into_iter().map(|(call, answer)| format!("{call}: {answer}"));
    let dated = dated.replace(" after effect", "") + " after effect";
    assert_eq!(written.collect::<Vec<_>>(), [dated]);
}

#[test]
fn each_error_has_its_place_and_says_what_is_possible() {
    let modifiers = "possible are `x3`, `retry-after SECONDS`, `retry-after \"DATE\"` and `after effect`; \
                     a comma separates two answers";
    let value = "it is such as `retry-after 5` or `retry-after \"Sun, 06 Nov 1994 08:50:00 GMT\"`";
    let calls = "the calls are acquire, start, query, update, stop";
    let count = format!("it is from x1 to x{}", u32::MAX);
    for (script, message) in [
        (
            "start: ok\n  strat: ok",
            format!("2:3: there is no call `strat`; did you mean `start`? {calls}"),
        ),
        (": ok", format!("1:1: a call is missing; {calls}")),
        (
            "start ok",
            "1:7: a colon is missing after `start`; a line is such as `start: 503 x2, then ok`"
                .into(),
        ),
        ("start: ok : ok", format!("1:11: the line does not end here; {modifiers}")),
        ("start: 600", "1:8: 600 is not a status of a response; it is from 200 to 599".into()),
        (
            "start: gateway 101",
            "1:16: 101 is not a status of a response; it is from 200 to 599".into(),
        ),
        ("start: ok x0", format!("1:11: `x0` is not a count; {count}")),
        ("start: ok x99999999999", format!("1:11: `x99999999999` is not a count; {count}")),
        ("start: 503 retry-after", format!("1:12: `retry-after` has no value; {value}")),
        (
            "start: 503 retry-after soon",
            format!("1:24: `soon` is neither seconds nor a date; {value}"),
        ),
        (
            "start: 503 retry-after \"1",
            "1:24: this quote is not closed; put `\"` after the date".into(),
        ),
        ("start: reset retry-after 1", "1:14: `reset` has no headers; remove `retry-after`".into()),
        (
            "start: 503 retry-aftr 1",
            format!(
                "1:12: there is no modifier `retry-aftr`; did you mean `retry-after`? {modifiers}"
            ),
        ),
        ("start: 503 after all", format!("1:12: there is no modifier `after`; {modifiers}")),
    ] {
        assert_eq!(error(script), message);
    }
}

#[test]
fn an_unknown_answer_is_shown_with_the_possible_ones() {
    let typo = error(&format!("query: ök\nstart: ok, then {}", TIMEOUT.replace("ing", "nig")));
    assert!(typo.starts_with("1:8: there is no answer `ök`; "), "{typo}");
    let wrong = TIMEOUT.replace("ing", "nig");
    let typo = error(&format!("start: ok, then {wrong}"));
    let start = format!(
        "1:17: there is no answer `{wrong}`; did you mean `{TIMEOUT}`? possible for start are ok, "
    );
    assert!(typo.starts_with(&start) && typo.contains(CONFLICT), "{typo}");
    let missing = error("query: ");
    assert!(
        missing.starts_with("1:8: an answer is missing; possible for query are ok, "),
        "{missing}"
    );
    assert!(missing.contains(REFUSED) && !missing.contains(CONFLICT), "{missing}");
    assert!(error("query: ok,").starts_with("1:11: an answer is missing; "));
    let other = error(&format!("query: {CONFLICT}"));
    let start = format!(
        "1:8: `{CONFLICT}` is not documented for query; it is for start; possible for query"
    );
    assert!(other.starts_with(&start), "{other}");
}

#[test]
fn each_error_of_a_route_has_its_message() {
    for (route, problem) in [
        ("start", "`=` is missing"),
        ("strat=POST /x", "there is no call `strat`; did you mean `start`?"),
        ("start=POST", "a method and the end of a path are expected"),
        ("start=POST tasks", "a method and the end of a path are expected"),
    ] {
        let error = route.parse::<Route>().expect_err(route).to_string();
        assert_eq!(error, format!("route `{route}`: {problem}, as in `start=POST /tasks/*`"));
    }
}
