//! What a maintainer sees of an invalid catalog: one small file for each rule, and its diagnostics.

mod support;

use std::collections::BTreeSet;

use codegen::diagnostic::{CatalogError, Colour, Rule};
use codegen::lock::{self, Lock};
use codegen::{LocatedCatalog, MAX_BYTES, read};
use support::names_in;

#[test]
fn every_rule_has_its_fixture_and_every_fixture_its_rule() {
    let rules: BTreeSet<_> = Rule::ALL
        .iter()
        .filter(|rule| rule.has_fixture())
        .map(|rule| rule.id().to_owned())
        .collect();
    assert_eq!(names_in("faults").into_iter().collect::<BTreeSet<_>>(), rules);
}

#[test]
fn the_document_of_the_rules_leads_to_files_that_are_there() {
    let documents = codegen::documents();
    let text = documents.get("codegen/RULES.md").expect("the rules");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let links: Vec<_> =
        text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert_eq!(links.len(), 2 * names_in("faults").len());
    for link in links {
        assert!(root.join(link).is_file(), "{link}");
    }
}

#[test]
fn a_fixture_breaks_just_its_own_rule() {
    for name in names_in("faults") {
        let error = diagnostics(&name);
        let rules: BTreeSet<_> = error.diagnostics.iter().map(|one| one.rule.id()).collect();
        assert_eq!(rules, BTreeSet::from([name.as_str()]), "{error}");
    }
}

#[test]
fn every_diagnostic_has_its_snapshot() {
    for name in names_in("faults") {
        let picture = diagnostics(&name).render(Colour::None);
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("fault__{name}"), picture);
        });
    }
}

#[test]
fn every_diagnostic_says_what_to_do() {
    for name in names_in("faults") {
        for one in diagnostics(&name).diagnostics {
            assert!(one.help.is_some(), "{name}: {}", one.message);
            assert!(!one.message.ends_with('.'), "{name}: {}", one.message);
            assert!(!one.message.contains('\n'), "{name}: {}", one.message);
        }
    }
}

#[test]
fn a_catalog_that_is_too_large_is_not_read() {
    let error = read("large.yaml", &vec![b' '; MAX_BYTES + 1]).expect_err("too large");
    assert_eq!(error.diagnostics.len(), 1);
    assert_eq!(error.diagnostics[0].rule, Rule::TooLarge);
}

/// One mistake of every kind that this file can have, and one run that reports all of them.
#[test]
fn one_run_reports_everything() {
    let catalog = "\
catalog: Doors
title: Doors
docs: { url: docs.example.com, headings: {} }
operations:
  - { name: open, summary: Open a door }
status_codes:
  - code: 99
    name: stuck
    outcome: faild
    summary: ''
    retry: { strategy: same_call, delays: [6s, 3s], basis: inferred }
    remediation: { actor: caller }
  - code: 404
    name: Stuck
    outcome: failed
    operations: [opne]
    retry: { strategy: unspecified, basis: inferred }
    remediation: { actor: caller, action: Push }
error_codes:
  - code: one
    name: stuck
    code: 2
";
    let error = read("doors.yaml", catalog.as_bytes()).expect_err("mistakes");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("faults__of_every_kind", error.render(Colour::None));
    });
}

/// What comes before the place where the YAML breaks is checked, and what may come after it is not missed.
#[test]
fn a_break_hides_no_diagnostic_before_it_and_adds_none() {
    let catalog = "\
catalog: doors
title: Doors
docs: { url: https://docs.example.com/errors }
error_codes:
  - code: 1
    name: Stuck
    outcome: faild
    summary: The door is stuck
    retry: { strategy: unspecified }
    remediation: { actor: caller, action: Push }
  - code: 2
    name: locked
    summary: The door: it is locked
    outcome: faild
";
    let error = read("doors.yaml", catalog.as_bytes()).expect_err("mistakes");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("faults__before_a_break", error.render(Colour::None));
    });
}

/// What a response means is not asked of calls that are not all there.
#[test]
fn an_invalid_call_is_the_only_diagnostic() {
    let catalog = "\
catalog: doors
title: Doors
docs: { url: https://docs.example.com/errors }
operations:
  - { name: Knock twice, summary: Knock at a door }
  - { name: open, summary: Open a door }
status_codes:
  - code: 200
    name: success
    outcome: success
    summary: The door is open
    retry: { strategy: never, basis: inferred }
    remediation: { actor: caller, action: Go through }
undocumented:
  summary: Nobody documents this
  remediation: { actor: provider, action: Ask support }
examples:
  - { status: 200, body: '{}', operation: open, cause: success }
";
    let error = read("doors.yaml", catalog.as_bytes()).expect_err("a name with a space");
    let rules: Vec<_> = error.diagnostics.iter().map(|one| one.rule).collect();
    assert_eq!(rules, [Rule::InvalidName], "{error}");
}

#[test]
fn diagnostics_come_in_the_order_of_their_places_and_once() {
    for name in names_in("faults") {
        let all = diagnostics(&name).diagnostics;
        assert!(all.is_sorted_by_key(|one| one.at), "{name}");
        let unique: BTreeSet<_> = all.iter().map(|one| format!("{one:?}")).collect();
        assert_eq!(unique.len(), all.len(), "{name}");
    }
}

#[test]
fn columns_count_characters_and_lines_count_from_one() {
    let error = read("x.yaml", "a\né日x\n".as_bytes()).expect_err("not a catalog");
    // An offset within a character means the character.
    for (offset, line, column) in
        [(0, 1, 1), (1, 1, 2), (2, 2, 1), (3, 2, 1), (4, 2, 2), (7, 2, 3), (99, 3, 1)]
    {
        let position = error.source.position(offset);
        assert_eq!((position.line, position.column), (line, column), "offset {offset}");
    }
}

#[test]
fn line_endings_change_nothing_that_is_shown() {
    for name in names_in("faults").into_iter().filter(|name| support::lock(name).is_none()) {
        let Ok(text) = String::from_utf8(support::read("faults", &name)) else { continue };
        let shown =
            |text: &str| read("x.yaml", text.as_bytes()).expect_err(&name).render(Colour::None);
        assert_eq!(shown(&text.replace('\n', "\r\n")), shown(&text), "{name}");
    }
}

/// The diagnostics of a fixture: of the catalog by itself, or compared with its lock if there is one.
fn diagnostics(name: &str) -> CatalogError {
    let bytes = support::read("faults", name);
    let path = format!("{name}.yaml");
    let Some(lock) = support::lock(name) else {
        return read(&path, &bytes).expect_err(name);
    };
    let lock = Lock::parse(&lock).expect(name);
    let placed = LocatedCatalog::read(&path, &bytes).unwrap_or_else(|error| panic!("{error}"));
    lock::check(&placed, &lock).expect_err(name)
}
