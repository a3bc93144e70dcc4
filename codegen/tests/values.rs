//! Which values a catalog may have, at the level of `codegen::read`: each is accepted, or refused by the
//! rule that it breaks.

use std::ops::RangeInclusive;

use codegen::diagnostic::Rule;
use codegen::{generate, read};
use serde_json::{Value, json};

/// A catalog in which one value, at a JSON pointer, is replaced.
fn with(pointer: &str, value: impl Into<Value>) -> String {
    let advice = json!({ "actor": "caller", "action": "A" });
    let mut catalog = json!({
        "catalog": "doors",
        "title": "Doors",
        "docs": { "url": "https://docs.example.com/", "substitutions": {} },
        "error_codes": [{
            "code": 1, "name": "stuck", "outcome": "failed", "summary": "S", "remediation": advice,
            "retry": { "strategy": "same_call", "delays": ["3s"], "basis": "inferred" },
        }],
        "messages": [{
            "text": "locked", "name": "locked", "outcome": "failed", "summary": "S",
            "remediation": advice, "retry": { "strategy": "unspecified" },
        }],
        "undocumented": { "summary": "S", "remediation": advice },
    });
    *catalog.pointer_mut(pointer).expect(pointer) = value.into();
    // JSON is YAML.
    catalog.to_string()
}

/// The first rule that the catalog breaks.
fn broken(catalog: &str) -> Option<Rule> {
    read("x.yaml", catalog.as_bytes()).err().map(|error| error.diagnostics[0].rule)
}

