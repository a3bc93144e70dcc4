//! What is read of the text of an entry: numbers with their units, words, dates and keys.

#[path = "support/depot.rs"]
mod depot;

use codegen::diagnostic::Colour;
use codegen::lock::{self, Lock};
use codegen::page::{self, Documented, Page};
use depot::{catalog, placed, with_codes};

/// A page whose code 7 is described by `text`.
fn describing(text: &str) -> Page {
    let page = with_codes(&format!("- `7`: {text}\n"));
    page::read(page.as_bytes(), &catalog()).expect(text)
}

fn described(text: &str) -> Documented {
    let entries = describing(text).entries;
    entries.into_iter().find(|entry| entry.key.to_string() == "code:7").expect("the code")
}

fn lock_with(fields: &str) -> String {
    format!("entries:\n- {{ key: code:7, words: 1, digest: a, {fields} }}\n")
}

#[test]
fn a_number_has_the_unit_after_it() {
    for (text, expected) in [
        ("Retry after 3 and 6 seconds.", &["3 s", "6 s"][..]),
        ("a 5-minute period, 500ms, 1.5 h", &["1.5 h", "5 min", "500 ms"]),
        ("1, 2 or 3 s; then 4", &["1 s", "2 s", "3 s", "4"]),
        ("HTTP 404, code 12 of 20 minutes", &["12", "20 min", "404"]),
        ("SHA256 x2 v1 3D", &[]),
        ("10 minutes and 20", &["10 min", "20"]),
        ("2,000 and 5,000 ms", &["2000 ms", "5000 ms"]),
        ("within 2\u{2013}5 seconds", &["2 s", "5 s"]),
        ("1,2 and 3", &["1", "2", "3"]),
        ("wait 1 s, 2 s and 4 s", &["1 s", "2 s", "4 s"]),
        ("3 s, 2 Days, 1 hr, 1 sec, 7 mins", &["1 h", "1 s", "2 d", "3 s", "7 min"]),
    ] {
        let numbers = described(text).facts.numbers;
        let mut shown: Vec<_> = numbers.iter().map(ToString::to_string).collect();
        shown.sort_unstable();
        assert_eq!(shown, expected, "{text}");
    }
}

#[test]
fn a_lock_has_numbers_and_dates_as_they_are_written() {
    for value in ["3 s", "1.5 h", "404", "500 ms", "2 d", "5 min"] {
        let lock = Lock::parse(&lock_with(&format!("numbers: ['{value}']"))).expect(value);
        let entry = lock.iter().next().expect("an entry");
        assert_eq!(entry.numbers[0].to_string(), value);
    }
    for date in ["2024-09-04", "2024-02-29", "2000-02-29", "0001-12-31"] {
        let lock = Lock::parse(&format!("date: {date}\nentries: []\n")).expect(date);
        assert_eq!(lock.date.expect("a date").to_string(), date);
    }
    for number in ["s", "3 apples", "", ".5"] {
        let error = Lock::parse(&lock_with(&format!("numbers: ['{number}']"))).expect_err(number);
        assert!(error.message.contains("is not a number"), "{error}");
    }
    for date in [
        "2024-13-01",
        "2023-02-29",
        "1900-02-29",
        "2024-04-31",
        "2024-00-01",
        "2024-01-00",
        "2024-9-4",
        "2024-09-0ä",
        "2024-09-04-01",
        "+024-09-04",
    ] {
        let error = Lock::parse(&lock_with(&format!("changed: {date}"))).expect_err(date);
        assert!(error.message.contains("is not a date"), "{error}");
    }
}

#[test]
fn a_time_is_carried_by_a_delay_of_as_many_milliseconds() {
    // The catalog waits for 2 and 5 seconds.
    for (text, is_carried) in [
        ("Retry after 2 and 5 seconds.", true),
        ("Retry after 2.0 s, then 5000 ms.", true),
        ("Retry after 2.5 s, then 5 s.", false),
        ("Retry after 2 s and 5 s, not 0.0001 s.", false),
    ] {
        let lock = Lock::from(&describing(text));
        let diagnostics = lock::check(&placed(), &lock).expect_err("other entries are missing");
        let is_reported = diagnostics.render(Colour::None).contains("names times for `lift_busy`");
        assert_eq!(is_reported, !is_carried, "{text}");
    }
}

