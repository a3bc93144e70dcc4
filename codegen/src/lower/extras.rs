//! What is beside the entries: the fallback, the retired, the examples.

use semver::Version;

use super::entries::code;
use super::{Context, Placed};
use crate::diagnostic::Rule;
use crate::model::{
    Example, HttpStatus, Invalid, Key, Name, Retired, Section, Template, Text, Undocumented,
};
use crate::schema::{self, Field};

impl Context<'_> {
    pub(super) fn undocumented(
        &mut self,
        field: &Field<schema::Undocumented>,
    ) -> Option<Undocumented> {
        let raw = field.get()?;
        let summary = self.sentence(&raw.summary);
        let remediation = self.remediation(&raw.remediation);
        Some(Undocumented { summary: summary?, remediation: remediation? })
    }

    pub(super) fn retired(&mut self, field: &Field<schema::Retired>) -> Option<Placed<Retired>> {
        let raw = field.get()?;
        let name = self.parse(&raw.name, Name::parse);
        let since = self.parse(&raw.since, version);
        let reason = self.sentence(&raw.reason);
        let key = self.retired_key(raw, *raw.section.get()?);
        let value = Retired { key: key?, name: name?, since: since?, reason: reason? };
        Some(Placed { at: field.at, value })
    }

    /// The key that an entry of the section had.
    fn retired_key(&mut self, raw: &schema::Retired, section: Section) -> Option<Key> {
        let (other, at, key) = match section {
            Section::Messages => ("code", raw.code.get().map(|_| raw.code.at), "text"),
            Section::ErrorCodes | Section::StatusCodes => {
                ("text", raw.text.get().map(|_| raw.text.at), "code")
            }
        };
        if let Some(at) = at {
            let message =
                format!("the key of a retired {} is `{key}`, not `{other}`", section.noun());
            self.report(Rule::UnknownField, at, message, "remove it, or correct the `section`");
        }
        if section == Section::Messages {
            raw.text.require(key, self.collector);
            return self.parse(&raw.text, Template::parse).map(Key::Message);
        }
        raw.code.require(key, self.collector);
        match section {
            Section::StatusCodes => self.parse(&raw.code, status).map(Key::Status),
            _ => self.parse(&raw.code, code).map(Key::Code),
        }
    }

    pub(super) fn example(&mut self, field: &Field<schema::Example>) -> Option<Placed<Example>> {
        let raw = field.get()?;
        let status = self.parse(&raw.status, |status: &i64| HttpStatus::parse(*status));
        let body = self.parse(&raw.body, body);
        let operation = raw.operation.get();
        let operation = operation.and_then(|name| self.operation(name, raw.operation.at));
        let cause = raw.cause.get()?.clone();
        let value = Example { status: status?, body: body?, operation, cause };
        Some(Placed { at: raw.cause.at, value })
    }
}

fn status(raw: &schema::Code) -> Result<HttpStatus, Invalid> {
    match raw {
        schema::Code::Number(number) => HttpStatus::parse(*number),
        schema::Code::Text(text) => Err(HttpStatus::invalid(&format!("`{text}`"))),
    }
}

fn version(text: &str) -> Result<Version, Invalid> {
    Version::parse(text).map_err(|error| {
        let message = format!("`{text}` is not a version: {error}");
        Invalid::new(Rule::InvalidVersion, message, "write three numbers, such as 0.2.0")
    })
}

/// A body to the letter; it may be blank.
fn body(text: &str) -> Result<String, Invalid> {
    if !text.trim().is_empty() {
        Text::verbatim(text)?;
    }
    Ok(text.to_owned())
}