/// What became of the catalog: its dump.
fn dump(catalog: &str) -> Value {
    let generated =
        generate("x.yaml", catalog.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let json = generated.files.get("catalog.json").expect("a dump");
    serde_json::from_str(json).expect("JSON")
}

const NAME: &str = "/error_codes/0/name";
const DELAY: &str = "/error_codes/0/retry/delays/0";
const SUMMARY: &str = "/error_codes/0/summary";
const TEXT: &str = "/messages/0/text";
const URL: &str = "/docs/url";

#[test]
fn an_invalid_value_is_refused_by_its_rule() {
    for (pointer, rule, values) in [
        (NAME, Rule::InvalidName, &["", "_", "3d", "1st", "A", "Self", "self", "a__b"][..]),
        (
            NAME,
            Rule::InvalidName,
            &["_a", "a_", "a-b", "a b", "é", "naïve", "名", "日本", "a_l_l", "a\0"],
        ),
        (DELAY, Rule::InvalidDelay, &["", "3", "s", "0s", "-1s", "1.5s", "3 s", "3S", "169h"]),
        (DELAY, Rule::InvalidDelay, &["99999999999999999999s", "18446744073709551615h"]),
        (TEXT, Rule::InvalidTemplate, &["a {", "a }", "{", "{a}", " {a}", "x {a}{b}", "x {a} {a}"]),
        (TEXT, Rule::InvalidTemplate, &["x {}", "x {A}", "x {a b}", "x {self}", "x {crate}"]),
        (TEXT, Rule::UnprintableText, &["a\0", "a\rb", "a\u{202e}b", "a\u{feff}b"]),
        (TEXT, Rule::BlankText, &["", "  ", " \n"]),
        (SUMMARY, Rule::BlankText, &["", " \n"]),
        (URL, Rule::InvalidUrl, &["", "docs.example.com", "https://", "ftp://a", "https://a b"]),
        (URL, Rule::InvalidUrl, &["https://a>b", "https://ä"]),
    ] {
        for value in values {
            assert_eq!(broken(&with(pointer, *value)), Some(rule), "{pointer} {value:?}");
        }
    }
    assert_eq!(broken(&with(NAME, "a".repeat(101))), Some(Rule::InvalidName));
}

#[test]
fn a_name_of_a_variable_has_letters_digits_and_three_marks() {
    let long = |length| "a".repeat(length);
    for name in ["Vg.COMPANY", "Vpd.real-time_2", "x", &long(100)] {
        let catalog = with("/docs/substitutions", json!({ name: "x" }));
        assert_eq!(broken(&catalog), None, "{name}");
    }
    for name in ["", " ", "a b", "a\nb", "a|b", "`a", "é", "a\u{202e}", &long(101)] {
        let catalog = with("/docs/substitutions", json!({ name: "x" }));
        assert_eq!(broken(&catalog), Some(Rule::InvalidVariable), "{name:?}");
    }
}

#[test]
fn names_become_variants() {
    for (name, variant) in [
        ("a", "A"),
        ("processing_timeout", "ProcessingTimeout"),
        ("start_internal_error_501", "StartInternalError501"),
        ("v2_gone", "V2Gone"),
        ("a1_2b", "A12b"),
        ("type", "Type"),
        ("gen", "Gen"),
        ("none", "None"),
    ] {
        let generated = generate("x.yaml", with(NAME, name).as_bytes()).expect(name);
        let code = generated.files.get("src/error_code.rs").expect("the codes");
        assert!(code.contains(&format!("    {variant},\n")), "{name}: {code}");
    }
    for name in ["a_b1", "a_b_1"] {
        let entry = |code: u8, name: &str| {
            json!({
                "code": code, "name": name, "outcome": "failed", "summary": "S",
                "retry": { "strategy": "unspecified" },
                "remediation": { "actor": "caller", "action": "A" },
            })
        };
        let catalog = with("/error_codes", json!([entry(1, "a_b1"), entry(2, name)]));
        let rule = if name == "a_b1" { Rule::DuplicateName } else { Rule::IdentifierCollision };
        assert_eq!(broken(&catalog), Some(rule), "{name}");
    }
}

/// The words that Rust keeps for itself, in any edition up to 2024, and that `r#` makes usable.
const KEYWORDS: &str = "abstract as async await become box break const continue do dyn else enum extern \
    false final fn for gen if impl in let loop macro match mod move mut override priv pub ref return \
    static struct trait true try type typeof unsafe unsized use virtual where while yield";

#[test]
fn a_keyword_is_a_placeholder() {
    for keyword in KEYWORDS.split_whitespace() {
        let text = format!("x {{{keyword}}}");
        let generated = generate("x.yaml", with(TEXT, text).as_bytes()).expect(keyword);
        let message = generated.files.get("src/message.rs").expect("the messages");
        assert!(message.contains(&format!("r#{keyword}: &'a str")), "{message}");
    }
}

#[test]
fn a_typo_is_recognized_and_another_word_is_not() {
    for (pointer, typo, meant) in [
        (NAME, "ProcessingTimeout", Some("processing_timeout")),
        (NAME, "a-b", Some("a_b")),
        (NAME, "A b", Some("a_b")),
        (NAME, "名", None),
        ("/error_codes/0/retry/strategy", "nevr", Some("never")),
        ("/error_codes/0/retry/strategy", "Never", Some("never")),
        ("/error_codes/0/retry/strategy", "samecall", Some("same_call")),
        ("/error_codes/0/retry/strategy", "after-fix", Some("after_fix")),
        ("/error_codes/0/retry/strategy", "unspecifed", Some("unspecified")),
        ("/error_codes/0/retry/strategy", "sometimes", None),
        ("/error_codes/0/retry/strategy", "", None),
    ] {
        let error = read("x.yaml", with(pointer, typo).as_bytes()).expect_err(typo);
        let help = error.diagnostics[0].help.as_deref().expect("a help");
        let suggested = help.strip_prefix("did you mean `").and_then(|rest| rest.split('`').next());
        assert_eq!(suggested, meant, "{typo}: {help}");
    }
}

#[test]
fn delays_are_numbers_with_a_unit() {
    for (delay, milliseconds) in [
        ("1ms", 1),
        ("3s", 3_000),
        ("1500ms", 1_500),
        ("5m", 300_000),
        ("90m", 5_400_000),
        ("168h", 604_800_000),
    ] {
        let dump = dump(&with(DELAY, delay));
        assert_eq!(dump["error_codes"][0]["retry"]["delays_ms"], json!([milliseconds]), "{dump}");
    }
}

#[test]
fn a_text_for_people_is_folded() {
    for (text, folded) in [
        (" two\n  lines\t", "two lines"),
        ("It stops.", "It stops"),
        ("It goes on...", "It goes on..."),
        ("日本語", "日本語"),
        ("🙂 */ {} /// \"\\ עברית", "🙂 */ {} /// \"\\ עברית"),
    ] {
        assert_eq!(dump(&with(SUMMARY, text))["error_codes"][0]["summary"], folded, "{text:?}");
    }
}

#[test]
fn a_text_of_the_wire_is_kept_to_the_letter() {
    let long = "x".repeat(100_000);
    for text in [
        "plain",
        "a {b}",
        "{a} b",
        "{{literal}} {x}!",
        "a {b} c {d} e",
        " two\n  lines\t",
        "\"quoted\" 'twice' \\ \\n \\u{{41}}",
        "*/ /* // /// //! #[doc] r#\"raw\"#",
        "{{}} {{{{",
        "日本語 עברית 🙂 e\u{301}",
        &long,
    ] {
        assert_eq!(dump(&with(TEXT, text))["messages"][0]["wire"], text);
    }
}

/// What draws nothing, or draws the text around it in another order.
const HIDDEN: &[RangeInclusive<char>] = &[
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{61c}'..='\u{61c}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180e}'..='\u{180e}',
    '\u{200b}'..='\u{200b}',
    '\u{200e}'..='\u{200f}',
    '\u{2028}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{3164}'..='\u{3164}',
    '\u{feff}'..='\u{feff}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff9}'..='\u{fffb}',
    '\u{e0000}'..='\u{e00ff}',
];

