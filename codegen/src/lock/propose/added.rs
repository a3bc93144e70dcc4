//! A new entry, whose sentences are still to be written.

use std::collections::BTreeSet;

use heck::ToSnakeCase;

use super::edit::indent;
use super::{Place, Proposal, Proposer, calls, codes, heading, only, sentences, times};
use crate::diagnostic::{list, quoted};
use crate::located::Part;
use crate::lock::Locked;
use crate::lock::carried::Fact;
use crate::model::{Catalog, CodeKind, Delay, Key, Name, Section, Template};
use crate::page::Documented;

/// What `gen` refuses as a sentence that is not written yet.
const TODO: &str = "TODO";

/// The Rust variants of all names of a catalog, also of those that are retired.
pub(super) fn taken(catalog: &Catalog) -> BTreeSet<String> {
    let entries = catalog.entries.iter().map(|it| &it.name);
    let retired = catalog.retired.iter().map(|it| &it.name);
    entries.chain(retired).map(|name| name.variant().to_owned()).collect()
}

impl Proposer<'_> {
    pub(super) fn added(&mut self, after: &Documented) -> Proposal {
        let catalog = &self.check.placed.catalog;
        let section = after.key.section();
        let is_retired =
            catalog.retired.iter().any(|it| it.key.section() == section && is_key(&it.key, after));
        if is_retired {
            return only("it is retired: what is retired does not come back with another meaning, so ask what the page means".to_owned());
        }
        let key = match (&after.wire, section, catalog.code_kind) {
            (Some(wire), ..) => match template(wire, &[]) {
                Some(template) if self.overlap(&template).is_none() => {
                    format!("text: {}", quoted(&template.wire()))
                }
                Some(template) => {
                    let other = self.overlap(&template).unwrap_or_default();
                    return only(format!(
                        "its text is one that `{other}` matches: decide which placeholders both have"
                    ));
                }
                None => {
                    return only(
                        "its text has no words that stay the same: write an entry by hand"
                            .to_owned(),
                    );
                }
            },
            (None, Section::ErrorCodes, CodeKind::Text) => {
                format!("code: {}", quoted(after.key.name()))
            }
            (None, ..) => format!("code: {}", after.key.name()),
        };
        let name = self.name(after);
        self.entry(after, &key, &name)
    }

    /// The lines of an entry with what the facts say.
    fn entry(&self, after: &Documented, key: &str, name: &str) -> Proposal {
        let placed = self.check.placed;
        let locked = Locked::from(after);
        let facts = self.check.facts(&locked.numbers, &locked.operations);
        let said = sentences(&after.text, &self.check.names);
        let waits: BTreeSet<_> = said.iter().flat_map(|it| &it.waits).copied().collect();
        let waits: BTreeSet<_> =
            waits.into_iter().filter(|it| Delay::from_milliseconds(*it).is_some()).collect();
        let about: BTreeSet<_> = said.iter().flat_map(|it| &it.about).cloned().collect();
        let (mut unclear_times, mut unclear_calls) = (Vec::new(), BTreeSet::new());
        for fact in &facts {
            match fact {
                Fact::Time(it, text) if !waits.contains(it) => {
                    unclear_times.push((*it, text.clone()));
                }
                Fact::Call(call) if !about.contains(call) => {
                    unclear_calls.insert(call.clone());
                }
                _ => {}
            }
        }
        let actor = if waits.is_empty() {
            placed.catalog.undocumented.remediation.actor.word()
        } else {
            "caller"
        };
        let retry = if waits.is_empty() {
            "{ strategy: unspecified }".to_owned()
        } else {
            format!(
                "{{ strategy: same_call, delays: {}, basis: documented }}",
                times::written(&waits)
            )
        };
        let mut fields =
            vec![key.to_owned(), format!("name: {name}"), "outcome: failed".to_owned()];
        let calls = placed.catalog.operations.iter().map(|it| it.name.as_str());
        let calls: Vec<_> = calls.filter(|name| about.contains(*name)).collect();
        fields.extend((!calls.is_empty()).then(|| format!("operations: [{}]", calls.join(", "))));
        fields.push(format!("summary: {TODO}"));
        fields.push(format!("retry: {retry}"));
        fields.push(format!("remediation: {{ actor: {actor}, action: {TODO} }}"));
        fields.extend(self.check.lock.date.as_ref().map(|date| format!("since: {date}")));
        let section = after.key.section();
        let indent = indent(placed, Part::Entries(section));
        let yaml = format!("{indent}- {}", fields.join(&format!("\n{indent}  ")));
        let mut notes = vec![format!(
            "write each {TODO}, and check the name, the outcome and the actor, of which the page says nothing"
        )];
        notes.extend(heading(placed, Part::Entries(section)));
        notes.extend(times::unclear(&unclear_times));
        notes.extend(calls::unclear(&unclear_calls));
        let key = Fact::Code(after.key.name().to_owned());
        notes.extend(codes(&facts.into_iter().filter(|it| *it != key).collect()));
        Proposal { yaml: Some(yaml), place: Place::Section(section), notes }
    }

    /// The name of a message that matches texts of a template too.
    fn overlap(&self, template: &Template) -> Option<String> {
        let mut messages = self.check.placed.catalog.messages();
        let (entry, _) = messages.find(|(_, other)| other.overlaps(template))?;
        Some(entry.name.as_str().to_owned())
    }

    /// A name that no entry has or had.
    fn name(&mut self, after: &Documented) -> String {
        /// The most words of a text that make a name.
        const WORDS: usize = 5;
        let plain = match (after.key.section(), &after.wire) {
            (Section::StatusCodes, _) => format!("status_{}", after.key.name()),
            (_, Some(wire)) => wire.split(' ').take(WORDS).collect::<Vec<_>>().join(" "),
            (_, None) if after.key.name().parse::<i64>().is_ok() => {
                format!("code_{}", after.key.name().replace('-', "minus_"))
            }
            (_, None) => after.key.name().to_owned(),
        };
        let plain: String =
            plain.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
        let word = after.key.section().word().trim_end_matches('s');
        let mut free = |name: &str| {
            let name = Name::parse(name).ok()?;
            self.names.insert(name.variant().to_owned()).then(|| name.as_str().to_owned())
        };
        if let Some(name) = free(&plain.to_snake_case()) {
            return name;
        }
        // No number is tried twice, however many names are taken.
        loop {
            self.unnamed += 1;
            if let Some(name) = free(&format!("{word}_{}", self.unnamed)) {
                return name;
            }
        }
    }
}

