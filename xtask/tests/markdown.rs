//! The laws of the escaper, with a parser of Markdown as the judge.

#[path = "../src/markdown.rs"]
mod escaper;

use codegen::diagnostic::{visible, visible_lines};
use escaper::{code, fenced, prose, row, sentence};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Texts that mean something to Markdown, to GitHub or in a table.
const HOSTILE: &[&str] = &[
    "|",
    "\\|",
    "\\\\|",
    "\\",
    "`",
    "``",
    "\n",
    "\r\n",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "\u{1b}[31m",
    "<del>",
    "</details>",
    "<!--",
    "-->",
    "<img src=x>",
    "![x](https://a.example/x.png)",
    "[a](b)",
    "<https://a.example>",
    "https://a.example",
    "www.a.example",
    "mail@a.example",
    "@name",
    "@org/team",
    "#1",
    "GH-1",
    "org/repository#1",
    "0123abc",
    "0123456789abcdef",
    "**Enough:**",
    "\n\n**Enough:**",
    "\n| a | b |",
    "# x",
    "- x",
    "1. x",
    "> x",
    "---",
    "&#64;x",
    "&lt;",
    "$x$",
    "$`x`$",
    "~~x~~",
    "*x*",
    "_x_",
    "[^1]",
    "[ ]",
    ":smile:",
    " ",
    "  ",
    "    ",
    "\t",
    "word",
    "plain words, as always.",
    "(one-way)",
    "0.1.1",
];

fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "[`| ]{1,40}",
        1 => (1_usize..200).prop_map(|count| "`".repeat(count)),
    ];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

/// Every extension there is, but for the one that changes letters, which GitHub does not have.
fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION)
}

/// The cells of a table with one row, each as the text that is read and whether all of it is code.
fn cells(row: &str) -> Vec<(String, bool)> {
    let table = format!("| a | b |\n|---|---|\n{row}\n\nend\n");
    let (mut cells, mut is_in_cell) = (Vec::new(), false);
    let mut rest = String::new();
    for event in events(&table) {
        match event {
            Event::Start(Tag::TableCell) => {
                is_in_cell = true;
                cells.push((String::new(), true));
            }
            Event::End(TagEnd::TableCell) => is_in_cell = false,
            Event::Text(text) if is_in_cell => {
                assert_is_not_linked(&text);
                let cell = cells.last_mut().expect("a cell");
                *cell = (cell.0.clone() + &text, false);
            }
            Event::Code(text) if is_in_cell => cells.last_mut().expect("a cell").0 += &text,
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::Paragraph)
            | Event::End(
                TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::Paragraph,
            ) => {}
            Event::Text(text) if !is_in_cell => rest += &text,
            other => panic!("{other:?} in {row:?}"),
        }
    }
    assert_eq!(rest, "end", "{row:?}");
    assert_eq!(cells.len(), 4, "{row:?}");
    cells.split_off(2)
}

/// What GitHub makes links, mentions and pictures of, wherever it occurs outside code.
fn assert_is_not_linked(text: &str) {
    let is_hash = |word: &str| word.len() >= 7 && word.chars().all(|c| c.is_ascii_hexdigit());
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    assert!(!text.contains(['@', '#', '<', '[', ']', '*', '_', '~', '$', '&', '\\']), "{text:?}");
    assert!(!text.contains("://") && !text.contains("www.") && !text.contains("GH-"), "{text:?}");
    assert!(!words.any(is_hash), "{text:?}");
}

fn single_spaced(text: &str) -> String {
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

proptest! {
    #[test]
    fn code_is_one_cell_of_code_to_the_letter(left in text(), right in text()) {
        let cells = cells(&row([&code(&left), &code(&right)]));
        for ((shown, is_code), text) in cells.iter().zip([left, right]) {
            prop_assert!(is_code);
            // A backtick that no fence can hold is shown as an escape.
            prop_assert_eq!(shown.replace("\\u{60}", "`"), visible(&text).replace("\\u{60}", "`"));
        }
    }

    #[test]
    fn prose_is_one_cell_that_reads_as_its_text(left in text(), right in text()) {
        let cells = cells(&row([&prose(&left), &prose(&right)]));
        for ((shown, _), text) in cells.iter().zip([left, right]) {
            let wanted = single_spaced(&visible(&text)).replace("\\u{60}", "`");
            prop_assert_eq!(single_spaced(shown).replace("\\u{60}", "`"), wanted);
        }
    }

    #[test]
    fn a_message_is_one_cell_that_reads_as_its_text(left in text(), right in text()) {
        let cells = cells(&row([&sentence(&left), &sentence(&right)]));
        for ((shown, _), text) in cells.iter().zip([left, right]) {
            let bare = |text: &str| text.replace(['`', ' '], "");
            prop_assert_eq!(bare(shown), bare(&visible(&text)));
        }
    }

    #[test]
    fn a_block_holds_its_lines_to_the_letter(text in text()) {
        let markdown = format!("before\n\n{}\nafter\n", fenced(&text));
        let events: Vec<_> = events(&markdown).collect();
        prop_assert!(matches!(events[3], Event::Start(Tag::CodeBlock(_))), "{:?}", events);
        let end = events.len() - 4;
        prop_assert!(matches!(events[end], Event::End(TagEnd::CodeBlock)), "{:?}", events);
        let shown: String = events[4..end].iter().map(|event| match event {
            Event::Text(text) => text.to_string(),
            other => panic!("{other:?}"),
        }).collect();
        prop_assert_eq!(shown, visible_lines(&text) + "\n");
    }
}

#[test]
fn plain_words_stay_plain_and_other_words_are_code() {
    for (text, shown) in [
        ("The lift is busy", "The lift is busy"),
        ("It's (nearly) one-way, isn't it?", "It's (nearly) one-way, isn't it?"),
        ("this needs 0.1.1 or later", "this needs 0.1.1 or later"),
        ("日本語 é", "日本語 é"),
        ("ask @ops", "ask `@ops`"),
        ("see #1, GH-1 and 0123abc", "see `#1`, `GH-1` and `0123abc`"),
        ("a|b https://a.example", "`a|b` `https://a.example`"),
        ("x\ny", "`x\\ny`"),
    ] {
        assert_eq!(prose(text), shown);
    }
    assert_eq!(
        sentence("git does not find `no @where`; fetch it"),
        "git does not find `no @where`; fetch it"
    );
}

#[test]
fn the_fence_is_longer_than_what_it_holds_and_shorter_than_what_is_read() {
    for (text, shown) in [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`a", "`` `a ``"),
        ("a ", "` a  `"),
        ("", ""),
        (" ", "` `"),
        ("a\\|b", "`a\\|b`"),
    ] {
        assert_eq!(code(text), shown);
    }
    assert_eq!(code(&"`".repeat(17)), format!("`{}`", "\\u{60}".repeat(17)));
    assert_eq!(row([&code("a\\|b")]), "| `a\\\\|b` |");
}
