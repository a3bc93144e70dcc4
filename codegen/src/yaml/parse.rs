//! From text to values that know their places.
//!
//! The events of the parser become one [`Node`], every part of which knows its place. What a
//! catalog does not need and what would make it ambiguous is refused here:
//! anchors, aliases, tags, several documents, keys that are no text, keys given twice, deep nesting.

use std::collections::BTreeMap;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError};

use super::cut::cut_text;
use super::number::{is_odd_number, odd_number, plain};
use super::{Key, Node, Value};
use crate::diagnostic::{Collector, Diagnostic, Rule, Span};
use crate::text::Source;

/// How deep collections may nest. The format itself needs six levels.
const MAX_DEPTH: usize = 32;

/// Reads the one document of `source`. `None` where there is none. Where the text breaks, `collector`
/// learns it, and what stands before is read all the same.
pub(crate) fn parse(source: &Source, collector: &mut Collector) -> Option<Node> {
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
    };
    let mut builder = Builder { source: source.text(), root: None, open: Vec::new() };
    for event in Parser::new_from_str_with_options(source.text(), options) {
        let step = match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or_default();
                let at = Span { start: range.start, end: range.end };
                let mut refused = false;
                if let Some(tag) = span.tag_span().and_then(|span| span.byte_range()) {
                    collector.push(tag_fault(Span { start: tag.start, end: tag.end }));
                    refused = true;
                }
                builder.event(event, at, refused, collector)
            }
            Err(error) => {
                let fault = syntax(&error);
                let at = fault.at;
                collector.push(fault);
                collector.broken_at(at.start);
                builder.close_all(at, collector);
                return builder.root;
            }
        };
        if let Step::Stop = step {
            return None;
        }
    }
    if builder.root.is_none() {
        let fault = Diagnostic::new(Rule::EmptyCatalog, Span::default(), "the catalog is empty");
        collector.push(fault.help("start it with `catalog: NAME`, `title: ...` and `docs: ...`"));
    }
    builder.root
}

enum Step {
    Next,
    Stop,
}

/// A collection that is still open.
enum Open {
    Sequence {
        start: usize,
        items: Vec<Node>,
    },
    Mapping {
        start: usize,
        pairs: Vec<(Key, Node)>,
        /// What the next value belongs to; none if a key comes next.
        key: Option<Slot>,
        seen: BTreeMap<String, Span>,
    },
}

/// What a mapping's next value belongs to.
enum Slot {
    Key(Key),
    /// A key that was reported; its value is dropped.
    Refused,
}

struct Builder<'a> {
    source: &'a str,
    root: Option<Node>,
    open: Vec<Open>,
}

