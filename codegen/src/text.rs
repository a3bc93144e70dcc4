//! The ground floor: texts, and the places in them.

mod source;
mod span;

pub use source::{MAX_BYTES, Position, Source};
pub use span::Span;
