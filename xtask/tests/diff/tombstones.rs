//! What a removed entry leaves: a tombstone, with the version that leaves it out.

use crate::support::Repository;
use crate::{FORMATS, MANIFEST, PATH, base, changed, committed, manifest};

/// A repository after a change, whose version is high enough for anything.
fn repository(catalog: &str) -> Repository {
    let repository = committed();
    repository.put(PATH, catalog);
    repository.put(MANIFEST, &manifest("0.2.0"));
    repository
}

#[test]
fn an_entry_without_a_tombstone_is_refused_with_the_line_to_add() {
    let repository = repository(&changed("entry-removed"));
    let line = "- { section: error_codes, code: 7, name: lift_busy, since: 0.2.0, reason: Say why it is gone }";
    for format in FORMATS {
        let run = repository.xtask(&["diff", "HEAD", "--format", format]);
        assert_eq!(run.code, 1, "{run:?}");
        let text = format!("{}{}", run.out, run.err).replace(['\\', '`'], "");
        assert!(text.contains("lift_busy has no tombstone"), "{format}: {text}");
        assert!(text.contains(line), "{format}: {text}");
    }
    let markdown = repository.xtask(&["diff", "HEAD", "--format", "markdown"]);
    assert!(markdown.out.contains("**Not yet:**"), "{markdown:?}");
    // The line does what it says.
    let complete = changed("entry-removed").replace("retired:\n", &format!("retired:\n  {line}\n"));
    repository.put(PATH, &complete);
    let run = repository.xtask(&["diff", "HEAD"]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn a_tombstone_is_of_the_entry_that_went_and_of_no_other() {
    let entry = |key: &str, name: &str| {
        let line = format!(
            "retired:\n  - {{ section: error_codes, {key}, name: {name}, since: 0.2.0, reason: It went }}\n"
        );
        changed("entry-removed").replace("retired:\n", &line)
    };
    let repository = repository(&entry("code: 7", "lift_busy"));
    assert_eq!(repository.xtask(&["diff", "HEAD"]).code, 0);
    for (key, name) in [("code: 8", "lift_busy"), ("code: 7", "lift_full")] {
        repository.put(PATH, &entry(key, name));
        let run = repository.xtask(&["diff", "HEAD"]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.err.contains("lift_busy has no tombstone"), "{run:?}");
    }
}

#[test]
fn what_moves_or_is_renamed_is_not_removed() {
    let repository = repository(&base());
    for kind in ["entry-moved", "name-changed", "code-renumbered"] {
        repository.put(PATH, &changed(kind));
        let run = repository.xtask(&["diff", "HEAD"]);
        assert_eq!(run.code, 0, "{kind}: {run:?}");
    }
}

#[test]
fn the_version_of_a_new_tombstone_is_one_that_leaves_the_entry_out() {
    let retired = changed("entry-retired");
    let repository = repository(&retired);
    for (since, code) in [("0.0.9", 1), ("0.1.0", 1), ("0.1.1", 0), ("0.2.0", 0), ("0.2.1", 1)] {
        repository.put(PATH, &retired.replace("since: 0.2.0", &format!("since: {since}")));
        for format in FORMATS {
            let run = repository.xtask(&["diff", "HEAD", "--format", format]);
            assert_eq!(run.code, code, "{since}: {run:?}");
            let text = format!("{}{}", run.out, run.err).replace(['\\', '`'], "");
            let is_named = text.contains(&format!("since {since}, and"));
            assert_eq!(is_named, code == 1, "{since}, {format}: {text}");
        }
    }
    repository.put(PATH, &retired);
    repository.put(MANIFEST, &manifest("0.2.0-rc.1"));
    let run = repository.xtask(&["diff", "HEAD"]);
    assert_eq!(run.code, 0, "the release of a candidate leaves it out: {run:?}");
    // One that was there before is history.
    repository.commit();
    repository.put(MANIFEST, &manifest("0.3.0"));
    let run = repository.xtask(&["diff", "HEAD"]);
    assert_eq!(run.code, 0, "{run:?}");
}
