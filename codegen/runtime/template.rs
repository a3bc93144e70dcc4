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

    fn start(&self) -> &'static str {
        self.literals.first().copied().unwrap_or_default()
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

/// Up to how many templates it is quicker to try all in turn.
const FEW: usize = 32;

/// The template that `text` has the form of, and what varies in it. `by_start` has the positions of
/// the templates in the order of their first literals.
///
/// No two templates of a catalog match one text, so that it does not matter which is tried first.
pub(crate) fn find<'a, const N: usize>(
    templates: &[Template],
    by_start: &[u32],
    text: &'a str,
) -> Option<(usize, [&'a str; N])> {
    let attempt = |position| {
        let template: &Template = templates.get(position)?;
        Some((position, template.captures(text)?))
    };
    if templates.len() <= FEW {
        return (0..templates.len()).find_map(attempt);
    }
    let start = |position: u32| templates.get(position as usize).map_or("", Template::start);
    // What `text` begins with sorts before all that `text` sorts before; so does what it shares
    // with a literal that it does not begin with.
    let (mut left, mut bound) = (by_start, text.as_bytes());
    loop {
        let end = left.partition_point(|position| start(*position).as_bytes() <= bound);
        let (&last, others) = left.get(..end)?.split_last()?;
        let found = attempt(last as usize);
        if found.is_some() {
            return found;
        }
        bound = &bound[..shared(bound, start(last).as_bytes())];
        left = others;
    }
}

/// How many bytes two texts share at their beginnings.
fn shared(left: &[u8], right: &[u8]) -> usize {
    left.iter().zip(right).take_while(|(left, right)| left == right).count()
}
