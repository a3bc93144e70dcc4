//! The kinds of changes: what each is called, how much it matters, and to whom.

use std::fmt;

use serde::Serialize;

/// How much a change matters to those who use the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Texts for people and documents; no program decides by them.
    Wording,
    /// More than before; what was there is as it was.
    Addition,
    /// The same code compiles, and does something else.
    Behaviour,
    /// Code that used the crate does not compile any more, or a number comes to mean another thing.
    Breaking,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

macro_rules! kinds {
    ($($kind:ident = $id:literal, $severity:ident, $why:literal;)*) => {
        /// What kind of thing changed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Kind {
            $(#[doc = concat!(" `", $id, "`: ", $why, ".")] $kind,)*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// The id of the kind, such as `retry-starts`: stable, kebab-case.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$kind => $id),* }
            }

            /// How much such a change matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$kind => Severity::$severity),* }
            }

            /// Why it matters, and to whom: one line without a full stop.
            #[must_use]
            pub const fn why(self) -> &'static str {
                match self { $(Self::$kind => $why),* }
            }
        }
    };
}

kinds! {
    CatalogRenamed = "catalog-renamed", Breaking, "the crate has another name: every dependency on it has to change";
    CodeKindChanged = "code-kind-changed", Breaking, "codes have another type: every use of one has to change";
    EntryRemoved = "entry-removed", Breaking, "the variant is gone, and without a tombstone its key and name could come back meaning something else: move it to `retired`";
    EntryRetired = "entry-retired", Breaking, "the variant is gone: code that names it does not compile, and the response is answered as if it were not documented";
    EntryMoved = "entry-moved", Breaking, "the name belongs to another enum: code that uses it does not compile";
    NameChanged = "name-changed", Breaking, "the variant has another name: code that uses it does not compile, and stored names are not read any more";
    CodeRenumbered = "code-renumbered", Breaking, "the name stands for another number: code that compares with either meets another response";
    PlaceholderAdded = "placeholder-added", Breaking, "the variant has another field: code that builds or takes it apart does not compile";
    PlaceholderRemoved = "placeholder-removed", Breaking, "the variant lost a field: code that uses it does not compile";
    PlaceholderRenamed = "placeholder-renamed", Breaking, "the field has another name: code that uses it does not compile";
    OperationRenamed = "operation-renamed", Breaking, "the variant of Operation has another name: code that uses it does not compile, and stored names are not read any more";
    OperationRemoved = "operation-removed", Breaking, "the variant of Operation is gone: code that uses it does not compile";
    TermRemoved = "term-removed", Breaking, "the variant of Term is gone: code that uses it does not compile";
    TombstoneRemoved = "tombstone-removed", Breaking, "nothing keeps the key and the name from coming back with another meaning";
    RetryStarts = "retry-starts", Behaviour, "clients that gave up begin to send again: is that safe for a request that may have been done?";
    RetryStops = "retry-stops", Behaviour, "clients that sent again give up: what healed by itself now surfaces";
    RetryChanged = "retry-changed", Behaviour, "clients deal with the failure in another way";
    DelaysChanged = "delays-changed", Behaviour, "clients wait for another time, or try another number of times";
    RetryCallChanged = "retry-call-changed", Behaviour, "clients make another call before they try again";
    OutcomeChanged = "outcome-changed", Behaviour, "what counted as done counts as failed, or the other way round";
    BasisChanged = "basis-changed", Behaviour, "code that trusts only what is documented decides otherwise";
    ActorChanged = "actor-changed", Behaviour, "another party has to act: alerts go elsewhere";
    CallsChanged = "calls-changed", Behaviour, "during other calls the entry counts as documented: its outcome and retry hold there, and nowhere else";
    CaseAdded = "case-added", Behaviour, "during those calls the entry means something of its own";
    CaseRemoved = "case-removed", Behaviour, "during those calls the entry has no meaning of its own any more";
    CaseRescoped = "case-rescoped", Behaviour, "the meaning holds during other calls";
    TemplateChanged = "template-changed", Behaviour, "other texts are recognised: the former one is answered by its code and status";
    OperationReordered = "operation-reordered", Behaviour, "the variants of Operation compare in another order";
    ReturnsChanged = "returns-changed", Behaviour, "a success without what the call returns is degraded: other responses count as complete";
    BodyChanged = "body-changed", Behaviour, "other fields of a body are read";
    TermChanged = "term-changed", Behaviour, "other fields of a body are read as the term";
    FallbackActorChanged = "fallback-actor-changed", Behaviour, "another party has to act on whatever is undocumented";
    EntryAdded = "entry-added", Addition, "a response that was not recognised has a name; a match needs its wildcard arm, as it always did";
    OperationAdded = "operation-added", Addition, "Operation has one more variant";
    TermAdded = "term-added", Addition, "Term has one more variant";
    CallsBasisChanged = "calls-basis-changed", Wording, "the calls are said to be documented, or inferred; the answers are the same";
    SummaryReworded = "summary-reworded", Wording, "people read another text";
    ActionReworded = "action-reworded", Wording, "people read another advice";
    OperationReworded = "operation-reworded", Wording, "the documentation of a call has another text";
    FallbackReworded = "fallback-reworded", Wording, "what is said of anything undocumented has another text";
    TitleChanged = "title-changed", Wording, "the API is called otherwise in texts";
    DocsUrlChanged = "docs-url-changed", Wording, "links lead to another page";
    DocsReadingChanged = "docs-reading-changed", Wording, "the published page is read in another way; the crate is the same";
    TombstoneAdded = "tombstone-added", Wording, "a key and a name are taken for good";
    TombstoneReworded = "tombstone-reworded", Wording, "the reason of a retirement has another text";
    SinceChanged = "since-changed", Wording, "people read another date; the answers are the same";
    WaiverChanged = "waiver-changed", Wording, "the page is compared with the entry in another way; the crate is the same";
    ExampleChanged = "example-changed", Wording, "the crate is tested with other responses; it answers the same";
}
