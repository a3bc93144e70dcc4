//! The facts of the page that an entry leaves out on purpose.

use super::{accepted, items, parsed};
use crate::diagnostic::Collector;
use crate::model::{Text, Waiver};
use crate::schema::{self, List};

/// The waivers of an entry, in their order. Whether they waive anything, only the page can say.
pub(super) fn waivers(raw: &List<schema::Waiver>, collector: &mut Collector) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    for item in items(raw, "waived", "waiver", collector) {
        let field = &item.value.fact;
        let fact = field.required("fact", item.at, collector).map(|fact| match fact {
            schema::Code::Number(number) => number.to_string(),
            schema::Code::Text(text) => text.clone(),
        });
        let fact = fact.and_then(|fact| accepted(Text::prose(&fact), field.at, collector));
        let reason = parsed(&item.value.reason, "reason", item.at, collector, Text::prose);
        waivers.extend(fact.zip(reason).map(|(fact, reason)| Waiver { fact, reason }));
    }
    waivers
}
