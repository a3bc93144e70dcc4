//! What an entry or a case advises: summary, outcome, retry and remediation.

use super::{Context, Placed, accepted, items, parsed};
use crate::diagnostic::{Collector, Diagnostic, Rule, Span};
use crate::model::{Delay, Remediation, Retry, Strategy, Text};
use crate::schema::{self, Field};

pub(super) fn summary(
    field: &Field<String>,
    parent: Span,
    collector: &mut Collector,
) -> Option<Text> {
    parsed(field, "summary", parent, collector, Text::prose)
}

pub(super) fn remediation(
    field: &Field<schema::Remediation>,
    parent: Span,
    collector: &mut Collector,
) -> Option<Remediation> {
    let raw = field.required("remediation", parent, collector)?;
    let actor = raw.actor.required("actor", field.at, collector).copied();
    let action = parsed(&raw.action, "action", field.at, collector, Text::prose);
    Some(Remediation { actor: actor?, action: action? })
}

pub(super) fn retry(
    field: &Field<schema::Retry>,
    parent: Span,
    cx: &mut Context<'_>,
) -> Option<Retry> {
    let raw = field.required("retry", parent, cx.collector)?;
    let strategy = raw.strategy.required("strategy", field.at, cx.collector).copied();
    let basis = raw.basis.optional("basis", cx.collector).copied();
    let delays = delays(raw, cx.collector);
    let call = raw.call.optional("call", cx.collector);
    let call = call.and_then(|name| cx.operation(name, raw.call.at));
    let strategy = strategy?;
    shape(raw, field.at, strategy, cx.collector);
    let strategy = match strategy {
        schema::Strategy::Never => Strategy::Never,
        schema::Strategy::SameCall => Strategy::SameCall(delays),
        schema::Strategy::AfterCall => Strategy::AfterCall(call?),
        schema::Strategy::AfterFix => Strategy::AfterFix,
        schema::Strategy::Unspecified => Strategy::Unspecified,
    };
    Some(Retry { strategy, basis })
}

/// Checks that a retry has just the fields that its strategy uses.
fn shape(raw: &schema::Retry, at: Span, strategy: schema::Strategy, collector: &mut Collector) {
    let same_call = strategy == schema::Strategy::SameCall;
    let after_call = strategy == schema::Strategy::AfterCall;
    let specified = strategy != schema::Strategy::Unspecified;
    for (key, is_absent, place, is_wanted, add, remove) in [
        (
            "delays",
            raw.delays.is_absent(),
            raw.delays.at,
            same_call,
            "write `delays: [3s, 6s]`: the wait before each further attempt",
            "remove it: only `same_call` waits before each attempt",
        ),
        (
            "call",
            raw.call.is_absent(),
            raw.call.at,
            after_call,
            "write `call:` with the name of the call that comes first",
            "remove it: only `after_call` has a call that comes first",
        ),
        (
            "basis",
            raw.basis.is_absent(),
            raw.basis.at,
            specified,
            "write `basis: documented` if the page says so, or `basis: inferred` if it follows",
            "remove it: what is `unspecified` has no basis",
        ),
    ] {
        let fault = |at, message: String| Diagnostic::new(Rule::RetryShape, at, message);
        match (is_wanted, is_absent) {
            (true, true) => {
                collector.push(fault(at, format!("this retry needs `{key}`")).help(add));
            }
            (false, false) => {
                collector
                    .push(fault(place, format!("this retry has no use for `{key}`")).help(remove));
            }
            _ => {}
        }
    }
}

/// The delays of a retry: at least one if the field is there, and none shorter than the one before.
fn delays(raw: &schema::Retry, collector: &mut Collector) -> Vec<Delay> {
    let mut delays: Vec<Placed<Delay>> = Vec::new();
    let texts = items(&raw.delays, "delays", "delay", collector);
    for text in &texts {
        let delay = match text.value {
            schema::Code::Text(text) => Delay::parse(text),
            schema::Code::Number(number) => Delay::parse(&number.to_string()),
        };
        if let Some(value) = accepted(delay, text.at, collector) {
            delays.push(Placed { at: text.at, value });
        }
    }
    for pair in delays.windows(2) {
        if pair[1].value < pair[0].value {
            let message = format!("{} comes after {}", pair[1].value, pair[0].value);
            collector.push(
                Diagnostic::new(Rule::DelayOrder, pair[1].at, message)
                    .label("shorter")
                    .also(pair[0].at, "than this one before it")
                    .help("a service that is left alone longer after each failure recovers: sort the delays"),
            );
        }
    }
    let wants_delays = raw.strategy.get() == Some(&schema::Strategy::SameCall);
    let is_empty = raw.delays.get().is_some_and(Vec::is_empty);
    if is_empty && wants_delays {
        let fault = Diagnostic::new(Rule::InvalidDelay, raw.delays.at, "this list has no delay");
        collector.push(fault.help("write one delay an attempt: `delays: [3s, 6s]`"));
    }
    delays.into_iter().map(|delay| delay.value).collect()
}
