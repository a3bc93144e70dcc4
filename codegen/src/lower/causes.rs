//! The cause that an example states, checked by the rules of diagnosis.

use std::collections::BTreeSet;

use super::Placed;
use super::entries::Entries;
use crate::diagnose::{Cause, Index, Response, diagnose};
use crate::diagnostic::{Collector, Diagnostic, Rule, Span};
use crate::model::Example;

/// The cause of an example is an entry, and the one that its response is diagnosed as. The latter is
/// known only if the keys are unique and every call is valid.
pub(super) fn check(
    entries: &Entries,
    index: &Index<'_>,
    is_diagnosable: bool,
    examples: &[Placed<Example>],
    collector: &mut Collector,
) {
    let known: BTreeSet<_> = entries.names.iter().map(|name| name.value.1.as_str()).collect();
    let names: Vec<_> = known.iter().copied().collect();
    // What a response means depends on every entry.
    let is_whole = is_diagnosable && entries.list.len() == entries.count;
    for Placed { at, value: example } in examples {
        let is_known = known.contains(example.cause.as_str());
        if is_known && is_whole {
            let response = Response::read(example.status.get(), &example.body, index);
            let found = diagnose(index, &response, example.operation).cause;
            if found.name() != example.cause {
                collector.push(wrong(*at, &example.cause, found));
            }
        // An invalid name may be the one that is meant.
        } else if !is_known && entries.names.len() == entries.count {
            let message = format!("no entry is called `{}`", example.cause);
            let help = match collector.near_miss(&example.cause, &names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "write the name of the entry that this response means".to_owned(),
            };
            collector.push(Diagnostic::new(Rule::UnknownCause, *at, message).help(help));
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
