//! What a response means.

use serde_json::{Value, json};

use super::Rules;
use super::body::Response;
use super::messages::matching;

/// What is concluded: the entry, and what it says of the call.
#[derive(Clone)]
pub(crate) struct Said<'c> {
    pub(crate) kind: &'static str,
    pub(crate) entry: Option<&'c Value>,
    pub(crate) certainty: &'static str,
    pub(crate) outcome: String,
    pub(crate) retry: Value,
    pub(crate) is_advised: bool,
    pub(crate) conflict: Option<&'c Value>,
    pub(crate) anomaly: Option<Value>,
    pub(crate) missing: Vec<String>,
}

fn none() -> Value {
    json!({ "strategy": "unspecified", "delays_ms": [], "call": null, "basis": null })
}

impl Said<'_> {
    fn undocumented() -> Self {
        let (entry, conflict, anomaly, missing) = (None, None, None, Vec::new());
        let (kind, certainty) = ("undocumented", "undocumented");
        let outcome = "failed".to_owned();
        Self {
            kind,
            entry,
            certainty,
            outcome,
            retry: none(),
            is_advised: false,
            conflict,
            anomaly,
            missing,
        }
    }

    fn without_advice(self) -> Self {
        let Self { kind, entry, certainty, conflict, .. } = self;
        Self { kind, entry, certainty, conflict, ..Self::undocumented() }
    }

    fn basis(&self) -> Option<&str> {
        self.retry["basis"].as_str()
    }

    fn rank(&self, rules: Rules) -> usize {
        let mut order = ["never", "after_fix", "unspecified", "after_call", "same_call"];
        if rules.breaks("what stops wins") {
            order.reverse();
        }
        order.iter().position(|it| self.retry["strategy"] == *it).unwrap_or(2)
    }
}

fn has(list: &Value, item: &str) -> bool {
    list.as_array().is_some_and(|list| list.iter().any(|one| one == item))
}

fn of_entry<'c>(
    entry: &'c Value,
    kind: &'static str,
    call: Option<&str>,
    rules: Rules,
) -> Said<'c> {
    let fallback = Said { kind, entry: Some(entry), ..Said::undocumented() };
    let cases = entry["cases"].as_array().map_or(&[][..], Vec::as_slice);
    let limits = &entry["operations"];
    let is_limited = limits.as_array().is_some_and(|list| !list.is_empty());
    let (certainty, source) = match call {
        Some(call)
            if is_limited
                && !has(limits, call)
                && !rules.breaks("an entry is limited to its calls") =>
        {
            return Said { certainty: "outside_documented_calls", ..fallback };
        }
        Some(call) => {
            let case = cases.iter().find(|case| has(&case["operations"], call));
            (
                "exact",
                case.filter(|_| !rules.breaks("a case answers for its calls")).unwrap_or(entry),
            )
        }
        None => {
            let is_first = rules.breaks("no call is not the first case");
            let case = cases.first().filter(|_| is_first);
            (if is_limited { "ambiguous" } else { "exact" }, case.unwrap_or(entry))
        }
    };
    let outcome = source["outcome"].as_str().unwrap_or("failed").to_owned();
    Said { certainty, outcome, retry: source["retry"].clone(), is_advised: true, ..fallback }
}

fn settle<'c>(message: Said<'c>, code: Said<'c>, rules: Rules) -> Said<'c> {
    let failed = |said: &Said<'_>| said.outcome == "failed";
    let same_retry = |key: &str| message.retry[key] == code.retry[key];
    let agree = ["strategy", "delays_ms", "call"].iter().all(|key| same_retry(key));
    let both = message.basis().is_some() && code.basis().is_some();
    let outcomes_differ = message.outcome != code.outcome;
    let by_outcome = failed(&message) != failed(&code) && !rules.breaks("what failed wins");
    let by_basis = !agree && both && message.basis() != code.basis();
    let code_wins = if rules.breaks("a message before a code") {
        true
    } else if by_outcome {
        failed(&code)
    } else if by_basis && !rules.breaks("documented before inferred") {
        code.basis() == Some("documented")
    } else {
        let is_silent = code.basis().is_none() && !rules.breaks("a silent code does not stop");
        !agree && !is_silent && code.rank(rules) < message.rank(rules)
    };
    let differ = code_wins || (both && !agree) || outcomes_differ;
    let (winner, other) = if code_wins { (code, message) } else { (message, code) };
    let is_risky = winner.retry["strategy"] == "after_call" && other.outcome == "already_in_effect";
    let is_risky = is_risky && !rules.breaks("no new token where a task may run");
    let differ = differ && !rules.breaks("a disagreement is a conflict");
    let no_advice = (outcomes_differ && !failed(&winner)) || is_risky;
    let settled = Said { conflict: other.entry.filter(|_| differ), ..winner };
    if no_advice { settled.without_advice() } else { settled }
}

fn find<'c>(catalog: &'c Value, section: &str, wire: &str) -> Option<&'c Value> {
    let all = catalog[section].as_array()?;
    all.iter().find(|entry| entry["wire"].to_string().trim_matches('"') == wire)
}

