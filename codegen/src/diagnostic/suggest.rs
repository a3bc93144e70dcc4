//! Near misses: what a misspelled word was probably meant to be.

use crate::text::as_it_looks;
use crate::work::count;

/// The longest word that can be a typo of another one, in bytes.
const LONGEST: usize = 100;

/// How many names a list contains.
const MOST_LISTED: usize = 20;

/// The candidate that `word` was probably meant to be, if one is near enough.
pub(crate) fn near_miss<'a>(word: &str, candidates: &'a [impl AsRef<str>]) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = as_it_looks(word).to_lowercase();
    candidates
        .iter()
        .map(AsRef::as_ref)
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| {
            count(word.len() * candidate.len());
            (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Names in a sentence: `a`, `b`.
pub(crate) fn list(names: &[impl AsRef<str>]) -> String {
    let shown = &names[..names.len().min(MOST_LISTED)];
    let quoted: Vec<_> = shown.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    let more = names.len() - shown.len();
    quoted.join(", ") + &if more > 0 { format!(" and {more} more") } else { String::new() }
}

/// A text as YAML, also between brackets: in quotes unless it is plain words.
pub(crate) fn quoted(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-'))
        && !matches!(text.to_ascii_lowercase().as_str(), "null" | "true" | "false");
    if is_plain { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Collector;
    use crate::work::steps_of;

    /// However many words have no near miss, and however long they are.
    #[test]
    fn a_run_compares_a_bounded_number_of_words() {
        let words: Vec<_> = (0..1_000).map(|index| format!("word_{index}")).collect();
        let long = "x".repeat(super::LONGEST + 1);
        let steps = |searches: usize| {
            let mut collector = Collector::default();
            steps_of(|| {
                for search in 0..searches {
                    assert_eq!(
                        collector.near_miss(&format!("{search}_______________"), &words),
                        None
                    );
                    assert_eq!(collector.near_miss(&long, &words), None);
                }
            })
        };
        assert_eq!(steps(500), steps(1_000));
    }
}
