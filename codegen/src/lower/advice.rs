//! What an entry or a case advises: summary, outcome, retry and remediation.

use super::{Context, Placed, accepted, items, parsed};
use crate::diagnostic::{Diagnostic, Report, Rule, Span};
use crate::model::{Delay, Remediation, Retry, Strategy, Text};
use crate::schema::{self, Field};

pub(super) fn summary(field: &Field<String>, parent: Span, report: &mut Report) -> Option<Text> {
    parsed(field, "summary", parent, report, Text::prose)
}

pub(super) fn remediation(
    field: &Field<schema::Remediation>,
    parent: Span,
    report: &mut Report,
) -> Option<Remediation> {
    let raw = field.required("remediation", parent, report)?;
    let actor = raw.actor.required("actor", field.at, report).copied();
    let action = parsed(&raw.action, "action", field.at, report, Text::prose);
    Some(Remediation { actor: actor?, action: action? })
}

pub(super) fn retry(
    field: &Field<schema::Retry>,
    parent: Span,
    cx: &mut Context<'_>,
) -> Option<Retry> {
    let raw = field.required("retry", parent, cx.report)?;
    let strategy = raw.strategy.required("strategy", field.at, cx.report).copied();
    let basis = raw.basis.optional("basis", cx.report).copied();
    let delays = delays(raw, cx.report);
    let call = raw.call.optional("call", cx.report);
    let call = call.and_then(|name| cx.operation(name, raw.call.at));
    let strategy = strategy?;
    shape(raw, field.at, strategy, cx.report);
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
fn shape(raw: &schema::Retry, at: Span, strategy: schema::Strategy, report: &mut Report) {
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
            (true, true) => report.push(fault(at, format!("this retry needs `{key}`")).help(add)),
            (false, false) => {
                report
                    .push(fault(place, format!("this retry has no use for `{key}`")).help(remove));
            }
            _ => {}
        }
    }
}

/// The delays of a retry: at least one if the field is there, and none shorter than the one before.
fn delays(raw: &schema::Retry, report: &mut Report) -> Vec<Delay> {
    let mut delays: Vec<Placed<Delay>> = Vec::new();
    let texts = items(&raw.delays, "delays", "delay", report);
    for text in &texts {
        let delay = match text.value {
            schema::Code::Text(text) => Delay::parse(text),
            schema::Code::Number(number) => Delay::parse(&number.to_string()),
        };
        if let Some(value) = accepted(delay, text.at, report) {
            delays.push(Placed { at: text.at, value });
        }
    }
    for pair in delays.windows(2) {
        if pair[1].value < pair[0].value {
            let message = format!("{} comes after {}", pair[1].value, pair[0].value);
            report.push(
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
        report.push(fault.help("write one delay an attempt: `delays: [3s, 6s]`"));
    }
    delays.into_iter().map(|delay| delay.value).collect()
}
