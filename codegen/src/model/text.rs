//! Texts that people read, and addresses.

use super::Invalid;
use crate::diagnostic::Rule;
use crate::text::is_unprintable;

/// One paragraph that says something: not blank, printable, without line breaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(String);

impl Text {
    /// Takes prose: line breaks and runs of white space become one space, and a full stop at the end
    /// goes, so that what quotes the text can go on.
    pub(crate) fn prose(text: &str) -> Result<Self, Invalid> {
        let folded = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        checked(&folded, is_unprintable, "write what happened, or what to do")?;
        let bare =
            folded.strip_suffix('.').filter(|rest| !rest.ends_with(['.', ' ']) && !rest.is_empty());
        Ok(Self(bare.unwrap_or(&folded).to_owned()))
    }

    /// Takes what is on the wire: to the letter.
    pub(crate) fn verbatim(text: &str) -> Result<Self, Invalid> {
        checked_wire(text).map(|()| Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Refuses a text of the wire that is blank or holds characters that cannot be seen. Servers send
/// line feeds and tabs, and what shapes the letter or the emoji beside it.
pub(super) fn checked_wire(text: &str) -> Result<(), Invalid> {
    let is_sent = |c: char| matches!(c, '\n' | '\t') || shapes_a_neighbour(c);
    checked(text, |c| is_unprintable(c) && !is_sent(c), "write what is on the wire")
}

/// Joiners, which some scripts need, and variation selectors.
fn shapes_a_neighbour(c: char) -> bool {
    matches!(c,
        '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{200c}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}')
}

fn checked(text: &str, is_refused: impl Fn(char) -> bool, help: &str) -> Result<(), Invalid> {
    if text.trim().is_empty() {
        return Err(Invalid::new(Rule::BlankText, "this text is blank", help));
    }
    match text.chars().find(|c| is_refused(*c)) {
        None => Ok(()),
        Some(c) => Err(Invalid::new(
            Rule::UnprintableText,
            format!("the character U+{:04X} cannot be seen in a text", u32::from(c)),
            "remove it",
        )),
    }
}

/// An http or https address that can stand in a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(String);

impl Url {
    pub(crate) fn parse(url: &str) -> Result<Self, Invalid> {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '`');
        match rest {
            Some(rest) if !rest.is_empty() && rest.chars().all(plain) => Ok(Self(url.to_owned())),
            _ => Err(Invalid::new(
                Rule::InvalidUrl,
                format!("`{}` is no address of a page", url.escape_debug()),
                "write it from https:// on, without spaces, quotes or angle brackets",
            )),
        }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use std::ops::RangeInclusive;

    use super::*;

    #[test]
    fn prose_is_folded_and_the_wire_is_kept() {
        let text = " two\n  lines\t";
        assert_eq!(Text::prose(text).expect("prose").as_str(), "two lines");
        assert_eq!(Text::prose("It stops.").expect("prose").as_str(), "It stops");
        assert_eq!(Text::prose("It goes on...").expect("prose").as_str(), "It goes on...");
        assert_eq!(Text::verbatim(text).expect("wire").as_str(), text);
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for (text, rule) in [
            ("", Rule::BlankText),
            (" \n", Rule::BlankText),
            ("a\0", Rule::UnprintableText),
            ("a\rb", Rule::UnprintableText),
            ("a\u{202e}b", Rule::UnprintableText),
            ("a\u{feff}b", Rule::UnprintableText),
        ] {
            assert_eq!(Text::verbatim(text).map_err(|invalid| invalid.rule), Err(rule), "{text:?}");
        }
    }

    /// What draws nothing, or draws the text around it in another order.
    const HIDDEN: &[RangeInclusive<char>] = &[
        '\u{ad}'..='\u{ad}',
        '\u{34f}'..='\u{34f}',
        '\u{61c}'..='\u{61c}',
        '\u{115f}'..='\u{1160}',
        '\u{17b4}'..='\u{17b5}',
        '\u{180e}'..='\u{180e}',
        '\u{200b}'..='\u{200b}',
        '\u{200e}'..='\u{200f}',
        '\u{2028}'..='\u{202e}',
        '\u{2060}'..='\u{206f}',
        '\u{3164}'..='\u{3164}',
        '\u{feff}'..='\u{feff}',
        '\u{ffa0}'..='\u{ffa0}',
        '\u{fff9}'..='\u{fffb}',
        '\u{e0000}'..='\u{e00ff}',
    ];

    /// What draws nothing itself, and shapes a letter or a symbol beside it.
    const SHAPING: &[RangeInclusive<char>] = &[
        '\u{180b}'..='\u{180d}',
        '\u{180f}'..='\u{180f}',
        '\u{200c}'..='\u{200d}',
        '\u{fe00}'..='\u{fe0f}',
        '\u{e0100}'..='\u{e01ef}',
    ];

    #[test]
    fn no_text_holds_what_cannot_be_seen() {
        for c in HIDDEN.iter().cloned().flatten() {
            for text in [Text::prose(&format!("a{c}b")), Text::verbatim(&format!("a{c}b"))] {
                let rule = text.map_err(|invalid| invalid.rule);
                assert_eq!(rule, Err(Rule::UnprintableText), "U+{:04X}", u32::from(c));
            }
        }
    }

    /// Servers send emoji with variation selectors, and words with joiners.
    #[test]
    fn what_shapes_its_neighbours_is_on_the_wire_and_not_in_prose() {
        for c in SHAPING.iter().cloned().flatten() {
            let text = format!("a{c}b");
            assert_eq!(Text::verbatim(&text).expect("wire").as_str(), text);
            let rule = Text::prose(&text).map_err(|invalid| invalid.rule);
            assert_eq!(rule, Err(Rule::UnprintableText), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn scripts_and_symbols_of_every_kind_are_text() {
        for text in ["日本語", "ärger", "🙂", "*/ {} /// \"\\", "עברית"] {
            assert_eq!(Text::prose(text).expect(text).as_str(), text);
        }
    }

    #[test]
    fn only_addresses_of_pages_are_urls() {
        for url in ["https://docs.agora.io/en/x#a", "http://h"] {
            assert_eq!(Url::parse(url).expect(url).as_str(), url);
        }
        for url in
            ["", "docs.agora.io", "https://", "ftp://a", "https://a b", "https://a>b", "https://ä"]
        {
            assert!(Url::parse(url).is_err(), "{url}");
        }
    }
}
