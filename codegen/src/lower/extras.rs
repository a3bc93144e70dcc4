//! What stands behind the entries: the fallback, the retired, the examples.

use semver::Version;

use super::advice::{remediation, summary};
use super::entries::code;
use super::{Context, Placed, accepted, items, parsed};
use crate::diagnostic::{Collector, Diagnostic, Rule, Span};
use crate::model::{
    Example, HttpStatus, Invalid, Key, Name, Retired, Section, Template, Text, Undocumented,
};
use crate::schema::{self, Field, List};

pub(super) fn undocumented(
    field: &Field<schema::Undocumented>,
    parent: Span,
    collector: &mut Collector,
) -> Option<Undocumented> {
    let raw = field.required("undocumented", parent, collector)?;
    let summary = summary(&raw.summary, field.at, collector);
    let remediation = remediation(&raw.remediation, field.at, collector);
    Some(Undocumented { summary: summary?, remediation: remediation? })
}

pub(super) fn retired(
    raw: &List<schema::Retired>,
    collector: &mut Collector,
) -> Vec<Placed<Retired>> {
    let mut list = Vec::new();
    for item in items(raw, "retired", "retired entry", collector) {
        list.extend(retired_entry(item.value, item.at, collector));
    }
    list
}

fn status(raw: &schema::Code) -> Result<HttpStatus, Invalid> {
    match raw {
        schema::Code::Number(number) => HttpStatus::parse(*number),
        schema::Code::Text(text) => Err(Invalid::new(
            Rule::InvalidCode,
            format!("`{}` is no HTTP status", text.escape_debug()),
            "a status is a number from 100 to 599",
        )),
    }
}

fn version(text: &str) -> Result<Version, Invalid> {
    Version::parse(text).map_err(|error| {
        let message = format!("`{}` is not a version: {error}", text.escape_debug());
        Invalid::new(Rule::InvalidVersion, message, "write three numbers, such as 0.2.0")
    })
}

fn retired_entry(
    raw: &schema::Retired,
    at: Span,
    collector: &mut Collector,
) -> Option<Placed<Retired>> {
    let section = raw.section.required("section", at, collector).copied();
    let name = parsed(&raw.name, "name", at, collector, Name::parse);
    let since = parsed(&raw.since, "since", at, collector, version);
    let reason = parsed(&raw.reason, "reason", at, collector, Text::prose);
    let key = retired_key(raw, section, at, collector);
    let value = Retired { key: key?, name: name?, since: since?, reason: reason? };
    Some(Placed { at, value })
}

/// The key that an entry of the section had. The value that another section would have is read too,
/// so that one that does not fit is told.
fn retired_key(
    raw: &schema::Retired,
    section: Option<Section>,
    at: Span,
    collector: &mut Collector,
) -> Option<Key> {
    match section {
        Some(Section::Messages) => {
            superfluous(&raw.code, "code", "a message has a `text`", collector);
            parsed(&raw.text, "text", at, collector, Template::parse).map(Key::Message)
        }
        Some(Section::ErrorCodes) => {
            superfluous(&raw.text, "text", "a code has a `code`", collector);
            let value = raw.code.required("code", at, collector)?;
            accepted(code(value), raw.code.at, collector).map(Key::Code)
        }
        Some(Section::StatusCodes) => {
            superfluous(&raw.text, "text", "an HTTP status has a `code`", collector);
            let value = raw.code.required("code", at, collector)?;
            accepted(status(value), raw.code.at, collector).map(Key::Status)
        }
        None => {
            raw.code.optional("code", collector);
            raw.text.optional("text", collector);
            None
        }
    }
}

/// A key that an entry of another section has.
fn superfluous<T: schema::Decode>(
    field: &Field<T>,
    key: &str,
    has: &str,
    collector: &mut Collector,
) {
    if field.optional(key, collector).is_some() {
        let message = format!("`{key}` does not belong to this section: {has}");
        let fault = Diagnostic::new(Rule::UnknownField, field.at, message);
        collector.push(fault.help("remove it, or correct the `section`"));
    }
}

/// A body to the letter; it may be empty.
fn body_text(text: &str) -> Result<String, Invalid> {
    if !text.trim().is_empty() {
        Text::verbatim(text)?;
    }
    Ok(text.to_owned())
}

pub(super) fn examples(raw: &List<schema::Example>, cx: &mut Context<'_>) -> Vec<Placed<Example>> {
    let mut list = Vec::new();
    for item in items(raw, "examples", "example", cx.collector) {
        let example = item.value;
        let status = example.status.required("status", item.at, cx.collector).copied();
        let status = status.and_then(|number| {
            accepted(HttpStatus::parse(number), example.status.at, cx.collector)
        });
        let body = example.body.required("body", item.at, cx.collector);
        let body = body.and_then(|text| accepted(body_text(text), example.body.at, cx.collector));
        let cause = example.cause.required("cause", item.at, cx.collector).cloned();
        let operation = example.operation.optional("operation", cx.collector);
        let operation = operation.and_then(|name| cx.operation(name, example.operation.at));
        if let (Some(status), Some(body), Some(cause)) = (status, body, cause) {
            let value = Example { status, body, operation, cause };
            list.push(Placed { at: example.cause.at, value });
        }
    }
    list
}
