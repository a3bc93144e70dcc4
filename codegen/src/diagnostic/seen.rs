//! What was seen before, and where.

use std::collections::BTreeMap;

use super::{Collector, Diagnostic, Rule, Span};

/// Keys that may be used once.
pub(crate) struct Seen {
    rule: Rule,
    /// What the keys are, as in "duplicate name".
    what: &'static str,
    first: BTreeMap<String, Span>,
}

impl Seen {
    pub(crate) const fn new(rule: Rule, what: &'static str) -> Self {
        Self { rule, what, first: BTreeMap::new() }
    }

    /// Whether this is the first use of `key`; a second one is reported.
    pub(crate) fn once(&mut self, key: &str, at: Span, collector: &mut Collector) -> bool {
        self.once_or(key, at, collector, || "rename or remove one of the two".to_owned())
    }

    /// The same, with another help.
    pub(crate) fn once_or(
        &mut self,
        key: &str,
        at: Span,
        collector: &mut Collector,
        help: impl FnOnce() -> String,
    ) -> bool {
        let Some(first) = self.first.get(key) else {
            self.first.insert(key.to_owned(), at);
            return true;
        };
        let message = format!("duplicate {} `{key}`", self.what);
        collector.push(
            Diagnostic::new(self.rule, at, message)
                .label("used again here")
                .also(*first, "first used here")
                .help(help()),
        );
        false
    }
}
