//! Places in the text of a catalog.

/// A range of bytes in the text of a catalog: `start` inclusive, `end` exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The offset of the first byte.
    pub start: usize,
    /// The offset after the last byte; equal to `start` where the span marks a point.
    pub end: usize,
}
