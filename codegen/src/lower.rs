//! From shapes to the model: every rule that a value must follow is checked here, and every fault
//! is reported before the catalog is refused.

mod advice;
mod entries;
mod extras;
mod header;
mod overlap;
mod seen;
mod unique;

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::{
    Catalog, CatalogName, CodeKind, Docs, Example, Refusal, Retired, Term, Text, Undocumented,
};
use crate::schema::{self, Field, List};

use entries::Sections;
use header::Operations;

/// Checks everything. What comes back is whole only if `report` stayed empty.
pub(crate) fn catalog(root: &Field<schema::Catalog>, report: &mut Report) -> Option<Catalog> {
    let raw = root.required("file", root.at, report)?;
    let header = header::header(raw, root.at, report);
    let operations = header::operations(&raw.operations, report);
    let sections = entries::sections(raw, &operations, report);
    let retired = extras::retired(&raw.retired, report);
    let undocumented = extras::undocumented(&raw.undocumented, root.at, report);
    let examples = extras::examples(&raw.examples, &operations, report);
    unique::check(&sections, &retired, &examples, report);
    Some(finish(header?, operations, sections, retired, undocumented?, examples))
}

/// The head of a file.
struct Header {
    name: CatalogName,
    title: Text,
    docs: Docs,
    terms: Vec<Term>,
}

/// A value and where it stands, for the rules that hold values against each other.
#[derive(Clone, Debug)]
struct Placed<T> {
    at: Span,
    value: T,
}

/// Sorts every list, once and for all.
fn finish(
    header: Header,
    operations: Operations,
    sections: Sections,
    retired: Vec<Placed<Retired>>,
    undocumented: Undocumented,
    examples: Vec<Placed<Example>>,
) -> Catalog {
    let mut catalog = Catalog {
        name: header.name,
        title: header.title,
        docs: header.docs,
        operations: operations.list,
        terms: header.terms,
        status_codes: sections.status_codes.entries,
        code_kind: CodeKind::Number,
        error_codes: sections.error_codes.entries,
        messages: sections.messages.entries,
        undocumented,
        retired: values(retired),
        examples: values(examples),
    };
    if let Some(entry) = catalog.error_codes.first() {
        catalog.code_kind = entry.key.kind();
    }
    catalog.status_codes.sort_by_key(|entry| entry.key);
    catalog.error_codes.sort_by(|a, b| a.key.cmp(&b.key));
    catalog.messages.sort_by(|a, b| a.name.cmp(&b.name));
    catalog.retired.sort_by(|a, b| (a.section, &a.key, &a.name).cmp(&(b.section, &b.key, &b.name)));
    catalog.examples.sort();
    catalog
}

fn values<T>(placed: Vec<Placed<T>>) -> Vec<T> {
    placed.into_iter().map(|placed| placed.value).collect()
}

/// The items of a list that fit; an absent list is an empty one.
fn items<'a, T: schema::Decode>(
    list: &'a List<T>,
    key: &str,
    item: &str,
    report: &mut Report,
) -> Vec<Placed<&'a T>> {
    let Some(fields) = list.optional(key, report) else {
        return Vec::new();
    };
    let mut items = Vec::new();
    for field in fields {
        if let Some(value) = field.optional(item, report) {
            items.push(Placed { at: field.at, value });
        }
    }
    items
}

/// A newtype out of a required text.
fn parsed<T>(
    field: &Field<String>,
    key: &str,
    parent: Span,
    report: &mut Report,
    parse: impl Fn(&str) -> Result<T, Refusal>,
) -> Option<T> {
    let text = field.required(key, parent, report)?;
    accepted(parse(text), field.at, report)
}

/// The value that a newtype accepted; `report` learns why it did not.
fn accepted<T>(result: Result<T, Refusal>, at: Span, report: &mut Report) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(refusal) => {
            report.push(Diagnostic::new(refusal.rule, at, refusal.message).help(refusal.help));
            None
        }
    }
}
