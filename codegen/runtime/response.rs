use core::fmt;

use super::text::{Length, Text};
use crate::body::TEXTS;
use crate::message::TEMPLATES;
use crate::{Diagnosed, Diagnosis, Message, Operation, Term};

/// A response of the API: the HTTP status, and the fields of the body that say what happened.
///
/// With the feature `json`, `from_json` reads the body. A program that has parsed it already calls
/// [`new`](Self::new) and adds what it has found.
///
/// ```
/// use CRATE::ErrorResponse;
///
/// let response = ErrorResponse::new(999);
/// assert_eq!((response.status(), response.texts().count()), (999, 0));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ErrorResponse<'a> {
    pub(crate) status: u16,
    pub(crate) code: Option<ReceivedCode<'a>>,
    /// The texts, in the order of `TEXTS`.
    pub(crate) texts: [Option<Text<'a>>; TEXTS.len()],
    /// The values of the terms, by their positions; never blank.
    pub(crate) terms: [Option<Text<'a>>; Term::ALL.len()],
    pub(crate) body: Body,
}

/// A code as it was received: a number, or any other text.
#[allow(dead_code, reason = "where codes are strings none is a number, and the other way round")]
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum ReceivedCode<'a> {
    Number(i64),
    Text(Text<'a>),
}

/// What kind of body a response has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    /// None, or an object, as the API sends it.
    Own,
    /// The same, with a value that says that the request failed.
    #[cfg_attr(not(feature = "json"), allow(dead_code, reason = "only a reader of bodies knows"))]
    Failed,
    /// The same, with an object `error` or `errors` of which nothing was read.
    #[cfg_attr(not(feature = "json"), allow(dead_code, reason = "only a reader of bodies knows"))]
    UnreadError,
    /// Anything else, which may come from a gateway.
    #[cfg_attr(not(feature = "json"), allow(dead_code, reason = "only a reader of bodies knows"))]
    Foreign,
}

impl<'a> ErrorResponse<'a> {
    /// A response with this HTTP status and an empty body.
    #[must_use]
    pub const fn new(status: u16) -> Self {
        Self {
            status,
            code: None,
            texts: [const { None }; TEXTS.len()],
            terms: [const { None }; Term::ALL.len()],
            body: Body::Own,
        }
    }

    /// The same with this value of a term in the body. A blank one is absent.
    #[must_use]
    pub fn with_term(mut self, term: Term, value: &'a str) -> Self {
        self.terms[term.index()] = (!value.trim().is_empty()).then(|| value.into());
        self
    }

    /// The HTTP status, documented or not.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The value of a term, from a field of the body under any of its spellings, or from the documented
    /// message that has it. `None` if it is missing or blank.
    #[must_use]
    pub fn term(&self, term: Term) -> Option<&str> {
        let field = self.terms.get(term.index())?.as_deref();
        field.or_else(|| self.texts().find_map(|text| value_in(text, term)))
    }

    /// What happened, whether to retry and what to do, if this is the response to `during`, which is
    /// `None` if the call is not known. Does not allocate, and cannot fail.
    #[must_use]
    pub fn diagnose(&self, during: Option<Operation>) -> Diagnosis<'_> {
        Diagnosis::new(self, during)
    }

    /// The same, together with the response.
    #[must_use]
    pub fn diagnosed(self, during: Option<Operation>) -> Diagnosed<'a> {
        Diagnosed::new(self, during)
    }

    /// The texts of the body that may be a documented message, in the order in which they are tried.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().filter_map(Option::as_deref)
    }
}

/// The value of a term in a documented message: that of the placeholder called like the term.
fn value_in(text: &str, term: Term) -> Option<&str> {
    let message = Message::parse(text)?;
    let is_term = |placeholder: &str| term.is_spelled(placeholder);
    let position = TEMPLATES[message.index()].placeholders.iter().position(|it| is_term(it))?;
    let value = *message.varying().get(position)?;
    (!value.trim().is_empty()).then_some(value)
}

impl Term {
    /// The term that a field of a body is.
    #[cfg(feature = "json")]
    pub(super) fn of_field(name: &str) -> Option<Self> {
        let is_named = |term: &&Self| term.name() == name || term.aliases().contains(&name);
        Self::ALL.iter().find(is_named).copied()
    }

    /// Whether a placeholder is called like the term: `task_id` for `taskId`.
    fn is_spelled(self, placeholder: &str) -> bool {
        let letters = |text: &'static str| text.chars().filter(|c| *c != '_');
        let name = letters(self.name()).map(|c| c.to_ascii_lowercase());
        placeholder.chars().filter(|c| *c != '_').eq(name)
    }
}

/// The name, as the catalog spells it.
impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The status, and the lengths of the texts: no text from the server.
impl fmt::Debug for ErrorResponse<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("ErrorResponse");
        shown.field("status", &self.status).field("code", &self.code);
        for (name, text) in TEXTS.iter().zip(&self.texts) {
            shown.field(name, &text.as_deref().map(Length));
        }
        for (term, value) in Term::ALL.iter().zip(&self.terms) {
            shown.field(term.name(), &value.as_deref().map(Length));
        }
        shown.field("body", &self.body).finish()
    }
}

impl fmt::Debug for ReceivedCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => write!(f, "{:?}", Length(text)),
        }
    }
}

impl fmt::Display for ReceivedCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => write!(f, "{}", super::text::Shown(text)),
        }
    }
}
