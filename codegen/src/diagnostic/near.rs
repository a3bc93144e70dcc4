//! Near misses: what a misspelt word was probably meant to be.

/// The candidate that `word` was probably meant to be, if one is near enough.
pub(crate) fn near_miss<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .iter()
        .map(|candidate| {
            (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), *candidate)
        })
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Names as a sentence has them: `a`, `b`.
pub(crate) fn list(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

#[cfg(test)]
mod tests {
    use super::near_miss;

    #[test]
    fn a_slip_is_understood_and_another_word_is_not() {
        let words = ["never", "same_call", "after_call", "after_fix", "unspecified"];
        for (word, meant) in [
            ("nevr", Some("never")),
            ("Never", Some("never")),
            ("samecall", Some("same_call")),
            ("after-fix", Some("after_fix")),
            ("unspecifed", Some("unspecified")),
            ("sometimes", None),
            ("", None),
        ] {
            assert_eq!(near_miss(word, &words), meant, "{word}");
        }
    }
}
