//! What was seen before, and where.

use std::collections::BTreeMap;

use crate::diagnostic::{Collector, Diagnostic, Rule, Span};

/// Keys that may be used once.
pub(super) struct Seen {
    rule: Rule,
    /// What the keys are, as the object of "the ... `x` is used twice".
    what: &'static str,
    first: BTreeMap<String, Span>,
}

impl Seen {
    pub(super) const fn new(rule: Rule, what: &'static str) -> Self {
        Self { rule, what, first: BTreeMap::new() }
    }

    /// Whether this is the first use of `key`; `collector` learns of a second one.
    pub(super) fn once(&mut self, key: &str, at: Span, collector: &mut Collector) -> bool {
        self.once_or(key, at, collector, || "rename or remove one of the two".to_owned())
    }

    /// The same, with a way out of the caller's own.
    pub(super) fn once_or(
        &mut self,
        key: &str,
        at: Span,
        collector: &mut Collector,
        help: impl FnOnce() -> String,
    ) -> bool {
        if let Some(first) = self.first.get(key) {
            let message = format!("the {} `{}` is used twice", self.what, key.escape_debug());
            collector.push(
                Diagnostic::new(self.rule, at, message)
                    .label("here again")
                    .also(*first, "first here")
                    .help(help()),
            );
            return false;
        }
        self.first.insert(key.to_owned(), at);
        true
    }
}
