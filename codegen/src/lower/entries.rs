//! The entries of the three sections.

use super::{Context, Placed};
use crate::diagnostic::{Rule, Seen};
use crate::model::{
    Advice, Basis, Case, Code, Date, Entry, HttpStatus, Invalid, Key, Name, OperationId, Outcome,
    Retry, Scope, Section, Template, Text,
};
use crate::schema::{self, Field, Items, Meaning};

/// The entries of all sections, with what the rules across entries need of them.
#[derive(Default)]
pub(super) struct Entries {
    /// How many entries the file has; a section that is not a list counts as one.
    pub(super) count: usize,
    /// The valid entries.
    pub(super) list: Vec<Entry>,
    /// The valid keys, also of invalid entries, in the order of the sections.
    pub(super) keys: Vec<Placed<Key>>,
    /// The valid names, also of invalid entries, in the order of the sections.
    pub(super) names: Vec<Placed<(Section, Name)>>,
}

pub(super) fn code(raw: &schema::Code) -> Result<Code, Invalid> {
    match raw {
        schema::Code::Number(number) => Ok(Code::Number(*number)),
        schema::Code::Text(text) => Text::verbatim(text).map(Code::Text),
    }
}

impl Entries {
    pub(super) fn read(raw: &schema::Catalog, cx: &mut Context<'_>) -> Self {
        let mut entries = Self::default();
        for entry in entries.counted(&raw.status_codes) {
            let key = cx.parse(&entry.code, |code: &i64| HttpStatus::parse(*code)).map(Key::Status);
            entries.add(Section::StatusCodes, &entry.code, key, &entry.meaning, cx);
        }
        for entry in entries.counted(&raw.error_codes) {
            let key = cx.parse(&entry.code, code).map(Key::Code);
            entries.add(Section::ErrorCodes, &entry.code, key, &entry.meaning, cx);
        }
        for entry in entries.counted(&raw.messages) {
            let key = cx.parse(&entry.text, Template::parse).map(Key::Message);
            entries.add(Section::Messages, &entry.text, key, &entry.meaning, cx);
        }
        entries
    }

    fn counted<'r, T>(
        &mut self,
        list: &'r Field<Items<T>>,
    ) -> impl Iterator<Item = &'r T> + use<'r, T> {
        let is_invalid = !list.is_absent() && list.get().is_none();
        self.count += list.items().len() + usize::from(is_invalid);
        list.items().iter().filter_map(Field::get)
    }

    fn add<T>(
        &mut self,
        section: Section,
        field: &Field<T>,
        key: Option<Key>,
        raw: &Meaning,
        cx: &mut Context<'_>,
    ) {
        self.keys.extend(key.clone().map(|value| Placed { at: field.at, value }));
        let name = cx.parse(&raw.name, Name::parse);
        self.names.extend(name.clone().map(|it| Placed { at: raw.name.at, value: (section, it) }));
        let meaning = cx.meaning(raw);
        let since = cx.parse(&raw.since, |since: &String| Date::parse(since));
        let waived = cx.all(&raw.waived, Context::waiver);
        if let (Some(key), Some(name), Some((advice, scope))) = (key, name, meaning) {
            self.list.push(Entry { key, name, advice, scope, since, waived });
        }
    }
}

