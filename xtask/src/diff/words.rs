//! Two texts as one, word by word.

pub(super) use similar::ChangeTag;
use similar::TextDiff;

/// Runs of words that both texts have, or only one of them.
pub(super) fn runs(before: &str, after: &str) -> Vec<(ChangeTag, String)> {
    let diff = TextDiff::from_words(before, after);
    let mut runs: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match runs.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => runs.push((change.tag(), change.value().to_owned())),
        }
    }
    let equal = runs.iter().filter(|(tag, _)| *tag == ChangeTag::Equal);
    let equal: usize = equal.map(|(_, text)| text.len()).sum();
    // If little is equal, the two in a row read better than one woven into the other.
    if equal * 2 < before.len().max(after.len()) {
        let both = [(ChangeTag::Delete, before), (ChangeTag::Insert, after)];
        runs = both.map(|(tag, text)| (tag, text.to_owned())).into();
        runs.retain(|(_, text)| !text.is_empty());
    }
    runs
}
