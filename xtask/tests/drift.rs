//! `cargo xtask drift` as its users see it: through the binary, on pages about an invented API.

mod support;

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use support::depot::{Depot, assert_is_text, page};
use support::{Run, xtask};

fn shown(run: &Run) -> String {
    let pages = page("");
    format!("exit {}\n{}{}", run.code, run.out, run.err).replace(&pages, "")
}

macro_rules! snapshot {
    ($name:expr, $text:expr) => {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!($name, $text);
        });
    };
}

/// Freshness without any page, as a unit test.
#[test]
fn the_catalog_of_this_repository_is_supported_by_its_lock() {
    let run = xtask(&["drift"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("| cargo xtask drift -\n"), "{run:?}");
    assert!(run.out.contains(".md | cargo xtask drift -\n"), "{run:?}");
    assert!(run.out.contains(" -o page.html\n"), "{run:?}");
}

#[test]
fn a_page_that_was_accepted_is_no_drift_in_any_rendering() {
    let depot = Depot::accepted();
    for name in ["depot.md", "depot.mdx", "depot.txt", "depot.dump.txt"] {
        for format in ["human", "json", "github", "markdown"] {
            let run = depot.drift(&[&page(name), "--format", format]);
            assert_eq!((run.code, run.err.as_str()), (0, ""), "{name}: {run:?}");
        }
    }
}

#[test]
fn a_page_comes_from_standard_input_too() {
    let depot = Depot::accepted();
    let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["drift", "-", "--catalog"])
        .arg(depot.path("depot.yaml"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the binary runs");
    let bytes = fs::read(page("depot.next.md")).expect("a page");
    child.stdin.take().expect("its input").write_all(&bytes).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("changed code:7"));
}

#[test]
fn what_drifted_is_shown_in_each_format() {
    let depot = Depot::accepted();
    for format in ["human", "json", "github", "markdown"] {
        let run = depot.drift(&[&page("depot.next.md"), "--format", format]);
        assert_eq!(run.code, 1, "{run:?}");
        assert_eq!(run.err.is_empty(), format != "human", "{run:?}");
        snapshot!(format!("drift__{format}"), shown(&run));
    }
}

#[test]
fn accepting_writes_the_lock_once_and_checks_the_catalog_against_it() {
    let depot = Depot::accepted();
    let lock = fs::read_to_string(depot.path("depot.docs.lock")).expect("a lock");
    assert!(!lock.contains("The lift is busy"), "no sentence of the page is kept");
    let again = depot.drift(&[&page("depot.txt"), "--accept"]);
    assert_eq!(again.code, 0, "{again:?}");
    assert!(again.err.starts_with("depot.docs.lock is up to date\n"), "{again:?}");
    let next = depot.drift(&[&page("depot.next.md"), "--accept"]);
    assert_eq!(next.code, 1, "the catalog does not follow yet: {next:?}");
    assert!(next.err.starts_with("depot.docs.lock is written\n"), "{next:?}");
    assert!(next.err.contains("error[unsupported-basis]"), "{next:?}");
    let again = depot.drift(&[&page("depot.next.md"), "--accept"]);
    assert!(again.err.starts_with("depot.docs.lock is up to date\n"), "{again:?}");
    assert!(!again.err.contains("written"), "{again:?}");
    assert!(again.err.ends_with("the catalog does not follow the lock yet\n"), "{again:?}");
}

/// With the page, when it is accepted, and from then on without it; until the edit is made.
#[test]
fn a_delay_that_the_page_names_and_no_field_carries_is_a_finding_with_its_edit() {
    let depot = Depot::accepted();
    let text = fs::read_to_string(page("depot.md")).expect("a page");
    let more = text.replace("after 2 and 5 seconds", "after 2, 5 and 90 seconds");
    fs::write(depot.path("page.md"), more).expect("a page");
    let page = depot.path("page.md").display().to_string();
    let edit = "retry: { strategy: same_call, delays: [2s, 5s, 90s], basis: documented }";
    for arguments in [&[page.as_str()][..], &[&page, "--accept"], &[], &[&page]] {
        for format in ["human", "json", "github", "markdown"] {
            let run = depot.drift(&[arguments, &["--format", format]].concat());
            assert_eq!(run.code, 1, "{arguments:?}: {run:?}");
            let said = format!("{}{}", run.out, run.err);
            assert!(said.contains("fact-not-carried") && said.contains(edit), "{said}");
            assert!(said.contains("waived: [{ fact: '90 s', reason: ... }]"), "{said}");
        }
    }
    let catalog = fs::read_to_string(depot.path("depot.yaml")).expect("a catalog");
    let former = "retry: { strategy: same_call, delays: [2s, 5s], basis: documented }";
    assert_eq!(catalog.matches(former).count(), 1);
    fs::write(depot.path("depot.yaml"), catalog.replace(former, edit)).expect("a catalog");
    for arguments in [&[page.as_str()][..], &[], &[&page, "--accept"]] {
        let run = depot.drift(arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {run:?}");
    }
    let waived = "    waived: [{ fact: 90 s, reason: It is the last attempt }]\n";
    let waived = catalog.replace(&format!("    {former}\n"), &format!("    {former}\n{waived}"));
    fs::write(depot.path("depot.yaml"), waived).expect("a catalog");
    assert_eq!(depot.drift(&[&page]).code, 0);
}

/// The name of a message stays, and another text would match nothing that the service sends.
#[test]
fn a_catalog_whose_wire_text_is_not_the_pages_is_a_finding_without_the_page() {
    let depot = Depot::accepted();
    let catalog = fs::read_to_string(depot.path("depot.yaml")).expect("a catalog");
    let other = catalog.replace(
        "'crate {crate_id} is too heavy: {weight}'",
        "'crate {crate_id} is heavy: {weight}'",
    );
    assert_ne!(other, catalog);
    fs::write(depot.path("depot.yaml"), other).expect("a catalog");
    let run = depot.drift(&[]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("error[other-text]"), "{run:?}");
}

#[test]
fn the_dates_of_pages_outlive_the_accepts_that_follow() {
    let depot = Depot::accepted();
    let lock = || fs::read_to_string(depot.path("depot.docs.lock")).expect("a lock");
    let text = fs::read_to_string(page("depot.md")).expect("a page");
    let accept = |date: &str, text: &str| {
        let dated = format!("---\nlast_update: {{ date: {date} }}\n---\n\n{text}");
        fs::write(depot.path("page.md"), dated).expect("a page");
        depot.drift(&[&depot.path("page.md").display().to_string(), "--accept"])
    };
    let busy = text.replace("The lift is busy.", "The lift is in use.");
    assert_eq!(accept("2024-03-04", &busy).code, 0);
    assert!(lock().contains("date: 2024-03-04\n"), "{}", lock());
    assert_eq!(lock().matches("changed: 2024-03-04\n").count(), 1, "{}", lock());
    assert_eq!(accept("2024-05-06", &busy).code, 0);
    assert!(lock().contains("date: 2024-05-06\n"), "{}", lock());
    assert_eq!(lock().matches("changed: 2024-03-04\n").count(), 1, "{}", lock());
    let broken = lock().replace("entries:", "entrees:");
    fs::write(depot.path("depot.docs.lock"), broken).expect("a lock");
    let anew = accept("2024-05-06", &busy);
    assert_eq!(
        anew.err,
        "depot.docs.lock could not be read: its dates are lost\ndepot.docs.lock is written\n"
    );
    assert!(!lock().contains("changed"), "{}", lock());
}

#[test]
fn a_page_that_cannot_be_read_removes_nothing_and_writes_nothing() {
    let depot = Depot::accepted();
    let lock = fs::read(depot.path("depot.docs.lock")).expect("a lock");
    for name in ["missing-heading.md", "empty.txt", "error-page.html"] {
        let name = page(&format!("broken/{name}"));
        for format in ["human", "json", "github", "markdown"] {
            let run = depot.drift(&[&name, "--accept", "--format", format]);
            assert_eq!(run.code, 1, "{run:?}");
            if format == "json" {
                assert_eq!(run.json()["removed"], serde_json::json!([]));
                assert_eq!(run.json()["findings"][0]["rule"], "unreadable-page");
            }
        }
        assert_eq!(fs::read(depot.path("depot.docs.lock")).expect("a lock"), lock);
    }
}

#[test]
fn a_missing_file_or_page_is_another_exit_code() {
    let depot = Depot::new();
    let lock = depot.drift(&[]);
    assert_eq!(lock.code, 2, "{lock:?}");
    assert!(lock.err.contains("cargo xtask drift PAGE --accept"), "{lock:?}");
    let nowhere = depot.drift(&["nowhere.md"]);
    assert_eq!(nowhere.code, 2, "{nowhere:?}");
    assert!(nowhere.err.contains("cannot read nowhere.md"), "{nowhere:?}");
    let nothing = depot.drift(&["--accept"]);
    assert_eq!(nothing.code, 2, "{nothing:?}");
    fs::write(depot.path("depot.docs.lock"), "- key: nothing\n").expect("a lock");
    let broken = depot.drift(&[]);
    assert_eq!(broken.code, 1, "{broken:?}");
    assert!(broken.err.contains("error[unreadable-lock]"), "{broken:?}");
}

/// What a page or its address says is text in the issue: no link, no picture, no mention, and no
/// heading but ours.
#[test]
fn nothing_on_a_page_is_more_than_text_in_the_markdown() {
    let hostile = "@name #1 https://a.example **x** ~~x~~ &#64;x ``` | \\ GH-1";
    let depot = Depot::accepted();
    let catalog = fs::read_to_string(depot.path("depot.yaml")).expect("a catalog");
    let url = "https://docs.example.com/x)![](https://a.example/p.png)[@name](#1)";
    let catalog = catalog.replace("https://docs.example.com/depot/errors", &format!("'{url}'"));
    fs::write(depot.path("depot.yaml"), catalog).expect("a catalog");
    let text = fs::read_to_string(page("depot.md")).expect("a page");
    let busy = "The lift is busy";
    assert_eq!(text.matches(busy).count(), 1);
    for (change, headings) in [
        (busy.to_owned(), 1),
        (format!("{busy} \\@name {hostile}"), 2),
        (format!("{busy} <Var k=\"**x** ![p](https://a.example) @name\"/>"), 1),
    ] {
        fs::write(depot.path("next.md"), text.replace(busy, &change)).expect("a page");
        let next = depot.path("next.md").display().to_string();
        let run = depot.drift(&[&next, "--format", "markdown"]);
        assert_is_text(&run.out, headings);
    }
}

#[test]
fn accepting_a_page_overwrites_a_lock_and_nothing_else() {
    let depot = Depot::accepted();
    fs::write(depot.path("notes.txt"), "Mine\n").expect("a file");
    for name in ["notes.txt", "depot.yaml"] {
        let before = fs::read(depot.path(name)).expect("a file");
        let lock = depot.path(name).display().to_string();
        let run = depot.drift(&[&page("depot.next.md"), "--accept", "--lock", &lock]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(&format!("cannot overwrite {name}")), "{run:?}");
        assert_eq!(fs::read(depot.path(name)).expect("a file"), before);
    }
}
