//! The model with its source: the place of what a path leads to.
//!
//! If the end of a path is not in the file, its place is that of the closest value around it.

mod path;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::diagnostic::{CatalogError, Collector, unreadable};
use crate::model::{Catalog, Section, Word};
use crate::text::{Position, Source, Span};
use crate::yaml::{Node, Value};
use crate::{lower, schema, yaml};

pub use path::{Part, Path, Step};

/// A catalog with the text that it was read from.
#[derive(Debug)]
pub struct LocatedCatalog {
    /// The text.
    pub source: Source,
    /// The checked catalog.
    pub catalog: Catalog,
    tree: Node,
    /// The index of each named item in its list, made when it is first needed.
    index: OnceLock<BTreeMap<(&'static str, String), usize>>,
}

/// The lines of an entry in a catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// The number of the first line, from 1.
    pub line: usize,
    /// The lines, to the letter.
    pub text: &'a str,
}

impl LocatedCatalog {
    /// Reads a catalog and checks all of it. `path` is its name in diagnostics.
    ///
    /// # Errors
    ///
    /// Every diagnostic of the catalog, in the order of their places.
    pub fn read(path: &str, bytes: &[u8]) -> Result<Self, CatalogError> {
        let mut collector = Collector::default();
        let source = Source::new(path, bytes);
        collector.extend(unreadable(bytes));
        let tree = if collector.is_empty() { yaml::parse(&source, &mut collector) } else { None };
        let catalog = tree.as_ref().and_then(|tree| {
            let root = schema::read(tree, &mut collector);
            lower::catalog(&root, &mut collector)
        });
        yaml::explain(&source, &mut collector);
        let source = collector.conclude(source)?;
        match tree.zip(catalog) {
            Some((tree, catalog)) => Ok(Self { source, catalog, tree, index: OnceLock::new() }),
            None => panic!("a catalog was refused without a diagnostic"),
        }
    }

    /// The lines of the entry called `name`; `None` if there is no such entry.
    #[must_use]
    pub fn excerpt(&self, section: Section, name: &str) -> Option<Excerpt<'_>> {
        let at = self.content(self.item(Part::Entries(section), name)?);
        let text = self.source.text().get(self.source.lines_around(at, at).range())?;
        Some(Excerpt { line: self.source.position(at.start).line, text: text.trim_end() })
    }

    /// The line and column of what `path` leads to from the item called `name` of a part, or from
    /// the part itself if it has no such item.
    #[must_use]
    pub fn position(&self, part: Part, name: &str, path: &Path) -> Position {
        self.source.position(self.span(part, name, path).start)
    }

    /// The line of what `path` leads to from the item called `name` of a part; `None` if the part is a
    /// list without such an item.
    #[must_use]
    pub fn line(&self, part: Part, name: &str, path: &Path) -> Option<usize> {
        let is_missing =
            matches!(part, Part::Entries(_) | Part::Operations | Part::Terms | Part::Retired)
                && !name.is_empty()
                && self.item(part, name).is_none();
        (!is_missing).then(|| self.position(part, name, path).line)
    }

    /// The line that a section begins in; 1 if the catalog has no such section.
    #[must_use]
    pub fn line_of(&self, section: Section) -> usize {
        self.position(Part::Entries(section), "", &Path::default()).line
    }

    pub(crate) fn span(&self, part: Part, name: &str, path: &Path) -> Span {
        self.node(part, name, path).at
    }

    /// From where a node begins to the end of its last value: the parser ends a node without brackets
    /// where the next one begins, after the comments between the two.
    pub(crate) fn content(&self, node: &Node) -> Span {
        let text = &self.source.text()[node.at.start..node.at.end];
        let last = match &node.value {
            Value::Mapping(pairs) => pairs.last().map(|(key, value)| (key.at.end, value)),
            Value::List(items) => items.last().map(|item| (item.at.start, item)),
            _ => None,
        };
        let end = match last.filter(|_| !text.starts_with(['{', '['])) {
            Some((start, last)) => self.content(last).end.max(start),
            None => node.at.start + text.trim_end().len(),
        };
        Span { start: node.at.start, end }
    }

    /// The list of a part; `None` if the file has none.
    pub(crate) fn list(&self, part: Part) -> Option<&Node> {
        self.tree.get(part.key()).filter(|_| part != Part::Catalog)
    }

    pub(crate) fn node(&self, part: Part, name: &str, path: &Path) -> &Node {
        let retired = || self.item(Part::Retired, name);
        let item = match part {
            // A removed entry is among the retired.
            Part::Entries(_) => self.item(part, name).or_else(retired),
            _ => self.item(part, name),
        };
        let mut node = item.or_else(|| self.list(part)).unwrap_or(&self.tree);
        for step in &path.0 {
            let next = match step {
                Step::Key(key) => node.get(key),
                Step::Item(index) => node.items().get(*index),
                Step::Case(operations) => case(node, operations.first()),
            };
            let Some(next) = next else { break };
            node = next;
        }
        node
    }

    fn item(&self, part: Part, name: &str) -> Option<&Node> {
        let list = part.key();
        let index = self.index.get_or_init(|| index(&self.tree)).get(&(list, name.to_owned()))?;
        self.tree.get(list)?.items().get(*index)
    }
}

/// The case of an entry for an operation.
fn case<'a>(entry: &'a Node, operation: Option<&String>) -> Option<&'a Node> {
    let names = |node: &'a Node| node.items().iter().filter_map(Node::as_str);
    entry.get("cases")?.items().iter().find(|case| {
        let mut operations = case.get("operations").into_iter().flat_map(names);
        operations.any(|name| Some(name) == operation.map(String::as_str))
    })
}

/// The index of each item that has a name.
fn index(root: &Node) -> BTreeMap<(&'static str, String), usize> {
    let sections = Section::ALL.iter().map(|section| Part::Entries(*section));
    let parts = [Part::Operations, Part::Retired, Part::Terms].into_iter().chain(sections);
    let items = parts.map(Part::key).flat_map(|list| {
        let items = root.get(list).map_or(&[][..], Node::items).iter().enumerate();
        items.filter_map(move |(index, item)| {
            Some(((list, item.get("name")?.as_str()?.to_owned()), index))
        })
    });
    items.collect()
}
