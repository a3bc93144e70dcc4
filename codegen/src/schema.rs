//! The catalog's YAML, mirrored in shapes. No logic: what the values mean is for `lower`.
//!
//! Every field is a [`Field`], which knows its place and survives a misfit. A key that a shape does
//! not have is taken out and reported by the field around it. The descriptions here are those of the
//! JSON Schema, which editors show.

mod decode;
mod entry;
mod field;
mod heading;
mod table;

use schemars::JsonSchema;

pub(crate) use decode::Decode;
pub(crate) use entry::{
    Case, Code, CodeEntry, Meaning, MessageEntry, Remediation, Retry, StatusEntry, Strategy, Waiver,
};
pub(crate) use field::Field;
pub(crate) use heading::Heading;
pub(crate) use table::Table;

use crate::model::Section;
use crate::yaml::{Node, Value};
use decode::{Wanted, record};

/// Fits the tree of a file into the shapes. Total: a misfit is kept in the field that it stands in.
pub(crate) fn read(tree: &Node) -> Field<Catalog> {
    Field::of(Some(tree))
}

record! {
    /// An error catalog: the HTTP statuses, error codes and messages that an API documents.
    #[expect(clippy::struct_field_names, reason = "the fields are called as the keys of the file are")]
    #[schemars(extend("required" = ["catalog", "title", "docs", "undocumented"]))]
    Catalog {
        /// The name of the catalog in kebab-case; it names the crate.
        #[schemars(extend("pattern" = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"))]
        catalog: String,
        /// What people call the API.
        title: String,
        /// Where the documentation stands and how its page is read.
        docs: Docs,
        /// The API's calls, in the order in which a client makes them.
        operations: Items<Operation>,
        /// Things with several spellings, on the wire and in the documentation.
        terms: Items<Term>,
        /// The documented HTTP statuses.
        status_codes: Items<StatusEntry>,
        /// The documented codes of response bodies.
        error_codes: Items<CodeEntry>,
        /// The documented messages of response bodies.
        messages: Items<MessageEntry>,
        /// What to say of anything that is not in the catalog.
        undocumented: Undocumented,
        /// What was taken out and never comes back.
        retired: Items<Retired>,
        /// Documented responses.
        examples: Items<Example>,
    }
}

/// A list whose items are read one by one, so that a bad one does not hide the others.
pub(crate) type List<T> = Field<Items<T>>;

/// The items of a list.
pub(crate) type Items<T> = Vec<Field<T>>;

record! {
    /// Where the documentation stands and how its page is read.
    #[schemars(extend("required" = ["url"]))]
    Docs {
        /// The address of the page.
        #[schemars(extend("pattern" = "^https?://"))]
        url: String,
        /// The headings of the sections on the page.
        sections: Sections,
        /// The variables of the page's source, and what they stand for.
        #[schemars(extend("propertyNames" = { "pattern": "^[A-Za-z0-9_.-]{1,100}$" }))]
        substitutions: Table,
    }
}

record! {
    /// The headings of the sections on the page.
    Sections {
        /// The heading of the HTTP statuses.
        status_codes: Heading,
        /// The heading of the messages.
        messages: Heading,
        /// The heading of the error codes.
        error_codes: Heading,
    }
}

record! {
    /// A call of the API.
    #[schemars(extend("required" = ["name", "summary"]))]
    Operation {
        /// The name of the call in `snake_case`.
        #[schemars(extend("pattern" = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"))]
        name: String,
        /// What the call is for, in a sentence.
        summary: String,
    }
}

record! {
    /// One thing with many spellings.
    #[schemars(extend("required" = ["name"]))]
    Term {
        /// The spelling to use.
        name: String,
        /// The other spellings.
        aliases: Items<String>,
    }
}

record! {
    /// What to say of anything that is not in the catalog.
    #[schemars(extend("required" = ["summary", "remediation"]))]
    Undocumented {
        /// What is known of it, in a sentence.
        summary: String,
        /// What to do, and who does it.
        remediation: Remediation,
    }
}

record! {
    /// An entry that was taken out and must not come back as something else.
    #[schemars(extend("required" = ["section", "name", "since", "reason"]))]
    Retired {
        /// The section that it stood in.
        section: Section,
        /// The code that it had, where it was a status or a code.
        code: Code,
        /// The text that it had, where it was a message.
        text: String,
        /// The name that it had.
        name: String,
        /// The version of the crate since which it is gone.
        #[schemars(extend("pattern" = r"^[0-9]+\.[0-9]+\.[0-9]+"))]
        since: String,
        /// Why it is gone.
        reason: String,
    }
}

record! {
    /// A documented response.
    #[schemars(extend("required" = ["status", "body", "cause"]))]
    Example {
        /// The HTTP status.
        #[schemars(extend("minimum" = 100, "maximum" = 599))]
        status: i64,
        /// The body, to the letter.
        body: String,
        /// The call that was answered, where the documentation tells.
        operation: String,
        /// The name of the entry that the response means, by the rules of diagnosis.
        cause: String,
    }
}
