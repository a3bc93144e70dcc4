//! Places in the catalog, and how a value carries its own.
//!
//! [`Value`] keeps no positions, but a tag can hold one. The reader refuses tags in a catalog, so
//! every tag that a value bears is ours: it names the bytes that the value was read from.

use serde_yaml::Value;
use serde_yaml::value::{Tag, TaggedValue};

/// A range of bytes in the text of a catalog: `start` inclusive, `end` exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The offset of the first byte.
    pub start: usize,
    /// The offset behind the last byte; equal to `start` where the span marks a point.
    pub end: usize,
}

/// What a mark says of the value that it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The value is what the catalog says.
    Read,
    /// The reader has refused and reported what stood here: nobody needs to complain again.
    Refused,
}

const REFUSED: char = 'x';

/// Marks `value` with the place that it was read from.
pub(crate) fn mark(value: Value, at: Span, standing: Standing) -> Value {
    let mut tag = format!("{}-{}", at.start, at.end);
    if standing == Standing::Refused {
        tag.push(REFUSED);
    }
    Value::Tagged(Box::new(TaggedValue { tag: Tag::new(tag), value }))
}

/// Takes the mark off again. A value without one, which only a test makes, stands at the start.
pub(crate) fn unmark(value: Value) -> (Value, Span, Standing) {
    let Value::Tagged(tagged) = value else {
        return (value, Span::default(), Standing::Read);
    };
    let tag = tagged.tag.to_string();
    let standing = if tag.ends_with(REFUSED) { Standing::Refused } else { Standing::Read };
    let digits = tag.trim_start_matches('!').trim_end_matches(REFUSED);
    let at = digits
        .split_once('-')
        .and_then(|(start, end)| Some(Span { start: start.parse().ok()?, end: end.parse().ok()? }));
    (tagged.value, at.unwrap_or_default(), standing)
}
