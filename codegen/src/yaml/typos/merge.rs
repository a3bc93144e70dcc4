//! What a merge leaves in a file that it could not merge.

use super::line::Line;
use crate::diagnostic::{Diagnostic, Rule, Span};

/// The markers, in the order in which a conflict has them, and what begins or ends there.
const MARKERS: [(&str, &str); 4] = [
    ("<<<<<<<", "one side begins here"),
    ("|||||||", "what both began with"),
    ("=======", "the other side begins here"),
    (">>>>>>>", "and ends here"),
];

/// A diagnostic for each conflict, and for each marker outside one.
pub(super) fn conflicts(text: &str) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = Vec::new();
    // How far the last conflict got: the number of its markers that may not follow.
    let mut position = MARKERS.len();
    for (line, marker) in Line::all(text).filter_map(|line| Some((line, marker(line.text)?))) {
        let at = line.span(line.text);
        let label = MARKERS[marker].1;
        match found.last_mut() {
            Some(conflict) if marker >= position => {
                conflict.also.push((at, label.to_owned()));
            }
            _ if marker == 0 => found.push(conflict(at).label(label)),
            _ => {
                found.push(left_over(at));
                position = MARKERS.len();
                continue;
            }
        }
        position = marker + 1;
    }
    found
}

/// The index of the marker that a line is.
fn marker(line: &str) -> Option<usize> {
    MARKERS.iter().position(|(marker, _)| {
        line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    })
}

fn conflict(at: Span) -> Diagnostic {
    Diagnostic::new(Rule::MergeMarkers, at, "a merge left a conflict in the catalog")
        .help("keep one side, delete the lines with the markers, and run `cargo xtask gen`")
}

fn left_over(at: Span) -> Diagnostic {
    Diagnostic::new(Rule::MergeMarkers, at, "a merge left a marker in the catalog")
        .label("not part of the catalog")
        .help("keep one side of what was merged here, delete this line, and run `cargo xtask gen`")
}
