//! How old the pages are.

use codegen::page::Date;
use serde_json::{Value, json};

/// The dates of the page that was accepted and of the one that is compared with it.
pub(super) enum Dates {
    /// No other page was given, or the given one was accepted.
    Accepted(Option<Date>),
    Compared {
        accepted: Option<Date>,
        page: Option<Date>,
    },
}

/// What gives an undated page a date.
pub(super) const OPTION: &str = "--date YYYY-MM-DD";

impl Dates {
    pub(super) fn sentence(&self) -> String {
        match self {
            Self::Accepted(Some(date)) => format!("the accepted page is of {date}"),
            Self::Accepted(None) => {
                format!("the accepted page has no date: accept it with {OPTION}")
            }
            Self::Compared { accepted: Some(accepted), page: Some(page) } => {
                format!("the accepted page is of {accepted}, this one of {page}")
            }
            Self::Compared { accepted: Some(accepted), page: None } => {
                format!(
                    "the accepted page is of {accepted}, and this one has no date: give it with {OPTION}"
                )
            }
            Self::Compared { accepted: None, page: Some(page) } => {
                format!("the accepted page has no date, this one is of {page}")
            }
            Self::Compared { accepted: None, page: None } => {
                format!("neither the accepted page nor this one has a date: give it with {OPTION}")
            }
        }
    }

    /// The option that accepts the page with a date.
    pub(super) const fn option(&self) -> Option<&'static str> {
        match self {
            Self::Compared { page: None, .. } => Some(OPTION),
            Self::Accepted(_) | Self::Compared { .. } => None,
        }
    }

    pub(super) fn json(&self) -> Value {
        let text = |date: &Option<Date>| date.as_ref().map(ToString::to_string);
        let (accepted, page) = match self {
            Self::Accepted(date) => (text(date), None),
            Self::Compared { accepted, page } => (text(accepted), text(page)),
        };
        json!({ "accepted": accepted, "page": page })
    }
}
