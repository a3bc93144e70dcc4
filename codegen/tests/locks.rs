//! What is kept of the pages of an invented API, and the catalog against that.

#[path = "support/depot.rs"]
mod depot;

use codegen::diagnostic::Colour;
use codegen::lock::{self, Lock};
use codegen::page;
use depot::{bytes, catalog, page, placed};

macro_rules! snapshot {
    ($name:expr, $text:expr) => {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("page__{}", $name), $text);
        });
    };
}

#[test]
fn a_lock_is_read_back_as_it_is_written() {
    let lock = Lock::from(&page("depot.md"));
    let text = lock.text("https://docs.example.com/depot/errors");
    snapshot!("lock", &text);
    assert_eq!(Lock::parse(&text), Ok(lock.clone()));
    let next = Lock::from(&page("depot.next.md"));
    assert_ne!(next, lock);
    assert_eq!(Lock::parse(&next.text("x")), Ok(next));
}

#[test]
fn a_lock_that_is_none_is_refused_with_its_line() {
    let code = |number: &str, more: &str| {
        format!("- {{ key: code:{number}, words: 1, digest: a{more} }}\n")
    };
    let (one, two) = (code("1", ""), code("2", ""));
    for (text, line, wanted) in [
        ("- key: status:200\n  words: many\n".to_owned(), 1, "invalid type"),
        ("entries:\n- key: status:200\n  words: many\n".to_owned(), 3, "invalid type"),
        (format!("entries:\n{one}{}", code("2", ", what: x")), 3, "unknown field"),
        ("entries:\n- { key: nothing, words: 1, digest: a }\n".to_owned(), 2, "no section"),
        (format!("entries:\n{one}\n{}", code("2", ", numbers: [x]")), 4, "`x` is not a number"),
        (format!("entries:\n{one}{two}{one}{two}"), 4, "`code:1` occurs twice"),
        (format!("entries:\n{one}{}", code("2", ", text: x")), 3, "is not a message"),
        ("entries:\n- { key: message:x, words: 1, digest: a }\n".to_owned(), 2, "without a `text`"),
        (format!("date: 2024-02-30\nentries:\n{one}"), 1, "is not a date"),
        ("a: [".to_owned(), 1, ""),
    ] {
        let error = Lock::parse(&text).expect_err(&text);
        assert!(error.message.contains(wanted), "{text}{}", error.message);
        assert_eq!(error.line, line, "{text}{}", error.message);
    }
    assert_eq!(Lock::parse("# nothing yet\n"), Ok(Lock::default()));
}

#[test]
fn a_lock_keeps_the_dates_on_which_entries_changed() {
    let dated = |name: &str, date: &str| {
        let text = String::from_utf8(bytes(name)).expect("text");
        let text = format!("---\ntitle: x\ndate: {date}\n---\n\n{text}");
        page::read(text.as_bytes(), &catalog()).expect("a page")
    };
    let marks = |lock: &Lock| -> Vec<String> {
        let entries = lock.iter().filter_map(|it| Some((&it.key, it.changed.as_ref()?)));
        entries.map(|(key, date)| format!("{key} {date}")).collect()
    };
    let first = Lock::after(&dated("depot.md", "2024-01-02"), &Lock::from(&page("depot.md")));
    assert_eq!(marks(&first), [] as [String; 0], "since when they say so is not known");
    let second = Lock::after(&dated("depot.next.md", "2024-03-04"), &first);
    let changed = [
        "status:429 2024-03-04",
        "status:503 2024-03-04",
        "code:7 2024-03-04",
        "message:gate_jammed 2024-03-04",
        "message:the truck has left 2024-03-04",
    ];
    assert_eq!(marks(&second), changed);
    // The same words on a later page, or on one whose date is not known.
    let third = Lock::after(&dated("depot.next.md", "2024-05-06"), &second);
    assert_eq!(marks(&third), changed);
    assert_eq!(third.date.as_ref().map(ToString::to_string).as_deref(), Some("2024-05-06"));
    assert_eq!(Lock::after(&page("depot.next.md"), &third), third);
    assert_eq!(Lock::parse(&third.text("x")), Ok(third.clone()));
    let last = Lock::after(&page("depot.md"), &third);
    assert_eq!((&last.date, marks(&last)), (&None, Vec::new()));
}

#[test]
fn a_text_of_the_wire_that_changes_is_a_change_of_its_entry() {
    let lock = Lock::from(&page("depot.md"));
    let text = String::from_utf8(bytes("depot.md")).expect("text");
    let text =
        text.replace("crate ... is too heavy: ...", "crate {crate_id} is too heavy: {weight}");
    let next = page::read(text.as_bytes(), &catalog()).expect("a page");
    let drift = lock::compare(&lock, &next);
    let changed: Vec<_> = drift.changed.iter().map(|(_, entry)| entry.key.to_string()).collect();
    assert_eq!(changed, ["message:too_heavy"]);
    assert!(drift.added.is_empty() && drift.removed.is_empty());
}

#[test]
fn what_a_page_says_otherwise_is_found_entry_by_entry() {
    let (before, after) = (page("depot.md"), page("depot.next.md"));
    let lock = Lock::from(&before);
    assert!(lock::compare(&lock, &before).is_empty());
    let drift = lock::compare(&lock, &after);
    let added: Vec<_> = drift.added.iter().map(|entry| entry.key.to_string()).collect();
    let removed: Vec<_> = drift.removed.iter().map(|locked| locked.key.to_string()).collect();
    let changed: Vec<_> = drift.changed.iter().map(|(_, entry)| entry.key.to_string()).collect();
    assert_eq!(added, ["status:429", "message:the truck has left"]);
    assert_eq!(removed, ["code:30"]);
    assert_eq!(changed, ["status:503", "code:7", "message:gate_jammed"]);
}

#[test]
fn a_catalog_is_supported_by_the_page_that_it_states() {
    let lock = Lock::from(&page("depot.md"));
    if let Err(errors) = lock::check(&placed(), &lock) {
        panic!("{}", errors.render(Colour::None));
    }
}

#[test]
fn a_catalog_is_not_supported_by_another_page() {
    let lock = Lock::from(&page("depot.next.md"));
    let errors = lock::check(&placed(), &lock).expect_err("other facts");
    snapshot!("evidence", errors.render(Colour::None));
}
