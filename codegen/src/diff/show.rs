//! Values of a catalog as its YAML has them.

use std::collections::BTreeSet;

use crate::model::{Catalog, Delay, OperationId, Piece, Retired, Strategy, Template};

/// A whole strategy: `same_call after 3 s, 6 s`.
pub(super) fn strategy(catalog: &Catalog, strategy: &Strategy) -> String {
    match strategy {
        Strategy::Never => "never".to_owned(),
        Strategy::SameCall(of) => format!("same_call after {}", delays(of)),
        Strategy::AfterCall(id) => format!("after_call {}", call(catalog, *id)),
        Strategy::AfterFix => "after_fix".to_owned(),
        Strategy::Unspecified => "unspecified".to_owned(),
    }
}

pub(super) fn delays(delays: &[Delay]) -> String {
    delays.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

pub(super) fn call(catalog: &Catalog, id: OperationId) -> String {
    catalog.operation(id).name.as_str().to_owned()
}

pub(super) fn calls(catalog: &Catalog, calls: &[OperationId]) -> String {
    if calls.is_empty() {
        return "any call".to_owned();
    }
    call_names(catalog, calls).join(", ")
}

/// The names of calls, in the order of the catalog.
pub(super) fn call_names(catalog: &Catalog, calls: &[OperationId]) -> Vec<String> {
    calls.iter().map(|id| call(catalog, *id)).collect()
}

/// The names of calls, whose order is the catalog's and means nothing.
pub(super) fn names<'a>(catalog: &'a Catalog, calls: &[OperationId]) -> BTreeSet<&'a str> {
    calls.iter().map(|id| catalog.operation(*id).name.as_str()).collect()
}

/// A template without the names of its placeholders.
pub(super) fn literals(template: &Template) -> String {
    let part = |part: &Piece| match part {
        Piece::Literal(text) => text.clone(),
        Piece::Placeholder(_) => "{}".to_owned(),
    };
    template.parts().iter().map(part).collect()
}

pub(super) fn retired(retired: &Retired) -> String {
    let Retired { name, since, reason, .. } = retired;
    let key = retired.key.wire();
    format!("{key} ({}), since {since}: {}", name.as_str(), reason.as_str())
}
