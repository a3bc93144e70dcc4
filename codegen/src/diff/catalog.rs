//! What a catalog says outside its entries, before and after.

use std::collections::BTreeMap;

use super::{Changes, Kind, Part, Path, Step, Subject, show};
use crate::model::{Catalog, CodeKind, Example, Key, Retired};

const CATALOG: Subject<'static> = Subject::new(Part::Catalog, "");

pub(super) fn compare(changes: &mut Changes<'_>) {
    let (old, new) = (changes.before, changes.after);
    let names = (old.name.as_str(), new.name.as_str());
    changes.compare(Kind::CatalogRenamed, CATALOG, &["catalog"], names.0, names.1);
    let titles = (old.title.as_str(), new.title.as_str());
    changes.compare(Kind::TitleChanged, CATALOG, &["title"], titles.0, titles.1);
    if old.codes().next().is_some() && new.codes().next().is_some() {
        let kinds = (code_kind(old.code_kind), code_kind(new.code_kind));
        changes.compare(Kind::CodeKindChanged, CATALOG, &["error_codes"], kinds.0, kinds.1);
    }
    docs(changes);
    operations(changes);
    terms(changes);
    fallback(changes);
    tombstones(changes);
    examples(changes);
}

const fn code_kind(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Number => "numbers",
        CodeKind::Text => "strings",
    }
}

fn docs(changes: &mut Changes<'_>) {
    let (old, new) = (&changes.before.docs, &changes.after.docs);
    let urls = (old.url.as_str(), new.url.as_str());
    changes.compare(Kind::DocsUrlChanged, CATALOG, &["docs", "url"], urls.0, urls.1);
    let sections = |catalog: &Catalog| {
        let sections = catalog.docs.sections.iter();
        sections
            .map(|one| (one.section.word().to_owned(), one.heading.as_str().to_owned()))
            .collect()
    };
    let columns = |catalog: &Catalog| {
        let sections = catalog.docs.sections.iter();
        sections
            .filter_map(|one| {
                let column = one.column.as_ref()?;
                Some((format!("{}.column", one.section.word()), column.as_str().to_owned()))
            })
            .collect()
    };
    let kind = Kind::DocsReadingChanged;
    pairs(changes, kind, CATALOG, &["docs", "sections"], sections);
    pairs(changes, kind, CATALOG, &["docs", "sections"], columns);
    let substitutions = |catalog: &Catalog| {
        let substitutions = catalog.docs.substitutions.iter();
        substitutions
            .map(|(name, text)| (name.as_str().to_owned(), text.as_str().to_owned()))
            .collect()
    };
    pairs(changes, kind, CATALOG, &["docs", "substitutions"], substitutions);
}

/// A change for each key whose value differs.
fn pairs(
    changes: &mut Changes<'_>,
    kind: Kind,
    subject: Subject<'_>,
    keys: &[&str],
    of: impl Fn(&Catalog) -> BTreeMap<String, String>,
) {
    let (old, new) = (of(changes.before), of(changes.after));
    for key in old.keys().chain(new.keys().filter(|key| !old.contains_key(*key))) {
        let (before, after) = (old.get(key).cloned(), new.get(key).cloned());
        if before != after {
            let path = subject.path(keys).then(Step::Key(key.clone()));
            changes.push(kind, subject, path, before, after);
        }
    }
}

fn operations(changes: &mut Changes<'_>) {
    let (old, new) = (&changes.before.operations, &changes.after.operations);
    let summaries = |catalog: &Catalog| -> BTreeMap<String, String> {
        let operations = catalog.operations.iter();
        operations
            .map(|one| (one.name.as_str().to_owned(), one.summary.as_str().to_owned()))
            .collect()
    };
    let (had, has) = (summaries(changes.before), summaries(changes.after));
    for (name, summary) in &had {
        let subject = Subject::new(Part::Operations, name);
        match has.get(name) {
            None => {
                let was = Some(summary.clone());
                changes.push(Kind::OperationRemoved, subject, Path::default(), was, None);
            }
            Some(now) => {
                changes.compare(Kind::OperationReworded, subject, &["summary"], summary, now);
            }
        }
    }
    for (name, summary) in has.iter().filter(|(name, _)| !had.contains_key(*name)) {
        let subject = Subject::new(Part::Operations, name);
        changes.push(Kind::OperationAdded, subject, Path::default(), None, Some(summary.clone()));
    }
    let common = |operations: &[crate::model::Operation]| -> String {
        let names = operations.iter().map(|one| one.name.as_str());
        let names = names.filter(|name| had.contains_key(*name) && has.contains_key(*name));
        names.collect::<Vec<_>>().join(", ")
    };
    let orders = (common(old), common(new));
    let subject = Subject::new(Part::Operations, "");
    changes.compare(Kind::OperationReordered, subject, &[], &orders.0, &orders.1);
}