/// What draws nothing itself, and shapes a letter or a symbol beside it.
const SHAPING: &[RangeInclusive<char>] = &[
    '\u{180b}'..='\u{180d}',
    '\u{180f}'..='\u{180f}',
    '\u{200c}'..='\u{200d}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{e0100}'..='\u{e01ef}',
];

/// Servers send emoji with variation selectors, and words with joiners.
#[test]
fn what_cannot_be_seen_is_refused_unless_it_shapes_a_text_of_the_wire() {
    for (ranges, on_the_wire) in [(HIDDEN, Some(Rule::UnprintableText)), (SHAPING, None)] {
        for c in ranges.iter().cloned().flatten() {
            let text = format!("a{c}b");
            assert_eq!(broken(&with(TEXT, &*text)), on_the_wire, "U+{:04X}", u32::from(c));
            let of_summary = broken(&with(SUMMARY, text));
            assert_eq!(of_summary, Some(Rule::UnprintableText), "U+{:04X}", u32::from(c));
        }
    }
}

#[test]
fn templates_overlap_when_one_text_matches_both() {
    for (a, b, overlap) in [
        ("a", "b", false),
        ("a", "ab", false),
        ("a {x}", "a b", true),
        ("a {x}", "a ", true),
        ("a {x}", "b {x}", false),
        ("a {x}", "{x} b", true),
        ("a {x} c", "a b d", false),
        ("{x} c", "{x} cc", false),
        ("{x} c", "{x} b c", true),
        ("{x}b{y}", "a{z}", true),
        ("a{x}b", "a{x}c", false),
        ("a{x}b", "ab", true),
        ("ab{x}bc", "abc", false),
        ("a{x}m{y}b", "a{z}b", true),
        ("a{x}m{y}b", "a n b", false),
        ("a{x}m{y}b", "a m b", true),
        ("a{x}m{y}b", "c{z}b", false),
    ] {
        for [first, second] in [[a, b], [b, a]] {
            let entry = |text: &str, name: &str| {
                json!({
                    "text": text, "name": name, "outcome": "failed", "summary": "S",
                    "retry": { "strategy": "unspecified" },
                    "remediation": { "actor": "caller", "action": "A" },
                })
            };
            let catalog = with("/messages", json!([entry(first, "a"), entry(second, "b")]));
            let rule = overlap.then_some(Rule::OverlappingTemplates);
            assert_eq!(broken(&catalog), rule, "{first} / {second}");
        }
    }
}