impl Context<'_> {
    /// What an entry advises, and during which calls.
    fn meaning(&mut self, raw: &Meaning) -> Option<(Advice, Scope)> {
        let summary = self.sentence(&raw.summary);
        if !raw.cases.is_absent() {
            return self.meaning_of_cases(raw, summary);
        }
        raw.retry.require("retry", self.collector);
        raw.remediation.require("remediation", self.collector);
        let retry = self.retry(&raw.retry);
        let remediation = self.remediation(&raw.remediation);
        let scope = if raw.operations.is_absent() {
            Scope::Every
        } else {
            Scope::Only(values(self.named_operations(&raw.operations)))
        };
        let outcome = *raw.outcome.get()?;
        let operations_basis = match scope {
            Scope::Every => self.no_calls(&raw.operations_basis),
            Scope::Only(_) | Scope::Cases(_) => Some(operations_basis(&raw.operations_basis)),
        };
        let (retry, remediation) = (retry?, remediation?);
        let advice = Advice { summary: summary?, outcome, retry, remediation, operations_basis };
        Some((advice, scope))
    }

    fn meaning_of_cases(
        &mut self,
        raw: &Meaning,
        summary: Option<Text>,
    ) -> Option<(Advice, Scope)> {
        let cases = self.cases(raw);
        let is_whole = !cases.is_empty() && cases.len() == raw.cases.items().len();
        let remediation = match shared(&cases, |advice| &advice.remediation) {
            // Where every case says the same, the entry need not say it again.
            Some(shared) if raw.remediation.is_absent() => Some(shared.clone()),
            _ => {
                // An invalid case may say the same as the others.
                if is_whole {
                    raw.remediation.require("remediation", self.collector);
                }
                self.remediation(&raw.remediation)
            }
        };
        let outcome = match shared(&cases, |advice| &advice.outcome) {
            Some(shared) => *shared,
            _ if cases.is_empty() => *raw.outcome.get()?,
            // Where they differ, no caller may take the request for done.
            _ => Outcome::Failed,
        };
        let retry = shared(&cases, |advice| &advice.retry).cloned().unwrap_or(Retry::UNSPECIFIED);
        // Where one is inferred, so is what they have in common.
        let operations_basis = cases.iter().filter_map(|case| case.advice.operations_basis).max();
        let remediation = remediation?;
        let advice = Advice { summary: summary?, outcome, retry, remediation, operations_basis };
        Some((advice, Scope::Cases(cases)))
    }

    fn cases(&mut self, raw: &Meaning) -> Vec<Case> {
        for (key, place) in [
            ("operations", raw.operations.place()),
            ("operations_basis", raw.operations_basis.place()),
            ("retry", raw.retry.place()),
        ] {
            if let Some(at) = place {
                let message = format!("an entry with `cases` must not have `{key}`");
                let help = "move it to the cases: each states its own";
                self.report(Rule::CaseShape, at, message, help);
            }
        }
        if raw.cases.is_empty_list() {
            let help = "write the cases, or remove the key";
            self.report(Rule::CaseShape, raw.cases.at, "this list has no case", help);
        }
        let mut taken = Seen::new(Rule::OverlappingCases, "operation");
        let mut cases =
            self.all(&raw.cases, |cx, case| cx.case(case.get()?, &raw.outcome, &mut taken));
        cases.sort_by_key(|case| case.operations.first().copied());
        cases
    }

    fn case(
        &mut self,
        raw: &schema::Case,
        of_entry: &Field<Outcome>,
        taken: &mut Seen,
    ) -> Option<Case> {
        let operations = self.named_operations(&raw.operations);
        for operation in &operations {
            let name = &self.operations.names[operation.value.0];
            let help = || "name each call in one case only".to_owned();
            taken.once_or(name, operation.at, self.collector, help);
        }
        let summary = self.sentence(&raw.summary);
        let retry = self.retry(&raw.retry);
        let remediation = self.remediation(&raw.remediation);
        let outcome = *raw.outcome.get().or(of_entry.get())?;
        let operations_basis = Some(operations_basis(&raw.operations_basis));
        let (retry, remediation) = (retry?, remediation?);
        let advice = Advice { summary: summary?, outcome, retry, remediation, operations_basis };
        Some(Case { operations: values(operations), advice })
    }

    /// Reports a basis of calls that are not named.
    fn no_calls(&mut self, field: &Field<Basis>) -> Option<Basis> {
        if let Some(at) = field.place() {
            let message = "`operations_basis` is about `operations`, which is missing";
            self.report(Rule::CaseShape, at, message, "name the calls, or remove the key");
        }
        None
    }

    /// The operations of a list: each known, none twice, sorted.
    fn named_operations(&mut self, list: &Field<Items<String>>) -> Vec<Placed<OperationId>> {
        if list.is_empty_list() {
            let help = "name the calls, or remove the key if it is about every call";
            self.report(Rule::CaseShape, list.at, "this list names no operation", help);
        }
        let mut seen = Seen::new(Rule::OverlappingCases, "operation");
        let mut found = self.all(list, |cx, item| {
            let name = item.get()?;
            let value = seen.once(name, item.at, cx.collector).then(|| cx.operation(name, item.at));
            Some(Placed { at: item.at, value: value?? })
        });
        found.sort_by_key(|operation| operation.value);
        found
    }
}

/// What all cases say; `None` if they differ, or if there are none.
fn shared<T: PartialEq>(cases: &[Case], part: impl Fn(&Advice) -> &T) -> Option<&T> {
    let mut parts = cases.iter().map(|case| part(&case.advice));
    let first = parts.next()?;
    parts.all(|other| other == first).then_some(first)
}

/// The documentation names the calls unless the catalog says that they are inferred.
fn operations_basis(field: &Field<Basis>) -> Basis {
    field.get().copied().unwrap_or(Basis::Documented)
}

fn values(operations: Vec<Placed<OperationId>>) -> Vec<OperationId> {
    operations.into_iter().map(|operation| operation.value).collect()
}
