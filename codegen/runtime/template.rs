//! Messages with parts that vary.

use core::iter;

/// A message: each part that varies is between two literal parts.
pub(crate) struct Template {
    pub(crate) literals: &'static [&'static str],
    /// The names of the parts that vary: one fewer than literals.
    pub(crate) placeholders: &'static [&'static str],
}

impl Template {
    /// The text without the ends of the template; `None` if it begins or ends otherwise.
    fn between_ends<'a>(&self, text: &'a str) -> Option<&'a str> {
        match self.literals {
            [] => None,
            [only] => (text == *only).then_some(""),
            [first, .., last] => text.strip_prefix(first)?.strip_suffix(last),
        }
    }

    /// The parts between the literal parts of a text without its ends; `None` if a literal part is
    /// missing.
    ///
    /// Each literal part is matched at its first occurrence, so all parts together are the exact text.
    fn captures<'a, const N: usize>(&self, mut rest: &'a str) -> Option<[&'a str; N]> {
        let mut captures = [""; N];
        let [_, inner @ .., _] = self.literals else { return Some(captures) };
        for (capture, literal) in captures.iter_mut().zip(inner) {
            (*capture, rest) = rest.split_once(literal)?;
        }
        *captures.get_mut(inner.len())? = rest;
        Some(captures)
    }

    fn start(&self) -> &'static str {
        self.literals.first().copied().unwrap_or_default()
    }
}

/// Up to this number of templates it is quicker to try all of them.
const FEW: usize = 32;

/// The template that matches `text`, and the parts that vary. `by_start` has the positions of the
/// templates in the order of their first literals.
pub(crate) fn find<'a, const N: usize>(
    templates: &[Template],
    by_start: &[u32],
    text: &'a str,
) -> Option<(usize, [&'a str; N])> {
    candidates(templates, by_start, text).find_map(|(position, between)| {
        Some((position, templates.get(position)?.captures(between)?))
    })
}

/// The positions of the templates whose both ends `text` has, each with what is between them.
///
/// There are at most two, however many templates a catalog has: two templates with placeholders and
/// compatible ends would match the same text, which a catalog must not have, and no text occurs twice.
/// So the middle of a long text is searched at most twice.
pub(crate) fn candidates<'a>(
    templates: &[Template],
    by_start: &[u32],
    text: &'a str,
) -> impl Iterator<Item = (usize, &'a str)> {
    let start = |position: u32| templates.get(position as usize).map_or("", Template::start);
    let few = if templates.len() <= FEW { templates.len() } else { 0 };
    // A literal that `text` begins with sorts at or before `text`. If the closest literal is not one,
    // the next candidate is at or before what the two share.
    let (mut left, mut bound) = (if few > 0 { &[] } else { by_start }, text.as_bytes());
    let by_their_start = iter::from_fn(move || {
        let end = left.partition_point(|position| start(*position).as_bytes() <= bound);
        let (&last, others) = left.get(..end)?.split_last()?;
        bound = &bound[..shared(bound, start(last).as_bytes())];
        left = others;
        Some(last as usize)
    });
    (0..few)
        .chain(by_their_start)
        .filter_map(move |position| Some((position, templates.get(position)?.between_ends(text)?)))
}

/// The length in bytes of what two texts share at their beginnings.
fn shared(left: &[u8], right: &[u8]) -> usize {
    left.iter().zip(right).take_while(|(left, right)| left == right).count()
}
