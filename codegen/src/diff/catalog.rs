//! What a catalog says outside its entries, before and after.

use std::collections::{BTreeMap, BTreeSet};

use super::{Changes, Field, Kind, Part, Place, Step, paired, show};
use crate::model::{Catalog, CodeKind, Operation, PageSection, Text};

const CATALOG: [Field<Catalog>; 3] = [
    (Kind::CatalogRenamed, "catalog", |it| it.name.as_str()),
    (Kind::TitleChanged, "title", |it| it.title.as_str()),
    (Kind::DocsUrlChanged, "docs.url", |it| it.docs.url.as_str()),
];

const CODE_KIND: [Field<Catalog>; 1] =
    [(Kind::CodeKindChanged, "error_codes", |it| match it.code_kind {
        CodeKind::Number => "numbers",
        CodeKind::Text => "strings",
    })];

const UNDOCUMENTED: [Field<Catalog>; 3] = [
    (Kind::FallbackReworded, "summary", |it| it.undocumented.summary.as_str()),
    (Kind::FallbackActorChanged, "remediation.actor", |it| {
        it.undocumented.remediation.actor.word()
    }),
    (Kind::FallbackReworded, "remediation.action", |it| {
        it.undocumented.remediation.action.as_str()
    }),
];

/// Values by their keys.
type Values = BTreeMap<String, String>;

impl Changes<'_> {
    pub(super) fn catalog(&mut self) {
        let (before, after) = (self.before, self.after);
        let root = Place::new(Part::Catalog, "");
        self.fields(&CATALOG, &root, before, after);
        if before.codes().next().is_some() && after.codes().next().is_some() {
            self.fields(&CODE_KIND, &root, before, after);
        }
        self.fields(&UNDOCUMENTED, &Place::new(Part::Undocumented, ""), before, after);
        self.values(Kind::DocsReadingChanged, &root.field("docs.sections"), sections);
        self.values(Kind::DocsReadingChanged, &root.field("docs.substitutions"), substitutions);
        self.values(Kind::TermChanged, &Place::new(Part::Terms, ""), terms);
        self.operations();
        self.tombstones();
        self.examples();
    }

    /// A change for each key whose value differs.
    fn values(&mut self, kind: Kind, place: &Place<'_>, of: fn(&Catalog) -> Values) {
        for (key, (old, new)) in paired(of(self.before), of(self.after)) {
            self.compare(kind, &place.then(Step::Key(key)), old, new);
        }
    }

    fn operations(&mut self) {
        let (before, after) = (&self.before.operations, &self.after.operations);
        let summaries = |operations: &[Operation]| -> Values {
            let named = |it: &Operation| (it.name.as_str().into(), it.summary.as_str().into());
            operations.iter().map(named).collect()
        };
        let pairs = paired(summaries(before), summaries(after));
        for (name, (old, new)) in &pairs {
            let place = Place::new(Part::Operations, name);
            let (kind, place) = match (old, new) {
                (None, _) => (Kind::OperationAdded, place),
                (_, None) => (Kind::OperationRemoved, place),
                _ => (Kind::OperationReworded, place.field("summary")),
            };
            self.compare(kind, &place, old.clone(), new.clone());
        }
        let common = |operations: &[Operation]| {
            let names = operations.iter().map(|it| it.name.as_str());
            let common = names.filter(|name| matches!(pairs[*name], (Some(_), Some(_))));
            Some(common.collect::<Vec<_>>().join(", "))
        };
        let place = Place::new(Part::Operations, "");
        self.compare(Kind::OperationReordered, &place, common(before), common(after));
    }

    fn tombstones(&mut self) {
        let all = |catalog: &'_ Catalog| -> BTreeMap<_, _> {
            let all = catalog.retired.iter();
            all.map(|it| (it.key.clone(), (it.name.as_str().to_owned(), show::retired(it))))
                .collect()
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

fn sections(catalog: &Catalog) -> Values {
    let fields = |section: &PageSection| {
        let key = section.section.word();
        let column = section.column.as_ref();
        let column = column.map(|it| (format!("{key}.column"), it.as_str().to_owned()));
        [(key.to_owned(), section.heading.as_str().to_owned())].into_iter().chain(column)
    };
    catalog.docs.sections.iter().flat_map(fields).collect()
}

fn substitutions(catalog: &Catalog) -> Values {
    let all = catalog.docs.substitutions.iter();
    all.map(|(name, text)| (name.as_str().to_owned(), text.as_str().to_owned())).collect()
}

fn terms(catalog: &Catalog) -> Values {
    let terms = catalog.terms.iter().map(|term| {
        let aliases: Vec<_> = term.aliases.iter().map(Text::as_str).collect();
        (term.name.as_str().to_owned(), format!("{aliases:?}"))
    });
    terms.collect()
}

/// The examples: the cause and the text of each.
fn examples(catalog: &Catalog) -> BTreeSet<(String, String)> {
    let examples = catalog.examples.iter().map(|it| {
        let during = it.operation.map(|id| format!(" during {}", show::call(catalog, id)));
        let during = during.unwrap_or_default();
        let text = format!("{}{during} {} is {}", it.status.get(), it.body, it.cause);
        (it.cause.clone(), text)
    });
    examples.collect()
}
