//! What a catalog says outside its entries, before and after.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{Changes, Kind, Part, Path, Place, paired, show};
use crate::model::{Catalog, CodeKind, Operation, Text};

/// The catalog before, in which the operations that were renamed have the names after, so that nothing
/// else differs by them. One that is gone was renamed to a new one with its summary, or in its place.
pub(super) fn with_new_names<'a>(before: &'a Catalog, after: &Catalog) -> Cow<'a, Catalog> {
    let had = by_name(&before.operations);
    let has = by_name(&after.operations);
    let same_length = had.len() == has.len();
    let mut fresh: Vec<_> = after.operations.iter().enumerate().collect();
    fresh.retain(|(_, it)| !had.contains_key(it.name.as_str()));
    let mut aligned = Cow::Borrowed(before);
    for (index, old) in before.operations.iter().enumerate() {
        if has.contains_key(old.name.as_str()) {
            continue;
        }
        let same_summary = fresh.iter().position(|(_, new)| new.summary == old.summary);
        let same_place = || fresh.iter().position(|(place, _)| same_length && *place == index);
        if let Some(found) = same_summary.or_else(same_place) {
            let (_, new) = fresh.remove(found);
            aligned.to_mut().operations[index].name = new.name.clone();
        }
    }
    aligned
}

impl Changes<'_> {
    /// The operations that have another name in the former catalog, as it was read.
    pub(super) fn renamed_operations(&mut self, former: &Catalog) {
        let pairs = former.operations.iter().zip(&self.before.operations);
        for (old, new) in pairs {
            let place = Place::new(Part::Operations, new.name.as_str());
            self.field(
                Kind::OperationRenamed,
                &place,
                "name",
                old.name.as_str(),
                new.name.as_str(),
            );
        }
    }

    pub(super) fn catalog(&mut self) {
        for ((kind, part, path), (old, new)) in paired(values(self.before), values(self.after)) {
            self.compare(kind, &Place { path, ..Place::new(part, "") }, old, new);
        }
        let (before, after) = (self.before, self.after);
        if before.codes().next().is_some() && after.codes().next().is_some() {
            let kind = |catalog: &Catalog| match catalog.code_kind {
                CodeKind::Number => "numbers",
                CodeKind::Text => "strings",
            };
            let place = Place::new(Part::Catalog, "");
            self.field(Kind::CodeKindChanged, &place, "error_codes", kind(before), kind(after));
        }
        self.operations();
        self.terms();
        self.tombstones();
        self.examples();
    }

    fn operations(&mut self) {
        let (before, after) = (&self.before.operations, &self.after.operations);
        let pairs = paired(by_name(before), by_name(after));
        let summary = |it: &Operation| it.summary.as_str().to_owned();
        for (name, (old, new)) in &pairs {
            let place = Place::new(Part::Operations, name);
            if let (Some(old), Some(new)) = (old, new) {
                let (old, new) = (listed(&old.returns), listed(&new.returns));
                self.field(Kind::ReturnsChanged, &place, "returns", &old, &new);
            }
            let (kind, place) = match (old, new) {
                (None, _) => (Kind::OperationAdded, place),
                (_, None) => (Kind::OperationRemoved, place),
                _ => (Kind::OperationReworded, place.field("summary")),
            };
            self.compare(kind, &place, old.map(summary), new.map(summary));
        }
        let common = |operations: &[Operation]| {
            let names = operations.iter().map(|it| it.name.as_str());
            let common = names.filter(|name| matches!(pairs[*name], (Some(_), Some(_))));
            Some(common.collect::<Vec<_>>().join(", "))
        };
        let place = Place::new(Part::Operations, "");
        self.compare(Kind::OperationReordered, &place, common(before), common(after));
    }

    fn terms(&mut self) {
        let all = |catalog: &Catalog| -> BTreeMap<String, String> {
            let all = catalog.terms.iter();
            all.map(|it| (it.name.as_str().to_owned(), listed(&it.aliases))).collect()
        };
        for (name, (old, new)) in paired(all(self.before), all(self.after)) {
            let place = Place::new(Part::Terms, &name);
            let (kind, place) = match (&old, &new) {
                (None, _) => (Kind::TermAdded, place),
                (_, None) => (Kind::TermRemoved, place),
                _ => (Kind::TermChanged, place.field("aliases")),
            };
            self.compare(kind, &place, old, new);
        }
    }

    fn tombstones(&mut self) {
        let all = |catalog: &Catalog| -> BTreeMap<_, _> {
            let all = catalog.retired.iter().map(|it| {
                let (name, reason) = (it.name.as_str(), it.reason.as_str());
                let text = format!("{} ({name}), since {}: {reason}", it.key.wire(), it.since);
                (it.key.clone(), (name.to_owned(), text))
            });
            all.collect()
        };
        for (old, new) in paired(all(self.before), all(self.after)).into_values() {
            let (old_name, was) = old.unzip();
            let (new_name, is) = new.unzip();
            let kind = match (&old_name, &new_name) {
                (None, _) => Kind::TombstoneAdded,
                (old, new) if old == new => Kind::TombstoneReworded,
                _ => Kind::TombstoneRemoved,
            };
            let name = old_name.or(new_name).unwrap_or_default();
            self.compare(kind, &Place::new(Part::Retired, &name), was, is);
        }
    }

    fn examples(&mut self) {
        let (had, has) = (examples(self.before), examples(self.after));
        for one in had.symmetric_difference(&has) {
            let text = |all: &BTreeSet<_>| all.contains(one).then(|| one.1.clone());
            let place = Place::new(Part::Examples, &one.0);
            self.compare(Kind::ExampleChanged, &place, text(&had), text(&has));
        }
    }
}

