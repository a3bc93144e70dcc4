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

use crate::diagnostic::{Collector, Diagnostic, Span};
use crate::model::{
    Catalog, CatalogName, CodeKind, Docs, Example, Invalid, Key, Retired, Term, Text, Undocumented,
};
use crate::schema::{self, Decode, Field, List};

use entries::Entries;
use header::Operations;

/// What the rules need beside the value that they check.
struct Context<'a> {
    collector: &'a mut Collector,
    operations: Operations,
}

/// Checks everything. What is returned is whole only if `collector` stayed empty.
pub(crate) fn catalog(root: &Field<schema::Catalog>, collector: &mut Collector) -> Option<Catalog> {
    let raw = root.required("file", root.at, collector)?;
    let header = header::header(raw, root.at, collector);
    let operations = header::operations(&raw.operations, collector);
    let mut cx = Context { collector, operations };
    let retired = extras::retired(&raw.retired, cx.collector);
    let undocumented = extras::undocumented(&raw.undocumented, root.at, cx.collector);
    let examples = extras::examples(&raw.examples, &mut cx);
    let before = cx.collector.count();
    let entries = entries::entries(raw, &mut cx);
    unique::check(&entries, &retired, cx.collector);
    // What a response means depends on every entry.
    if cx.collector.count() == before {
        causes::are_found(&entries, &examples, cx.collector);
    }
    causes::are_known(&entries, &examples, cx.collector);
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
    collector: &mut Collector,
) -> Vec<Placed<&'a T>> {
    let Some(fields) = list.optional(key, collector) else {
        return Vec::new();
    };
    let mut items = Vec::new();
    for field in fields {
        if let Some(value) = field.optional(item, collector) {
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
    collector: &mut Collector,
    parse: impl Fn(&str) -> Result<T, Invalid>,
) -> Option<T> {
    let text = field.required(key, parent, collector)?;
    accepted(parse(text), field.at, collector)
}

/// The value that a newtype accepted; `collector` learns why it did not.
fn accepted<T>(result: Result<T, Invalid>, at: Span, collector: &mut Collector) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(invalid) => {
            collector.push(Diagnostic::new(invalid.rule, at, invalid.message).help(invalid.help));
            None
        }
    }
}
