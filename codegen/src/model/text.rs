//! Texts and addresses.

use schemars::JsonSchema;
use serde::Serialize;

use super::Invalid;
use crate::diagnostic::Rule;
use crate::text::is_unprintable;

/// One paragraph that says something: not blank, printable, without line breaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Text(String);

impl Text {
    /// A text for people. Runs of white space become one space, and a full stop at the end is removed,
    /// so that a sentence that quotes the text can continue.
    pub(crate) fn prose(text: &str) -> Result<Self, Invalid> {
        let folded = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        checked(&folded, is_unprintable, "write what happened, or what to do")?;
        let bare =
            folded.strip_suffix('.').filter(|rest| !rest.ends_with(['.', ' ']) && !rest.is_empty());
        Ok(Self(bare.unwrap_or(&folded).to_owned()))
    }

    /// A text of the wire, to the letter.
    pub(crate) fn verbatim(text: &str) -> Result<Self, Invalid> {
        checked_wire(text).map(|()| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Checks that a text of the wire is neither blank nor has unprintable characters. Servers send line
/// feeds and tabs, and what shapes the letter or the emoji beside it.
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
            format!("the text has the unprintable character U+{:04X}", u32::from(c)),
            "remove it",
        )),
    }
}

/// An http or https URL that needs no escapes in a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Url(String);

impl Url {
    pub(crate) fn parse(url: &str) -> Result<Self, Invalid> {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '`');
        match rest {
            Some(rest) if !rest.is_empty() && rest.chars().all(plain) => Ok(Self(url.to_owned())),
            _ => Err(Invalid::new(
                Rule::InvalidUrl,
                format!("`{url}` is not the URL of a page"),
                "write it with https://, without spaces, quotes or angle brackets",
            )),
        }
    }

    /// The URL.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
