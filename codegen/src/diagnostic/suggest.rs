//! Near misses: what a misspelt word was probably meant to be.

/// The longest word that is a slip of another one, in bytes.
const LONGEST: usize = 100;

/// How many names a list spells out.
const MOST_LISTED: usize = 20;

/// The candidate that `word` was probably meant to be, if one is near enough.
pub(crate) fn near_miss<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    candidates
        .iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .map(|candidate| {
            (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), *candidate)
        })
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Names as a sentence has them: `a`, `b`.
pub(crate) fn list(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().take(MOST_LISTED).map(|name| format!("`{name}`")).collect();
    match names.len().saturating_sub(MOST_LISTED) {
        0 => quoted.join(", "),
        more => format!("{} and {more} more", quoted.join(", ")),
    }
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
