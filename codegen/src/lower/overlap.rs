//! Templates that could both match one text.

use super::Placed;
use crate::diagnostic::Span;
use crate::model::Template;

/// How many pairs are reported: where that many overlap, nearly all do.
const MOST_TOLD: usize = 1_000;

/// The pairs that overlap, at most [`MOST_TOLD`].
pub(super) fn overlaps(keys: &[Placed<&Template>]) -> Vec<(Span, Span)> {
    let literals: Vec<_> = keys.iter().map(|key| key.value.literals()).collect();
    let agree = |a: usize, b: usize| {
        let (a, b) = (&literals[a], &literals[b]);
        let (a_last, b_last) = (a[a.len() - 1], b[b.len() - 1]);
        (a.len() > 1 || b.len() > 1)
            && (a[0].starts_with(b[0]) || b[0].starts_with(a[0]))
            && (a_last.ends_with(b_last) || b_last.ends_with(a_last))
    };
    let pairs = (0..keys.len()).flat_map(|a| (a + 1..keys.len()).map(move |b| (a, b)));
    let overlapping =
        pairs.filter(|(a, b)| agree(*a, *b) && keys[*a].value.overlaps(&keys[*b].value));
    overlapping.map(|(a, b)| (keys[a].at, keys[b].at)).take(MOST_TOLD).collect()
}
