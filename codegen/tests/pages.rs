//! Pages of an invented API in each rendering, and with each malformation.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use codegen::PlacedCatalog;
use codegen::diagnostic::Colour;
use codegen::lock::{self, Lock};
use codegen::model::Catalog;
use codegen::page::{self, Page};

/// The same text, as its source and as what readers save of it.
const RENDERINGS: [&str; 4] = ["depot.md", "depot.mdx", "depot.txt", "depot.dump.txt"];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn placed() -> PlacedCatalog {
    match PlacedCatalog::read("depot.yaml", &bytes("depot.yaml")) {
        Ok(placed) => placed,
        Err(faults) => panic!("{}", faults.render(Colour::None)),
    }
}

fn catalog() -> Catalog {
    placed().catalog
}

fn page(name: &str) -> Page {
    page::read(&bytes(name), &catalog()).unwrap_or_else(|faults| panic!("{name}: {faults:#?}"))
}

/// What was read of a page, for people.
fn shown(page: &Page) -> String {
    let mut out = String::new();
    for entry in &page.entries {
        let (words, digest) = entry.digest();
        let numbers: Vec<_> = entry.facts.numbers.iter().map(ToString::to_string).collect();
        writeln!(
            out,
            "{} in line {}: {words} words, {digest}\n  {}\n  numbers {numbers:?}, operations {:?}, terms {:?}",
            entry.key, entry.line, entry.text, entry.facts.operations, entry.facts.terms,
        )
        .expect("a String takes any text");
    }
    out
}

macro_rules! snapshot {
    ($name:expr, $text:expr) => {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("page__{}", $name), $text);
        });
    };
}

#[test]
fn every_rendering_shows_its_entries() {
    for name in RENDERINGS {
        snapshot!(name.replace('.', "_"), shown(&page(name)));
    }
}

#[test]
fn the_same_text_says_the_same_in_every_rendering() {
    let first = Lock::from(&page(RENDERINGS[0]));
    for name in RENDERINGS {
        assert_eq!(Lock::from(&page(name)), first, "{name}");
    }
}

#[test]
fn line_ends_a_byte_order_mark_and_bullets_change_nothing() {
    for name in RENDERINGS {
        let lock = Lock::from(&page(name));
        let text = String::from_utf8(bytes(name)).expect("text");
        for variant in [
            text.replace('\n', "\r\n"),
            format!("\u{feff}{text}"),
            text.replace("  • ", "  - ").replace("    • ", "    - "),
            text.replace("\n- ", "\n* "),
            text.replace('\'', "\u{2019}"),
        ] {
            let read = page::read(variant.as_bytes(), &catalog());
            assert_eq!(read.as_ref().map(Lock::from), Ok(lock.clone()), "{name}");
        }
    }
}

