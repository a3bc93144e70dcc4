//! A table of responses, with the answers that are right and the reasons.
#![cfg(feature = "json")]

use agora_stt_errors::{ErrorResponse, Retry, Term};

/// What is said of a response: `processing_timeout failed same_call exact`.
fn answer(call: &str, status: u16, body: &str) -> String {
    let during = (call != "-").then(|| call.parse().expect("a call"));
    let response = ErrorResponse::from_json(status, body.as_bytes());
    let diagnosis = response.diagnose(during);
    let retry = match diagnosis.retry() {
        Retry::AfterCall(first) => format!("after_call:{first}"),
        retry => retry.name().to_owned(),
    };
    let (outcome, certainty) = (diagnosis.outcome().name(), diagnosis.certainty().name());
    let answer = format!("{} {outcome} {retry} {certainty}", diagnosis.name());
    let conflict = diagnosis.conflict().map(|cause| format!(" conflict:{}", cause.name()));
    let anomaly = diagnosis.anomaly().map(|cause| format!(" anomaly:{}", cause.name()));
    let missing: Vec<_> = diagnosis.missing().map(Term::name).collect();
    let missing = (!missing.is_empty()).then(|| format!(" missing:{}", missing.join(",")));
    [Some(answer), conflict, anomaly, missing].into_iter().flatten().collect()
}

#[test]
fn every_response_has_the_answer_that_is_right() {
    let rows = include_str!("answers.txt").lines();
    let rows: Vec<_> = rows.filter(|row| !row.is_empty() && !row.starts_with('#')).collect();
    assert!(rows.len() >= 100, "{}", rows.len());
    let mut wrong = Vec::new();
    for row in rows {
        let cells: Vec<_> = row.split(" | ").collect();
        let [call, status, body, right, why] = cells[..] else { panic!("not a row: {row}") };
        let body = if body == "(empty)" { "" } else { body };
        let said = answer(call, status.parse().expect("a status"), body);
        if said != right {
            wrong
                .push(format!("{call} {status} {body}\n  said:  {said}\n  right: {right} ({why})"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
