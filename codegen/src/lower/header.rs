//! The header of a file: what the API is, where its documentation is, which calls it has.

use std::collections::BTreeMap;

use super::Context;
use crate::diagnostic::{Diagnostic, Rule, Seen, Span, list};
use crate::model::{
    Body, BodyPath, Docs, Entry, Flag, Name, Operation, OperationId, PageSection, Section, Term,
    Text, Url, Variable, term_variant,
};
use crate::schema::{self, Field, Heading, Items, Scalar};

/// The operations of a catalog by name, also those that are invalid: a reference to one is not unknown.
#[derive(Default)]
pub(super) struct Operations {
    /// The names as they are written.
    pub(super) names: Vec<String>,
    /// The index at which each name occurs first.
    positions: BTreeMap<String, usize>,
    is_invalid: bool,
}

impl Context<'_> {
    pub(super) fn docs(&mut self, field: &Field<schema::Docs>) -> Option<Docs> {
        let raw = field.get()?;
        let url = self.parse(&raw.url, Url::parse);
        let mut sections = Vec::new();
        if let Some(headings) = raw.sections.get() {
            for (section, heading) in [
                (Section::StatusCodes, &headings.status_codes),
                (Section::ErrorCodes, &headings.error_codes),
                (Section::Messages, &headings.messages),
            ] {
                sections.extend(self.page_section(section, heading));
            }
        }
        let mut substitutions = Vec::new();
        for (key, text) in raw.substitutions.get().map_or(&[][..], |table| &table.0) {
            let variable = self.accept(Variable::parse(&key.name), key.at);
            substitutions.extend(variable.zip(self.text(text)));
        }
        substitutions.sort();
        Some(Docs { url: url?, sections, substitutions })
    }

    pub(super) fn body(&mut self, field: &Field<schema::Body>) -> Body {
        let Some(raw) = field.get() else { return Body::default() };
        let path = |cx: &mut Self, field: &Field<String>| cx.parse(field, BodyPath::parse);
        let (code, texts) = (self.all(&raw.code, path), self.all(&raw.texts, path));
        let mut failed_if = Vec::new();
        for table in raw.failed_if.items().iter().filter_map(Field::get) {
            for (key, value) in &table.0 {
                let path = self.accept(BodyPath::parse(&key.name), key.at);
                let flag = value.get().map(|value| match value {
                    Scalar::Bool(value) => Flag::Bool(*value),
                    Scalar::Number(value) => Flag::Number(*value),
                    Scalar::Text(value) => Flag::Text(value.clone()),
                });
                failed_if.extend(path.zip(flag));
            }
        }
        let texts = texts.into_iter().map(|path| vec![path]).collect();
        let body = Body { code, texts, failed_if, is_stated: true };
        let is_in_list = |path: &BodyPath| path.0[0].index().is_some();
        if body.is_list() && !body.paths().all(is_in_list) {
            let message = "a body is a list or an object, and these paths want both";
            self.report(
                Rule::InvalidPath,
                field.at,
                message,
                "begin each path with a position, such as `0.code`, or none",
            );
        }
        if body.has_too_many_paths() {
            let message = "a body has at most 32 paths";
            self.report(Rule::InvalidPath, field.at, message, "keep those that responses have");
        }
        body
    }

    /// Entries that no path leads to would never be found.
    pub(super) fn body_of(&mut self, field: &Field<schema::Body>, body: &Body, entries: &[Entry]) {
        let has = |section| entries.iter().any(|entry| entry.key.section() == section);
        let lacks_code = body.code.is_empty() && has(Section::ErrorCodes);
        let lacks_texts = body.texts.is_empty() && has(Section::Messages);
        for (lacks, key, what) in
            [(lacks_code, "code", "codes"), (lacks_texts, "texts", "messages")]
        {
            if lacks && field.get().is_some() {
                let message = format!("`body` has no `{key}`, and the catalog has {what}");
                let help = format!("add the paths where a body has them, such as `{key}: [{key}]`");
                self.report(Rule::MissingField, field.at, message, help);
            }
        }
    }

    fn page_section(&mut self, section: Section, field: &Field<Heading>) -> Option<PageSection> {
        let (heading, column) = match field.get()? {
            Heading::Text(heading) => (heading, None),
            Heading::Record(record) => (&record.heading, Some(&record.column)),
        };
        let (heading, column) = (self.text(heading), column.and_then(|text| self.text(text)));
        Some(PageSection { section, heading: heading?, column })
    }

    pub(super) fn terms(&mut self, list: &Field<Items<schema::Term>>) -> Vec<Term> {
        let mut seen = Seen::new(Rule::DuplicateName, "spelling");
        let mut variants = Seen::new(Rule::IdentifierCollision, "Rust variant");
        let mut spelling = |cx: &mut Self, field: &Field<String>| {
            let text = cx.text(field)?;
            seen.once(text.as_str(), field.at, cx.collector);
            Some(text)
        };
        self.all(list, |cx, item| {
            let raw = item.get()?;
            let name = spelling(cx, &raw.name);
            let variant = cx.parse(&raw.name, term_variant);
            if let Some(variant) = &variant {
                variants.once(variant, raw.name.at, cx.collector);
            }
            let mut aliases = cx.all(&raw.aliases, &mut spelling);
            aliases.sort();
            Some(Term { name: name?, aliases, variant: variant? })
        })
    }

    /// The operations, which references are checked against from here on.
    pub(super) fn operations(
        &mut self,
        list: &Field<Items<schema::Operation>>,
        terms: &[Term],
    ) -> Vec<Operation> {
        let mut names = Seen::new(Rule::DuplicateName, "operation");
        let mut variants = Seen::new(Rule::IdentifierCollision, "Rust variant");
        let mut operations = Vec::new();
        for raw in list.items().iter().filter_map(Field::get) {
            let written = raw.name.get().cloned().unwrap_or_default();
            self.operations.positions.entry(written.clone()).or_insert(self.operations.names.len());
            self.operations.names.push(written);
            let (name, summary) = (self.parse(&raw.name, Name::parse), self.sentence(&raw.summary));
            let Some(name) = name else { continue };
            if names.once(name.as_str(), raw.name.at, self.collector) {
                variants.once(name.variant(), raw.name.at, self.collector);
            }
            let returns = self.all(&raw.returns, |cx, item| cx.term(item, terms));
            operations.extend(summary.map(|summary| Operation { name, summary, returns }));
        }
        self.operations.is_invalid = !list.is_absent() && list.get().is_none();
        operations
    }

    /// The name of a term; reported if there is no such term.
    fn term(&mut self, field: &Field<String>, terms: &[Term]) -> Option<Text> {
        let name = field.get()?;
        if let Some(term) = terms.iter().find(|term| term.name.as_str() == name) {
            return Some(term.name.clone());
        }
        let names: Vec<_> = terms.iter().map(|term| term.name.as_str()).collect();
        let help = match (self.collector.near_miss(name, &names), names.as_slice()) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, []) => "add it to `terms`".to_owned(),
            (None, names) => format!("the terms are {}", list(names)),
        };
        self.report(Rule::UnknownTerm, field.at, format!("unknown term `{name}`"), help);
        None
    }

    /// The operation called `name`; reported if there is none.
    pub(super) fn operation(&mut self, name: &str, at: Span) -> Option<OperationId> {
        let Operations { names, positions, is_invalid } = &self.operations;
        let found = positions.get(name).copied();
        if found.is_none() && !is_invalid {
            let help = match self.collector.near_miss(name, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => match names.as_slice() {
                    [] => "list the API's calls under `operations`".to_owned(),
                    names => format!("the operations are {}", list(names)),
                },
            };
            let message = format!("unknown operation `{name}`");
            self.push(Diagnostic::new(Rule::UnknownOperation, at, message).help(help));
        }
        found.map(OperationId)
    }
}
