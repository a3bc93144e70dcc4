//! Messages as text.

use core::fmt;
use core::iter;

use super::names::Variant;
use super::text::Shown;
use crate::Message;
use crate::message::TEMPLATES;

/// Like the derived `Debug`, with each value in one line of bounded length.
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

/// The exact text on the wire.
impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // There is one literal part more than there are values: nothing follows the last.
        let varying = self.varying();
        let values = varying.iter().copied().chain(iter::repeat(""));
        for (literal, value) in TEMPLATES[self.index()].literals.iter().zip(values) {
            f.write_str(literal)?;
            f.write_str(value)?;
        }
        Ok(())
    }
}
