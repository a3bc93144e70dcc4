//! The shapes of entries, and of what an entry says.

use std::fmt::Arguments;

use schemars::JsonSchema;

use super::decode::{Decode, Expected, Mapping, record};
use super::{Code, Field, Items, shape};
use crate::diagnostic::Collector;
use crate::model::{Actor, Basis, Outcome, words};
use crate::yaml::Node;

record! {
    /// What an entry of any section says beside its key.
    Meaning requires [name, outcome, summary] {
        /// A stable id in `snake_case`, unique in the catalog; it becomes the Rust variant.
        #[schemars(extend("pattern" = shape::NAME, "maxLength" = shape::LONGEST_NAME))]
        #[schemars(extend("not" = shape::taken_names()))]
        name: String,
        /// What became of the request; where the cases differ, that of those that say nothing.
        outcome: Outcome,
        /// The calls that the documentation names for the entry; without it, any call.
        #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
        operations: Items<String>,
        /// Whether the documentation names these calls, which is the default, or they are inferred.
        operations_basis: Basis,
        /// What happened, in a sentence.
        #[schemars(extend("pattern" = shape::NOT_BLANK, "not" = shape::unfinished()))]
        summary: String,
        /// Whether and how to try again; stated by each case where there are cases.
        retry: Retry,
        /// What to do, and who does it.
        remediation: Remediation,
        /// The meanings of an entry that means different things after different calls.
        #[schemars(extend("minItems" = 1))]
        cases: Items<Case>,
        /// The date of the page that says so first, such as 2024-09-04.
        #[schemars(extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
        since: String,
        /// The facts of the page that no field carries on purpose.
        waived: Items<Waiver>,
    }
}

record! {
    /// A fact of the page that an entry leaves out, and why.
    Waiver requires [fact, reason] {
        /// The fact as the page has it: a time such as `5 minutes`, the name of a call, or a code.
        fact: Code,
        /// Why no field carries it.
        #[schemars(extend("pattern" = shape::NOT_BLANK, "not" = shape::unfinished()))]
        reason: String,
    }
}

/// Declares an entry: its key, and what all entries say.
macro_rules! entry {
    ($(#[$doc:meta])* $entry:ident { $(#[$of_key:meta])* $key:ident: $type:ty }) => {
        $(#[$doc])*
        #[derive(Debug, Default, JsonSchema)]
        #[schemars(default, deny_unknown_fields)]
        #[schemars(extend("required" = [stringify!($key), "name", "outcome", "summary"]))]
        #[schemars(extend("allOf" = shape::by_cases()))]
        pub(crate) struct $entry {
            $(#[$of_key])*
            pub(crate) $key: Field<$type>,
            #[schemars(flatten)]
            pub(crate) meaning: Meaning,
        }

        impl Decode for $entry {
            const EXPECTED: Expected = Expected::Mapping("a mapping", &{
                let mut keys = [stringify!($key); Meaning::KEYS.len() + 1];
                keys.split_at_mut(1).1.copy_from_slice(Meaning::KEYS);
                keys
            });

            fn decode(node: &Node, _: Arguments<'_>, collector: &mut Collector) -> Option<Self> {
                let mapping = Mapping::read(node, Self::EXPECTED, collector)?;
                let $key = mapping.field(stringify!($key), true, collector);
                Some(Self { $key, meaning: Meaning::of(&mapping, collector) })
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
        #[schemars(extend("pattern" = shape::NOT_BLANK))]
        /// The text on the wire, to the letter; {placeholder} where it varies, {{ and }} for braces.
        text: String
    }
}

record! {
    /// What an entry means after some of the calls.
    Case requires [operations, summary, retry, remediation] {
        /// The calls that the case is about.
        #[schemars(extend("minItems" = 1, "uniqueItems" = true))]
        operations: Items<String>,
        /// Whether the documentation names these calls, which is the default, or they are inferred.
        operations_basis: Basis,
        /// What became of the request, where that differs from the entry.
        outcome: Outcome,
        /// What happened, in a sentence.
        #[schemars(extend("pattern" = shape::NOT_BLANK, "not" = shape::unfinished()))]
        summary: String,
        /// Whether and how to try again.
        retry: Retry,
        /// What to do, and who does it.
        remediation: Remediation,
    }
}

record! {
    /// Whether and how to try again.
    #[schemars(extend("allOf" = shape::by_strategy()))]
    Retry requires [strategy] {
        /// How to try again.
        strategy: Strategy,
        /// For `same_call`: the wait before each further attempt, such as 500ms, 3s, 5m or 1h.
        // A number is a delay whose unit was forgotten; `lower` says so.
        #[schemars(extend("items" = shape::delay(), "minItems" = 1))]
        delays: Items<Code>,
        /// For `after_call`: the call that comes first.
        call: String,
        /// What the advice rests on; for every strategy but `unspecified`.
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
        /// After the cause was fixed.
        AfterFix = "after_fix",
        /// The documentation does not say.
        Unspecified = "unspecified",
    }
}

record! {
    /// What to do, and who does it.
    Remediation requires [actor, action] {
        /// Who does it.
        actor: Actor,
        /// What to do, in a sentence.
        #[schemars(extend("pattern" = shape::NOT_BLANK, "not" = shape::unfinished()))]
        action: String,
    }
}
