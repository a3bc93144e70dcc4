//! The name that was probably meant.

/// The nearest of the names, if it differs in less than half of its letters.
pub(super) fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // No name is that long, and the distance takes time.
    if word.len() > 100 {
        return None;
    }
    let word = word.to_lowercase();
    let distances = names.into_iter().map(|name| (distance(&word, name), name));
    let (distance, name) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance * 2 < name.chars().count()).then_some(name)
}

/// How many letters have to be inserted, removed or replaced.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<_> = other.chars().collect();
    let mut row: Vec<_> = (0..=other.len()).collect();
    for (above, letter) in one.chars().enumerate() {
        let mut diagonal = above;
        row[0] = above + 1;
        for (column, wanted) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *wanted);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}
