//! From records to the model: every rule about a value, or about several, is checked here.

mod advice;
mod causes;
mod entries;
mod extras;
mod header;
mod overlap;
mod sentence;
mod unique;

use std::borrow::Borrow;

use crate::diagnose::Index;
use crate::diagnostic::{Collector, Diagnostic, Rule, Span};
use crate::model::{Catalog, CatalogName, CodeKind, Invalid, Key, Text};
use crate::schema::{self, Field, Items};

use entries::Entries;
use header::Operations;

/// What the rules need beside the value that they check.
struct Context<'a> {
    collector: &'a mut Collector,
    operations: Operations,
}

/// A value and its place, for the rules that compare values.
#[derive(Clone, Debug)]
struct Placed<T> {
    at: Span,
    value: T,
}

/// Checks everything. What is returned is complete only if `collector` stayed empty.
pub(crate) fn catalog(root: &Field<schema::Catalog>, collector: &mut Collector) -> Option<Catalog> {
    let raw = root.get()?;
    let mut cx = Context { collector, operations: Operations::default() };
    let terms = cx.terms(&raw.terms);
    let operations = cx.operations(&raw.operations, &terms);
    let name = cx.parse(&raw.catalog, CatalogName::parse);
    let title = cx.text(&raw.title);
    let docs = cx.docs(&raw.docs);
    let undocumented = cx.undocumented(&raw.undocumented);
    let retired = cx.all(&raw.retired, Context::retired);
    let examples = cx.all(&raw.examples, Context::example);
    let body = cx.body(&raw.body);
    let entries = Entries::read(raw, &mut cx);
    cx.body_of(&raw.body, &body, &entries.list);
    let is_unique = unique::check(&entries, &retired, cx.collector);
    let has_every_call = operations.len() == cx.operations.names.len();
    let index = Index::new(&entries.list, &operations, &terms, &body);
    causes::check(&entries, &index, is_unique && has_every_call, &examples, cx.collector);
    let mut catalog = Catalog {
        name: name?,
        title: title?,
        docs: docs?,
        operations,
        terms,
        body,
        code_kind: CodeKind::of(&entries.list),
        entries: entries.list,
        undocumented: undocumented?,
        retired: retired.into_iter().map(|retired| retired.value).collect(),
        examples: examples.into_iter().map(|example| example.value).collect(),
    };
    sort(&mut catalog);
    Some(catalog)
}

/// Sorts every list whose order in the file means nothing.
fn sort(catalog: &mut Catalog) {
    catalog.terms.sort_by(|a, b| a.name.cmp(&b.name));
    catalog.entries.sort_by(|a, b| match (&a.key, &b.key) {
        (Key::Message(_), Key::Message(_)) => a.name.cmp(&b.name),
        (a, b) => a.cmp(b),
    });
    catalog.retired.sort_by(|a, b| (&a.key, &a.name).cmp(&(&b.key, &b.name)));
    catalog.examples.sort();
}

impl Context<'_> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.collector.push(diagnostic);
    }

    fn report(
        &mut self,
        rule: Rule,
        at: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Diagnostic::new(rule, at, message).help(help));
    }

    /// A newtype out of a value; `None` if there is no value, or an invalid one.
    fn parse<V: Borrow<B>, B: ?Sized, T>(
        &mut self,
        field: &Field<V>,
        parse: impl FnOnce(&B) -> Result<T, Invalid>,
    ) -> Option<T> {
        self.accept(parse(field.get()?.borrow()), field.at)
    }

    fn accept<T>(&mut self, result: Result<T, Invalid>, at: Span) -> Option<T> {
        let report = |Invalid { rule, message, help }| {
            self.report(rule, at, message, help);
        };
        result.map_err(report).ok()
    }

    /// A title, a heading or a spelling.
    fn text(&mut self, field: &Field<String>) -> Option<Text> {
        self.parse(field, Text::prose)
    }

    /// A summary, an action or a reason.
    fn sentence(&mut self, field: &Field<String>) -> Option<Text> {
        self.parse(field, sentence::parse)
    }

    /// The valid items of a list.
    fn all<T, U>(
        &mut self,
        list: &Field<Items<T>>,
        mut one: impl FnMut(&mut Self, &Field<T>) -> Option<U>,
    ) -> Vec<U> {
        list.items().iter().filter_map(|item| one(self, item)).collect()
    }
}
