//! Two texts as one, word by word: what went and what came.

use similar::{ChangeTag, TextDiff};

/// A run of words of a text that was reworded.
pub(super) enum Run {
    Kept(String),
    Gone(String),
    Come(String),
}

/// The words of both texts, in runs.
pub(super) fn runs(before: &str, after: &str) -> Vec<Run> {
    let mut runs: Vec<(ChangeTag, String)> = Vec::new();
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        match runs.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => runs.push((change.tag(), change.value().to_owned())),
        }
    }
    let kept: usize =
        runs.iter().filter(|(tag, _)| *tag == ChangeTag::Equal).map(|(_, text)| text.len()).sum();
    // Where little is kept, the two side by side read better than one woven into the other.
    if kept * 2 < before.len().max(after.len()) {
        return vec![Run::Gone(before.to_owned()), Run::Come(after.to_owned())];
    }
    runs.into_iter()
        .map(|(tag, text)| match tag {
            ChangeTag::Equal => Run::Kept(text),
            ChangeTag::Delete => Run::Gone(text),
            ChangeTag::Insert => Run::Come(text),
        })
        .collect()
}
