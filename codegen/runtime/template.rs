//! Messages of the wire with parts that vary.

use core::iter;

/// A message: what varies is between two literal parts.
pub(crate) struct Template {
    pub(crate) literals: &'static [&'static str],
    /// The names of what varies: one fewer than literals.
    pub(crate) placeholders: &'static [&'static str],
}

impl Template {
    /// What is between the literal parts if `text` as a whole has the form of the template.
    ///
    /// Anchored at both ends, which are looked at first: a text of another form is seldom searched.
    /// Each literal part is taken where it comes first, so the parts put together again are `text` to
    /// the letter.
    pub(crate) fn captures<'a, const N: usize>(&self, text: &'a str) -> Option<[&'a str; N]> {
        let (first, others) = self.literals.split_first()?;
        let mut captures = [""; N];
        let mut rest = text.strip_prefix(first)?;
        let Some((last, inner)) = others.split_last() else {
            return rest.is_empty().then_some(captures);
        };
        rest = rest.strip_suffix(last)?;
        for (capture, literal) in captures.iter_mut().zip(inner) {
            (*capture, rest) = rest.split_once(literal)?;
        }
        *captures.get_mut(inner.len())? = rest;
        Some(captures)
    }

    /// Whether `text` begins and ends as the template does.
    fn has_ends_of(&self, text: &str) -> bool {
        match self.literals {
            [] => false,
            [only] => text == *only,
            [first, .., last] => text.strip_prefix(first).is_some_and(|rest| rest.ends_with(last)),
        }
    }

    fn start(&self) -> &'static str {
        self.literals.first().copied().unwrap_or_default()
    }
}

/// The template that `text` has the form of, and what varies in it. `by_start` has the positions of
/// the templates in the order of their first literals.
pub(crate) fn find<'a, const N: usize>(
    templates: &[Template],
    by_start: &[u32],
    text: &'a str,
) -> Option<(usize, [&'a str; N])> {
    candidates(templates, by_start, text)
        .find_map(|position| Some((position, templates.get(position)?.captures(text)?)))
}

/// The positions of the templates that `text` has both ends of.
///
/// They are two at the most, however many there are in a catalog: two templates in which something
/// varies would match one text if both their ends agreed, and a catalog has no such templates; nor
/// has it one text twice. So a long text is searched once, and compared with ends otherwise.
pub(crate) fn candidates(
    templates: &[Template],
    by_start: &[u32],
    text: &str,
) -> impl Iterator<Item = usize> {
    let start = |position: u32| templates.get(position as usize).map_or("", Template::start);
    // What `text` begins with sorts before all that `text` sorts before; so does what it shares
    // with a literal that it does not begin with.
    let (mut left, mut bound) = (by_start, text.as_bytes());
    let by_their_start = iter::from_fn(move || {
        let end = left.partition_point(|position| start(*position).as_bytes() <= bound);
        let (&last, others) = left.get(..end)?.split_last()?;
        bound = &bound[..shared(bound, start(last).as_bytes())];
        left = others;
        Some(last as usize)
    });
    by_their_start.filter(|position| {
        templates.get(*position).is_some_and(|template| template.has_ends_of(text))
    })
}

/// How many bytes two texts share at their beginnings.
fn shared(left: &[u8], right: &[u8]) -> usize {
    left.iter().zip(right).take_while(|(left, right)| left == right).count()
}