fn is_key(key: &Key, after: &Documented) -> bool {
    match key {
        // A page calls a retired message by its name.
        Key::Message(template) => {
            after.wire.as_deref().is_some_and(|it| crate::page::is_written(template, it))
        }
        key => key.wire() == after.key.name(),
    }
}

/// The template of a text as a page has it: dots are what varies. `names` are those of the placeholders,
/// if there are as many.
pub(super) fn template(wire: &str, names: &[&str]) -> Option<Template> {
    // Without dots, a page may name what varies itself.
    if let (false, Ok(template)) = (wire.contains("..."), Template::parse(wire))
        && template.placeholders().next().is_some()
    {
        return Some(template);
    }
    let literals: Vec<_> =
        wire.split("...").map(|it| it.replace('{', "{{").replace('}', "}}")).collect();
    let count = literals.len() - 1;
    let name = |index: usize| match names.get(index) {
        Some(name) if names.len() == count => (*name).to_owned(),
        _ if count == 1 => "value".to_owned(),
        _ => format!("value_{}", index + 1),
    };
    let placeholders =
        (0..count).map(|index| format!("{{{}}}", name(index))).chain([String::new()]);
    let text: String =
        literals.into_iter().zip(placeholders).flat_map(<[String; 2]>::from).collect();
    Template::parse(&text).ok()
}

/// What a note says of the messages that read alike.
pub(super) fn alike(names: &[&str]) -> String {
    format!("its text reads like that of {}, which the page does not have any more", list(names))
}
