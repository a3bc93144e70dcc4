//! Messages as text.

use core::fmt;
use core::iter;

use super::names::Variant;
use super::text::{Length, padded};
use crate::Message;
use crate::message::TEMPLATES;

/// Like the derived `Debug`, with the lengths of the values: no text from the server.
impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let variant = Variant::of(self.name());
        let mut shown = f.debug_struct(variant.as_str());
        let placeholders = TEMPLATES[self.index()].placeholders;
        for (placeholder, value) in placeholders.iter().zip(&self.varying()) {
            shown.field(placeholder, &Length(value));
        }
        shown.finish()
    }
}

/// The exact text on the wire.
impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // There is one literal part more than there are values: nothing follows the last.
        let varying = self.varying();
        let values = || varying.iter().copied().chain(iter::repeat(""));
        let parts = || TEMPLATES[self.index()].literals.iter().zip(values());
        padded(f, |f| parts().try_for_each(|(literal, value)| write!(f, "{literal}{value}")))
    }
}
