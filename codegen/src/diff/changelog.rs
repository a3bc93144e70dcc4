//! The section of a changelog, for those who use the crate: what to do first, then what is different.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Decided, Decision, Kind, Part, Severity, Version, decisions, diff};
use crate::emit::markdown::{code, sentence};
use crate::model::Catalog;

/// The most names in one line.
const NAMED: usize = 10;

/// The section about everything that changed from one catalog to the next: Markdown that begins with
/// the version as its heading and ends with a line break. `page` is the date of the page that the
/// catalog follows since, if it is another one.
#[must_use]
pub fn changelog(
    version: &Version,
    before: &Catalog,
    after: &Catalog,
    page: Option<&str>,
) -> String {
    let log = Log { before, after, changes: diff(before, after) };
    let mut parts = vec![format!("## {version}\n")];
    if let Some(date) = page {
        parts.push(format!("The catalog follows the page of {date}.\n"));
    }
    let lists = [
        ("What to do first", log.of(Severity::Breaking)),
        ("Behaviour", [log.decisions(), log.of(Severity::Behaviour)].concat()),
        ("Additions", log.of(Severity::Addition)),
        ("Wording", log.wording()),
    ];
    if lists.iter().all(|(_, items)| items.is_empty()) {
        parts.push("For those who use the crate, nothing is different.\n".to_owned());
    }
    for (title, items) in lists.into_iter().filter(|(_, items)| !items.is_empty()) {
        parts.push(format!("### {title}\n"));
        parts.push(items.iter().map(|item| format!("- {item}\n")).collect::<Vec<_>>().concat());
    }
    parts.join("\n")
}

struct Log<'a> {
    before: &'a Catalog,
    after: &'a Catalog,
    changes: Vec<Change>,
}

impl Log<'_> {
    /// A line for each change of a severity, but for what the decisions say.
    fn of(&self, severity: Severity) -> Vec<String> {
        let decided = |kind| {
            matches!(
                kind,
                Kind::RetryStarts
                    | Kind::RetryStops
                    | Kind::RetryChanged
                    | Kind::DelaysChanged
                    | Kind::RetryCallChanged
                    | Kind::OutcomeChanged
                    | Kind::ActorChanged
                    | Kind::CallsChanged
                    | Kind::CaseAdded
                    | Kind::CaseRemoved
                    | Kind::CaseRescoped
            )
        };
        let changes = self.changes.iter().filter(|it| it.severity() == severity);
        changes.filter(|it| !decided(it.kind)).map(|change| self.line(change)).collect()
    }

    fn line(&self, change: &Change) -> String {
        let subject = self.subject(change);
        let shown = |value: &Option<String>| value.as_deref().map(code).unwrap_or_default();
        let (old, new) = (shown(&change.before), shown(&change.after));
        match change.kind {
            Kind::CatalogRenamed => {
                format!("The crate of {old} is that of {new}: change every dependency on it.")
            }
            Kind::CodeKindChanged => {
                format!("Codes are {new} instead of {old}: change every use of one.")
            }
            Kind::NameChanged | Kind::OperationRenamed => {
                let former = change.before.as_deref().and_then(|it| self.named(change.part, it));
                let former = code(&former.unwrap_or_default());
                format!(
                    "{former} is called {subject}: rename it in code, and where its name is stored."
                )
            }
            Kind::EntryRemoved | Kind::EntryRetired => {
                let mut retired = self.after.retired.iter();
                let retired = retired.find(|it| it.name.as_str() == change.name);
                let reason = retired.map(|it| format!(": {}", sentence(it.reason.as_str())));
                format!(
                    "{subject} is gone{} Remove it from code.",
                    reason.unwrap_or_else(|| ".".to_owned())
                )
            }
            Kind::CodeRenumbered => format!("{subject} is {new}, and no longer {old}."),
            Kind::PlaceholderAdded => format!("{subject} has one more field, {new}."),
            Kind::PlaceholderRemoved => format!("{subject} has no field {old} any more."),
            Kind::PlaceholderRenamed => format!("{subject} has the field {new} instead of {old}."),
            Kind::TemplateChanged => format!("{subject} is the text {new} instead of {old}."),
            Kind::OperationRemoved | Kind::TermRemoved => {
                format!("{subject} is gone. Remove it from code.")
            }
            Kind::EntryAdded | Kind::OperationAdded => {
                let text = change.after.as_deref().unwrap_or_default();
                format!("{subject}: {}", sentence(text))
            }
            Kind::TermAdded => format!("{subject}."),
            kind if old.is_empty() || new.is_empty() => format!("{subject}: {}.", kind.why()),
            kind => format!("{subject}: {new} instead of {old}; {}.", kind.why()),
        }
    }

    /// What users of the crate call the thing that changed.
    fn subject(&self, change: &Change) -> String {
        let named = self.named(change.part, &change.name);
        let name = if change.name.is_empty() { change.part.key() } else { &change.name };
        code(&named.unwrap_or_else(|| name.to_owned()))
    }

    /// What users of the crate call the item of this name, which either catalog has.
    fn named(&self, part: Part, name: &str) -> Option<String> {
        [self.after, self.before].into_iter().find_map(|catalog| match part {
            Part::Entries(section) => {
                let entry = catalog.section(section).iter().find(|it| it.name.as_str() == name)?;
                Some(format!("{}::{}", section.enumeration(), entry.name.variant()))
            }
            Part::Operations => {
                let operation = catalog.operations.iter().find(|it| it.name.as_str() == name)?;
                Some(format!("Operation::{}", operation.name.variant()))
            }
            Part::Terms => {
                let term = catalog.terms.iter().find(|it| it.name.as_str() == name)?;
                Some(format!("Term::{}", term.variant))
            }
            _ => None,
        })
    }

    /// The decisions that changed of entries that were there before and still are, and whatever starts
    /// or stops a retry; the same one of several entries in one line.
    fn decisions(&self) -> Vec<String> {
        let kinds = [Kind::EntryAdded, Kind::EntryRemoved, Kind::EntryRetired];
        let changes = self.changes.iter().filter(|it| kinds.contains(&it.kind));
        let new_or_gone: BTreeSet<_> = changes.map(|it| it.name.as_str()).collect();
        let all = decisions(self.before, self.after);
        let stays = |it: &Decision| !new_or_gone.contains(it.name.as_str());
        let told = all.iter().filter(|it| it.starts() || it.stops() || stays(it));
        let mut groups: Vec<Vec<&Decision>> = Vec::new();
        let same = |a: &Decision, b: &Decision| {
            (&a.calls, &a.before, &a.after) == (&b.calls, &b.before, &b.after)
        };
        for decision in told {
            match groups.iter_mut().find(|group| same(group[0], decision)) {
                Some(group) => group.push(decision),
                None => groups.push(vec![decision]),
            }
        }
        groups.iter().map(|group| decided(group)).collect()
    }

    /// What people read otherwise, a line for each kind.
    fn wording(&self) -> Vec<String> {
        let mut kinds: BTreeMap<Kind, Vec<String>> = BTreeMap::new();
        for change in self.changes.iter().filter(|it| it.severity() == Severity::Wording) {
            let names = kinds.entry(change.kind).or_default();
            let subject = self.subject(change);
            if !names.contains(&subject) {
                names.push(subject);
            }
        }
        let line = |(kind, names): (Kind, Vec<String>)| {
            let names = listed(&names);
            match kind {
                Kind::SummaryReworded => Some(format!("What happened, reworded: {names}.")),
                Kind::ActionReworded => Some(format!("What to do, reworded: {names}.")),
                Kind::OperationReworded => Some(format!("The description, reworded: {names}.")),
                Kind::FallbackReworded => {
                    Some("What is said of anything undocumented, reworded.".to_owned())
                }
                Kind::CallsBasisChanged => {
                    Some(format!("Whether the calls are documented or inferred: {names}."))
                }
                Kind::TitleChanged | Kind::DocsUrlChanged => {
                    Some(format!("For people, {}.", kind.why()))
                }
                // The crate is the same.
                _ => None,
            }
        };
        kinds.into_iter().filter_map(line).collect()
    }
}

