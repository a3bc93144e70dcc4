//! The head of a file: what the API is, where its documentation stands, which calls it has.

use std::collections::BTreeMap;

use super::seen::Seen;
use super::{Context, Header, Placed, accepted, items, parsed};
use crate::diagnostic::{Diagnostic, Report, Rule, Span};
use crate::model::{
    CatalogName, Docs, Name, Operation, OperationId, PageSection, Section, Term, Text, Url,
    Variable,
};
use crate::schema::{self, Heading, List};

/// The operations of a catalog, and the way to them by name.
pub(super) struct Operations {
    pub(super) list: Vec<Operation>,
    /// The names as they are written, also those with a fault, which a reference to one is not.
    pub(super) names: Vec<String>,
    /// Where each name stands in the list first.
    positions: BTreeMap<String, usize>,
    /// Whether the list could be read at all.
    is_list: bool,
}

pub(super) fn header(raw: &schema::Catalog, at: Span, report: &mut Report) -> Option<Header> {
    let name = parsed(&raw.catalog, "catalog", at, report, CatalogName::parse);
    let title = parsed(&raw.title, "title", at, report, Text::prose);
    let docs = docs(raw, at, report);
    let terms = terms(&raw.terms, report);
    Some(Header { name: name?, title: title?, docs: docs?, terms })
}

fn docs(raw: &schema::Catalog, at: Span, report: &mut Report) -> Option<Docs> {
    let docs = raw.docs.required("docs", at, report)?;
    let url = parsed(&docs.url, "url", raw.docs.at, report, Url::parse);
    let mut sections = Vec::new();
    if let Some(headings) = docs.sections.optional("sections", report) {
        for (section, key, heading) in [
            (Section::StatusCodes, "status_codes", &headings.status_codes),
            (Section::ErrorCodes, "error_codes", &headings.error_codes),
            (Section::Messages, "messages", &headings.messages),
        ] {
            let read = heading.optional(key, report);
            sections.extend(read.and_then(|it| page_section(section, it, heading.at, report)));
        }
    }
    let substitutions = docs.substitutions.optional("substitutions", report);
    let substitutions =
        substitutions.map(|table| substitutions_of(table, report)).unwrap_or_default();
    Some(Docs { url: url?, sections, substitutions })
}

fn page_section(
    section: Section,
    heading: &Heading,
    at: Span,
    report: &mut Report,
) -> Option<PageSection> {
    match heading {
        Heading::Text(text) => {
            let heading = accepted(Text::prose(text), at, report)?;
            Some(PageSection { section, heading, column: None })
        }
        Heading::Record(record) => {
            let heading = parsed(&record.heading, "heading", at, report, Text::prose);
            let column = record.column.optional("column", report);
            let column =
                column.and_then(|text| accepted(Text::prose(text), record.column.at, report));
            Some(PageSection { section, heading: heading?, column })
        }
    }
}

/// The variables of the page and what they stand for, sorted by name.
fn substitutions_of(table: &schema::Table, report: &mut Report) -> Vec<(Variable, Text)> {
    let mut substitutions = Vec::new();
    for (key, field) in &table.0 {
        let variable = accepted(Variable::parse(&key.name), key.at, report);
        let text = field.optional(&key.name, report);
        let text = text.and_then(|text| accepted(Text::prose(text), field.at, report));
        substitutions.extend(variable.zip(text));
    }
    substitutions.sort();
    substitutions
}

fn terms(raw: &List<schema::Term>, report: &mut Report) -> Vec<Term> {
    let mut seen = Seen::new(Rule::DuplicateName, "spelling");
    let mut terms = Vec::new();
    for term in items(raw, "terms", "term", report) {
        let name = parsed(&term.value.name, "name", term.at, report, Text::prose);
        if let Some(name) = &name {
            seen.once(name.as_str(), term.value.name.at, report);
        }
        let mut aliases = Vec::new();
        for alias in items(&term.value.aliases, "aliases", "alias", report) {
            let Some(text) = accepted(Text::prose(alias.value), alias.at, report) else { continue };
            seen.once(text.as_str(), alias.at, report);
            aliases.push(text);
        }
        aliases.sort();
        terms.extend(name.map(|name| Term { name, aliases }));
    }
    terms.sort_by(|a, b| a.name.cmp(&b.name));
    terms
}

pub(super) fn operations(raw: &List<schema::Operation>, report: &mut Report) -> Operations {
    let mut names = Seen::new(Rule::DuplicateName, "operation");
    let mut variants = Seen::new(Rule::IdentifierCollision, "Rust variant");
    let (mut list, mut known) = (Vec::new(), Vec::new());
    for operation in items(raw, "operations", "operation", report) {
        let field = &operation.value.name;
        let name = parsed(field, "name", operation.at, report, Name::parse);
        known.push(field.get().cloned().unwrap_or_default());
        let summary =
            parsed(&operation.value.summary, "summary", operation.at, report, Text::prose);
        let Some(name) = name else { continue };
        if names.once(name.as_str(), field.at, report) {
            variants.once(name.variant(), field.at, report);
        }
        list.extend(summary.map(|summary| Operation { name, summary }));
    }
    let is_list = raw.is_absent() || raw.get().is_some();
    let positions = known.iter().cloned().enumerate().rev();
    let positions = positions.map(|(index, name)| (name, index)).collect();
    Operations { list, names: known, positions, is_list }
}

impl Context<'_> {
    /// The operation called `name`; reported if there is none.
    pub(super) fn operation(&mut self, name: &str, at: Span) -> Option<OperationId> {
        let found = self.operations.positions.get(name).copied();
        if found.is_none() && self.operations.is_list {
            let names = &self.operations.names;
            let help = match self.report.near_miss(name, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None if names.is_empty() => {
                    "list the API's calls under `operations` first".to_owned()
                }
                None => format!("the calls are {}", crate::diagnostic::list(names)),
            };
            let message = format!("the operation `{}` is not in the catalog", name.escape_debug());
            self.report.push(Diagnostic::new(Rule::UnknownOperation, at, message).help(help));
        }
        found.map(OperationId)
    }

    /// The operations of a list: each known, none twice, sorted.
    pub(super) fn operations(&mut self, raw: &List<String>) -> Vec<Placed<OperationId>> {
        let mut seen = Seen::new(Rule::OverlappingCases, "operation");
        let mut found = Vec::new();
        for name in items(raw, "operations", "operation", self.report) {
            if seen.once(name.value, name.at, self.report)
                && let Some(value) = self.operation(name.value, name.at)
            {
                found.push(Placed { at: name.at, value });
            }
        }
        found.sort_by_key(|operation| operation.value);
        found
    }
}