fn by_name(operations: &[Operation]) -> BTreeMap<&str, &Operation> {
    operations.iter().map(|it| (it.name.as_str(), it)).collect()
}

/// A list in which commas of a text are not those of the list.
fn listed(texts: &[Text]) -> String {
    format!("{:?}", texts.iter().map(Text::as_str).collect::<Vec<_>>())
}

/// The values of a catalog that have no name, by the kind of a change of each and its place.
fn values(catalog: &Catalog) -> BTreeMap<(Kind, Part, Path), String> {
    let Catalog { docs, undocumented, .. } = catalog;
    let remediation = &undocumented.remediation;
    let mut all = BTreeMap::new();
    let mut add = |kind, part, keys: &[&str], value: &str| {
        all.insert((kind, part, Path::default().keys(keys)), value.to_owned());
    };
    add(Kind::CatalogRenamed, Part::Catalog, &["catalog"], catalog.name.as_str());
    add(Kind::TitleChanged, Part::Catalog, &["title"], catalog.title.as_str());
    add(Kind::BodyChanged, Part::Catalog, &["body"], &catalog.body.to_string());
    add(Kind::DocsUrlChanged, Part::Catalog, &["docs", "url"], docs.url.as_str());
    for section in &docs.sections {
        let key = section.section.word();
        let heading = section.heading.as_str();
        add(Kind::DocsReadingChanged, Part::Catalog, &["docs", "sections", key], heading);
        if let Some(column) = &section.column {
            let keys = ["docs", "sections", &format!("{key}.column")];
            add(Kind::DocsReadingChanged, Part::Catalog, &keys, column.as_str());
        }
    }
    for (name, text) in &docs.substitutions {
        let keys = ["docs", "substitutions", name.as_str()];
        add(Kind::DocsReadingChanged, Part::Catalog, &keys, text.as_str());
    }
    let (summary, action) = (undocumented.summary.as_str(), remediation.action.as_str());
    let (part, keys) = (Part::Undocumented, ["remediation", "actor"]);
    add(Kind::FallbackReworded, part, &["summary"], summary);
    add(Kind::FallbackReworded, part, &["remediation", "action"], action);
    add(Kind::FallbackActorChanged, part, &keys, remediation.actor.word());
    all
}

fn examples(catalog: &Catalog) -> BTreeSet<(String, String)> {
    let examples = catalog.examples.iter().map(|it| {
        let during = it.operation.map(|id| format!(" during {}", show::call(catalog, id)));
        let during = during.unwrap_or_default();
        let text = format!("{}{during} {} is {}", it.status.get(), it.body, it.cause);
        (it.cause.clone(), text)
    });
    examples.collect()
}
