//! Where in a catalog a change is shown.

use codegen::{LocatedCatalog, Part, Path, Step};

const CATALOG: &str = "\
catalog: doors
title: Doors
docs: { url: https://docs.example.com/errors }
operations:
  - { name: open, summary: Open a door }
error_codes:
  - code: 1
    name: stuck
    outcome: failed
    summary: The door is stuck
    retry: { strategy: unspecified }
    remediation: { actor: caller, action: Push }
undocumented: { summary: Not documented, remediation: { actor: provider, action: Ask } }
retired:
  - { section: error_codes, code: 2, name: close, since: 0.1.0, reason: The door has no lock }
";

#[test]
fn a_change_is_shown_at_the_closest_value_that_is_there() {
    let placed = LocatedCatalog::read("doors.yaml", CATALOG.as_bytes()).expect("a good catalog");
    let codes = Part::Entries(codegen::Section::ErrorCodes);
    let keys = |keys: &[&str]| Path::default().keys(keys);
    for (part, name, path, line) in [
        (Part::Catalog, "", keys(&["title"]), 2),
        (Part::Operations, "open", keys(&["summary"]), 5),
        (codes, "stuck", keys(&["retry", "strategy"]), 11),
        (codes, "stuck", keys(&["retry", "delays"]).then(Step::Item(1)), 11),
        (codes, "stuck", Path::default().then(Step::Case(vec!["open".to_owned()])), 7),
        // An entry that was taken out is among the retired; nothing else of its name is.
        (codes, "close", Path::default(), 15),
        (Part::Operations, "close", Path::default(), 5),
        (Part::Terms, "door", Path::default(), 1),
    ] {
        let position = placed.position(part, name, &path);
        assert_eq!(position.line, line, "{part:?} {name} {path}");
    }
}
