//! A catalog with its text, and where things stand in it.
//!
//! The model has no places: what is compared or checked against something else asks here for the
//! place of an entry's field, and gets that of the closest thing around it where there is no such
//! field.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::diagnostic::{Faults, Report};
use crate::diff::Change;
use crate::model::{Catalog, Section};
use crate::text::Span;
use crate::text::{Position, Source};
use crate::yaml::Node;
use crate::{lower, schema, yaml};

/// A catalog with the text that it was read from.
#[derive(Debug)]
pub struct PlacedCatalog {
    /// The text.
    pub source: Source,
    /// What it means.
    pub catalog: Catalog,
    tree: Node,
    /// Where each entry stands, from the first question on: its section, and its position there.
    index: OnceLock<BTreeMap<String, (&'static str, usize)>>,
}

/// The lines of an entry in a catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// The number of the first line, from 1.
    pub line: usize,
    /// The lines, to the letter.
    pub text: &'a str,
}

impl PlacedCatalog {
    /// Reads a catalog and checks all of it. `path` is how it is called in diagnostics.
    ///
    /// # Errors
    ///
    /// Every fault of the catalog, in the order of their places.
    pub fn read(path: &str, bytes: &[u8]) -> Result<Self, Faults> {
        let mut report = Report::default();
        let source = Source::new(path, bytes, &mut report);
        let tree = if report.is_empty() { yaml::parse(&source, &mut report) } else { None };
        let catalog =
            tree.as_ref().and_then(|tree| lower::catalog(&schema::read(tree), &mut report));
        let source = report.conclude(source)?;
        match tree.zip(catalog) {
            Some((tree, catalog)) => Ok(Self { source, catalog, tree, index: OnceLock::new() }),
            None => panic!("a catalog was refused without a word"),
        }
    }

    /// The lines of the entry called `name`; none if there is no such entry.
    #[must_use]
    pub fn excerpt(&self, name: &str) -> Option<Excerpt<'_>> {
        let at = self.of_entry(name, &[]);
        let start = self.source.lines_around(at, at).start;
        let text = self.source.text().get(start..at.end)?;
        let line = self.source.position(at.start).line;
        (at != Span::default()).then(|| Excerpt { line, text: text.trim_end() })
    }

    /// Where a change stands, if this is the catalog after it: the field, or the closest thing
    /// around it that is there.
    #[must_use]
    pub fn place_of(&self, change: &Change) -> Position {
        let Change { section, name, field, .. } = change;
        let (case, field) = match field.strip_prefix("cases[").and_then(|it| it.split_once(']')) {
            Some((calls, field)) => {
                let call = calls.split(", ").next().unwrap_or_default();
                (self.case_for(name, call), field.trim_start_matches('.'))
            }
            None => (None, field.as_str()),
        };
        let case = case.map(|index| index.to_string());
        let mut path: Vec<&str> = Vec::new();
        path.extend(case.iter().flat_map(|index| ["cases", index.as_str()]));
        path.extend(field.split('.').filter(|step| !step.is_empty()));
        let has_entries = !matches!(*section, "examples" | "terms" | "catalog");
        let at = if has_entries && self.entry(name).is_some() {
            self.of_entry(name, &path)
        } else if *section == "catalog" {
            self.of_catalog(&path)
        } else if has_entries {
            self.of_catalog(&[&[*section], path.as_slice()].concat())
        } else {
            self.of_catalog(&[*section])
        };
        self.source.position(at.start)
    }

    /// The line that a section begins in, from 1; the first line if the catalog has no such section.
    #[must_use]
    pub fn line_of(&self, section: Section) -> usize {
        let at = self.of_catalog(&[section_key(section)]);
        let is_whole_catalog = at == self.of_catalog(&[]);
        if is_whole_catalog { 1 } else { self.source.position(at.start).line }
    }
}

/// The lists of a catalog whose items have names.
const LISTS: [&str; 5] = ["operations", "retired", "messages", "error_codes", "status_codes"];

fn index(root: &Node) -> BTreeMap<String, (&'static str, usize)> {
    let mut index = BTreeMap::new();
    for list in LISTS {
        for (position, entry) in root.get(list).map_or(&[][..], Node::items).iter().enumerate() {
            if let Some(name) = entry.get("name").and_then(Node::as_str) {
                index.insert(name.to_owned(), (list, position));
            }
        }
    }
    index
}

impl PlacedCatalog {
    fn entry(&self, name: &str) -> Option<&Node> {
        let (list, position) = self.index.get_or_init(|| index(&self.tree)).get(name)?;
        self.tree.get(list)?.items().get(*position)
    }

    /// The place of a field of the entry called `name`: each step is a key, or an index of a list.
    pub(crate) fn of_entry(&self, name: &str, path: &[&str]) -> Span {
        self.entry(name).map_or_else(Span::default, |entry| entry.deepest(path))
    }

    /// The place of a field of the catalog itself.
    pub(crate) fn of_catalog(&self, path: &[&str]) -> Span {
        self.tree.deepest(path)
    }

    /// The index of the entry's case for an operation; none if it has none for it.
    pub(crate) fn case_for(&self, name: &str, operation: &str) -> Option<usize> {
        self.entry(name)?.get("cases")?.items().iter().position(|case| {
            let operations = case.get("operations").map_or(&[][..], Node::items);
            operations.iter().any(|one| one.as_str() == Some(operation))
        })
    }
}

/// The key of a section in the file.
pub(crate) const fn section_key(section: Section) -> &'static str {
    match section {
        Section::StatusCodes => "status_codes",
        Section::ErrorCodes => "error_codes",
        Section::Messages => "messages",
    }
}