/// What the HTTP status says beside a body without an error.
fn of_status<'c>(
    catalog: &'c Value,
    response: &Response,
    call: Option<&str>,
    rules: Rules,
) -> Said<'c> {
    let documented = find(catalog, "status_codes", &response.status.to_string());
    let of_entry = documented.map(|entry| of_entry(entry, "status", call, rules));
    let mut status = of_entry.unwrap_or_else(Said::undocumented);
    if response.is_foreign {
        return Said { certainty: "foreign", ..status.without_advice() };
    }
    if documented.is_none() && response.status == 200 {
        "success".clone_into(&mut status.outcome);
    }
    if status.outcome != "success" {
        return status;
    }
    let all = catalog["operations"].as_array().map_or(&[][..], Vec::as_slice);
    let own = all.iter().find(|one| call.is_some_and(|call| one["name"] == call));
    let own = own.and_then(|one| one["returns"].as_array()).into_iter().flatten();
    let own = own.filter_map(Value::as_str).map(str::to_owned);
    let missing: Vec<_> = own.filter(|term| !response.terms.contains_key(term)).collect();
    if !missing.is_empty() && !rules.breaks("a success has what its call returns") {
        return Said { outcome: "degraded".to_owned(), missing, ..status.without_advice() };
    }
    let returns = |one: &Value| one["returns"].as_array().is_some_and(|list| !list.is_empty());
    if call.is_none() && documented.is_some() && all.iter().any(returns) {
        status.certainty = "ambiguous";
    }
    status
}

/// What the body says, and whether that is an error; `None` if it says nothing.
fn of_body<'c>(
    catalog: &'c Value,
    response: &Response,
    call: Option<&str>,
    rules: Rules,
) -> Option<(Said<'c>, bool)> {
    let message = response.texts.iter().find_map(|text| matching(catalog, text, rules));
    let message = message.map(|entry| of_entry(entry, "message", call, rules));
    let code = response.code.as_deref();
    let known = code.and_then(|code| find(catalog, "error_codes", code));
    let known = known.map(|entry| of_entry(entry, "code", call, rules));
    let is_zero = |code: &str| code == "0" && !rules.breaks("zero says nothing");
    let is_status = |code: &str| {
        code == response.status.to_string() && !rules.breaks("the status once more says nothing")
    };
    let is_unknown = known.is_none() && code.is_some_and(|code| !is_zero(code) && !is_status(code));
    let is_unknown = is_unknown && !rules.breaks("an unknown code takes nothing from the status");
    let said = match (message, known) {
        (Some(message), Some(code)) => settle(message, code, rules),
        (Some(said), None) | (None, Some(said)) => said,
        (None, None) if is_unknown => Said::undocumented(),
        (None, None) => return None,
    };
    let is_error = said.outcome != "success" || is_unknown;
    Some((said, is_error))
}

fn during<'c>(
    catalog: &'c Value,
    response: &Response,
    call: Option<&str>,
    rules: Rules,
) -> Said<'c> {
    let status = of_status(catalog, response, call, rules);
    let Some((said, is_error)) = of_body(catalog, response, call, rules) else { return status };
    let documented = find(catalog, "status_codes", &response.status.to_string());
    if rules.breaks("the body before the status") && documented.is_some() {
        return status;
    }
    let is_2xx = (200..300).contains(&response.status) && !rules.breaks("every 2xx means success");
    let means_success = documented.map_or(is_2xx, |entry| {
        let of_call = of_entry(entry, "status", call, rules);
        entry["outcome"] == "success" || of_call.outcome == "success"
    });
    if means_success && is_error && !rules.breaks("an error under a success has failed") {
        let name = status.entry.map_or(json!("undocumented"), |entry| entry["name"].clone());
        let error = if said.outcome == "success" { Said::undocumented() } else { said };
        return Said { anomaly: Some(name), ..error.without_advice() };
    }
    if means_success && !is_error && documented.is_some() {
        return status;
    }
    let is_risky = said.retry["strategy"] == "after_call" && status.outcome == "already_in_effect";
    if is_risky && !rules.breaks("no new token under a status in effect") {
        return Said { conflict: status.entry, ..said.without_advice() };
    }
    said
}

pub(crate) fn diagnose<'c>(
    catalog: &'c Value,
    response: &Response,
    call: Option<&str>,
    rules: Rules,
) -> Said<'c> {
    let said = during(catalog, response, call, rules);
    if call.is_some() || rules.breaks("without the call only what holds for each") {
        return said;
    }
    let calls = catalog["operations"].as_array().into_iter().flatten();
    let calls = calls.filter_map(|call| call["name"].as_str());
    let others = calls.map(|call| during(catalog, response, Some(call), rules));
    let others: Vec<_> = others.filter(|other| other.missing.is_empty()).collect();
    let same = |a: &Value, b: &Value| {
        ["strategy", "delays_ms", "call"].iter().all(|key| a[*key] == b[*key])
    };
    let one_outcome = others.iter().all(|other| other.outcome == said.outcome);
    let one_retry = others.iter().all(|other| same(&other.retry, &said.retry));
    if one_outcome && one_retry {
        return said;
    }
    let outcome = if one_outcome { said.outcome.clone() } else { "failed".to_owned() };
    let retry = if one_retry { said.retry.clone() } else { none() };
    let is_of_entry =
        |entry: &&Value| entry["outcome"] == *outcome && same(&entry["retry"], &retry);
    let is_advised = said.is_advised && said.entry.as_ref().is_some_and(is_of_entry);
    let kept = if is_advised { said } else { said.without_advice() };
    let retry = if is_advised { retry } else { kept.retry.clone() };
    Said { certainty: "ambiguous", outcome, retry, ..kept }
}
