//! Places in the catalog, and how a value carries its own.
//!
//! [`Value`] keeps no positions, but a tag can hold one. The reader refuses tags in a catalog, so
//! every tag that a value bears is ours: it says what the value is, and names the bytes that it was
//! read from.

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

/// What a value is, whatever it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Nothing,
    Bool,
    Number,
    LargeNumber,
    Fraction,
    Text,
    List,
    Mapping,
}

impl Kind {
    const ALL: [(Self, char, &str); 8] = [
        (Self::Nothing, 'v', "nothing"),
        (Self::Bool, 'b', "a truth value"),
        (Self::Number, 'n', "a number"),
        (Self::LargeNumber, 'l', "a number above 2^63-1"),
        (Self::Fraction, 'f', "a number that is not whole"),
        (Self::Text, 't', "a text"),
        (Self::List, 's', "a list"),
        (Self::Mapping, 'm', "a mapping"),
    ];

    fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Nothing,
            Value::Bool(_) => Self::Bool,
            Value::Number(number) if number.is_i64() => Self::Number,
            Value::Number(number) if number.is_u64() => Self::LargeNumber,
            Value::Number(_) => Self::Fraction,
            Value::String(_) | Value::Tagged(_) => Self::Text,
            Value::Sequence(_) => Self::List,
            Value::Mapping(_) => Self::Mapping,
        }
    }

    const fn row(self) -> (char, &'static str) {
        let (_, letter, description) = Self::ALL[self as usize];
        (letter, description)
    }

    /// The kind in the words that messages have for it.
    pub(crate) const fn describe(self) -> &'static str {
        self.row().1
    }
}

/// What the tag of a value tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) kind: Kind,
    pub(crate) at: Span,
    pub(crate) standing: Standing,
}

const REFUSED: &str = "x";

/// Marks `value` with what it is and the place that it was read from.
pub(crate) fn mark(value: Value, at: Span, standing: Standing) -> Value {
    let (letter, _) = Kind::of(&value).row();
    let refused = if standing == Standing::Refused { REFUSED } else { "" };
    let tag = format!("{letter}{}-{}{refused}", at.start, at.end);
    Value::Tagged(Box::new(TaggedValue { tag: Tag::new(tag), value }))
}

impl Mark {
    /// Reads a mark back; `None` if `tag` is none.
    pub(crate) fn parse(tag: &str) -> Option<Self> {
        let mut rest = tag.chars();
        let letter = rest.next()?;
        let (kind, ..) = Kind::ALL.into_iter().find(|row| row.1 == letter)?;
        let (range, standing) = match rest.as_str().strip_suffix(REFUSED) {
            Some(range) => (range, Standing::Refused),
            None => (rest.as_str(), Standing::Read),
        };
        let (start, end) = range.split_once('-')?;
        let at = Span { start: start.parse().ok()?, end: end.parse().ok()? };
        Some(Self { kind, at, standing })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_back_as_it_was_made() {
        let at = Span { start: 3, end: 70 };
        let list = Value::Sequence(Vec::new());
        for (value, kind) in [(Value::Null, Kind::Nothing), (list, Kind::List)] {
            for standing in [Standing::Read, Standing::Refused] {
                let Value::Tagged(tagged) = mark(value.clone(), at, standing) else {
                    panic!("a mark is a tag");
                };
                let tag = tagged.tag.to_string();
                let read = Mark::parse(tag.trim_start_matches('!'));
                assert_eq!(read, Some(Mark { kind, at, standing }));
            }
        }
    }

    #[test]
    fn the_rows_of_the_kinds_are_in_their_order() {
        assert!(Kind::ALL.iter().enumerate().all(|(index, row)| row.0 as usize == index));
    }
}
