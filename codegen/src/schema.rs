//! The shape of a catalog's YAML: one record per mapping. What the values mean is for `lower`.
//!
//! Decoding reports every key that is unknown or missing and every value of another type; what fits is
//! kept, so that one run reports everything. The descriptions here are those of the JSON Schema, which
//! editors show.

mod decode;
mod entry;
mod field;
mod shape;
mod value;

use std::fmt::Arguments;

use schemars::JsonSchema;

pub(crate) use entry::{
    Case, CodeEntry, Meaning, MessageEntry, Remediation, Retry, StatusEntry, Strategy, Waiver,
};
pub(crate) use field::{Field, Items};
pub(crate) use value::{Code, Flags, Heading, Scalar, Table};

use crate::diagnostic::Collector;
use crate::model::Section;
use crate::yaml::Node;
use decode::{Decode, Expected, Mapping, record};

/// Decodes the tree of a file; `collector` learns what does not fit.
pub(crate) fn read(tree: &Node, collector: &mut Collector) -> Field<Catalog> {
    Field::read(tree, format_args!("the catalog"), true, collector)
}

record! {
    /// An error catalog: the HTTP statuses, error codes and messages that an API documents.
    #[expect(clippy::struct_field_names, reason = "the fields are called as the keys of the file are")]
    Catalog requires [catalog, title, docs, undocumented] {
        /// The name of the catalog in kebab-case; it names the crate.
        #[schemars(extend("pattern" = shape::CATALOG_NAME, "maxLength" = shape::LONGEST_NAME))]
        catalog: String,
        /// What people call the API.
        #[schemars(extend("pattern" = shape::NOT_BLANK))]
        title: String,
        /// Where the documentation is and how its page is read.
        docs: Docs,
        /// The API's calls, in the order in which a client makes them.
        operations: Items<Operation>,
        /// Things with several spellings, on the wire and in the documentation.
        terms: Items<Term>,
        /// Where the body of a response says what happened; without it, as in `{"code":1,"message":"..."}`.
        body: Body,
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

record! {
    /// Where the body of a response says what happened. A path joins the names of members by `.`; a number
    /// is the position in a list, as in `errors.0.code`.
    Body {
        /// The paths of the code: the first that has one counts.
        code: Items<String>,
        /// The paths of the texts, in the order in which they are tried.
        texts: Items<String>,
        /// Values that say that the request failed whatever its status, such as `{ ok: false }`.
        failed_if: Items<Flags>,
    }
}

record! {
    /// Where the documentation is and how its page is read.
    Docs requires [url] {
        /// The address of the page.
        #[schemars(extend("pattern" = shape::URL))]
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
    Operation requires [name, summary] {
        /// The name of the call in `snake_case`.
        #[schemars(extend("pattern" = shape::NAME, "maxLength" = shape::LONGEST_NAME))]
        #[schemars(extend("not" = shape::taken_names()))]
        name: String,
        /// What the call is for, in a sentence.
        #[schemars(extend("pattern" = shape::NOT_BLANK, "not" = shape::unfinished()))]
        summary: String,
        /// The terms that the response to a successful call has.
        returns: Items<String>,
    }
}

record! {
    /// One thing with many spellings.
    Term requires [name] {
        /// The spelling to use.
        name: String,
        /// The other spellings.
        aliases: Items<String>,
    }
}

record! {
    /// What to say of anything that is not in the catalog.
    Undocumented requires [summary, remediation] {
        /// What is known of it, in a sentence.
        #[schemars(extend("pattern" = shape::NOT_BLANK, "not" = shape::unfinished()))]
        summary: String,
        /// What to do, and who does it.
        remediation: Remediation,
    }
}

record! {
    /// An entry that was taken out and must not come back as something else.
    #[schemars(extend("allOf" = shape::by_section()))]
    Retired requires [section, name, since, reason] {
        /// The section that it stood in.
        section: Section,
        /// The code that it had, where it was a status or a code.
        code: Code,
        /// The text that it had, where it was a message.
        text: String,
        /// The name that it had.
        #[schemars(extend("pattern" = shape::NAME, "maxLength" = shape::LONGEST_NAME))]
        #[schemars(extend("not" = shape::taken_names()))]
        name: String,
        /// The version of the crate since which it is gone.
        #[schemars(extend("pattern" = shape::VERSION))]
        since: String,
        /// Why it is gone.
        #[schemars(extend("pattern" = shape::NOT_BLANK, "not" = shape::unfinished()))]
        reason: String,
    }
}

record! {
    /// A documented response.
    Example requires [status, body, cause] {
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
