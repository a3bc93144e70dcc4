//! `cargo xtask diff` as its users see it: through the binary, on a change of every kind.

mod changelogs;
mod decisions;
mod hostile;
mod pairs;
mod repository;
#[path = "../support/mod.rs"]
mod support;
mod tombstones;
mod versions;

use std::collections::BTreeSet;
use std::fs;

use codegen::diff::Kind;
use pairs::PAIRS;
use support::{Repository, Run, xtask};

pub(crate) const PATH: &str = "catalog/depot.yaml";
pub(crate) const MANIFEST: &str = "generated/Cargo.toml";
pub(crate) const FORMATS: [&str; 4] = ["human", "markdown", "github", "json"];

/// The catalog that all changes start from.
pub(crate) fn base() -> String {
    let path = support::repository().join("codegen/tests/changes/base.yaml");
    fs::read_to_string(path).expect("a catalog")
}

/// The catalog after a change of a kind.
pub(crate) fn changed(kind: &str) -> String {
    let (_, edits) = PAIRS.iter().find(|pair| pair.0 == kind).expect(kind);
    edits.iter().fold(base(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{kind}: {from}");
        text.replace(from, to)
    })
}

pub(crate) fn manifest(version: &str) -> String {
    format!("[package]\nname = \"depot-errors\"\nversion = \"{version}\"\n")
}

/// A repository with the catalog and version 0.1.0 of its crate, committed.
pub(crate) fn committed() -> Repository {
    let repository = Repository::new(PATH, &base());
    repository.put(MANIFEST, &manifest("0.1.0"));
    repository.commit();
    repository
}

/// Compares two texts as files of their own.
fn diff(before: &str, after: &str, arguments: &[&str]) -> Run {
    let folder = support::folder();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("before.yaml"), before).expect("a catalog");
    fs::write(path("after.yaml"), after).expect("a catalog");
    let (former, later) = (path("before.yaml"), path("after.yaml"));
    let mut all = vec!["diff", "--base-file", &former, "--catalog", &later];
    all.extend(arguments);
    let mut run = xtask(&all);
    let folder = format!("{}/", support::shown(folder.path()));
    run.out = run.out.replace(&folder, "");
    run.err = run.err.replace(&folder, "");
    run
}

macro_rules! snapshot {
    ($name:expr, $text:expr) => {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!($name, $text);
        });
    };
}
pub(crate) use snapshot;

#[test]
fn every_kind_has_its_pair_and_every_pair_its_kind() {
    let kinds: BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.id()).collect();
    let pairs: Vec<_> = PAIRS.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(pairs.iter().copied().collect::<BTreeSet<_>>(), kinds);
    assert_eq!(pairs.len(), kinds.len());
}

#[test]
fn every_kind_is_shown_in_every_format() {
    let assert_is_shown = |kind: &str| {
        let (before, after) = (base(), changed(kind));
        let mut shown = String::new();
        for format in FORMATS {
            let run = diff(&before, &after, &["--format", format]);
            let is_refused = kind == "entry-removed";
            assert_eq!(run.code, i32::from(is_refused), "{kind}: {run:?}");
            assert!(run.out.contains(kind), "{kind}: {run:?}");
            assert!(run.err.is_empty() || is_refused, "{kind}: {run:?}");
            shown.extend(["== ", format, "\n", &run.out, &run.err]);
        }
        snapshot!(format!("diff__{kind}"), shown);
    };
    std::thread::scope(|scope| {
        for pairs in PAIRS.chunks(PAIRS.len().div_ceil(4)) {
            scope.spawn(move || pairs.iter().for_each(|(kind, _)| assert_is_shown(kind)));
        }
    });
}

#[test]
fn a_catalog_is_no_change_of_itself_however_it_is_written() {
    let base = base();
    let moved = base.replace("terms:\n  - { name: slotId, aliases: [slot_id] }\n", "")
        + "terms: [{ aliases: ['slot_id'], name: \"slotId\" }]\n";
    for after in [base.clone(), base.replace('\n', "\r\n"), moved] {
        let run = diff(&base, &after, &["--fail-on", "wording", "--format", "json"]);
        assert_eq!(run.code, 0, "{run:?}");
        assert_eq!(run.json()["bump"], "none");
        assert_eq!(run.json()["changes"], serde_json::json!([]));
    }
}

#[test]
fn a_level_fails_on_what_is_as_severe_and_on_nothing_else() {
    let levels = ["wording", "addition", "behaviour", "breaking", "never"];
    for (kind, severity) in
        [("summary-reworded", 1), ("entry-added", 2), ("retry-starts", 3), ("name-changed", 4)]
    {
        for (index, level) in levels.into_iter().enumerate() {
            let run = diff(&base(), &changed(kind), &["--fail-on", level]);
            assert_eq!(run.code, i32::from(index < severity), "{kind}, {level}: {run:?}");
        }
    }
}

#[test]
fn a_catalog_that_cannot_be_read_is_reported_on_either_side() {
    let broken = base().replace("outcome: failed", "outcome: faild");
    let after = diff(&base(), &broken, &[]);
    assert_eq!(after.code, 1, "{after:?}");
    assert!(after.err.contains("after.yaml:16:14"), "{after:?}");
    let before = diff(&broken, &base(), &[]);
    assert_eq!(before.code, 2, "{before:?}");
    assert!(before.err.starts_with("the catalog at before.yaml cannot be read:"), "{before:?}");
    for (former, later) in [(base(), broken.clone()), (broken.clone(), base())] {
        let run = diff(&former, &later, &["--format", "markdown"]);
        assert!(!run.out.contains("nothing to compare"), "{run:?}");
        assert!(run.out.contains("The catalogs could not be compared:"), "{run:?}");
        let run = diff(&former, &later, &["--format", "json"]);
        assert_eq!(run.json()["bump"], serde_json::Value::Null);
    }
    let nowhere = xtask(&["diff", "--base-file", "nowhere.yaml"]);
    assert_eq!(nowhere.code, 2, "{nowhere:?}");
}

/// No text of a catalog can change the comment that it is in.
#[test]
fn texts_cannot_break_out_of_the_markdown() {
    let after =
        base().replace("The lift is busy", "'a | b <script> `x` **y** @z </details> {{ 7 }}'");
    let run = diff(&base(), &after, &["--format", "markdown"]);
    snapshot!("diff__odd_texts_in_markdown", run.out);
}
