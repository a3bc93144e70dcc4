//! The pairs of a mapping: each key once. In the entries of a list, a first key that is repeated with
//! others begins an entry whose dash is missing.

use super::{Key, Node, Value};
use crate::diagnostic::{Collector, Diagnostic, Rule, Seen};

type Pairs = Vec<(Key, Node)>;

/// The pairs whose key is the first of its name; the others are reported.
pub(super) fn unique(pairs: Pairs, collector: &mut Collector) -> Pairs {
    let mut seen = Seen::new(Rule::DuplicateKey, "key");
    let help = || "keep one of the two".to_owned();
    let is_first = |(key, _): &(Key, Node)| seen.once_or(&key.name, key.at, collector, help);
    let mut pairs = pairs;
    pairs.retain(is_first);
    pairs
}

/// The pairs of each entry; a missing dash is reported.
fn entries(source: &str, at: usize, pairs: Pairs, collector: &mut Collector) -> Vec<Pairs> {
    let starts = starts(source, at, &pairs);
    let mut entries = Vec::new();
    let mut rest = pairs;
    for start in starts.into_iter().rev() {
        let entry = rest.split_off(start);
        collector.push(missing_dash(&rest, &entry[0].0));
        entries.push(unique(entry, collector));
    }
    entries.push(unique(rest, collector));
    entries.reverse();
    entries
}

/// The indices of the pairs that begin a further entry.
fn starts(source: &str, at: usize, pairs: &[(Key, Node)]) -> Vec<usize> {
    let Some((first, rest)) = pairs.split_first() else { return Vec::new() };
    let again = |(key, _): &(Key, Node)| key.name == first.0.name;
    if !rest.iter().any(again) || source[at..].starts_with('{') {
        return Vec::new();
    }
    let mut starts = vec![0];
    for index in (1..pairs.len()).filter(|index| again(&pairs[*index])) {
        let before = &pairs[starts[starts.len() - 1]..index];
        let is_repeated = pairs[index + 1..]
            .first()
            .is_some_and(|(next, _)| before.iter().skip(1).any(|(key, _)| key.name == next.name));
        if is_repeated {
            starts.push(index);
        }
    }
    starts.split_off(1)
}

/// `key` begins an entry after the last one of `before`.
fn missing_dash(before: &[(Key, Node)], key: &Key) -> Diagnostic {
    let name = &key.name;
    let message = format!("the dash before `{name}` is missing: an entry begins here");
    let mut diagnostic = Diagnostic::new(Rule::DuplicateKey, key.at, message)
        .label("a dash and a space belong before this")
        .help(format!("write `- {name}: ...`; if no entry begins here, keep one `{name}`"));
    if let Some((first, _)) = before.iter().rfind(|(before, _)| before.name == *name) {
        diagnostic = diagnostic.also(first.at, "the entry before begins here");
    }
    diagnostic
}

/// The items of a list that a mapping in it is: more than one if dashes are missing.
pub(super) fn items(mapping: Node, source: &str, collector: &mut Collector) -> Vec<Node> {
    let Node { at, value } = mapping;
    let Value::Mapping(pairs) = value else { return Vec::new() };
    let entries = entries(source, at.start, pairs, collector);
    let starts: Vec<_> =
        entries.iter().skip(1).filter_map(|entry| Some(entry.first()?.0.at.start)).collect();
    let mut nodes = Vec::with_capacity(entries.len());
    let mut place = at;
    for (index, pairs) in entries.into_iter().enumerate() {
        let end = starts.get(index).copied().unwrap_or(at.end);
        place.end = end;
        nodes.push(Node { at: place, value: Value::Mapping(pairs) });
        place.start = end;
    }
    nodes
}
