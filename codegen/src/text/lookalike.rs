//! Characters that look like one of ASCII, or like nothing.

/// A character that is taken for another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lookalike {
    pub(crate) character: char,
    /// The character of ASCII that it looks like; `None` if it looks like nothing.
    pub(crate) ascii: Option<char>,
    /// What it is, such as "a Cyrillic letter".
    what: &'static str,
}

/// Pairs of a letter and the Latin one that it looks like.
const CYRILLIC: &str = "аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwӏlкkмmтtвbнhгrпnАAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅS";
const GREEK: &str = "αaβbγyεeηnιiκkμuνvοoρpσoτtυuχxωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

impl Lookalike {
    /// `None` if the character is taken for itself.
    pub(crate) fn of(character: char) -> Option<Self> {
        let (ascii, what) = match character {
            _ if character.is_ascii() => return None,
            '\u{a0}' | '\u{2007}' | '\u{202f}' => (Some(' '), "a no-break space"),
            _ if is_invisible(character) => (None, "an invisible character"),
            _ if character.is_whitespace() => (Some(' '), "a space, but not the one of YAML"),
            _ if is_curly_quote(character) => (None, "a curly quote, which YAML does not know"),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => (Some('-'), "a dash, but not the ASCII one"),
            '\u{ff01}'..='\u{ff5e}' => (full_width(character), "a full-width character"),
            _ => match (paired(CYRILLIC, character), paired(GREEK, character)) {
                (Some(latin), _) => (Some(latin), "a Cyrillic letter"),
                (_, Some(latin)) => (Some(latin), "a Greek letter"),
                _ => return None,
            },
        };
        Some(Self { character, ascii, what })
    }

    /// The first one in a text, with its offset.
    pub(crate) fn first_in(text: &str) -> Option<(usize, Self)> {
        text.char_indices().find_map(|(at, c)| Some((at, Self::of(c)?)))
    }

    /// Its code point and what it is: `U+0441, a Cyrillic letter`.
    pub(crate) fn describe(self) -> String {
        format!("U+{:04X}, {}", u32::from(self.character), self.what)
    }

    pub(crate) fn is_space(self) -> bool {
        is_odd_space(self.character)
    }
}

/// The text with the characters of ASCII that it looks like.
pub(crate) fn as_it_looks(text: &str) -> String {
    let look = |c| Lookalike::of(c).map_or(Some(c), |lookalike| lookalike.ascii);
    text.chars().filter_map(look).collect()
}

/// Whether people take the character for a space or for nothing, but YAML does not.
pub(crate) fn is_odd_space(c: char) -> bool {
    !c.is_ascii() && (c.is_whitespace() || is_invisible(c))
}

pub(crate) const fn is_curly_quote(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201f}')
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// The character of ASCII that one of U+FF01 to U+FF5E is.
fn full_width(c: char) -> Option<char> {
    char::from_u32(u32::from(c) - 0xfee0)
}

/// The second character of the pair that `c` begins.
fn paired(pairs: &str, c: char) -> Option<char> {
    let mut pairs = pairs.chars();
    while let (Some(letter), Some(latin)) = (pairs.next(), pairs.next()) {
        if letter == c {
            return Some(latin);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_of_another_script_has_its_latin_one() {
        for (pairs, what) in [(CYRILLIC, "a Cyrillic letter"), (GREEK, "a Greek letter")] {
            let all: Vec<_> = pairs.chars().collect();
            for pair in all.chunks(2) {
                assert!(!pair[0].is_ascii() && pair[1].is_ascii_alphabetic(), "{pair:?}");
                let found = Lookalike::of(pair[0]).expect("a letter");
                assert_eq!((found.ascii, found.what), (Some(pair[1]), what));
            }
        }
    }

    #[test]
    fn a_text_is_read_as_it_looks() {
        for (text, looks) in [
            ("сode", "code"),
            ("na\u{200b}me\u{a0}", "name "),
            ("“x”", "x"),
            ("ｃｏｄｅ：", "code:"),
            ("a–b", "a-b"),
            ("日本語 é", "日本語 é"),
        ] {
            assert_eq!(as_it_looks(text), looks);
        }
    }
}
