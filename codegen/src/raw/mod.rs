//! The catalog's YAML, mirrored in serde shapes. No logic: what the values mean is for `lower`.
//!
//! Every field is a [`Field`], which knows its place and survives a misfit. A key that a shape does
//! not have is taken out and reported by the field around it.

mod expectation;
mod field;

use serde::Deserialize;
use serde_yaml::Value;

pub(crate) use field::{Field, Table};

use crate::diagnostic::Span;
use crate::model::{Actor, Basis, Outcome, Section};

/// Fits the tree of a file into the shapes. Total: a misfit is kept in the field that it stands in.
pub(crate) fn read(tree: Value) -> Field<Catalog> {
    serde_yaml::from_value(tree).unwrap_or_default()
}

/// The whole file.
#[expect(clippy::struct_field_names, reason = "the fields are called as the keys of the file are")]
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Catalog {
    pub(crate) catalog: Field<String>,
    pub(crate) title: Field<String>,
    pub(crate) docs: Field<Docs>,
    pub(crate) operations: List<Operation>,
    pub(crate) terms: List<Term>,
    pub(crate) status_codes: List<StatusEntry>,
    pub(crate) error_codes: List<CodeEntry>,
    pub(crate) messages: List<MessageEntry>,
    pub(crate) undocumented: Field<Undocumented>,
    pub(crate) retired: List<Retired>,
    pub(crate) examples: List<Example>,
}

/// A list whose items are read one by one, so that a bad one does not hide the others.
pub(crate) type List<T> = Field<Vec<Field<T>>>;

/// Where the documentation stands and how its page is read.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Docs {
    pub(crate) url: Field<String>,
    pub(crate) sections: Field<Sections>,
    pub(crate) substitutions: Field<Table>,
}

/// The headings of the sections on the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Sections {
    pub(crate) status_codes: Field<String>,
    pub(crate) messages: Field<String>,
    pub(crate) error_codes: Field<String>,
}

/// A call of the API.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Operation {
    pub(crate) name: Field<String>,
    pub(crate) summary: Field<String>,
}

/// One thing with many spellings.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Term {
    pub(crate) name: Field<String>,
    pub(crate) aliases: List<String>,
}

/// What an entry of any section says beside its key.
#[derive(Clone, Copy)]
pub(crate) struct Body<'a> {
    pub(crate) at: Span,
    pub(crate) name: &'a Field<String>,
    pub(crate) outcome: &'a Field<Outcome>,
    pub(crate) operations: &'a List<String>,
    pub(crate) summary: &'a Field<String>,
    pub(crate) retry: &'a Field<Retry>,
    pub(crate) remediation: &'a Field<Remediation>,
    pub(crate) cases: &'a List<Case>,
}

/// Serde cannot flatten a struct and still refuse unknown keys, so the shared fields are spelled out
/// by a macro.
macro_rules! entry {
    ($(#[$doc:meta])* $entry:ident { $key:ident: $type:ty }) => {
        $(#[$doc])*
        #[derive(Debug, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub(crate) struct $entry {
            pub(crate) $key: Field<$type>,
            pub(crate) name: Field<String>,
            pub(crate) outcome: Field<Outcome>,
            pub(crate) operations: List<String>,
            pub(crate) summary: Field<String>,
            pub(crate) retry: Field<Retry>,
            pub(crate) remediation: Field<Remediation>,
            pub(crate) cases: List<Case>,
        }

        impl $entry {
            pub(crate) const fn body(&self, at: Span) -> Body<'_> {
                Body {
                    at,
                    name: &self.name,
                    outcome: &self.outcome,
                    operations: &self.operations,
                    summary: &self.summary,
                    retry: &self.retry,
                    remediation: &self.remediation,
                    cases: &self.cases,
                }
            }
        }
    };
}

entry! {
    /// An entry of `status_codes`.
    StatusEntry { code: i64 }
}

entry! {
    /// An entry of `error_codes`.
    CodeEntry { code: Code }
}

entry! {
    /// An entry of `messages`.
    MessageEntry { text: String }
}

/// A code as the file has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Code {
    Number(i64),
    Text(String),
}

/// What an entry says of some of the calls.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) operations: List<String>,
    pub(crate) outcome: Field<Outcome>,
    pub(crate) summary: Field<String>,
    pub(crate) retry: Field<Retry>,
    pub(crate) remediation: Field<Remediation>,
}

/// Whether and how to try again.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Retry {
    pub(crate) strategy: Field<Strategy>,
    /// A number is a delay whose unit was forgotten; `lower` says so.
    pub(crate) delays: List<Code>,
    pub(crate) call: Field<String>,
    pub(crate) basis: Field<Basis>,
}

/// How to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Strategy {
    Never,
    SameCall,
    AfterCall,
    AfterFix,
    Unspecified,
}

/// What to do, and who does it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Remediation {
    pub(crate) actor: Field<Actor>,
    pub(crate) action: Field<String>,
}

/// What to say of anything that is not in the catalog.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Undocumented {
    pub(crate) summary: Field<String>,
    pub(crate) remediation: Field<Remediation>,
}

/// An entry that was taken out and must not come back as something else.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Retired {
    pub(crate) section: Field<Section>,
    pub(crate) code: Field<Code>,
    pub(crate) text: Field<String>,
    pub(crate) name: Field<String>,
    pub(crate) since: Field<String>,
    pub(crate) reason: Field<String>,
}

/// A documented response.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Example {
    pub(crate) status: Field<i64>,
    pub(crate) body: Field<String>,
    pub(crate) operation: Field<String>,
    pub(crate) cause: Field<String>,
}
