//! Texts and the places in them. Imports nothing of this crate.

#[path = "../runtime/charset.rs"]
mod charset;
mod source;
mod span;

pub(crate) use charset::is_unprintable;
pub(crate) use source::Unreadable;
pub use source::{MAX_BYTES, Position, Source};
pub use span::Span;
