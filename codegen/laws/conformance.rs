//! The crate against `conformance.json`, which the generator's own rules of diagnosis wrote.

use std::collections::BTreeMap;

use super::errors::{
    Basis, Cause, Diagnosis, Entry, ErrorResponse, Operation, Retry, Term, UNDOCUMENTED,
};
use serde_json::{Value, json};

#[test]
fn every_vector_is_answered_as_it_says() {
    let document: Value = serde_json::from_str(super::CONFORMANCE).expect("JSON");
    let vectors = document["vectors"].as_array().expect("vectors");
    assert!(vectors.len() > Entry::ALL.len());
    for vector in vectors {
        let status = vector["status"].as_u64().and_then(|status| u16::try_from(status).ok());
        let body = vector["body"].as_str().expect("a body");
        let during =
            vector["operation"].as_str().map(|name| name.parse::<Operation>().expect(name));
        let response = ErrorResponse::from_json(status.expect("a status"), body.as_bytes());
        let diagnosis = response.diagnose(during);
        let answer = json!({
            "operation": vector["operation"],
            "status": status,
            "body": body,
            "cause": cause(diagnosis.cause()),
            "name": diagnosis.name(),
            "outcome": diagnosis.outcome().name(),
            "retry": retry(diagnosis.retry(), diagnosis.basis()),
            "certainty": diagnosis.certainty().name(),
            "conflict": diagnosis.conflict().map(|cause| cause.name()),
            "anomaly": diagnosis.anomaly().map(|cause| cause.name()),
            "advice": advice(&diagnosis),
            "missing": diagnosis.missing().map(Term::name).collect::<Vec<_>>(),
            "terms": terms(&response),
        });
        assert_eq!(answer, *vector);
    }
}

fn cause(cause: Cause<'_>) -> &'static str {
    match cause {
        Cause::Message(_) => "message",
        Cause::Code(_) => "code",
        Cause::Status(_) => "status",
        _ => "undocumented",
    }
}

/// Whose summary and remediation the diagnosis has.
fn advice(diagnosis: &Diagnosis<'_>) -> &'static str {
    let advice = (diagnosis.summary(), diagnosis.remediation());
    let fallback = (UNDOCUMENTED.summary(), UNDOCUMENTED.remediation());
    if advice == fallback { "undocumented" } else { diagnosis.name() }
}

fn terms(response: &ErrorResponse<'_>) -> Value {
    let value = |term: &Term| Some((term.name(), response.term(*term)?));
    json!(Term::ALL.iter().filter_map(value).collect::<BTreeMap<_, _>>())
}

fn retry(retry: Retry, basis: Option<Basis>) -> Value {
    let (strategy, delays, call) = match retry {
        Retry::Never => ("never", None, None),
        Retry::SameCall(delays) => ("same_call", Some(delays), None),
        Retry::AfterCall(call) => ("after_call", None, Some(call.name())),
        Retry::AfterFix => ("after_fix", None, None),
        _ => ("unspecified", None, None),
    };
    let milliseconds: Vec<_> = delays
        .into_iter()
        .flatten()
        .map(|delay| u64::try_from(delay.as_millis()).expect("small"))
        .collect();
    json!({
        "strategy": strategy,
        "delays_ms": milliseconds,
        "call": call,
        "basis": basis.map(Basis::name),
    })
}
