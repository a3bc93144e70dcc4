//! What the changelog says of a change of each kind.

use codegen::diff::{Version, changelog};

use crate::pairs::PAIRS;
use crate::{base, changed, snapshot};

fn read(text: &str) -> codegen::Catalog {
    codegen::read("depot.yaml", text.as_bytes()).expect("a valid catalog")
}

#[test]
fn every_kind_has_its_line() {
    let before = read(&base());
    let mut all = String::new();
    for (kind, _) in PAIRS {
        let section = changelog(&Version::new(0, 2, 0), &before, &read(&changed(kind)), None);
        let (_, lines) = section.split_once("\n\n").unwrap_or_else(|| panic!("{kind}: {section}"));
        all.extend(["== ", kind, "\n", lines]);
    }
    snapshot!("changelog__every_kind", all);
}

/// Entries with one decision are one line, and long lists are counted.
#[test]
fn many_changes_are_a_few_lines() {
    let codes = |retry: &str| {
        let entry = |number| {
            format!(
                "  - {{ code: {number}, name: error_{number}, outcome: failed, summary: It failed, retry: {{ {retry} }}, remediation: {{ actor: caller, action: Wait }} }}\n"
            )
        };
        base().replace(
            "error_codes:\n",
            &(["error_codes:\n".to_owned()]
                .into_iter()
                .chain((100..5_220).map(entry))
                .collect::<String>()),
        )
    };
    let (before, after) = (
        read(&codes("strategy: unspecified")),
        read(&codes("strategy: same_call, delays: [1s, 3s], basis: documented")),
    );
    let section = changelog(&Version::new(0, 2, 0), &before, &after, Some("2026-04-20"));
    snapshot!("changelog__many", section);
}