#[test]
fn a_malformed_page_is_answered_with_lines_and_headings() {
    let mut names: Vec<_> = std::fs::read_dir(path("broken"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort_unstable();
    assert_eq!(names.len(), 15);
    for name in names {
        let faults = page::read(&bytes(&format!("broken/{name}")), &catalog());
        let faults = faults.expect_err(&name);
        let mut out = String::new();
        for fault in faults {
            assert!(!fault.message.ends_with('.') && !fault.help.ends_with('.'), "{name}");
            writeln!(out, "{name}:{}: {}\n  {}", fault.line, fault.message, fault.help)
                .expect("a String takes any text");
        }
        snapshot!(format!("broken_{}", name.replace('.', "_")), out);
    }
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
    for (text, line, told) in [
        ("- key: status:200\n  words: many\n".to_owned(), 1, "invalid type"),
        ("entries:\n- key: status:200\n  words: many\n".to_owned(), 3, "invalid type"),
        (format!("entries:\n{one}{}", code("2", ", what: x")), 3, "unknown field"),
        ("entries:\n- { key: nothing, words: 1, digest: a }\n".to_owned(), 2, "no section"),
        (format!("entries:\n{one}\n{}", code("2", ", numbers: [x]")), 4, "`x` is not a number"),
        (format!("entries:\n{one}{two}{one}{two}"), 4, "`code:1` occurs twice"),
        (format!("entries:\n{one}{}", code("2", ", text: x")), 3, "is no message"),
        ("entries:\n- { key: message:x, words: 1, digest: a }\n".to_owned(), 2, "without a `text`"),
        (format!("date: 2024-02-30\nentries:\n{one}"), 1, "is not a date"),
        ("a: [".to_owned(), 1, ""),
    ] {
        let fault = Lock::parse(&text).expect_err(&text);
        assert!(fault.message.contains(told), "{text}{}", fault.message);
        assert_eq!(fault.line, line, "{text}{}", fault.message);
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
        let entries = lock.iter().filter_map(|(key, it)| Some((key, it.changed.as_ref()?)));
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
fn what_a_page_says_otherwise_is_told_entry_by_entry() {
    let (before, after) = (page("depot.md"), page("depot.next.md"));
    let lock = Lock::from(&before);
    assert!(lock::compare(&lock, &before).is_empty());
    let drift = lock::compare(&lock, &after);
    let added: Vec<_> = drift.added.iter().map(|entry| entry.key.to_string()).collect();
    let removed: Vec<_> = drift.removed.iter().map(|(key, _)| key.to_string()).collect();
    let changed: Vec<_> = drift.changed.iter().map(|(_, entry)| entry.key.to_string()).collect();
    assert_eq!(added, ["status:429", "message:the truck has left"]);
    assert_eq!(removed, ["code:30"]);
    assert_eq!(changed, ["status:503", "code:7", "message:gate_jammed"]);
}

#[test]
fn a_catalog_is_borne_out_by_the_page_that_it_states() {
    let lock = Lock::from(&page("depot.md"));
    if let Err(faults) = lock::check(&placed(), &lock) {
        panic!("{}", faults.render(Colour::None));
    }
}

#[test]
fn a_catalog_is_not_borne_out_by_another_page() {
    let lock = Lock::from(&page("depot.next.md"));
    let faults = lock::check(&placed(), &lock).expect_err("other facts");
    snapshot!("evidence", faults.render(Colour::None));
}

/// What a page repeats, and the codes of one that has it so many times.
type Shape = (&'static str, fn(usize) -> String);

const SHAPES: [Shape; 6] = [
    ("brackets", |n| format!("- `7`: {}\n", "[".repeat(n))),
    ("quotes", |n| format!("{}x\n", "> ".repeat(n))),
    ("lists", |n| repeated(n, |depth| format!("{}- x\n", " ".repeat(depth % 99)))),
    ("items", |n| repeated(n, |code| format!("- `{code}`: It is number {code}.\n"))),
    ("words", |n| format!("- `7`: {}\n", "word ".repeat(n))),
    ("tables", |n| "| Code | x |\n|-|-|\n| 7 | y |\n\n".repeat(n)),
];

fn repeated(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect()
}

fn with_codes(codes: &str) -> String {
    format!(
        "## Statuses\n\n|Status|b|\n|-|-|\n|`200`|Done.|\n\n## Codes\n\n{codes}\n## Messages\n\n- \"x\": y\n"
    )
}

/// How the time grows with the size, the unit tests of the reader count.
#[test]
fn twice_the_page_takes_twice_the_memory() {
    let catalog = catalog();
    for (name, shape) in SHAPES {
        let bytes = |n: usize| {
            let text = with_codes(&shape(n));
            let read = || drop(page::read(text.as_bytes(), &catalog));
            allocation_counter::measure(read).bytes_total
        };
        let (once, twice) = (bytes(10_000), bytes(20_000));
        assert!(twice < once * 5 / 2, "{name}: {once} bytes became {twice}");
    }
}

#[test]
fn a_page_may_be_large_but_not_of_any_size() {
    let (_, items) = SHAPES[3];
    let many = page::read(with_codes(&items(50_000)).as_bytes(), &catalog());
    assert_eq!(many.map(|page| page.entries.len()), Ok(50_002));
    let too_many = page::read(with_codes(&items(100_000)).as_bytes(), &catalog());
    assert_eq!(too_many.map_err(|faults| faults[0].line), Err(100_005));
    let large = vec![b' '; page::MAX_PAGE_BYTES + 1];
    let faults = page::read(&large, &catalog()).expect_err("too large");
    assert_eq!(faults.len(), 1);
}

/// What was read of a page with `codes` below their heading, without its other sections.
fn read_codes(codes: &str, catalog: &Catalog) -> Result<Vec<(String, String)>, String> {
    let read = page::read(with_codes(codes).as_bytes(), catalog);
    let entries = read.map_err(|faults| {
        let faults =
            faults.iter().map(|it| format!("{}: {}\n  {}\n", it.line, it.message, it.help));
        faults.collect::<String>()
    })?;
    let codes = entries.entries.into_iter().map(|entry| (entry.key.to_string(), entry.text));
    Ok(codes.filter(|(key, _)| key.starts_with("code:")).collect())
}

#[test]
fn a_table_is_read_by_the_column_of_its_keys() {
    let (seven, eight) = (("code:7", "503 Busy."), ("code:503", "7 Torn."));
    let wanted: Vec<_> = [seven, eight].map(|(key, text)| (key.to_owned(), text.to_owned())).into();
    for table in [
        "| HTTP | Code | Meaning |\n|-|-|-|\n| 503 | 7 | Busy. |\n| 7 | 503 | Torn. |\n",
        "| HTTP | Meaning | Error code |\n|-|-|-|\n| 503 | Busy. | `7` |\n| 7 | Torn. | `503` |\n",
        "| errorCode | HTTP | Meaning |\n|-|-|-|\n| **7** | 503 | Busy. |\n| **503** | 7 | Torn. |\n",
    ] {
        assert_eq!(read_codes(table, &catalog()), Ok(wanted.clone()), "{table}");
    }
    let table = "| Status | Code | Meaning |\n|-|-|-|\n| 503 | 7 | Busy. |\n| 7 | 503 | Torn. |\n";
    let with_column = |column: &str| {
        let text = String::from_utf8(bytes("depot.yaml")).expect("text");
        let named = format!("error_codes: {{ heading: Codes, column: {column} }}");
        codegen::read("x.yaml", text.replace("error_codes: Codes", &named).as_bytes())
    };
    let named = with_column("code").expect("a good catalog");
    assert_eq!(read_codes(table, &named), Ok(wanted.clone()));
    let plain = "Statuses\n\n200Done.\n\nCodes\n\nHTTP\tCode\tMeaning\n503\t7\tBusy.\n7\t503\tTorn.\n\nMessages\n\n• \"x\": y\n";
    let read = page::read(plain.as_bytes(), &named).expect("a page");
    let read: Vec<_> =
        read.entries.iter().map(|it| (it.key.to_string(), it.text.clone())).collect();
    assert_eq!(read[1..3], wanted);
}

#[test]
fn a_key_may_have_a_phrase_behind_it() {
    let table = "| Code | Meaning |\n|-|-|\n| 7 Lift busy | Wait. |\n| `12` (label) | Print. |\n| 30: gone | Go. |\n";
    let wanted =
        [("code:7", "Lift busy Wait."), ("code:12", "(label) Print."), ("code:30", "gone Go.")];
    let wanted = wanted.map(|(key, text)| (key.to_owned(), text.to_owned()));
    assert_eq!(read_codes(table, &catalog()), Ok(wanted.into()));
    for cell in ["7.5 Lift", "7-8", "5xx", "7,8", "Lift 7"] {
        let table = format!("| Code | Meaning |\n|-|-|\n| {cell} | Wait. |\n");
        assert!(read_codes(&table, &catalog()).is_err(), "{cell}");
    }
}

#[test]
fn bullets_before_the_first_entry_that_have_no_key_are_prose() {
    let wanted = [("code:7", "Busy.")].map(|(key, text)| (key.to_owned(), text.to_owned()));
    for prose in ["- Read the `code` first.\n", "- Note: they are numbers.\n- Another\n"] {
        let codes = format!("{prose}\nThen:\n\n- `7`: Busy.\n");
        assert_eq!(read_codes(&codes, &catalog()), Ok(wanted.clone().into()), "{prose}");
    }
    for (codes, fault) in [
        ("- `12` The label.\n- `7`: Busy.\n", "`12 The label.` is no key"),
        ("- `8` The lift.\n- `7`: Busy.\n", "`8 The lift.` is no key"),
        ("- `7`: Busy.\n- Note: they are numbers.\n", "`Note` is no key"),
        ("- Note: they are numbers.\n", "the section `Codes` has no entries"),
    ] {
        let faults = read_codes(codes, &catalog()).expect_err(codes);
        assert!(faults.contains(fault), "{faults}");
    }
}

/// The same text in other forms: nothing is lost, and nothing is read as something else.
#[test]
fn other_forms_of_an_entry_read_the_same_or_are_told() {
    let lock = Lock::from(&page("depot.md"));
    let text = String::from_utf8(bytes("depot.md")).expect("text");
    let replace = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        page::read(text.replace(from, to).as_bytes(), &catalog())
    };
    for (from, to) in [
        ("    - It is torn.", "    1. It is torn."),
        ("- `7`: The lift is busy.", "- `7`: The lift is busy.\n\n  #### Try again\n\n  Or not:"),
        ("## Codes\n", "Codes\n-----\n"),
        ("`7`: ", "**7**: "),
        ("- `\"crate ... is too heavy: ...\"`:", "- `crate ... is too heavy: ...`:"),
        ("not* earlier.", "not* <u>ear</u>lier. {/* or\nlater, in 9 seconds */}"),
        ("not* earlier.", "not* earlier. <!-- or later, in 9 seconds -->"),
        ("# Errors of Depot", "---\ntitle: x\n---\n\n# Errors of Depot\n\n---"),
    ] {
        let read = replace(from, to).unwrap_or_else(|faults| panic!("{to}: {faults:#?}"));
        assert_eq!(read.entries.len(), lock.iter().count(), "{to}");
        if !to.contains("Or not") {
            assert_eq!(Lock::from(&read), lock, "{to}");
        }
    }
    for (from, to, told) in [
        ("- `30`: During", "\n`30`: During", "`30` begins what is neither an item nor a row"),
        ("- `30`: During", "### `30`\n\nDuring", "`30` begins what is neither an item nor a row"),
        (
            "- `30`: During",
            "<table><tr><td>30</td></tr></table>\n\nDuring",
            "a table or a list in HTML",
        ),
        (
            "- `30`: During",
            "# Notes\n\n## Codes\n\n- `30`: During",
            "a second section `Codes` has entries",
        ),
    ] {
        let faults = replace(from, to).expect_err(to);
        assert!(faults.iter().any(|fault| fault.message.contains(told)), "{to}: {faults:#?}");
    }
}

/// A plain text, with the separators that browsers and terminals write.
#[test]
fn rows_and_items_of_a_plain_text_are_told_apart() {
    let text = String::from_utf8(bytes("depot.txt")).expect("text");
    let lock = Lock::from(&page("depot.txt"));
    for (from, to) in [
        ("StatusWhat it means\n200The", "Status\tWhat it means\n200\tThe"),
        ("503The depot is closed. ", "503The depot is closed.\n"),
        ("  • 7:", "  1. 7:"),
        ("    • It is torn", "    o It is torn"),
    ] {
        assert!(text.contains(from), "{from}");
        let read = page::read(text.replace(from, to).as_bytes(), &catalog());
        assert_eq!(read.as_ref().map(Lock::from), Ok(lock.clone()), "{to}");
    }
    let table = "Statuses\n\n200\tDone.\n\nCodes\n\nCode\tWhat it means\n7\tThe lift is busy.\n70\tThe gate is shut.\n1410\tThe quota is used up.\n\nMessages\n\n  • \"x\": y\n";
    let read = page::read(table.as_bytes(), &catalog()).expect("a page");
    let keys: Vec<_> = read.entries.iter().map(|entry| entry.key.to_string()).collect();
    assert_eq!(keys, ["status:200", "code:7", "code:70", "code:1410", "message:x"]);
}

/// What a page says goes to terminals and into issues.
#[test]
fn control_characters_of_a_page_are_not_read() {
    let text = String::from_utf8(bytes("depot.md")).expect("text");
    let text = text.replace("The lift is busy.", "The \u{1b}[31mlift\u{7}\u{202e} is busy.");
    let text =
        text.replace("- `\"the gate", "- `\"odd \u{7f}\u{9f}\u{ffff} key\"`: New.\n- `\"the gate");
    let read = page::read(text.as_bytes(), &catalog()).expect("a page");
    let lock = Lock::from(&read);
    assert_eq!(Lock::parse(&lock.text("x")), Ok(lock));
    for entry in read.entries {
        assert!(!format!("{}{}", entry.key, entry.text).contains(char::is_control));
    }
}
