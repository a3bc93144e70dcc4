//! Arbitrary responses.

use super::errors::{
    ApiError, Cause, Certainty, Diagnosis, ErrorCode, ErrorResponse, Message, Operation, Outcome,
    Retry, StatusCode, Term, UNDOCUMENTED,
};
use super::{calls, filled, messages};
use proptest::prelude::*;

pub(super) fn call() -> impl Strategy<Value = Option<Operation>> {
    proptest::sample::select(calls().collect::<Vec<_>>())
}

/// Codes and messages of the catalog, as JSON.
fn said() -> Vec<String> {
    let codes = ErrorCode::ALL.iter().map(|code| serde_json::json!(code.code()).to_string());
    let messages = messages().map(|entry| serde_json::json!(filled(entry.wire(), "x")).to_string());
    codes.chain(messages).chain(["null".to_owned()]).collect()
}

pub(super) fn statuses() -> Vec<u16> {
    StatusCode::ALL.iter().map(|status| status.as_u16()).chain([200, 500]).collect()
}

fn term_names() -> Vec<String> {
    let names = Term::ALL.iter().map(|term| term.name().to_owned());
    names.chain(["x".to_owned()]).collect()
}

/// Objects with the fields that are read and others, in any order, with values of any kind.
pub(super) fn body() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| format!("{number:?}")),
        any::<String>().prop_map(|text| serde_json::Value::from(text).to_string()),
        Just("null".to_owned()),
        Just("{\"code\":2}".to_owned()),
        proptest::sample::select(said()),
        Just("20".to_owned()),
        ".{0,8}",
    ];
    let name = prop_oneof![
        Just("code".to_owned()),
        Just("message".to_owned()),
        Just("reason".to_owned()),
        Just("detail".to_owned()),
        Just("error".to_owned()),
        "[a-z]{0,3}",
        proptest::sample::select(term_names()),
    ];
    proptest::collection::vec((name, leaf), 0..6).prop_map(|fields| {
        let fields: Vec<_> =
            fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", fields.join(","))
    })
}

fn hold(status: u16, body: &[u8], during: Option<Operation>) {
    let response = ErrorResponse::from_json(status, body);
    assert_eq!(response.status(), status);
    let diagnosis = response.diagnose(during);
    assert_eq!(diagnosis.during(), during);
    let says_nothing = |code: &str| code == "0" || code == status.to_string();
    let code = response.code().filter(|code| ErrorCode::from_code(*code).is_none());
    if code.is_some_and(|code| !says_nothing(&code.to_string())) {
        let by_message = matches!(diagnosis.cause(), Cause::Message(_));
        assert!(by_message || diagnosis.retry() == Retry::Unspecified, "{diagnosis:?}");
        assert!(by_message || diagnosis.outcome() == Outcome::Failed, "{diagnosis:?}");
    }
    if diagnosis.anomaly().is_some() {
        assert_eq!((diagnosis.outcome(), diagnosis.retry()), (Outcome::Failed, Retry::Unspecified));
    }
    agrees_with_itself(&diagnosis);
    let unknown = response.diagnose(None);
    claims_no_more(&unknown, &diagnosis);
    let error = ApiError::new(during, status, body.to_vec());
    assert_eq!((error.body(), error.status(), error.operation()), (body, status, during));
    assert_eq!(error.response(), &response);
    assert_eq!(error.diagnosis().cause(), diagnosis.cause());
    let shown = format!("{error} {error:?}");
    assert!(shown.len() < 10_000 && !shown.contains(char::is_control), "{shown}");
    assert_eq!(error.into_body(), body);
}

