//! Differences of texts, for people.

use similar::TextDiff;

/// The most lines of one file's diff that are shown.
const MOST_LINES: usize = 60;

/// A unified diff from what is to what should be, cut off where it gets long.
pub(super) fn unified(name: &str, is: &str, should: &str) -> String {
    let diff = TextDiff::from_lines(is, should);
    let text =
        diff.unified_diff().context_radius(2).header(name, "as the catalog says").to_string();
    let lines = text.lines().count();
    if lines <= MOST_LINES {
        return text;
    }
    let shown: String = text.split_inclusive('\n').take(MOST_LINES).collect();
    format!("{shown}... and {} more lines\n", lines - MOST_LINES)
}

/// The first line, from 1, in which the texts differ.
pub(super) fn first_difference(is: &str, should: &str) -> usize {
    is.split('\n').zip(should.split('\n')).take_while(|(a, b)| a == b).count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_a_line_of_the_file() {
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), 2);
        assert_eq!(first_difference("x", "a"), 1);
    }

    #[test]
    fn a_long_diff_says_how_much_it_hides() {
        let text = unified("f", &"a\n".repeat(100), &"b\n".repeat(100));
        assert!(text.ends_with("... and 143 more lines\n"), "{text}");
        assert_eq!(text.lines().count(), MOST_LINES + 1);
    }
}
