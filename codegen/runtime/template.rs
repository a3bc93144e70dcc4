//! Messages of the wire with parts that vary.

use core::iter;

/// A message: what varies is between two literal parts.
pub(crate) struct Template {
    pub(crate) literals: &'static [&'static str],
    /// The names of what varies: one fewer than literals.
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

    /// What is between the literal parts, of a text without its ends; `None` if it lacks one.
    ///
    /// Each literal part is taken where it comes first, so the parts put together again are the text
    /// to the letter.
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

/// Up to how many templates it is quicker to look at all in turn.
const FEW: usize = 32;

/// The template that `text` has the form of, and what varies in it. `by_start` has the positions of
/// the templates in the order of their first literals.
pub(crate) fn find<'a, const N: usize>(
    templates: &[Template],
    by_start: &[u32],
    text: &'a str,
) -> Option<(usize, [&'a str; N])> {
    candidates(templates, by_start, text).find_map(|(position, between)| {
        Some((position, templates.get(position)?.captures(between)?))
    })
}

/// The positions of the templates that `text` has both ends of, each with what is between them.
///
/// They are two at the most, however many there are in a catalog: two templates in which something
/// varies would match one text if both their ends agreed, and a catalog has no such templates; nor
/// has it one text twice. So a long text is searched once, and compared with ends otherwise.
pub(crate) fn candidates<'a>(
    templates: &[Template],
    by_start: &[u32],
    text: &'a str,
) -> impl Iterator<Item = (usize, &'a str)> {
    let start = |position: u32| templates.get(position as usize).map_or("", Template::start);
    let few = if templates.len() <= FEW { templates.len() } else { 0 };
    // What `text` begins with sorts before all that `text` sorts before; so does what it shares
    // with a literal that it does not begin with.
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

/// How many bytes two texts share at their beginnings.
fn shared(left: &[u8], right: &[u8]) -> usize {
    left.iter().zip(right).take_while(|(left, right)| left == right).count()
}