impl Builder<'_> {
    /// Takes one event in. `refused` is about a scalar: a collection is its items'.
    fn event(
        &mut self,
        event: Event<'_>,
        at: Span,
        refused: bool,
        collector: &mut Collector,
    ) -> Step {
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                let fault = Diagnostic::new(
                    Rule::SeveralDocuments,
                    at,
                    "a second document starts here, and a catalog is one",
                );
                collector.push(fault.help(
                    "remove the `---` or `...` before it, or give the second API a file of its own",
                ));
                return Step::Stop;
            }
            Event::SequenceStart(..) => {
                self.open.push(Open::Sequence { start: at.start, items: Vec::new() });
                return self.depth(at, collector);
            }
            Event::MappingStart(..) => {
                self.open.push(Open::Mapping {
                    start: at.start,
                    pairs: Vec::new(),
                    key: None,
                    seen: BTreeMap::new(),
                });
                return self.depth(at, collector);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(at, collector),
            Event::Scalar(text, ScalarStyle::Plain, ..) => {
                let value = plain(&text);
                let odd = is_odd_number(&text, &value);
                if odd {
                    collector.push(odd_number(&text, at));
                }
                if let Some(key) = self.key()
                    && let Some(fault) = cut_text(self.source, key, at)
                {
                    collector.push(fault);
                }
                self.node(if odd || refused { Value::Refused } else { value }, at, collector);
            }
            Event::Scalar(text, ..) => {
                let value = Value::Text(text.into_owned());
                self.node(if refused { Value::Refused } else { value }, at, collector);
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                collector.push(feature(at, "an alias", "write the value out where it is needed"));
                self.node(Value::Refused, at, collector);
            }
            Event::Anchor(..) => {
                collector.push(feature(
                    at,
                    "an anchor",
                    "remove it, and write values out where they are needed",
                ));
            }
            _ => {}
        }
        Step::Next
    }

    /// The key whose value comes next.
    fn key(&self) -> Option<&str> {
        match self.open.last()? {
            Open::Mapping { key: Some(Slot::Key(key)), .. } => Some(&key.name),
            _ => None,
        }
    }

    fn depth(&self, at: Span, collector: &mut Collector) -> Step {
        if self.open.len() <= MAX_DEPTH {
            return Step::Next;
        }
        collector.push(too_deep(at));
        Step::Stop
    }

    /// Closes what is open where the text breaks.
    fn close_all(&mut self, at: Span, collector: &mut Collector) {
        let end = Span { start: at.start, end: at.start.saturating_add(1) };
        while !self.open.is_empty() {
            self.close(end, collector);
        }
    }

    fn close(&mut self, at: Span, collector: &mut Collector) {
        let (value, start) = match self.open.pop() {
            Some(Open::Sequence { start, items }) => (Value::List(items), start),
            Some(Open::Mapping { start, pairs, .. }) => (Value::Mapping(pairs), start),
            None => return,
        };
        self.node(value, Span { start, end: at.end }, collector);
    }

    /// Puts a finished node where it belongs: into the collection that is open, or at the root.
    fn node(&mut self, value: Value, at: Span, collector: &mut Collector) {
        let node = Node { at, value };
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::Sequence { items, .. }) => items.push(node),
            Some(Open::Mapping { pairs, key, seen, .. }) => match key.take() {
                None => {
                    *key = Some(new_key(node, seen, collector).map_or(Slot::Refused, Slot::Key));
                }
                Some(Slot::Key(key)) => pairs.push((key, node)),
                Some(Slot::Refused) => {}
            },
        }
    }
}

/// The key that `node` is; none if it was refused, which `collector` learns.
fn new_key(
    node: Node,
    seen: &mut BTreeMap<String, Span>,
    collector: &mut Collector,
) -> Option<Key> {
    let at = node.at;
    let name = match node.value {
        Value::Text(name) => name,
        Value::Refused => return None,
        _ => {
            let help = "keys are words; quotes make a word of anything";
            collector.push(feature(at, "a key that is no text", help));
            return None;
        }
    };
    if let Some(first) = seen.get(&name) {
        let message = format!("the key `{name}` stands twice in one mapping");
        collector.push(
            Diagnostic::new(Rule::DuplicateKey, at, message)
                .label("here again")
                .also(*first, "first here")
                .help("keep one of the two"),
        );
        return None;
    }
    seen.insert(name.clone(), at);
    Some(Key { at, name })
}

fn too_deep(at: Span) -> Diagnostic {
    let message = format!("collections nest deeper than {MAX_DEPTH} levels here");
    Diagnostic::new(Rule::TooDeep, at, message).help("the format needs six levels")
}

fn syntax(error: &ScanError) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or_default();
    // The parser reads ahead, and has a limit of its own far above ours.
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return too_deep(Span { start: at, end: at });
    }
    let message = format!("this is not well-formed YAML: {}", error.info());
    let fault = Diagnostic::new(Rule::YamlSyntax, Span { start: at, end: at }, message)
        .label("the reader gave up here");
    if error.info().contains("tab") {
        return fault.help("indent with spaces: YAML allows no tabs there");
    }
    fault.help("look at the quotes, brackets and indentation before this place; a text with `: ` or ` #` in it needs quotes")
}

fn tag_fault(at: Span) -> Diagnostic {
    feature(at, "a tag", "remove it; quotes make a text of anything")
}

fn feature(at: Span, what: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Rule::YamlFeature, at, format!("{what} stands here, and a catalog has none"))
        .help(help)
}