fn terms(changes: &mut Changes<'_>) {
    let aliases = |catalog: &Catalog| {
        let terms = catalog.terms.iter().map(|term| {
            let aliases: Vec<_> = term.aliases.iter().map(crate::model::Text::as_str).collect();
            (term.name.as_str().to_owned(), format!("{aliases:?}"))
        });
        terms.collect()
    };
    pairs(changes, Kind::TermChanged, Subject::new(Part::Terms, ""), &[], aliases);
}

fn fallback(changes: &mut Changes<'_>) {
    let (old, new) = (&changes.before.undocumented, &changes.after.undocumented);
    let subject = Subject::new(Part::Undocumented, "");
    let summaries = (old.summary.as_str(), new.summary.as_str());
    changes.compare(Kind::FallbackReworded, subject, &["summary"], summaries.0, summaries.1);
    let (old, new) = (&old.remediation, &new.remediation);
    let actors = (old.actor.word(), new.actor.word());
    changes.compare(
        Kind::FallbackActorChanged,
        subject,
        &["remediation", "actor"],
        actors.0,
        actors.1,
    );
    let actions = (old.action.as_str(), new.action.as_str());
    changes.compare(
        Kind::FallbackReworded,
        subject,
        &["remediation", "action"],
        actions.0,
        actions.1,
    );
}

fn tombstones(changes: &mut Changes<'_>) {
    fn all(catalog: &Catalog) -> BTreeMap<&Key, &Retired> {
        catalog.retired.iter().map(|retired| (&retired.key, retired)).collect()
    }
    let (had, has) = (all(changes.before), all(changes.after));
    for (key, old) in &had {
        let subject = Subject::new(Part::Retired, old.name.as_str());
        let was = show::retired(old);
        let new = has.get(key);
        let is = new.map(|new| show::retired(new));
        if let (Some(new), Some(is)) = (new, &is)
            && new.name == old.name
        {
            changes.compare(Kind::TombstoneReworded, subject, &[], &was, is);
        } else {
            changes.push(Kind::TombstoneRemoved, subject, Path::default(), Some(was), is);
        }
    }
    for (_, new) in has.iter().filter(|(key, _)| !had.contains_key(*key)) {
        let subject = Subject::new(Part::Retired, new.name.as_str());
        let is = Some(show::retired(new));
        changes.push(Kind::TombstoneAdded, subject, Path::default(), None, is);
    }
}

fn examples(changes: &mut Changes<'_>) {
    let (old, new) = (changes.before, changes.after);
    let shown = |catalog: &Catalog, example: &Example| {
        let during = example.operation.map(|id| format!(" during {}", show::call(catalog, id)));
        let during = during.unwrap_or_default();
        format!("{}{during} {} is {}", example.status.get(), example.body, example.cause)
    };
    let all = |catalog: &Catalog| -> Vec<(String, String)> {
        let examples = catalog.examples.iter();
        examples.map(|one| (one.cause.clone(), shown(catalog, one))).collect()
    };
    let (had, has) = (all(old), all(new));
    for (cause, text) in had.iter().filter(|example| !has.contains(example)) {
        let was = Some(text.clone());
        changes.push(
            Kind::ExampleChanged,
            Subject::new(Part::Examples, cause),
            Path::default(),
            was,
            None,
        );
    }
    for (cause, text) in has.iter().filter(|example| !had.contains(example)) {
        let is = Some(text.clone());
        changes.push(
            Kind::ExampleChanged,
            Subject::new(Part::Examples, cause),
            Path::default(),
            None,
            is,
        );
    }
}
