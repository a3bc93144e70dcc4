//! The shapes of entries, and of what an entry says.

use schemars::JsonSchema;

use super::decode::{Decode, Wanted, record};
use super::{Field, Items, List};
use crate::diagnostic::Span;
use crate::model::{Actor, Basis, Outcome, words};
use crate::yaml::{Node, Value};

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

/// What entries of all sections have, written once.
macro_rules! entry {
    ($(#[$doc:meta])* $entry:ident { $(#[$key_doc:meta])* $key:ident: $type:ty }) => {
        record! {
            $(#[$doc])*
            #[schemars(extend("required" = [stringify!($key), "name", "outcome", "summary"]))]
            $entry {
                $(#[$key_doc])*
                $key: $type,
                /// A stable id in `snake_case`, unique in the catalog; it becomes the Rust variant.
                #[schemars(extend("pattern" = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"))]
                name: String,
                /// What became of the request; where the cases differ, that of those that say nothing.
                outcome: Outcome,
                /// The calls that the documentation names for the entry; without it, any call.
                operations: Items<String>,
                /// What happened, in a sentence.
                summary: String,
                /// Whether and how to try again; stated by each case where there are cases.
                retry: Retry,
                /// What to do, and who does it.
                remediation: Remediation,
                /// The meanings of an entry that means different things after different calls.
                cases: Items<Case>,
            }
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
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub(crate) enum Code {
    /// A number.
    Number(i64),
    /// A string.
    Text(String),
}

impl Decode for Code {
    const WANTED: Wanted = Wanted::Plain("a whole number or a text");

    fn decode(node: &Node) -> Option<Self> {
        match &node.value {
            Value::Integer(number) => Some(Self::Number(*number)),
            Value::Text(text) => Some(Self::Text(text.clone())),
            _ => None,
        }
    }
}

record! {
    /// What an entry means after some of the calls.
    #[schemars(extend("required" = ["operations", "summary", "retry", "remediation"]))]
    Case {
        /// The calls that the case is about.
        operations: Items<String>,
        /// What became of the request, where that differs from the entry.
        outcome: Outcome,
        /// What happened, in a sentence.
        summary: String,
        /// Whether and how to try again.
        retry: Retry,
        /// What to do, and who does it.
        remediation: Remediation,
    }
}

record! {
    /// Whether and how to try again.
    #[schemars(extend("required" = ["strategy"]))]
    Retry {
        /// How to try again.
        strategy: Strategy,
        /// For `same_call`: the wait before each further attempt, such as 500ms, 3s, 5m or 1h.
        // A number is a delay whose unit was forgotten; `lower` says so.
        delays: Items<Code>,
        /// For `after_call`: the call that comes first.
        call: String,
        /// How one knows; for every strategy but `unspecified`.
        basis: Basis,
    }
}

words! {
    /// How to try again.
    pub(crate) enum Strategy {
        /// Not at all.
        Never = "never",
        /// The same call, after each of the delays in turn.
        SameCall = "same_call",
        /// After another call.
        AfterCall = "after_call",
        /// After somebody mended something.
        AfterFix = "after_fix",
        /// The documentation does not say.
        Unspecified = "unspecified",
    }
}

record! {
    /// What to do, and who does it.
    #[schemars(extend("required" = ["actor", "action"]))]
    Remediation {
        /// Who does it.
        actor: Actor,
        /// What to do, in a sentence.
        action: String,
    }
}
