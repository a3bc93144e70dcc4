//! The shapes of entries, and of what an entry says.

use schemars::JsonSchema;

use super::decode::{Decode, Wanted, record};
use super::{Field, Items};
use crate::model::{Actor, Basis, Outcome, words};
use crate::yaml::{Node, Value};

record! {
    /// What an entry of any section says beside its key.
    Meaning {
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
        /// The facts of the page that no field carries on purpose.
        waived: Items<Waiver>,
    }
}

record! {
    /// A fact of the page that an entry leaves out, and why.
    #[schemars(extend("required" = ["fact", "reason"]))]
    Waiver {
        /// The fact as the page has it: a time such as `5 minutes`, the name of a call, or a code.
        fact: Code,
        /// Why no field carries it.
        reason: String,
    }
}

/// An entry: its key, and what all entries say.
macro_rules! entry {
    ($(#[$doc:meta])* $entry:ident { $(#[$key_doc:meta])* $key:ident: $type:ty }) => {
        $(#[$doc])*
        #[derive(Debug, Default, JsonSchema)]
        #[schemars(default, deny_unknown_fields)]
        #[schemars(extend("required" = [stringify!($key), "name", "outcome", "summary"]))]
        pub(crate) struct $entry {
            $(#[$key_doc])*
            pub(crate) $key: Field<$type>,
            #[schemars(flatten)]
            pub(crate) meaning: Meaning,
        }

        impl Decode for $entry {
            const WANTED: Wanted = Wanted::Record(&{
                let mut keys = [stringify!($key); Meaning::KEYS.len() + 1];
                let (_, rest) = keys.split_at_mut(1);
                rest.copy_from_slice(Meaning::KEYS);
                keys
            });

            fn decode(node: &Node) -> Option<Self> {
                let meaning = Meaning::decode(node)?;
                Some(Self { $key: Field::of(node.get(stringify!($key))), meaning })
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
