//! The model and its source together: the place of whatever a typed path leads to.
//!
//! The model has no places. The place of a path whose end is not in the file is that of the closest
//! value around it.

mod path;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::diagnostic::{CatalogError, Collector, Diagnostic};
use crate::model::{Catalog, Section, Word};
use crate::text::{Position, Source, Span};
use crate::yaml::Node;
use crate::{lower, schema, yaml};

pub use path::{Part, Path, Step};

/// A catalog with the text that it was read from.
#[derive(Debug)]
pub struct LocatedCatalog {
    /// The text.
    pub source: Source,
    /// What it means.
    pub catalog: Catalog,
    tree: Node,
    /// The index of each entry in its list, from the first question on.
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
    /// Reads a catalog and checks all of it. `path` is how it is called in diagnostics.
    ///
    /// # Errors
    ///
    /// Every fault of the catalog, in the order of their places.
    pub fn read(path: &str, bytes: &[u8]) -> Result<Self, CatalogError> {
        let mut collector = Collector::default();
        let (source, unreadable) = Source::new(path, bytes);
        collector.extend(unreadable.map(Diagnostic::from));
        let tree = if collector.is_empty() { yaml::parse(&source, &mut collector) } else { None };
        let catalog = tree.as_ref().and_then(|tree| {
            let root = schema::read(tree, &mut collector);
            lower::catalog(&root, &mut collector)
        });
        let source = collector.conclude(source)?;
        match tree.zip(catalog) {
            Some((tree, catalog)) => Ok(Self { source, catalog, tree, index: OnceLock::new() }),
            None => panic!("a catalog was refused without a word"),
        }
    }

    /// The lines of the entry called `name`; `None` if there is no such entry.
    #[must_use]
    pub fn excerpt(&self, section: Section, name: &str) -> Option<Excerpt<'_>> {
        let at = self.item(Part::Entries(section), name)?.at;
        let start = self.source.lines_around(at, at).start;
        let text = self.source.text().get(start..at.end)?;
        Some(Excerpt { line: self.source.position(at.start).line, text: text.trim_end() })
    }

    /// The line and column of what `path` leads to from the item called `name` of a part, or from
    /// the part itself if it has no such item.
    #[must_use]
    pub fn position(&self, part: Part, name: &str, path: &Path) -> Position {
        self.source.position(self.span(part, name, path).start)
    }

    /// The line that a section begins in, from 1; the first line if the catalog has no such section.
    #[must_use]
    pub fn line_of(&self, section: Section) -> usize {
        self.tree.get(section.word()).map_or(1, |node| self.source.position(node.at.start).line)
    }

    pub(crate) fn span(&self, part: Part, name: &str, path: &Path) -> Span {
        let list = || self.tree.get(part.key()).unwrap_or(&self.tree);
        let mut node = match part {
            Part::Catalog => &self.tree,
            // An entry that was taken out is in the list of these.
            Part::Entries(_) => {
                let item = self.item(part, name).or_else(|| self.item(Part::Retired, name));
                item.unwrap_or_else(list)
            }
            _ => self.item(part, name).unwrap_or_else(list),
        };
        for step in &path.0 {
            let next = match step {
                Step::Key(key) => node.get(key),
                Step::Item(index) => node.items().get(*index),
                Step::Case(operations) => case(node, operations),
            };
            let Some(next) = next else { break };
            node = next;
        }
        node.at
    }

    fn item(&self, part: Part, name: &str) -> Option<&Node> {
        let list = part.key();
        let index = self.index.get_or_init(|| index(&self.tree)).get(&(list, name.to_owned()))?;
        self.tree.get(list)?.items().get(*index)
    }
}

/// The case of an entry for the first of these operations that one is for.
fn case<'a>(entry: &'a Node, operations: &[String]) -> Option<&'a Node> {
    entry.get("cases")?.items().iter().find(|case| {
        let named = case.get("operations").map_or(&[][..], Node::items);
        named.iter().any(|one| operations.first().is_some_and(|it| one.as_str() == Some(it)))
    })
}

/// The index of each item that has a name.
fn index(root: &Node) -> BTreeMap<(&'static str, String), usize> {
    let sections = Section::ALL.iter().map(|section| Part::Entries(*section));
    let parts = [Part::Operations, Part::Retired, Part::Terms].into_iter().chain(sections);
    let mut index = BTreeMap::new();
    for list in parts.map(Part::key) {
        for (position, item) in root.get(list).map_or(&[][..], Node::items).iter().enumerate() {
            if let Some(name) = item.get("name").and_then(Node::as_str) {
                index.insert((list, name.to_owned()), position);
            }
        }
    }
    index
}
