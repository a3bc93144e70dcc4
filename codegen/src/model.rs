//! The checked catalog: sorted, and unable to hold an invalid value.
//!
//! Every newtype is built in one place and checks itself there; only [`crate::read`] makes a
//! [`Catalog`].

mod body;
mod date;
mod delay;
mod entry;
mod key;
mod name;
mod template;
mod text;
mod word;

pub(crate) use body::{Body, BodyPath, Flag, Step};
pub use date::Date;
pub(crate) use delay::Delay;
pub(crate) use entry::{
    Actor, Advice, Basis, Case, Entry, Outcome, Remediation, Retry, Scope, Strategy, Waiver,
};
pub(crate) use key::{Code, CodeKind, HttpStatus, Key};
pub(crate) use name::{CatalogName, Name, Placeholder, Variable, term_variant};
pub(crate) use template::{Template, has_form, values};
pub(crate) use text::{Text, Url};
pub(crate) use word::{Word, words};

use schemars::JsonSchema;
use semver::Version;
use serde::Serialize;

use crate::diagnostic::Rule;

/// A whole catalog.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// The name of the catalog, such as `depot`.
    pub name: CatalogName,
    /// What people call the API.
    pub title: Text,
    /// Where the documentation is.
    pub docs: Docs,
    /// The API's calls, in the order in which a client makes them.
    pub operations: Vec<Operation>,
    /// Things with several spellings, sorted by name.
    pub terms: Vec<Term>,
    /// Where the body of a response says what happened.
    pub body: Body,
    /// The entries: the HTTP statuses and the codes sorted by their keys, then the messages by name.
    pub entries: Vec<Entry>,
    /// Whether the codes are numbers or strings.
    pub code_kind: CodeKind,
    /// What to say of anything else.
    pub undocumented: Undocumented,
    /// What was removed and must not be used again, sorted by section and key.
    pub retired: Vec<Retired>,
    /// Documented responses, sorted by status and body.
    pub examples: Vec<Example>,
}

/// Where the documentation is and how its page is read.
#[derive(Clone, Debug)]
pub struct Docs {
    pub url: Url,
    /// The sections of the page, where the catalog names them.
    pub sections: Vec<PageSection>,
    /// The variables of the page's source and their values, sorted by name.
    pub substitutions: Vec<(Variable, Text)>,
}

/// Where a page has the entries of a section.
#[derive(Clone, Debug)]
pub struct PageSection {
    pub section: Section,
    /// Its heading on the page.
    pub heading: Text,
    /// The header of the column with the keys, where the catalog names it.
    pub column: Option<Text>,
}

/// A call of the API.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Operation {
    pub name: Name,
    pub summary: Text,
    /// The names of the terms that the response to a successful call has, in the order of the catalog.
    pub returns: Vec<Text>,
}

/// An operation: its index in [`Catalog::operations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OperationId(pub(crate) usize);

impl Catalog {
    /// The entries of a section, in their order.
    #[must_use]
    pub fn section(&self, section: Section) -> &[Entry] {
        let start = self.entries.partition_point(|entry| entry.key.section() < section);
        let end = self.entries.partition_point(|entry| entry.key.section() <= section);
        &self.entries[start..end]
    }

    /// The entries of the HTTP statuses, by number.
    pub fn statuses(&self) -> impl Iterator<Item = (&Entry, HttpStatus)> {
        self.entries_by(|key| if let Key::Status(status) = key { Some(*status) } else { None })
    }

    /// The entries of the codes, in ascending order.
    pub fn codes(&self) -> impl Iterator<Item = (&Entry, &Code)> {
        self.entries_by(|key| if let Key::Code(code) = key { Some(code) } else { None })
    }

    /// The entries of the messages, by name.
    pub fn messages(&self) -> impl Iterator<Item = (&Entry, &Template)> {
        self.entries_by(|key| if let Key::Message(template) = key { Some(template) } else { None })
    }

    fn entries_by<'a, K>(
        &'a self,
        key: impl Fn(&'a Key) -> Option<K>,
    ) -> impl Iterator<Item = (&'a Entry, K)> {
        self.entries.iter().filter_map(move |entry| Some((entry, key(&entry.key)?)))
    }

    /// The operation with this id.
    #[must_use]
    pub fn operation(&self, id: OperationId) -> &Operation {
        &self.operations[id.0]
    }
}

/// One thing with many spellings, on the wire and in the documentation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Term {
    /// The spelling to use.
    pub name: Text,
    /// The other spellings, sorted.
    pub aliases: Vec<Text>,
    /// The name of the Rust variant: `SlotId`. Never a keyword.
    #[serde(skip)]
    pub variant: String,
}

/// What to say of a response that is not in the catalog.
#[derive(Clone, Debug)]
pub struct Undocumented {
    /// What happened, as far as it is known.
    pub summary: Text,
    /// What to do, and who does it.
    pub remediation: Remediation,
}

words! {
    /// A section of entries.
    pub enum Section {
        /// HTTP statuses.
        StatusCodes = "status_codes",
        /// Codes in the body of a response.
        ErrorCodes = "error_codes",
        /// Messages in the body of a response.
        Messages = "messages",
    }
}

impl Section {
    /// The enum of the entries in a crate.
    pub(crate) const fn enumeration(self) -> &'static str {
        match self {
            Self::StatusCodes => "StatusCode",
            Self::ErrorCodes => "ErrorCode",
            Self::Messages => "Message",
        }
    }

    /// What a key of the section is called.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::StatusCodes => "HTTP status",
            Self::ErrorCodes => "code",
            Self::Messages => "template",
        }
    }
}

/// An entry that was removed and must not be used again.
#[derive(Clone, Debug)]
pub struct Retired {
    pub key: Key,
    pub name: Name,
    /// The version of the crate that removed it.
    pub since: Version,
    /// Why it was removed.
    pub reason: Text,
}

/// A documented response and what it means: a test vector.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Example {
    pub status: HttpStatus,
    /// The body, to the letter.
    pub body: String,
    /// The call that was answered, if the documentation names it.
    pub operation: Option<OperationId>,
    /// The name of the entry that the response means.
    pub cause: String,
}

/// Why a newtype was not built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Invalid {
    pub(crate) rule: Rule,
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Invalid {
    pub(crate) fn new(rule: Rule, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { rule, message: message.into(), help: help.into() }
    }
}
