//! How a node of the document becomes a value.

use super::Field;
use crate::model::Word;
use crate::yaml::{Node, Value};

/// A type that a node can be read as.
pub(crate) trait Decode: Sized {
    /// What the node has to be.
    const WANTED: Wanted;

    /// The value; `None` if the node is something else.
    fn decode(node: &Node) -> Option<Self>;
}

/// What a type accepts, in the words of the person who writes the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// A mapping with these keys.
    Record(&'static [&'static str]),
    /// A text, or a mapping with these keys.
    TextOrRecord(&'static [&'static str]),
    /// One of these words.
    Word(&'static [&'static str]),
    /// Something else, described.
    Plain(&'static str),
}

impl Wanted {
    /// The object of "wants", such as "a text".
    pub(crate) const fn describe(self) -> &'static str {
        match self {
            Self::Record(_) => "a mapping",
            Self::TextOrRecord(_) => "a text or a mapping",
            Self::Word(_) => "a word",
            Self::Plain(description) => description,
        }
    }
}

impl Decode for String {
    const WANTED: Wanted = Wanted::Plain("a text");

    fn decode(node: &Node) -> Option<Self> {
        node.as_str().map(str::to_owned)
    }
}

impl Decode for i64 {
    const WANTED: Wanted = Wanted::Plain("a whole number");

    fn decode(node: &Node) -> Option<Self> {
        if let Value::Integer(number) = node.value { Some(number) } else { None }
    }
}

impl<T: Word> Decode for T {
    const WANTED: Wanted = Wanted::Word(T::WORDS);

    fn decode(node: &Node) -> Option<Self> {
        let index = T::WORDS.iter().position(|word| Some(*word) == node.as_str())?;
        T::ALL.get(index).copied()
    }
}

impl<T: Decode> Decode for Vec<Field<T>> {
    const WANTED: Wanted = Wanted::Plain("a list");

    fn decode(node: &Node) -> Option<Self> {
        let is_list = matches!(node.value, Value::List(_));
        is_list.then(|| node.items().iter().map(|item| Field::of(Some(item))).collect())
    }
}

/// Declares a mapping with known keys. Each is a [`Field`], which survives a misfit.
macro_rules! record {
    ($(#[$meta:meta])* $record:ident { $($(#[$of_key:meta])* $key:ident: $type:ty,)* }) => {
        #[derive(Debug, Default, JsonSchema)]
        #[schemars(default, deny_unknown_fields)]
        $(#[$meta])*
        pub(crate) struct $record {
            $($(#[$of_key])* pub(crate) $key: Field<$type>,)*
        }

        impl $record {
            const KEYS: &'static [&'static str] = &[$(stringify!($key)),*];
        }

        impl Decode for $record {
            const WANTED: Wanted = Wanted::Record(Self::KEYS);

            fn decode(node: &Node) -> Option<Self> {
                matches!(node.value, Value::Mapping(_))
                    .then(|| Self { $($key: Field::of(node.get(stringify!($key)))),* })
            }
        }
    };
}
pub(super) use record;