/// Outcome, retry, summary and remediation are of one source: the entry, or the fallback.
fn agrees_with_itself(diagnosis: &Diagnosis<'_>) {
    let answers = (diagnosis.retry(), diagnosis.summary(), diagnosis.remediation());
    let fallback = (Retry::Unspecified, UNDOCUMENTED.summary(), UNDOCUMENTED.remediation());
    let of_entry = diagnosis.entry().map(|entry| match diagnosis.during() {
        Some(call) => (
            entry.outcome_for(call),
            (entry.retry_for(call), entry.summary_for(call), entry.remediation_for(call)),
        ),
        None => (entry.outcome(), (entry.retry(), entry.summary(), entry.remediation())),
    });
    let is_of_entry = of_entry == Some((diagnosis.outcome(), answers));
    let is_incomplete = diagnosis.missing().next().is_some();
    let outcome = if is_incomplete { Outcome::Degraded } else { Outcome::Failed };
    let is_clean = diagnosis.entry().is_none() && diagnosis.outcome() == Outcome::Success;
    let is_fallback = answers == fallback && (diagnosis.outcome() == outcome || is_clean);
    assert!(is_of_entry || is_fallback, "{diagnosis:?}");
    assert_eq!(diagnosis.basis().is_none(), diagnosis.retry() == Retry::Unspecified);
    let is_documented = matches!(diagnosis.certainty(), Certainty::Exact | Certainty::Ambiguous);
    assert!(is_documented || answers == fallback, "{diagnosis:?}");
}

/// A diagnosis without the call claims no more than the one with it.
fn claims_no_more(unknown: &Diagnosis<'_>, known: &Diagnosis<'_>) {
    // What a success returns can only be asked for with the call.
    if known.missing().next().is_some() {
        return;
    }
    let same_outcome = unknown.outcome() == known.outcome();
    assert!(same_outcome || unknown.outcome() == Outcome::Failed, "{unknown:?} {known:?}");
    let same_retry = unknown.retry() == known.retry();
    assert!(same_retry || unknown.retry() == Retry::Unspecified, "{unknown:?} {known:?}");
}

proptest! {
    #[test]
    fn any_bytes_are_answered(
        status: u16,
        body in proptest::collection::vec(any::<u8>(), 0..200),
        during in call(),
    ) {
        hold(status, &body, during);
    }

    #[test]
    fn any_object_is_answered(status in prop_oneof![0_u16..700, proptest::sample::select(statuses())], body in body(), during in call()) {
        hold(status, body.as_bytes(), during);
    }

    #[test]
    fn any_cut_of_an_object_keeps_what_came_before(body in body(), cut: prop::sample::Index) {
        const HEAD: &str = "{\"reason\":\"r\",";
        let bytes = format!("{HEAD}\"zz\":{body}");
        let end = HEAD.len() + cut.index(bytes.len() - HEAD.len());
        hold(500, &bytes.as_bytes()[..end], None);
        let response = ErrorResponse::from_json(500_u16, &bytes.as_bytes()[..end]);
        prop_assert_eq!(response.reason(), Some("r"));
    }

    #[test]
    fn what_was_put_in_is_returned_untouched(
        message: String,
        reason: String,
        detail: String,
        code: prop::sample::Index,
        status: u16,
    ) {
        let code = (!ErrorCode::ALL.is_empty()).then(|| code.get(ErrorCode::ALL).code());
        let json = serde_json::json!({
            "x": [1, {"code": 2}], "message": message, "reason": reason, "code": code, "detail": detail,
        })
        .to_string();
        let response = ErrorResponse::from_json(status, json.as_bytes());
        prop_assert_eq!(response.message(), Some(message.as_str()));
        prop_assert_eq!(response.reason(), Some(reason.as_str()));
        prop_assert_eq!(response.detail(), Some(detail.as_str()));
        prop_assert_eq!(response.code(), code);
        let mut built = ErrorResponse::new(status)
            .with_message(&message)
            .with_reason(&reason)
            .with_detail(&detail);
        if let Some(code) = code {
            built = built.with_code(code);
        }
        prop_assert_eq!(&built, &response);
        prop_assert_eq!(built.diagnose(None).cause(), response.diagnose(None).cause());
    }

    #[test]
    fn a_message_returns_its_text_whatever_varies(index: prop::sample::Index, filling: String) {
        let entries: Vec<_> = messages().collect();
        if !entries.is_empty() {
            let text = filled(index.get(&entries).wire(), &filling);
            let message = Message::parse(&text);
            prop_assert_eq!(message.map(|message| message.to_string()), Some(text));
        }
    }
}
