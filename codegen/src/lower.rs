//! From shapes to the model: every rule that a value must follow is checked here, and every fault
//! is reported before the catalog is refused.

mod advice;
mod causes;
mod entries;
mod extras;
mod header;
mod overlap;
mod seen;
mod unique;
mod waivers;

use crate::diagnostic::{Diagnostic, Report, Span};
use crate::model::{
    Catalog, CatalogName, CodeKind, Docs, Example, Key, Refusal, Retired, Term, Text, Undocumented,
};
use crate::schema::{self, Decode, Field, List};

use entries::Entries;
use header::Operations;

/// What the rules need beside the value that they check.
struct Context<'a> {
    report: &'a mut Report,
    operations: Operations,
}

/// Checks everything. What is returned is whole only if `report` stayed empty.
pub(crate) fn catalog(root: &Field<schema::Catalog>, report: &mut Report) -> Option<Catalog> {
    let raw = root.required("file", root.at, report)?;
    let header = header::header(raw, root.at, report);
    let operations = header::operations(&raw.operations, report);
    let mut cx = Context { report, operations };
    let retired = extras::retired(&raw.retired, cx.report);
    let undocumented = extras::undocumented(&raw.undocumented, root.at, cx.report);
    let examples = extras::examples(&raw.examples, &mut cx);
    let before = cx.report.count();
    let entries = entries::entries(raw, &mut cx);
    unique::check(&entries, &retired, cx.report);
    // What a response means depends on every entry.
    if cx.report.count() == before {
        causes::are_found(&entries, &examples, cx.report);
    }
    causes::are_known(&entries, &examples, cx.report);
    Some(finish(header?, cx.operations, entries, retired, undocumented?, examples))
}

/// The head of a file.
struct Header {
    name: CatalogName,
    title: Text,
    docs: Docs,
    terms: Vec<Term>,
}

/// A value and its place, for the rules that compare values.
#[derive(Clone, Debug)]
struct Placed<T> {
    at: Span,
    value: T,
}

/// Sorts every list, once and for all.
fn finish(
    header: Header,
    operations: Operations,
    entries: Entries,
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
        entries: entries.list,
        code_kind: CodeKind::Number,
        undocumented,
        retired: values(retired),
        examples: values(examples),
    };
    catalog.entries.sort_by(|a, b| match (&a.key, &b.key) {
        (Key::Message(_), Key::Message(_)) => a.name.cmp(&b.name),
        (a, b) => a.cmp(b),
    });
    let kind = catalog.codes().next().map(|(_, code)| code.kind());
    catalog.code_kind = kind.unwrap_or(CodeKind::Number);
    catalog.retired.sort_by(|a, b| (&a.key, &a.name).cmp(&(&b.key, &b.name)));
    catalog.examples.sort();
    catalog
}

fn values<T>(placed: Vec<Placed<T>>) -> Vec<T> {
    placed.into_iter().map(|placed| placed.value).collect()
}

/// The items of a list that fit; an absent list is an empty one.
fn items<'a, T: Decode>(
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
