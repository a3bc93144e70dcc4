//! The traits of [`Message`], by its position and what varies in it: derived for hundreds of
//! variants with fields they would take longer to compile than everything else.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::iter;

use crate::Message;
use crate::debug::Variant;
use crate::message::{TEMPLATES, WIDEST};
use crate::text::Shown;

impl<'a> Message<'a> {
    const fn parts(&self) -> (usize, [&'a str; WIDEST]) {
        (self.index(), self.varying())
    }
}

impl PartialEq for Message<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Eq for Message<'_> {}

impl PartialOrd for Message<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// In the order of the variants; of the same one, by what varies.
impl Ord for Message<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(&other.parts())
    }
}

impl Hash for Message<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

/// As derived code would show it, with what varies in one line of bounded length.
impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let variant = Variant::of(self.name());
        let mut shown = f.debug_struct(variant.as_str());
        let placeholders = TEMPLATES[self.index()].placeholders;
        for (placeholder, value) in placeholders.iter().zip(&self.varying()) {
            shown.field(placeholder, &Shown(value));
        }
        shown.finish()
    }
}

/// The text on the wire, to the letter.
impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // One fewer than literals: nothing is behind the last.
        let varying = self.varying();
        let values = varying.iter().copied().chain(iter::repeat(""));
        for (literal, value) in TEMPLATES[self.index()].literals.iter().zip(values) {
            f.write_str(literal)?;
            f.write_str(value)?;
        }
        Ok(())
    }
}