#[test]
fn front_matter_says_when_a_page_changed_last() {
    for (front, date) in [
        ("title: x\ndate: 2024-09-04\n", Some("2024-09-04")),
        ("date: 2024-01-02\nupdated: '2024-09-04T10:00:00Z'\n", Some("2024-09-04")),
        ("last_update:\n  date: 2024-09-04\n  author: x\n", Some("2024-09-04")),
        ("last_update: { author: x, date: 2024-09-04 }\n", Some("2024-09-04")),
        ("\"lastmod\": \"2024-09-04\"\n", Some("2024-09-04")),
        ("title: 2024-09-04\n", None),
        ("date: 4 September 2024\n", None),
        ("", None),
    ] {
        let page = format!("---\n{front}---\n\n{}", with_codes("- `7`: x\n"));
        let page = page::read(page.as_bytes(), &catalog()).expect(front);
        assert_eq!(page.date.map(|date| date.to_string()).as_deref(), date, "{front}");
    }
}

#[test]
fn a_text_has_plain_characters_and_its_words_are_letters_digits_and_underscores() {
    let hidden = "\u{ad}\u{34f}\u{115f}\u{3164}\u{200d}\u{202e}\u{fe0f}\u{fffa}\u{e0041}\u{e01ef}";
    let hidden: String = hidden.chars().flat_map(|c| ['a', c]).collect();
    for (text, plain, words) in [
        ("\u{201c}a\u{201d}\u{a0}\t it\u{2019}s\u{2026}", "\"a\" it's...", 3),
        (&hidden, "aaaaaaaaaa", 1),
        ("Re-try `task_id`, 5-minute (é).", "Re-try task_id, 5-minute (é).", 6),
    ] {
        let entry = described(text);
        assert_eq!((entry.text.as_str(), entry.digest().0), (plain, words));
    }
}

#[test]
fn keys_are_sorted_by_section_number_and_text() {
    let sorted =
        ["status:404", "code:-1", "code:20", "code:100", "code:x", "message:a", "message:b"];
    let entry = |key: &&str| {
        let text = if key.starts_with("message:") { ", text: x" } else { "" };
        format!("- {{ key: '{key}', words: 1, digest: a{text} }}\n")
    };
    let entries: String = sorted.iter().rev().map(entry).collect();
    let lock = Lock::parse(&format!("entries:\n{entries}")).expect("a lock");
    assert_eq!(lock.iter().map(|it| it.key.to_string()).collect::<Vec<_>>(), sorted);
    for key in ["404", "code:", "codes:1"] {
        assert!(Lock::parse(&format!("entries:\n{}", entry(&key))).is_err(), "{key}");
    }
}

#[test]
fn a_row_without_a_separator_has_the_longest_key_that_it_begins_with() {
    let codes = ["a", "ab", "abd", "ac", "é", "éa", "z"];
    let entry = |code: &str| {
        let name = format!("e{}", codes.iter().position(|it| *it == code).expect("an index"));
        format!(
            "  - {{ code: {code}, name: {name}, outcome: failed, summary: S, retry: {{ strategy: unspecified }}, remediation: {{ actor: caller, action: A }} }}\n"
        )
    };
    let catalog = format!(
        "catalog: x\ntitle: X\ndocs: {{ url: https://docs.example.com, sections: {{ error_codes: Codes }} }}\nerror_codes:\n{}undocumented: {{ summary: S, remediation: {{ actor: caller, action: A }} }}\n",
        codes.map(entry).concat()
    );
    let catalog = codegen::read("x.yaml", catalog.as_bytes()).expect("a good catalog");
    for (row, code) in [("abX", "ab"), ("abdX", "abd"), ("éaX", "éa"), ("éX", "é"), ("zX", "z")]
    {
        let page = page::read(format!("Codes\n\n{row}.\n").as_bytes(), &catalog).expect(row);
        assert_eq!(page.entries[0].key.to_string(), format!("code:{code}"), "{row}");
    }
    for row in ["bX", "èaX", "abcX"] {
        assert!(page::read(format!("Codes\n\n{row}.\n").as_bytes(), &catalog).is_err(), "{row}");
    }
}
