//! Messages of the wire with parts that vary.

use core::fmt;

use crate::debug::Variant;

/// A message: what varies stands between two literal parts.
pub(crate) struct Template {
    pub(crate) literals: &'static [&'static str],
    /// The names of what varies: one fewer than literals.
    pub(crate) placeholders: &'static [&'static str],
}

impl Template {
    /// What stands between the literal parts if `text` as a whole has the form of the template.
    ///
    /// Anchored at both ends. Each literal part is taken where it comes first, so the parts put
    /// together again are `text` to the letter.
    pub(crate) fn captures<'a, const N: usize>(&self, text: &'a str) -> Option<[&'a str; N]> {
        let (first, others) = self.literals.split_first()?;
        let mut captures = [""; N];
        let mut rest = text.strip_prefix(first)?;
        let Some((last, inner)) = others.split_last() else {
            return rest.is_empty().then_some(captures);
        };
        for (capture, literal) in captures.iter_mut().zip(inner) {
            (*capture, rest) = rest.split_once(literal)?;
        }
        *captures.get_mut(inner.len())? = rest.strip_suffix(last)?;
        Some(captures)
    }

    /// Writes the literal parts with `values` between them.
    pub(crate) fn write(&self, f: &mut fmt::Formatter<'_>, values: &[&str]) -> fmt::Result {
        for (index, literal) in self.literals.iter().enumerate() {
            if let Some(value) = index.checked_sub(1).and_then(|before| values.get(before)) {
                f.write_str(value)?;
            }
            f.write_str(literal)?;
        }
        Ok(())
    }

    /// Shows the message called `name`, with `values` for what varies in it, as derived code would.
    pub(crate) fn debug(
        &self,
        f: &mut fmt::Formatter<'_>,
        name: &str,
        values: &[&str],
    ) -> fmt::Result {
        let variant = Variant::of(name);
        let mut shown = f.debug_struct(variant.as_str());
        for (placeholder, value) in self.placeholders.iter().zip(values) {
            shown.field(placeholder, value);
        }
        shown.finish()
    }
}

/// The first template that `text` has the form of, and what varies in it.
pub(crate) fn find<'a, const N: usize>(
    templates: &[Template],
    text: &'a str,
) -> Option<(usize, [&'a str; N])> {
    templates
        .iter()
        .enumerate()
        .find_map(|(index, template)| Some((index, template.captures(text)?)))
}
