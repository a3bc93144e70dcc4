//! Changes to the lines of an entry: a value is replaced or a field is added, and everything else stays
//! as it is, comments and order too.

use std::ops::RangeInclusive;

use crate::located::{LocatedCatalog, Part, Path};
use crate::model::Entry;
use crate::text::Span;
use crate::yaml::{Key, Node, Value};

pub(super) struct EntryEdit<'a> {
    placed: &'a LocatedCatalog,
    part: Part,
    name: &'a str,
    /// The texts with what they replace, in the order in which they were set.
    edits: Vec<(Span, String)>,
}

impl<'a> EntryEdit<'a> {
    pub(super) fn new(placed: &'a LocatedCatalog, entry: &'a Entry) -> Self {
        let part = Part::Entries(entry.key.section());
        Self { placed, part, name: entry.name.as_str(), edits: Vec::new() }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The lines of the entry, from 1.
    pub(super) fn lines(&self) -> RangeInclusive<usize> {
        let Span { start, end } = self.span();
        let line = |at| self.placed.source.position(at).line;
        line(start)..=line(end)
    }

    /// Gives `key` of the mapping at `path` a value. If the mapping does not have it, it comes after the
    /// last of the keys `after` that there is.
    pub(super) fn set(&mut self, path: &Path, key: &str, value: &str, after: &[&str]) {
        let mapping = self.placed.node(self.part, self.name, path);
        let Value::Mapping(pairs) = &mapping.value else { return };
        if let Some((_, old)) = pairs.iter().find(|(it, _)| it.name == key) {
            let at = self.placed.content(old);
            if &self.placed.source.text()[at.range()] != value {
                self.edits.push((at, value.to_owned()));
            }
            return;
        }
        let mut others = pairs.iter().filter(|(it, _)| after.contains(&it.name.as_str()));
        let Some((before, of_it)) = others.next_back().or(pairs.last()) else { return };
        let end = self.placed.content(of_it).end.max(before.at.end);
        self.edits.push(self.addition(mapping, &pairs[0].0, end, &format!("{key}: {value}")));
    }

    /// Whether comments are among the lines of a value, which a new value would remove.
    pub(super) fn has_comments(&self, path: &Path) -> bool {
        let at = self.placed.content(self.placed.node(self.part, self.name, path));
        let mut lines = self.placed.source.text()[at.range()].lines();
        lines.any(|line| line.trim_start().starts_with('#') || line.contains(" #"))
    }

    /// A field that comes after the value which ends at `end`.
    fn addition(&self, mapping: &Node, first: &Key, end: usize, field: &str) -> (Span, String) {
        let source = &self.placed.source;
        if source.text()[mapping.at.start..].starts_with('{') {
            return (Span { start: end, end }, format!(", {field}"));
        }
        let at = Span { start: end, end };
        let end = source.lines_around(at, at).end;
        let indent = " ".repeat(source.position(first.at.start).column - 1);
        (Span { start: end, end }, format!("\n{indent}{field}"))
    }

    /// The lines of the entry with all that was set; `None` if nothing was.
    pub(super) fn finish(mut self) -> Option<String> {
        if self.edits.is_empty() {
            return None;
        }
        // Stable: what is added in one place stays in order.
        self.edits.sort_by_key(|(at, _)| at.start);
        let (text, Span { start, end }) = (self.placed.source.text(), self.span());
        let (mut lines, mut from) = (String::new(), start);
        for (at, new) in &self.edits {
            lines.push_str(&text[from..at.start]);
            lines.push_str(new);
            from = at.end;
        }
        lines.push_str(&text[from..end]);
        Some(lines.replace('\r', ""))
    }

    /// The whole lines of the entry.
    fn span(&self) -> Span {
        let node = self.placed.node(self.part, self.name, &Path::default());
        let at = self.placed.content(node);
        self.placed.source.lines_around(at, at)
    }
}

/// The spaces before the items of a list; those of most catalogs if it has none.
pub(super) fn indent(placed: &LocatedCatalog, part: Part) -> String {
    let first = placed.list(part).and_then(|list| list.items().first());
    let column = first.map(|item| {
        let line = placed.source.lines_around(item.at, item.at);
        let line = &placed.source.text()[line.range()];
        line.len() - line.trim_start_matches(' ').len()
    });
    " ".repeat(column.unwrap_or(2))
}