/// What is decided on entries, and what was.
fn decided(group: &[&Decision]) -> String {
    let names: Vec<_> = group.iter().map(|it| code(&it.variant)).collect();
    let is = if names.len() == 1 { "is" } else { "are" };
    let first = group[0];
    let calls: Vec<_> = first.calls.iter().map(|call| code(call)).collect();
    let during = if calls.is_empty() {
        String::new()
    } else {
        format!(" in response to {}", listed(&calls))
    };
    let [before, after] = [&first.before, &first.after].map(Option::as_ref);
    let [old, new] =
        [before, after].map(|it| it.map_or("by code and status", |it| &it.retry_in_words));
    let names = listed(&names);
    let mut sentences = Vec::new();
    if first.starts() {
        sentences.push(format!("{names} {is} retried{during}: {new}. Before: {old}."));
    } else if first.stops() {
        sentences
            .push(format!("{names} {is} no longer retried{during}. Now: {new}. Before: {old}."));
    } else if old != new {
        sentences.push(format!("The retry of {names}{during}: {new}. Before: {old}."));
    } else {
        sentences.push(format!("{names}{during}:"));
    }
    let changed = |of: fn(&Decided) -> &'static str| {
        let (old, new) = (of(before?).replace('_', " "), of(after?).replace('_', " "));
        (old != new).then_some((old, new))
    };
    if let Some((old, new)) = changed(|it| it.outcome) {
        sentences.push(format!("The outcome is {new}, and no longer {old}."));
    }
    if let Some((old, new)) = changed(|it| it.actor) {
        sentences.push(format!("The {new} acts, and no longer the {old}."));
    }
    sentences.join(" ")
}

/// `a`, `b` and `c`; at most so many by name.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] if names.len() <= NAMED => format!("{} and {last}", rest.join(", ")),
        _ => format!("{} and {} more", names[..NAMED].join(", "), names.len() - NAMED),
    }
}
