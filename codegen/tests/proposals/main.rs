//! What is proposed for entries whose facts changed on the page.

mod situations;

use std::fmt::Write;

use codegen::LocatedCatalog;
use codegen::diagnostic::Colour;
use codegen::lock::{self, Lock, Place, Proposal};
use codegen::page;
use proptest::prelude::*;
use situations::{SITUATIONS, entry, situated};

const HEAD: &str = "\
catalog: depot
title: Depot
docs: { url: https://docs.example.com, sections: { error_codes: Codes, messages: Messages } }
operations:
  - { name: reserve, summary: Reserve a place }
  - { name: store, summary: Store a crate }
  - { name: fetch, summary: Fetch a crate }
";
const TAIL: &str = "\
undocumented:
  summary: Nothing is known of it
  remediation: { actor: provider, action: Ask }
";

fn catalog(codes: &str, messages: &str) -> String {
    format!("{HEAD}error_codes:\n{codes}messages:\n{messages}{TAIL}")
}

fn read(text: &str) -> LocatedCatalog {
    LocatedCatalog::read("depot.yaml", text.as_bytes())
        .unwrap_or_else(|errors| panic!("{}\n{text}", errors.render(Colour::None)))
}

fn page(codes: &str, messages: &str) -> String {
    format!("---\ndate: 2026-04-20\n---\n\n## Codes\n\n{codes}\n## Messages\n\n{messages}")
}

/// What is proposed when a page follows another one.
fn proposed(catalog: &str, before: &str, after: &str) -> Vec<(String, Proposal)> {
    let placed = read(catalog);
    let read = |page: &str| {
        page::read(page.as_bytes(), &placed.catalog).unwrap_or_else(|it| panic!("{it:?}\n{page}"))
    };
    let (lock, after) = (Lock::from(&read(before)), read(after));
    let proposals = lock::propose(&placed, &Lock::from(&after), &lock::compare(&lock, &after));
    proposals.into_iter().map(|(key, proposal)| (key.to_string(), proposal)).collect()
}

/// The catalog with proposals pasted where they belong, and with the sentences that they leave open.
fn pasted(catalog: &str, proposals: &[(String, Proposal)]) -> String {
    let mut lines: Vec<_> = catalog.lines().map(str::to_owned).collect();
    let mut retired = Vec::new();
    // From the end, so that no line moves before its turn.
    let end_of = |lines: &[String], key: &str| {
        let start = lines.iter().position(|line| line.starts_with(key)).expect(key);
        let rest = &lines[start + 1..];
        start + 1 + rest.iter().position(|line| !line.starts_with([' ', '#'])).unwrap_or(rest.len())
    };
    let mut all: Vec<_> = proposals.iter().map(|(_, proposal)| proposal).collect();
    all.sort_by_key(|it| match &it.place {
        Place::Lines(at) | Place::Retired(at) => std::cmp::Reverse(*at.start()),
        Place::Section(_) | Place::Nowhere => std::cmp::Reverse(0),
    });
    for Proposal { yaml, place, .. } in all {
        let Some(yaml) = yaml else { continue };
        let yaml = yaml
            .replace("summary: TODO", "summary: Something else")
            .replace("action: TODO", "action: Do it")
            .replace("VERSION", "1.2.3");
        match place {
            Place::Lines(at) => drop(lines.splice(at.start() - 1..*at.end(), [yaml])),
            Place::Section(section) => {
                let end = end_of(&lines, section.word());
                lines.insert(end, yaml);
            }
            Place::Retired(at) => {
                lines.drain(at.start() - 1..*at.end());
                retired.push(yaml);
            }
            Place::Nowhere => panic!("{yaml} belongs nowhere"),
        }
    }
    if !retired.is_empty() {
        lines.push("retired:".to_owned());
        lines.extend(retired);
    }
    lines.join("\n") + "\n"
}

/// What the page still says that the catalog does not, after everything that is proposed was pasted.
fn left(catalog: &str, page: &str) -> String {
    let placed = read(catalog);
    let page = page::read(page.as_bytes(), &placed.catalog).expect("a page");
    let errors = lock::check(&placed, &Lock::from(&page)).err();
    errors.map(|errors| errors.render(Colour::None)).unwrap_or_default()
}

const OTHERS: &str = "  - { code: 12, name: label, outcome: failed, summary: S, retry: { strategy: unspecified }, remediation: { actor: caller, action: A } }\n";
const MESSAGES: &str = "  - { text: the gate is shut, name: gate_shut, outcome: failed, summary: S, retry: { strategy: unspecified }, remediation: { actor: caller, action: A } }\n";

#[test]
fn what_a_field_can_carry_is_proposed_and_the_rest_is_said() {
    let mut shown = String::new();
    for (name, entry, before, after, is_whole) in SITUATIONS {
        let catalog = catalog(&(situated(entry) + OTHERS), MESSAGES);
        let page = |text: &str| {
            page(&format!("- `7`: {text}\n- `12`: Label.\n"), "- \"the gate is shut\": Shut.\n")
        };
        let proposals = proposed(&catalog, &page(before), &page(after));
        let [(key, Proposal { yaml, notes, .. })] = proposals.as_slice() else {
            panic!("{name}: {proposals:?}")
        };
        assert_eq!(key, "code:7");
        let yaml = yaml.as_deref().unwrap_or("(as it is)");
        writeln!(shown, "# {name}: {before} -> {after}\n{yaml}").expect("a String takes any text");
        for note in notes {
            assert!(!note.contains('\n') && !note.ends_with('.'), "{note}");
            writeln!(shown, "- {note}").expect("a String takes any text");
        }
        shown.push('\n');
        let left = left(&pasted(&catalog, &proposals), &page(after));
        assert_eq!(left.is_empty(), is_whole, "{name}: {left}\n{yaml}");
    }
    insta::assert_snapshot!("situations", shown);
}

/// What is removed, added, and what only has another text.
#[test]
fn entries_that_come_and_go_are_proposed_too() {
    let catalog = catalog(
        &(entry("", "{ strategy: unspecified }") + OTHERS),
        "  - text: 'the crate {crate_id} is too heavy'   # in kilograms
    name: too_heavy
    outcome: failed
    summary: S
    retry: { strategy: unspecified }
    remediation: { actor: caller, action: A }
",
    );
    let before =
        page("- `7`: Busy.\n- `12`: Label.\n", "- \"the crate ... is too heavy\": Heavy.\n");
    let after = page(
        "- `12`: Label.\n- `-3`: New when calling `fetch`. Retry after 3 seconds.\n- `44`: As `12`.\n",
        "- \"the crate ... is much too heavy\": Heavy.\n- \"it's: {odd} [x] # ... `y`, ...!\": Odd.\n- \"... ...\": Nothing.\n",
    );
    let proposals = proposed(&catalog, &before, &after);
    let mut shown = String::new();
    for (key, Proposal { yaml, place, notes }) in &proposals {
        let yaml = yaml.as_deref().unwrap_or("(nothing)");
        writeln!(shown, "# {key}: {place:?}\n{yaml}\n- {}\n", notes.join("\n- "))
            .expect("a String");
    }
    insta::assert_snapshot!("come_and_go", shown);
    let catalog = pasted(&catalog, &proposals);
    let placed = read(&catalog);
    assert_eq!(placed.catalog.retired.len(), 1);
    let page = page::read(after.as_bytes(), &placed.catalog).expect("a page");
    let errors = lock::check(&placed, &Lock::from(&page)).expect_err("what is left to a person");
    let errors = errors.render(Colour::None);
    assert!(errors.contains("codes for `code_44` that no field carries: `12`"), "{errors}");
    assert!(errors.contains("the page documents `message:... ...`"), "{errors}");
    assert_eq!(errors.matches("error[").count(), 2, "{errors}");
}

#[test]
fn what_is_retired_or_gone_already_is_not_proposed() {
    let retired = "retired:\n  - { section: error_codes, code: 9, name: gone, since: 0.1.0, reason: R }\n  - { section: messages, text: 'no {what}', name: nothing, since: 0.1.0, reason: R }\n";
    let catalog = catalog(OTHERS, MESSAGES) + retired;
    let codes = "- `12`: Label.\n";
    let before = page(&format!("{codes}- `5`: Never a code.\n"), "- \"the gate is shut\": Shut.\n");
    let after = page(
        &format!("{codes}- `9`: Back.\n"),
        "- \"the gate is shut\": Shut.\n- \"no ...\": Back.\n- \"the gate is shut ...\": More.\n- \"the ... is shut\": More.\n",
    );
    for (key, proposal) in proposed(&catalog, &before, &after) {
        let note = match key.as_str() {
            "code:5" => "the catalog has no such entry",
            "code:9" | "message:nothing" => "it is retired",
            "message:the ... is shut" => "that `gate_shut` matches",
            "message:the gate is shut ..." => {
                assert!(proposal.yaml.is_some(), "{proposal:?}");
                continue;
            }
            key => panic!("{key}: {proposal:?}"),
        };
        assert_eq!(proposal.yaml, None);
        assert_eq!(proposal.notes.len(), 1);
        assert!(proposal.notes[0].contains(note), "{proposal:?}");
    }
}

proptest! {
    /// Whatever a page has for a message and says of it.
    #[test]
    fn a_new_entry_is_yaml_and_has_no_sentence_of_the_page(
        wire in "[ -~é—“]{1,60}",
        said in "[a-z .,;:!?'#{}\\[\\]0-9]{0,60}",
    ) {
        let text = wire.replace(['`', '"'], "");
        let catalog = catalog(OTHERS, MESSAGES);
        let codes = "- `12`: Label.\n";
        let shut = "- \"the gate is shut\": Shut.\n";
        let after = page(codes, &format!("{shut}- `\"{text}\"`: Zeppelin {said}\n"));
        let placed = read(&catalog);
        let Ok(read_page) = page::read(after.as_bytes(), &placed.catalog) else { return Ok(()) };
        prop_assume!(read_page.entries.len() == 3);
        let proposals = proposed(&catalog, &page(codes, shut), &after);
        prop_assert_eq!(proposals.len(), 1);
        let yaml = proposals[0].1.yaml.clone().unwrap_or_default();
        prop_assert!(!yaml.contains("Zeppelin") || text.contains("Zeppelin"), "{}", yaml);
        let again = read(&pasted(&catalog, &proposals));
        if !yaml.is_empty() {
            prop_assert_eq!(again.catalog.section(codegen::Section::Messages).len(), 2);
            let page = page::read(after.as_bytes(), &again.catalog).expect("a page");
            let lock = Lock::from(&page);
            let errors = lock::check(&again, &lock).err().map(|it| it.render(Colour::None));
            let errors = errors.unwrap_or_default();
            for rule in ["other-text", "not-in-the-catalog", "not-on-the-page"] {
                prop_assert!(!errors.contains(rule), "{}", errors);
            }
        }
    }
}
