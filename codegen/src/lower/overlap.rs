//! Templates that could both match one text.

use std::collections::BTreeMap;

use crate::diagnostic::Span;
use crate::model::Template;
use crate::work::count;

/// How many pairs are reported: where that many overlap, nearly all do.
const MOST_REPORTED: usize = 1_000;

/// A template and its ends: the first literal, and the last one in reverse.
struct Candidate<'a> {
    ends: [String; 2],
    template: &'a Template,
    at: Span,
}

/// The places of the pairs that overlap, at most [`MOST_REPORTED`].
///
/// Two templates overlap only if one beginning starts with the other, and one ending ends with the
/// other. In the order of either, those that start alike are neighbours: the order with fewer such
/// pairs is searched.
pub(super) fn overlaps(templates: &BTreeMap<&Template, Span>) -> Vec<(Span, Span)> {
    let candidates: Vec<_> =
        templates.iter().map(|(template, at)| candidate(template, *at)).collect();
    let orders = [0, 1].map(|end| Neighbours::new(&candidates, end));
    let Some(fewest) = orders.iter().min_by_key(|order| order.count()) else {
        return Vec::new();
    };
    let overlapping = fewest.pairs().filter(|(a, b)| {
        count(1);
        a.template.overlaps(b.template)
    });
    let places = overlapping.map(|(a, b)| (a.at.min(b.at), a.at.max(b.at)));
    places.take(MOST_REPORTED).collect()
}

fn candidate(template: &Template, at: Span) -> Candidate<'_> {
    let literals = template.literals();
    let (beginning, ending) = (literals[0], literals[literals.len() - 1]);
    Candidate { ends: [beginning.to_owned(), ending.chars().rev().collect()], template, at }
}

/// Templates in the order of one of their ends.
struct Neighbours<'a> {
    order: Vec<&'a Candidate<'a>>,
    /// For each, the index after the last one whose end starts with its own.
    stops: Vec<usize>,
}

impl<'a> Neighbours<'a> {
    fn new(candidates: &'a [Candidate<'a>], end: usize) -> Self {
        let mut order: Vec<_> = candidates.iter().collect();
        order.sort_by_key(|one| &one.ends[end]);
        let stops = order.iter().enumerate().map(|(index, one)| {
            let starts_alike = |other: &&Candidate<'_>| other.ends[end].starts_with(&one.ends[end]);
            index + order[index..].partition_point(starts_alike)
        });
        Self { stops: stops.collect(), order }
    }

    /// How many pairs there are.
    fn count(&self) -> usize {
        self.stops.iter().enumerate().map(|(index, stop)| stop - index - 1).sum()
    }

    fn pairs(&self) -> impl Iterator<Item = (&'a Candidate<'a>, &'a Candidate<'a>)> {
        self.order.iter().zip(&self.stops).enumerate().flat_map(|(index, (one, stop))| {
            self.order[index + 1..*stop].iter().map(move |other| (*one, *other))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::steps_of;

    #[test]
    fn templates_with_different_ends_are_not_compared() {
        for shape in [
            (|n| format!("{{x}} is missing in the request number {n}!")) as fn(usize) -> String,
            |n| format!("in request {n}: {{x}} is missing"),
            |n| format!("{{x}} lorem {{y{n}}} ipsum"),
        ] {
            let steps = |n| {
                let templates = (0..n).map(|index| Template::parse(&shape(index)));
                let templates: Vec<_> = templates.collect::<Result<_, _>>().expect("templates");
                let templates = templates.iter().map(|template| (template, Span::default()));
                let templates = templates.collect();
                steps_of(|| drop(overlaps(&templates)))
            };
            let (once, twice) = (steps(500), steps(1_000));
            assert!(twice <= (2 * once).max(MOST_REPORTED), "{once} pairs became {twice}");
        }
    }
}
