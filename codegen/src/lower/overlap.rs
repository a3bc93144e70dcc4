//! Templates that could both match one text.

use super::Placed;
use crate::diagnostic::Span;
use crate::model::Template;
use crate::work::count;

/// How many pairs are told: where that many overlap, nearly all do.
const MOST_TOLD: usize = 1_000;

/// A template as the search sees it.
struct Outline<'a> {
    beginning: &'a str,
    /// What the template ends with, backwards, so that equal endings are equal beginnings.
    gnidne: String,
    is_exact: bool,
    key: &'a Placed<&'a Template>,
}

/// The pairs that overlap, at most [`MOST_TOLD`].
///
/// Templates whose beginnings differ cannot, nor those whose endings do. In a list sorted by either,
/// those that agree with a template stand right behind it; the search takes the order in which there
/// are fewer of them.
pub(super) fn overlaps(keys: &[Placed<&Template>]) -> Vec<(Span, Span)> {
    let outlines: Vec<_> = keys.iter().map(|key| outline(key)).collect();
    let by_beginning = Sorted::by(&outlines, |outline| outline.beginning);
    let by_ending = Sorted::by(&outlines, |outline| &outline.gnidne);
    let is_less = by_beginning.count() <= by_ending.count();
    let sorted = if is_less { by_beginning } else { by_ending };
    let overlapping = sorted.pairs().filter(|(a, b)| {
        count(1);
        !(a.is_exact && b.is_exact) && ends_agree(a, b) && a.key.value.overlaps(b.key.value)
    });
    let places = overlapping.map(|(a, b)| (a.key.at.min(b.key.at), a.key.at.max(b.key.at)));
    places.take(MOST_TOLD).collect()
}

fn outline<'a>(key: &'a Placed<&'a Template>) -> Outline<'a> {
    let literals = key.value.literals();
    let (beginning, ending) = (literals[0], literals[literals.len() - 1]);
    let gnidne = ending.chars().rev().collect();
    Outline { beginning, gnidne, is_exact: literals.len() == 1, key }
}

/// A quick look at both ends.
fn ends_agree(a: &Outline<'_>, b: &Outline<'_>) -> bool {
    let agree = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
    agree(a.beginning, b.beginning) && agree(&a.gnidne, &b.gnidne)
}

/// Templates in the order of one of their ends.
struct Sorted<'a> {
    order: Vec<&'a Outline<'a>>,
    /// For each, the index behind the last one whose end goes on from its own.
    ends: Vec<usize>,
}

impl<'a> Sorted<'a> {
    fn by(outlines: &'a [Outline<'a>], end: impl Fn(&'a Outline<'a>) -> &'a str) -> Self {
        let mut order: Vec<_> = outlines.iter().collect();
        order.sort_by_key(|outline| (end(outline), outline.key.at));
        let ends = order.iter().enumerate().map(|(index, one)| {
            let behind = &order[index + 1..];
            index + 1 + behind.partition_point(|other| end(other).starts_with(end(one)))
        });
        let ends = ends.collect();
        Self { order, ends }
    }

    /// How many pairs there are to look at.
    fn count(&self) -> usize {
        self.ends.iter().enumerate().map(|(index, end)| end - index - 1).sum()
    }

    fn pairs(&self) -> impl Iterator<Item = (&'a Outline<'a>, &'a Outline<'a>)> {
        self.ends.iter().enumerate().flat_map(|(index, end)| {
            let one = self.order[index];
            self.order[index + 1..*end].iter().map(move |other| (one, *other))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::steps_of;

    #[test]
    fn templates_with_other_ends_are_not_compared() {
        for shape in [
            (|n| format!("{{x}} is missing in the request number {n}!")) as fn(usize) -> String,
            |n| format!("in request {n}: {{x}} is missing"),
            |n| format!("{{x}} lorem {{y{n}}} ipsum"),
        ] {
            let steps = |n| {
                let templates = (0..n).map(|index| Template::parse(&shape(index)));
                let templates: Vec<_> = templates.collect::<Result<_, _>>().expect("templates");
                let place = |(start, value)| Placed { at: Span { start, end: start }, value };
                let keys: Vec<_> = templates.iter().enumerate().map(place).collect();
                steps_of(|| drop(overlaps(&keys)))
            };
            let (once, twice) = (steps(500), steps(1_000));
            assert!(twice <= (2 * once).max(MOST_TOLD), "{once} pairs became {twice}");
        }
    }
}
