//! `scenarios.json`: sequences of responses to one call, and the step after each, so that a client in
//! any language can check its own attempts. One scenario a line.

mod kit;
mod mixtures;
mod retry_after;
mod script;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::catalog_json::Retry;
use super::json_lines::JsonLines;
use crate::attempts::Reason;
use crate::model::{Catalog, Outcome};
use script::Scripts;

pub(super) const PATH: &str = "scenarios.json";

/// Is raised when the format changes in a way that readers must know about.
const FORMAT: u32 = 1;

pub(super) fn emit(catalog: &Catalog) -> String {
    let scripts = Scripts::of(catalog);
    let kits = kit::kits(&scripts);
    let mut scenarios = JsonLines::new(catalog, FORMAT, "scenarios");
    for kit in &kits {
        scenarios
            .extend(scripts.of_every_entry(kit.during).iter().filter_map(|it| scripts.play(it)));
    }
    for script in mixtures::scripts(&kits).chain(retry_after::scripts(&kits)) {
        scenarios.extend(scripts.play(&script));
    }
    scenarios.finish()
}

/// The attempts at one call, until the last one.
#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
struct Scenario<'a> {
    /// What happens. No other scenario has this name.
    name: String,
    /// The call; null if it is not known: then only what holds for every call is retried.
    call: Option<&'a str>,
    /// The most time for all waits together; null if there is no limit.
    max_wait_ms: Option<u64>,
    /// The application's own delays, for errors about whose retry nothing is documented, and for no
    /// response at all.
    default_delays_ms: &'a [u64],
    /// The time, in seconds since 1970 in UTC.
    now: u64,
    /// What came of each attempt. The last step is `done` or `give_up`.
    exchanges: Vec<Exchange<'a>>,
}

/// What came of an attempt, and what to do next.
#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
#[serde(untagged)]
enum Exchange<'a> {
    /// A response.
    Response {
        response: Response<'a>,
        diagnosis: Answer<'a>,
        /// How long the header `retry-after` asks to wait; null if it asks for nothing. What is longer
        /// than 9007199254740991 is that.
        retry_after_ms: Option<u64>,
        step: Step<'a>,
    },
    /// No response.
    Silence { silence: Silence, step: Step<'a> },
}

#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
struct Response<'a> {
    status: u16,
    /// The values of the headers, by their names in lower case.
    headers: BTreeMap<&'static str, &'a str>,
    body: &'a str,
}

/// What the response means, as far as attempts depend on it.
#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
struct Answer<'a> {
    /// The name of the entry, or `undocumented`.
    name: &'a str,
    outcome: Outcome,
    retry: Retry<'a>,
}

#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
struct Silence {
    /// False if the request cannot have reached the server.
    sent: bool,
}

/// What to do next.
#[derive(JsonSchema, Serialize)]
#[schemars(deny_unknown_fields)]
#[serde(tag = "step", rename_all = "snake_case")]
enum Step<'a> {
    /// The call is in effect.
    Done {
        /// Whether an earlier attempt may have been the one that had the effect.
        by_earlier_attempt: bool,
    },
    /// Wait, then send the same request again.
    Wait { wait_ms: u64 },
    /// Make another call, then send the request again with what that returned.
    Call { call: &'a str },
    /// Do not send it again.
    GiveUp { reason: Reason },
}

/// The scenarios of a catalog.
// Only for the schema: the file is written a scenario a line.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, title = "scenarios.json")]
#[expect(dead_code, reason = "it only describes the file")]
pub(super) struct Document<'a> {
    generated: String,
    format: u32,
    catalog: &'a str,
    scenarios: Vec<Scenario<'a>>,
}
