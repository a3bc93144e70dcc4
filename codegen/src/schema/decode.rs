//! How a node of the document becomes a value.

use std::fmt::{self, Arguments, Display};

use super::{Field, Items};
use crate::diagnostic::{Collector, Diagnostic, Rule, Span, list, near_miss};
use crate::model::Word;
use crate::yaml::{Node, Value};

/// A type that a node can be decoded as.
pub(crate) trait Decode: Sized {
    const EXPECTED: Expected;

    /// The value of a node, which messages call `what`; `None` if the node is of another type.
    fn decode(node: &Node, what: Arguments<'_>, collector: &mut Collector) -> Option<Self>;
}

/// What a node must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// This type, which is or has a mapping with some of these keys.
    Mapping(&'static str, &'static [&'static str]),
    /// One of these words.
    Word(&'static [&'static str]),
    /// This type.
    Value(&'static str),
}

impl Expected {
    pub(super) const LIST: Self = Self::Value("a list");

    /// The type, as in "must be a mapping".
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Mapping(kind, _) | Self::Value(kind) => kind,
            Self::Word(_) => "a word",
        }
    }
}

/// What to write, with the keys or words that there are.
impl Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mapping(kind, keys) => write!(f, "{kind} (keys: {})", list(keys)),
            Self::Word(words) => write!(f, "one of {}", list(words)),
            Self::Value(kind) => f.write_str(kind),
        }
    }
}

impl<T: Word> Decode for T {
    const EXPECTED: Expected = Expected::Word(T::WORDS);

    fn decode(node: &Node, _: Arguments<'_>, _: &mut Collector) -> Option<Self> {
        let index = T::WORDS.iter().position(|word| Some(*word) == node.as_str())?;
        T::ALL.get(index).copied()
    }
}

impl<T: Decode> Decode for Items<T> {
    const EXPECTED: Expected = Expected::LIST;

    fn decode(node: &Node, what: Arguments<'_>, collector: &mut Collector) -> Option<Self> {
        let Value::List(items) = &node.value else { return None };
        let what = format_args!("an item of {what}");
        Some(items.iter().map(|item| Field::read(item, what, false, collector)).collect())
    }
}

/// A mapping whose unknown keys are reported.
pub(super) struct Mapping<'a> {
    node: &'a Node,
    /// The keys that an unknown key was probably meant to be, with its place.
    misspelled: Vec<(&'static str, Span)>,
}

impl<'a> Mapping<'a> {
    /// `None` if the node is not a mapping.
    pub(super) fn read(
        node: &'a Node,
        expected: Expected,
        collector: &mut Collector,
    ) -> Option<Self> {
        let Value::Mapping(pairs) = &node.value else { return None };
        let Expected::Mapping(_, known) = expected else { return None };
        let mut misspelled = Vec::new();
        for (key, value) in pairs.iter().filter(|(key, _)| !known.contains(&key.name.as_str())) {
            let meant = meant(&key.name, known);
            misspelled.extend(meant.as_ref().map(|(meant, _)| (*meant, key.at)));
            let help = match (meant, &value.value) {
                (Some((_, help)), _) => help,
                // As where a comma ends a text without quotes in a `{ }`.
                (None, Value::Null) => format!(
                    "if it is part of a text, the text needs quotes; the keys here are {}",
                    list(known)
                ),
                (None, _) => format!("the keys here are {}", list(known)),
            };
            let message = format!("unknown key `{}`", key.name);
            collector.push(Diagnostic::new(Rule::UnknownField, key.at, message).help(help));
        }
        Some(Self { node, misspelled })
    }

    /// The value of a key. A missing one is reported, unless a typo in its key was.
    pub(super) fn field<T: Decode>(
        &self,
        key: &str,
        is_required: bool,
        collector: &mut Collector,
    ) -> Field<T> {
        if let Some(node) = self.node.get(key) {
            return Field::read(node, format_args!("`{key}`"), is_required, collector);
        }
        if let Some((_, at)) = self.misspelled.iter().find(|(meant, _)| *meant == key) {
            return Field::invalid(*at);
        }
        let field = Field::absent(self.node.at);
        if is_required {
            field.require(key, collector);
        }
        field
    }
}

/// The key that an unknown one was probably meant to be, and what to write.
fn meant(name: &str, known: &[&'static str]) -> Option<(&'static str, String)> {
    let known_as = |name: &str| known.iter().copied().find(|known| *known == name);
    if let Some((key, value)) = name.split_once(':') {
        let key = known_as(key)?;
        return Some((key, format!("write a colon and a space: `{key}: {value}`")));
    }
    // The key of an entry is the first one of its keys.
    let of_section = match (name, known) {
        ("text", ["code", ..]) => "`messages`",
        ("code", ["text", ..]) => "`error_codes` or `status_codes`",
        _ => {
            let near = near_miss(name, known)?;
            return known_as(near).map(|near| (near, format!("did you mean `{near}`?")));
        }
    };
    let help = format!(
        "write `{}`, as the entries here have, or move the entry to {of_section}",
        known[0]
    );
    Some((known[0], help))
}

/// Declares a mapping with known keys, of which some are required. Its types are to be imported.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $record:ident $(requires [$($required:ident),*])? {
            $($(#[$of_key:meta])* $key:ident: $type:ty,)*
        }
    ) => {
        #[derive(Debug, Default, JsonSchema)]
        #[schemars(default, deny_unknown_fields)]
        $(#[schemars(extend("required" = [$(stringify!($required)),*]))])?
        $(#[$meta])*
        pub(crate) struct $record {
            $($(#[$of_key])* pub(crate) $key: Field<$type>,)*
        }

        impl $record {
            const KEYS: &'static [&'static str] = &[$(stringify!($key)),*];
            const REQUIRED: &'static [&'static str] = &[$($(stringify!($required)),*)?];

            fn of(mapping: &Mapping<'_>, collector: &mut Collector) -> Self {
                $(
                    let key = stringify!($key);
                    let $key = mapping.field(key, Self::REQUIRED.contains(&key), collector);
                )*
                Self { $($key),* }
            }
        }

        impl Decode for $record {
            const EXPECTED: Expected = Expected::Mapping("a mapping", Self::KEYS);

            fn decode(node: &Node, _: Arguments<'_>, collector: &mut Collector) -> Option<Self> {
                let mapping = Mapping::read(node, Self::EXPECTED, collector)?;
                Some(Self::of(&mapping, collector))
            }
        }
    };
}
pub(super) use record;
