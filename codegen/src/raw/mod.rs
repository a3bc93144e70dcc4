//! The catalog's YAML, mirrored in serde shapes. No logic: what the values mean is for `lower`.
//!
//! Every field is a [`Field`], which knows its place and survives a misfit. A key that a shape does
//! not have is taken out and reported by the field around it. The descriptions here are those of the
//! JSON Schema, which editors show.

mod entry;
mod expectation;
mod field;
mod heading;
mod reading;
mod table;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_yaml::Value;

pub(crate) use entry::{
    Body, Case, Code, CodeEntry, MessageEntry, Remediation, Retry, StatusEntry, Strategy,
};
pub(crate) use field::Field;
pub(crate) use heading::Heading;
pub(crate) use table::Table;

use crate::model::Section;

/// Fits the tree of a file into the shapes. Total: a misfit is kept in the field that it stands in.
pub(crate) fn read(tree: &Value) -> Field<Catalog> {
    Field::deserialize(tree).unwrap_or_default()
}

/// An error catalog: the HTTP statuses, error codes and messages that an API documents.
#[expect(clippy::struct_field_names, reason = "the fields are called as the keys of the file are")]
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["catalog", "title", "docs", "undocumented"]))]
pub(crate) struct Catalog {
    /// The name of the catalog in kebab-case; it names the crate.
    #[schemars(extend("pattern" = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"))]
    pub(crate) catalog: Field<String>,
    /// What people call the API.
    pub(crate) title: Field<String>,
    /// Where the documentation stands and how its page is read.
    pub(crate) docs: Field<Docs>,
    /// The API's calls, in the order in which a client makes them.
    pub(crate) operations: List<Operation>,
    /// Things with several spellings, on the wire and in the documentation.
    pub(crate) terms: List<Term>,
    /// The documented HTTP statuses.
    pub(crate) status_codes: List<StatusEntry>,
    /// The documented codes of response bodies.
    pub(crate) error_codes: List<CodeEntry>,
    /// The documented messages of response bodies.
    pub(crate) messages: List<MessageEntry>,
    /// What to say of anything that is not in the catalog.
    pub(crate) undocumented: Field<Undocumented>,
    /// What was taken out and never comes back.
    pub(crate) retired: List<Retired>,
    /// Documented responses.
    pub(crate) examples: List<Example>,
}

/// A list whose items are read one by one, so that a bad one does not hide the others.
pub(crate) type List<T> = Field<Vec<Field<T>>>;

/// Where the documentation stands and how its page is read.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["url"]))]
pub(crate) struct Docs {
    /// The address of the page.
    #[schemars(extend("pattern" = "^https?://"))]
    pub(crate) url: Field<String>,
    /// The headings of the sections on the page.
    pub(crate) sections: Field<Sections>,
    /// The variables of the page's source, and what they stand for.
    #[schemars(extend("propertyNames" = { "pattern": "^[A-Za-z0-9_.-]{1,100}$" }))]
    pub(crate) substitutions: Field<Table>,
}

/// The headings of the sections on the page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Sections {
    /// The heading of the HTTP statuses.
    pub(crate) status_codes: Field<Heading>,
    /// The heading of the messages.
    pub(crate) messages: Field<Heading>,
    /// The heading of the error codes.
    pub(crate) error_codes: Field<Heading>,
}

/// A call of the API.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["name", "summary"]))]
pub(crate) struct Operation {
    /// The name of the call in `snake_case`.
    #[schemars(extend("pattern" = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"))]
    pub(crate) name: Field<String>,
    /// What the call is for, in a sentence.
    pub(crate) summary: Field<String>,
}

/// One thing with many spellings.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["name"]))]
pub(crate) struct Term {
    /// The spelling to use.
    pub(crate) name: Field<String>,
    /// The other spellings.
    pub(crate) aliases: List<String>,
}

/// What to say of anything that is not in the catalog.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["summary", "remediation"]))]
pub(crate) struct Undocumented {
    /// What is known of it, in a sentence.
    pub(crate) summary: Field<String>,
    /// What to do, and who does it.
    pub(crate) remediation: Field<Remediation>,
}

/// An entry that was taken out and must not come back as something else.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["section", "name", "since", "reason"]))]
pub(crate) struct Retired {
    /// The section that it stood in.
    pub(crate) section: Field<Section>,
    /// The code that it had, where it was a status or a code.
    pub(crate) code: Field<Code>,
    /// The text that it had, where it was a message.
    pub(crate) text: Field<String>,
    /// The name that it had.
    pub(crate) name: Field<String>,
    /// The version of the crate since which it is gone.
    #[schemars(extend("pattern" = r"^[0-9]+\.[0-9]+\.[0-9]+"))]
    pub(crate) since: Field<String>,
    /// Why it is gone.
    pub(crate) reason: Field<String>,
}

/// A documented response.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["status", "body", "cause"]))]
pub(crate) struct Example {
    /// The HTTP status.
    #[schemars(extend("minimum" = 100, "maximum" = 599))]
    pub(crate) status: Field<i64>,
    /// The body, to the letter.
    pub(crate) body: Field<String>,
    /// The call that was answered, where the documentation tells.
    pub(crate) operation: Field<String>,
    /// The name of the entry that the response means, by the rules of diagnosis.
    pub(crate) cause: Field<String>,
}
