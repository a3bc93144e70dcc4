//! From text to nodes that know their places.
//!
//! What a catalog does not need, and what would make it ambiguous, is refused here: anchors, aliases,
//! tags, several documents, keys that are not text, duplicate keys, deep nesting.

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError};

use super::pairs;
use super::plain::{cut_text, is_odd_number, odd_number, plain};
use super::typos::Break;
use super::{Key, Node, Value};
use crate::diagnostic::{Collector, Diagnostic, Rule, Span};
use crate::text::Source;

/// How deep collections may nest. The format itself needs six levels.
const MAX_DEPTH: usize = 32;

/// Reads the one document of `source`; `None` if there is none. Where the text breaks, what comes
/// before is read all the same.
pub(crate) fn parse(source: &Source, collector: &mut Collector) -> Option<Node> {
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
    };
    let events = Parser::new_from_str_with_options(source.text(), options);
    let mut reader = TreeReader {
        source: source.text(),
        events,
        collector,
        depth: 0,
        position: 0,
        ended: false,
    };
    let mut root = None;
    while let Some(event) = reader.next() {
        match event {
            (Event::DocumentStart(..), at) if root.is_some() => {
                reader.stop(
                    Diagnostic::new(Rule::SeveralDocuments, at, "a catalog must be one YAML document")
                        .label("a second one starts here")
                        .help("remove the `---` or `...` before it, or give the second API a file of its own"),
                );
                return None;
            }
            event => root = reader.node(event).or(root),
        }
    }
    if root.is_none() && !reader.ended {
        let diagnostic =
            Diagnostic::new(Rule::EmptyCatalog, Span::default(), "the catalog is empty");
        reader
            .collector
            .push(diagnostic.help("start it with `catalog: NAME`, `title: ...` and `docs: ...`"));
    }
    root
}

struct TreeReader<'a, 'c, E> {
    source: &'a str,
    events: E,
    collector: &'c mut Collector,
    /// How many collections are open.
    depth: usize,
    /// The offset after the last event; after the break where the text breaks.
    position: usize,
    /// Whether reading ended before the text did.
    ended: bool,
}

impl<'a, E> TreeReader<'a, '_, E>
where
    E: Iterator<Item = Result<(Event<'a>, granit_parser::Span), ScanError>>,
{
    /// The next event; `None` at the end, or after a diagnostic that ends the reading.
    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        while !self.ended {
            let (event, span) = match self.events.next()? {
                Ok(event) => event,
                Err(error) => {
                    let at = error.marker().byte_offset().unwrap_or_default();
                    let stop = Break { text: self.source, at, kind: error.kind() };
                    let diagnostic = stop.typo().unwrap_or_else(|| syntax(&error, at));
                    self.position = at.saturating_add(1);
                    self.collector.broken_at(at.min(diagnostic.at.start));
                    self.stop(diagnostic);
                    break;
                }
            };
            let place = |span: granit_parser::Span| {
                span.byte_range().map(|range| Span { start: range.start, end: range.end })
            };
            let at = place(span).unwrap_or_default();
            self.position = at.end;
            if let Some(tag) = span.tag_span().and_then(place) {
                let help = "remove it; quotes make text of anything";
                self.refuse(tag, "tags are not supported", help);
            }
            if matches!(event, Event::Anchor(..)) {
                let help = "remove it, and write values out where they are needed";
                self.refuse(at, "anchors are not supported", help);
                continue;
            }
            return Some((event, at));
        }
        None
    }

    fn stop(&mut self, diagnostic: Diagnostic) {
        self.collector.push(diagnostic);
        self.ended = true;
    }

    fn refuse(&mut self, at: Span, message: &str, help: &str) {
        self.collector.push(Diagnostic::new(Rule::YamlFeature, at, message).help(help));
    }

    /// The node that begins with an event; `None` if the event begins none, or nesting is too deep.
    fn node(&mut self, (event, at): (Event<'a>, Span)) -> Option<Node> {
        let value = match event {
            Event::SequenceStart(..) => return self.collection(at, Self::list),
            Event::MappingStart(..) => return self.collection(at, Self::mapping),
            Event::Scalar(.., Some(_)) => Value::Refused,
            Event::Scalar(text, ScalarStyle::Plain, ..) => {
                let value = plain(&text);
                if is_odd_number(&text, &value) {
                    self.collector.push(odd_number(&text, at));
                    Value::Refused
                } else {
                    value
                }
            }
            Event::Scalar(text, ..) => Value::Text(text.into_owned()),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let help = "write the value out where it is needed";
                self.refuse(at, "aliases are not supported", help);
                Value::Refused
            }
            _ => return None,
        };
        Some(Node { at, value })
    }

    fn collection(
        &mut self,
        at: Span,
        read: impl FnOnce(&mut Self) -> Option<Value>,
    ) -> Option<Node> {
        if self.depth == MAX_DEPTH {
            self.stop(too_deep(at));
            return None;
        }
        self.depth += 1;
        let value = read(self)?;
        self.depth -= 1;
        Some(Node { at: Span { start: at.start, end: self.position }, value })
    }

    fn list(&mut self) -> Option<Value> {
        let mut items = Vec::new();
        while let Some(event) = self.next().filter(|(event, _)| *event != Event::SequenceEnd) {
            if let (Event::MappingStart(..), at) = event {
                let pairs = self.collection(at, |reader| reader.pairs().map(Value::Mapping))?;
                items.extend(pairs::items(pairs, self.source, self.collector));
            } else {
                items.push(self.node(event)?);
            }
        }
        Some(Value::List(items))
    }

    fn mapping(&mut self) -> Option<Value> {
        let pairs = self.pairs()?;
        Some(Value::Mapping(pairs::unique(pairs, self.collector)))
    }

    /// The pairs of a mapping, also those whose key is there already.
    fn pairs(&mut self) -> Option<Vec<(Key, Node)>> {
        let mut pairs = Vec::new();
        while let Some(event) = self.next().filter(|(event, _)| *event != Event::MappingEnd) {
            let node = self.node(event)?;
            let key = self.key(node);
            let Some(event) = self.next() else { break };
            if let (Some(key), (Event::Scalar(_, ScalarStyle::Plain, ..), at)) = (&key, &event) {
                self.collector.extend(cut_text(self.source, &key.name, *at));
            }
            pairs.extend(key.zip(Some(self.node(event)?)));
        }
        Some(pairs)
    }

    /// The key that a node is; `None` if it is reported.
    fn key(&mut self, node: Node) -> Option<Key> {
        let Node { at, value } = node;
        match value {
            Value::Text(name) => return Some(Key { at, name }),
            Value::Refused => {}
            _ => {
                self.refuse(at, "a key must be text", "write a word; quotes make text of anything");
            }
        }
        None
    }
}

fn too_deep(at: Span) -> Diagnostic {
    let message = format!("collections nest deeper than {MAX_DEPTH} levels here");
    Diagnostic::new(Rule::TooDeep, at, message).help("the format needs six levels")
}

fn syntax(error: &ScanError, at: usize) -> Diagnostic {
    let at = Span { start: at, end: at };
    // The parser reads ahead, and has a limit of its own far above ours.
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return too_deep(at);
    }
    let help = if error.info().contains("tab") {
        "indent with spaces: YAML allows no tabs there"
    } else {
        "check the quotes, brackets and indentation before this place; text with `: ` or ` #` in it needs quotes"
    };
    Diagnostic::new(Rule::YamlSyntax, at, format!("invalid YAML: {}", error.info()))
        .label("parsing stopped here")
        .help(help)
}
