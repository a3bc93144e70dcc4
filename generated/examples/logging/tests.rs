//! What the events say, and what they do not.

use std::collections::BTreeSet;

use agora_stt_errors::{Entry, ErrorCode, ErrorResponse, Message, Operation, Term};

use crate::lines::Lines;
use crate::support::{Clock, FaultServer};

crate::support::stories::stories!(crate::play);

const TIMEOUT: &str = ErrorCode::ProcessingTimeout.name();
const EXPIRED: &str = Message::TokenExpired.name();

#[test]
fn the_example_runs() {
    crate::main().expect("it runs");
}

/// The lines of a story.
fn logged(script: &str) -> Vec<String> {
    let server = FaultServer::start().expect("a free port");
    let session = server.session_with("story", script).expect("a script");
    let lines = Lines::default();
    let end = tracing::subscriber::with_default(lines.clone(), || {
        crate::play(session.url(), &Clock::default())
    });
    drop(end);
    lines.taken()
}

#[test]
fn each_response_is_an_event_with_its_answer() {
    let lines = logged(&format!("start: {EXPIRED}, {TIMEOUT}, reset"));
    let [acquired, expired, again, timeout, silence] = &lines[..] else { panic!("{lines:#?}") };
    assert_eq!(
        acquired,
        "INFO message=in effect call=\"acquire\" name=\"success\" outcome=\"success\""
    );
    assert_eq!(again, acquired);
    let step = "call acquire, then send it again";
    let attributes = format!(
        "call=\"start\" name=\"{EXPIRED}\" outcome=\"failed\" retry=\"after_call\" error.type=\"{EXPIRED}\" step={step}"
    );
    assert_eq!(expired, &format!("WARN message=not in effect {attributes}"));
    assert!(
        timeout.contains(&format!("retry=\"same_call\" error.type=\"{TIMEOUT}\" step=wait ")),
        "{timeout}"
    );
    let step = "give up: nothing says whether to retry";
    assert_eq!(
        silence,
        &format!("WARN message=no response call=\"start\" error.type=\"transport\" step={step}")
    );
}

#[test]
fn no_event_has_a_secret() {
    const SECRET: &str = "s3cr3t";
    let fields = ["message", "reason", "detail", "code", "error"];
    let terms =
        Term::ALL.iter().flat_map(|term| term.aliases().iter().copied().chain([term.name()]));
    let fields: Vec<_> = fields.into_iter().chain(terms).collect();
    let filled = |text: &str| {
        let fields = fields.iter().map(|field| ((*field).to_owned(), text.into())).collect();
        serde_json::Value::Object(fields).to_string()
    };
    // What is documented, with the secret where it varies, and in all other fields.
    let wires = Entry::ALL.iter().map(|entry| entry.wire().replace(['{', '}'], SECRET));
    let bodies: Vec<_> =
        wires.map(|wire| filled(&wire)).chain([filled(SECRET), SECRET.to_owned()]).collect();
    let lines = Lines::default();
    let mut errors = BTreeSet::new();
    tracing::subscriber::with_default(lines.clone(), || {
        for (body, status) in
            bodies.iter().flat_map(|body| [200_u16, 400, 409, 999].map(|status| (body, status)))
        {
            for during in Operation::ALL.iter().map(|call| Some(*call)).chain([None]) {
                let response = ErrorResponse::from_json(status, body.as_bytes());
                errors.extend(response.diagnose(during).error_type());
                crate::log(&response.diagnose(during), None);
            }
        }
    });
    let lines = lines.taken();
    assert_eq!(lines.len(), bodies.len() * 4 * (Operation::ALL.len() + 1));
    assert!(lines.iter().all(|line| !line.contains(SECRET)), "{lines:#?}");
    let is_known = |error: &&str| *error == "_OTHER" || Entry::by_name(error).is_some();
    assert!(errors.iter().all(is_known), "{errors:?}");
    let tokens = logged(&format!("start: {TIMEOUT} after effect"));
    assert!(tokens.iter().all(|line| !line.contains("token-1")), "{tokens:#?}");
}
