//! The shapes of entries, and of what an entry says.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Field, List};
use crate::diagnostic::Span;
use crate::model::{Actor, Basis, Outcome};

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
    ($(#[$doc:meta])* $entry:ident { $(#[$key_doc:meta])* $key:ident: $type:ty }) => {
        $(#[$doc])*
        #[derive(Debug, Default, Deserialize, JsonSchema)]
        #[serde(default, deny_unknown_fields)]
        #[schemars(extend("required" = [stringify!($key), "name", "outcome", "summary"]))]
        pub(crate) struct $entry {
            $(#[$key_doc])*
            pub(crate) $key: Field<$type>,
            /// A stable id in `snake_case`, unique in the catalog; it becomes the Rust variant.
            #[schemars(extend("pattern" = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"))]
            pub(crate) name: Field<String>,
            /// What became of the request; where the cases differ, that of those that say nothing.
            pub(crate) outcome: Field<Outcome>,
            /// The calls that the documentation names for the entry; without it, any call.
            pub(crate) operations: List<String>,
            /// What happened, in a sentence.
            pub(crate) summary: Field<String>,
            /// Whether and how to try again; stated by each case where there are cases.
            pub(crate) retry: Field<Retry>,
            /// What to do, and who does it.
            pub(crate) remediation: Field<Remediation>,
            /// The meanings of an entry that means different things after different calls.
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
    /// A documented HTTP status.
    StatusEntry {
        /// The number, from 100 to 599.
        #[schemars(extend("minimum" = 100, "maximum" = 599))]
        code: i64
    }
}

entry! {
    /// A documented code of a response body.
    CodeEntry {
        /// The code on the wire: a number or a string, one kind a catalog.
        code: Code
    }
}

entry! {
    /// A documented message of a response body.
    MessageEntry {
        /// The text on the wire, to the letter; {placeholder} where it varies, {{ and }} for braces.
        text: String
    }
}

/// A code as the wire has it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Code {
    /// A number.
    Number(i64),
    /// A string.
    Text(String),
}

/// What an entry means after some of the calls.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["operations", "summary", "retry", "remediation"]))]
pub(crate) struct Case {
    /// The calls that the case is about.
    pub(crate) operations: List<String>,
    /// What became of the request, where that differs from the entry.
    pub(crate) outcome: Field<Outcome>,
    /// What happened, in a sentence.
    pub(crate) summary: Field<String>,
    /// Whether and how to try again.
    pub(crate) retry: Field<Retry>,
    /// What to do, and who does it.
    pub(crate) remediation: Field<Remediation>,
}

/// Whether and how to try again.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["strategy"]))]
pub(crate) struct Retry {
    /// How to try again.
    pub(crate) strategy: Field<Strategy>,
    /// For `same_call`: the wait before each further attempt, such as 500ms, 3s, 5m or 1h.
    // A number is a delay whose unit was forgotten; `lower` says so.
    pub(crate) delays: List<Code>,
    /// For `after_call`: the call that comes first.
    pub(crate) call: Field<String>,
    /// How one knows; for every strategy but `unspecified`.
    pub(crate) basis: Field<Basis>,
}

/// How to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Strategy {
    /// Not at all.
    Never,
    /// The same call, after each of the delays in turn.
    SameCall,
    /// After another call.
    AfterCall,
    /// After somebody mended something.
    AfterFix,
    /// The documentation does not say.
    Unspecified,
}

/// What to do, and who does it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["actor", "action"]))]
pub(crate) struct Remediation {
    /// Who does it.
    pub(crate) actor: Field<Actor>,
    /// What to do, in a sentence.
    pub(crate) action: Field<String>,
}
