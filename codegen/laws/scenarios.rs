//! The crate against `scenarios.json`, which the generator's own rules of attempts wrote.

use std::collections::BTreeSet;
use std::time::Duration;

use super::calls;
use super::errors::{
    Attempts, Basis, Diagnosis, Entry, ErrorResponse, Operation, Outcome, Retry, Step, retry_after,
};
use serde_json::{Value, json};

/// The longest wait of the format, in milliseconds.
const LONGEST: u64 = (1 << 53) - 1;

fn scenarios() -> Vec<Value> {
    let document: Value = serde_json::from_str(super::SCENARIOS).expect("JSON");
    document["scenarios"].as_array().expect("scenarios").clone()
}

fn call(name: &Value) -> Option<Operation> {
    name.as_str().map(|name| name.parse().expect(name))
}

/// The attempts of a scenario, before the first.
fn attempts(scenario: &Value) -> Attempts {
    let attempts = call(&scenario["call"]).map_or_else(Attempts::of_unknown_call, Attempts::new);
    let milliseconds = |value: &Value| Duration::from_millis(value.as_u64().expect("milliseconds"));
    let delays = scenario["default_delays_ms"].as_array().expect("delays");
    let delays: Vec<_> = delays.iter().map(milliseconds).collect();
    let attempts = attempts.with_default_delays(Vec::leak(delays));
    match &scenario["max_wait_ms"] {
        Value::Null => attempts,
        most => attempts.with_max_wait(milliseconds(most)),
    }
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX).min(LONGEST)
}

fn response(exchange: &Value) -> ErrorResponse<'_> {
    let response = &exchange["response"];
    let status = response["status"].as_u64().and_then(|status| u16::try_from(status).ok());
    let body = response["body"].as_str().expect("a body");
    ErrorResponse::from_json(status.expect("a status"), body.as_bytes())
}

fn shown(diagnosis: &Diagnosis<'_>) -> Value {
    let (delays, call) = match diagnosis.retry() {
        Retry::SameCall(delays) => (delays.iter().map(milliseconds).collect(), None),
        Retry::AfterCall(call) => (Vec::new(), Some(call.name())),
        _ => (Vec::new(), None),
    };
    json!({
        "name": diagnosis.name(),
        "outcome": diagnosis.outcome().name(),
        "retry": {
            "strategy": diagnosis.retry().name(),
            "delays_ms": delays,
            "call": call,
            "basis": diagnosis.basis().map(Basis::name),
        },
    })
}

fn shown_step(step: Step) -> Value {
    match step {
        Step::Done { by_earlier_attempt } => {
            json!({ "step": "done", "by_earlier_attempt": by_earlier_attempt })
        }
        Step::Wait(wait) => json!({ "step": "wait", "wait_ms": milliseconds(wait) }),
        Step::Call(call) => json!({ "step": "call", "call": call.name() }),
        Step::GiveUp(reason) => json!({ "step": "give_up", "reason": reason.name() }),
        _ => Value::Null,
    }
}

/// The exchange with the answers of the crate.
fn answered(scenario: &Value, exchange: &Value, attempts: &mut Attempts) -> Value {
    if let Some(sent) = exchange["silence"]["sent"].as_bool() {
        let step = shown_step(attempts.next_after_silence(sent));
        return json!({ "silence": exchange["silence"], "step": step });
    }
    let response = response(exchange);
    let diagnosis = response.diagnose(call(&scenario["call"]));
    let now = Duration::from_secs(scenario["now"].as_u64().expect("a time"));
    let header = exchange["response"]["headers"]["retry-after"].as_str();
    let hint = header.and_then(|value| retry_after(value, now));
    json!({
        "response": exchange["response"],
        "diagnosis": shown(&diagnosis),
        "retry_after_ms": hint.map(milliseconds),
        "step": shown_step(attempts.next(&diagnosis, hint)),
    })
}

#[test]
fn every_scenario_goes_as_it_says() {
    for scenario in scenarios() {
        let mut attempts = attempts(&scenario);
        let exchanges = scenario["exchanges"].as_array().expect("exchanges");
        for (number, exchange) in exchanges.iter().enumerate() {
            let answer = answered(&scenario, exchange, &mut attempts);
            assert_eq!(answer, *exchange, "{}", scenario["name"]);
            let step = exchange["step"]["step"].as_str();
            let is_end = matches!(step, Some("done" | "give_up"));
            assert_eq!(is_end, number + 1 == exchanges.len(), "{}", scenario["name"]);
        }
    }
}

#[test]
fn every_scenario_has_its_own_name() {
    let scenarios = scenarios();
    let names: BTreeSet<_> = scenarios.iter().filter_map(|it| it["name"].as_str()).collect();
    assert_eq!(names.len(), scenarios.len());
}

/// Each entry comes first during no call and during each call that it is documented for.
#[test]
fn every_meaning_of_every_entry_occurs() {
    let scenarios = scenarios();
    let occurs = |entry: &Entry, during: Option<Operation>| {
        scenarios.iter().any(|scenario| {
            let first = &scenario["exchanges"][0]["diagnosis"];
            let retry = during.map_or(first["retry"]["strategy"].as_str(), |call| {
                Some(entry.retry_for(call).name())
            });
            let outcome = during
                .map_or(first["outcome"].as_str(), |call| Some(entry.outcome_for(call).name()));
            call(&scenario["call"]) == during
                && first["name"] == entry.name()
                && first["retry"]["strategy"].as_str() == retry
                && first["outcome"].as_str() == outcome
        })
    };
    for entry in Entry::ALL {
        let documented = |call: &Option<_>| call.is_none_or(|call| entry.is_documented_for(call));
        for during in calls().filter(documented) {
            assert!(occurs(entry, during), "{entry} during {during:?}");
        }
    }
    let ends = scenarios.iter().filter_map(|it| it["exchanges"].as_array()?.last());
    let outcomes = ends.map(|end| end["diagnosis"]["outcome"].as_str());
    let has_success = Entry::ALL.iter().any(|entry| entry.outcome() == Outcome::Success);
    assert!(!has_success || outcomes.flatten().any(|outcome| outcome == "success"));
}
