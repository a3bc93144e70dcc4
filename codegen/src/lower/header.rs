//! The head of a file: what the API is, where its documentation stands, which calls it has.

use std::collections::BTreeMap;

use super::seen::Seen;
use super::{Context, Header, Placed, accepted, items, parsed};
use crate::diagnostic::{Collector, Diagnostic, Rule, Span};
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

pub(super) fn header(raw: &schema::Catalog, at: Span, collector: &mut Collector) -> Option<Header> {
    let name = parsed(&raw.catalog, "catalog", at, collector, CatalogName::parse);
    let title = parsed(&raw.title, "title", at, collector, Text::prose);
    let docs = docs(raw, at, collector);
    let terms = terms(&raw.terms, collector);
    Some(Header { name: name?, title: title?, docs: docs?, terms })
}

fn docs(raw: &schema::Catalog, at: Span, collector: &mut Collector) -> Option<Docs> {
    let docs = raw.docs.required("docs", at, collector)?;
    let url = parsed(&docs.url, "url", raw.docs.at, collector, Url::parse);
    let mut sections = Vec::new();
    if let Some(headings) = docs.sections.optional("sections", collector) {
        for (section, key, heading) in [
            (Section::StatusCodes, "status_codes", &headings.status_codes),
            (Section::ErrorCodes, "error_codes", &headings.error_codes),
            (Section::Messages, "messages", &headings.messages),
        ] {
            let read = heading.optional(key, collector);
            sections.extend(read.and_then(|it| page_section(section, it, heading.at, collector)));
        }
    }
    let substitutions = docs.substitutions.optional("substitutions", collector);
    let substitutions =
        substitutions.map(|table| substitutions_of(table, collector)).unwrap_or_default();
    Some(Docs { url: url?, sections, substitutions })
}

fn page_section(
    section: Section,
    heading: &Heading,
    at: Span,
    collector: &mut Collector,
) -> Option<PageSection> {
    match heading {
        Heading::Text(text) => {
            let heading = accepted(Text::prose(text), at, collector)?;
            Some(PageSection { section, heading, column: None })
        }
        Heading::Record(record) => {
            let heading = parsed(&record.heading, "heading", at, collector, Text::prose);
            let column = record.column.optional("column", collector);
            let column =
                column.and_then(|text| accepted(Text::prose(text), record.column.at, collector));
            Some(PageSection { section, heading: heading?, column })
        }
    }
}

/// The variables of the page and what they stand for, sorted by name.
fn substitutions_of(table: &schema::Table, collector: &mut Collector) -> Vec<(Variable, Text)> {
    let mut substitutions = Vec::new();
    for (key, field) in &table.0 {
        let variable = accepted(Variable::parse(&key.name), key.at, collector);
        let text = field.optional(&key.name, collector);
        let text = text.and_then(|text| accepted(Text::prose(text), field.at, collector));
        substitutions.extend(variable.zip(text));
    }
    substitutions.sort();
    substitutions
}

fn terms(raw: &List<schema::Term>, collector: &mut Collector) -> Vec<Term> {
    let mut seen = Seen::new(Rule::DuplicateName, "spelling");
    let mut terms = Vec::new();
    for term in items(raw, "terms", "term", collector) {
        let name = parsed(&term.value.name, "name", term.at, collector, Text::prose);
        if let Some(name) = &name {
            seen.once(name.as_str(), term.value.name.at, collector);
        }
        let mut aliases = Vec::new();
        for alias in items(&term.value.aliases, "aliases", "alias", collector) {
            let Some(text) = accepted(Text::prose(alias.value), alias.at, collector) else {
                continue;
            };
            seen.once(text.as_str(), alias.at, collector);
            aliases.push(text);
        }
        aliases.sort();
        terms.extend(name.map(|name| Term { name, aliases }));
    }
    terms.sort_by(|a, b| a.name.cmp(&b.name));
    terms
}

pub(super) fn operations(raw: &List<schema::Operation>, collector: &mut Collector) -> Operations {
    let mut names = Seen::new(Rule::DuplicateName, "operation");
    let mut variants = Seen::new(Rule::IdentifierCollision, "Rust variant");
    let (mut list, mut known) = (Vec::new(), Vec::new());
    for operation in items(raw, "operations", "operation", collector) {
        let field = &operation.value.name;
        let name = parsed(field, "name", operation.at, collector, Name::parse);
        known.push(field.get().cloned().unwrap_or_default());
        let summary =
            parsed(&operation.value.summary, "summary", operation.at, collector, Text::prose);
        let Some(name) = name else { continue };
        if names.once(name.as_str(), field.at, collector) {
            variants.once(name.variant(), field.at, collector);
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
            let help = match self.collector.near_miss(name, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None if names.is_empty() => {
                    "list the API's calls under `operations` first".to_owned()
                }
                None => format!("the calls are {}", crate::diagnostic::list(names)),
            };
            let message = format!("the operation `{}` is not in the catalog", name.escape_debug());
            self.collector.push(Diagnostic::new(Rule::UnknownOperation, at, message).help(help));
        }
        found.map(OperationId)
    }

    /// The operations of a list: each known, none twice, sorted.
    pub(super) fn operations(&mut self, raw: &List<String>) -> Vec<Placed<OperationId>> {
        let mut seen = Seen::new(Rule::OverlappingCases, "operation");
        let mut found = Vec::new();
        for name in items(raw, "operations", "operation", self.collector) {
            if seen.once(name.value, name.at, self.collector)
                && let Some(value) = self.operation(name.value, name.at)
            {
                found.push(Placed { at: name.at, value });
            }
        }
        found.sort_by_key(|operation| operation.value);
        found
    }
}
