//! The registry of rules: each has one id, and one line that says what it is about.

macro_rules! rules {
    ($($rule:ident = $id:literal, $meaning:literal;)*) => {
        /// A rule that a catalog must follow.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = concat!(" `", $id, "`: ", $meaning, ".")] $rule,)*
        }

        impl Rule {
            /// Every rule, in the order in which a catalog is read.
            pub const ALL: &'static [Self] = &[$(Self::$rule),*];

            /// The id of the rule, such as `unknown-field`: stable, kebab-case.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$rule => $id),* }
            }

            /// Whether an example file breaks the rule: one that is too large would not be an example.
            #[must_use]
            pub const fn has_fixture(self) -> bool {
                !matches!(self, Self::TooLarge)
            }

            /// What the rule is about, in one line.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$rule => $meaning),* }
            }
        }
    };
}

rules! {
    NotUtf8 = "not-utf8", "a catalog is UTF-8 text";
    TooLarge = "too-large", "a catalog has at most 64 MiB";
    EmptyCatalog = "empty-catalog", "a catalog is not empty";
    MergeMarkers = "merge-markers", "a catalog has no markers of a merge";
    YamlSyntax = "yaml-syntax", "a catalog is well-formed YAML";
    SeveralDocuments = "several-documents", "a catalog is one YAML document";
    TooDeep = "too-deep", "a catalog nests at most 32 levels";
    YamlFeature = "yaml-feature", "a catalog uses no anchors, aliases, tags or keys that are not text";
    DuplicateKey = "duplicate-key", "a key is unique in its mapping";
    CutText = "cut-text", "no comment cuts text off";
    UnknownField = "unknown-field", "a key is known";
    MissingField = "missing-field", "a required key is present";
    WrongType = "wrong-type", "a value has the type of its key";
    UnknownWord = "unknown-word", "a word is one of those of its key";
    BlankText = "blank-text", "a text is not blank";
    UnfinishedText = "unfinished-text", "a summary, an action or a reason is not `TODO`, `FIXME`, `XXX`, `TBD` or `...`";
    UnprintableText = "unprintable-text", "a text has no control characters and none that hide or reorder text";
    InvalidCatalogName = "invalid-catalog-name", "the name of a catalog is kebab-case";
    InvalidName = "invalid-name", "a name is snake_case and becomes a Rust identifier";
    InvalidUrl = "invalid-url", "the address of the documentation is an http or https URL";
    InvalidVariable = "invalid-variable", "the name of a variable has only ASCII letters, digits, `_`, `.` and `-`";
    InvalidCode = "invalid-code", "an HTTP status is a number from 100 to 599";
    MixedCodes = "mixed-codes", "the codes of a section are all numbers or all strings";
    InvalidVersion = "invalid-version", "the version of a retired entry is a semantic version";
    InvalidPath = "invalid-path", "a path into a body is names joined by `.`";
    InvalidDate = "invalid-date", "the date of a page is a day";
    InvalidTemplate = "invalid-template", "a template is well-formed, and its placeholders are separated";
    InvalidDelay = "invalid-delay", "a delay is a whole number of ms, s, m or h, above zero";
    DelayOrder = "delay-order", "delays do not decrease";
    RetryShape = "retry-shape", "a retry has exactly the keys that its strategy uses";
    CaseShape = "case-shape", "an entry with cases leaves the calls and the retry to them";
    UnknownOperation = "unknown-operation", "a named operation is one of the catalog";
    UnknownTerm = "unknown-term", "a named term is one of the catalog";
    OverlappingCases = "overlapping-cases", "an operation is named once, and in one case";
    DuplicateName = "duplicate-name", "a name is unique in the catalog";
    DuplicateCode = "duplicate-code", "a code is unique in its section";
    DuplicateTemplate = "duplicate-template", "a template is unique";
    IdentifierCollision = "identifier-collision", "no two names become the same Rust identifier";
    OverlappingTemplates = "overlapping-templates", "no text matches two templates";
    RetiredReuse = "retired-reuse", "a retired key or name is not used again";
    UnknownCause = "unknown-cause", "the cause of an example is an entry";
    WrongCause = "wrong-cause", "the cause of an example is the entry that its response means";
    NotOnThePage = "not-on-the-page", "an entry is documented on the page";
    NotInTheCatalog = "not-in-the-catalog", "what the page documents is in the catalog";
    UnsupportedBasis = "unsupported-basis", "what has a documented basis is named on the page";
    OtherDate = "other-date", "an entry is not dated after the page";
    OtherText = "other-text", "the text of a message is the one on the page";
    FactNotCarried = "fact-not-carried", "a time, call or code that the page names for an entry is in a field of it";
    UselessWaiver = "useless-waiver", "what an entry waives is a fact of the page that no field carries";
}
