//! Enums whose values are words of the catalog.

/// A value that the catalog writes as one word.
pub(crate) trait Word: Copy + 'static {
    /// Every value with its word.
    const ALL: &'static [(Self, &'static str)];
    /// The words, in the order of the values.
    const WORDS: &'static [&'static str];
}

/// Declares such an enum: `Variant = "word"`.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$of_variant:meta])* $variant:ident = $word:literal,)*
    }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[derive(schemars::JsonSchema, serde::Serialize)]
        $(#[$meta])*
        $vis enum $name {
            $($(#[$of_variant])* #[serde(rename = $word)] $variant,)*
        }

        impl crate::model::Word for $name {
            const ALL: &'static [(Self, &'static str)] = &[$((Self::$variant, $word)),*];
            const WORDS: &'static [&'static str] = &[$($word),*];
        }
    };
}
pub(crate) use words;
