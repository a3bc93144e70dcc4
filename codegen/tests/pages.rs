//! Pages of an invented API in each rendering, and with each malformation.

#[path = "support/depot.rs"]
mod depot;

use std::fmt::Write;

use codegen::lock::Lock;
use codegen::page::{self, Page};
use depot::{bytes, catalog, page, path, with_codes};

/// The same text, as its source and as what readers save of it.
const RENDERINGS: [&str; 4] = ["depot.md", "depot.mdx", "depot.txt", "depot.dump.txt"];

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
        let errors = page::read(&bytes(&format!("broken/{name}")), &catalog());
        let errors = errors.expect_err(&name);
        let mut out = String::new();
        for error in errors {
            assert!(!error.message.ends_with('.') && !error.help.ends_with('.'), "{name}");
            writeln!(out, "{name}:{}: {}\n  {}", error.line, error.message, error.help)
                .expect("a String takes any text");
        }
        snapshot!(format!("broken_{}", name.replace('.', "_")), out);
    }
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
    assert_eq!(too_many.map_err(|errors| errors[0].line), Err(100_005));
    let large = vec![b' '; page::MAX_PAGE_BYTES + 1];
    let errors = page::read(&large, &catalog()).expect_err("too large");
    assert_eq!(errors.len(), 1);
}

/// The same text in other forms: nothing is lost, and nothing is read as something else.
#[test]
fn other_forms_of_an_entry_read_the_same_or_are_reported() {
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
        let read = replace(from, to).unwrap_or_else(|errors| panic!("{to}: {errors:#?}"));
        assert_eq!(read.entries.len(), lock.iter().count(), "{to}");
        if !to.contains("Or not") {
            assert_eq!(Lock::from(&read), lock, "{to}");
        }
    }
    for (from, to, wanted) in [
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
        let errors = replace(from, to).expect_err(to);
        assert!(errors.iter().any(|error| error.message.contains(wanted)), "{to}: {errors:#?}");
    }
}

/// A plain text, with the separators that browsers and terminals write.
#[test]
fn rows_and_items_of_a_plain_text_are_separated() {
    let text = String::from_utf8(bytes("depot.txt")).expect("text");
    let lock = Lock::from(&page("depot.txt"));
    for (from, to) in [
        ("StatusWhat it means\n200The", "Status\tWhat it means\n200\tThe"),
        ("503The depot is closed. ", "503The depot is closed.\n"),
        ("  • 7:", "  1. 7:"),
        ("    • It is torn", "    o It is torn"),
        ("Nothing of this is an entry.", "Nothing of this:\n\n  • The manual\n"),
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
