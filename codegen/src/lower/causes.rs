//! What an example claims to mean, checked by the rules of diagnosis.

use std::collections::BTreeSet;

use super::Placed;
use super::entries::Entries;
use crate::diagnose::{Cause, Index, Response, diagnose};
use crate::diagnostic::{Collector, Diagnostic, Rule, Span};
use crate::model::{CodeKind, Entry, Example, Key};

/// The cause of an example is an entry.
pub(super) fn are_known(all: &Entries, examples: &[Placed<Example>], collector: &mut Collector) {
    // A name with a fault of its own may be the one that is meant.
    if !all.names_are_whole {
        return;
    }
    let known = names(all);
    let names: Vec<_> = known.iter().copied().collect();
    for example in examples {
        let cause = example.value.cause.as_str();
        if !known.contains(cause) {
            let message = format!("no entry is called `{}`", cause.escape_debug());
            let help = match collector.near_miss(cause, &names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name the entry that says what happened in this response".to_owned(),
            };
            collector.push(Diagnostic::new(Rule::UnknownCause, example.at, message).help(help));
        }
    }
}

/// The cause of an example is the entry that its response is diagnosed as. The entries have no fault.
pub(super) fn are_found(all: &Entries, examples: &[Placed<Example>], collector: &mut Collector) {
    let kind = |entry: &Entry| match &entry.key {
        Key::Code(code) => Some(code.kind()),
        _ => None,
    };
    let codes = all.list.iter().find_map(kind).unwrap_or(CodeKind::Number);
    let entries = Index::new(&all.list);
    let known = names(all);
    for Placed { at, value: example } in examples {
        let response = Response::read(example.status.get(), &example.body, codes);
        let found = diagnose(&entries, &response, example.operation).cause;
        if found.name() != example.cause && known.contains(example.cause.as_str()) {
            collector.push(wrong(*at, &example.cause, found));
        }
    }
}

fn wrong(at: Span, cause: &str, found: Cause<'_>) -> Diagnostic {
    let (means, help) = match found {
        Cause::Entry(_) => {
            let name = found.name();
            let help = format!("write `cause: {name}`, or correct the status or the body");
            (format!("means `{name}`"), help)
        }
        Cause::Undocumented => {
            let help = "correct the status or the body, or add the entry that it means";
            ("is not documented".to_owned(), help.to_owned())
        }
    };
    let message = format!("this response {means}: the cause is not `{cause}`");
    Diagnostic::new(Rule::WrongCause, at, message).help(help)
}

fn names(all: &Entries) -> BTreeSet<&str> {
    all.names.iter().map(|name| name.value.1.as_str()).collect()
}
