//! Enums whose values are words of the catalog.

/// A value that the catalog writes as one word.
pub(crate) trait Word: Copy + 'static {
    /// Every value.
    const ALL: &'static [Self];
    /// The word of each, in the same order.
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

        impl $name {
            /// The word for it in the catalog.
            #[allow(dead_code, reason = "not every enum is written again")]
            $vis const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl crate::model::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            const WORDS: &'static [&'static str] = &[$($word),*];
        }
    };
}
pub(crate) use words;
