//! Catalogs that nobody would write, and somebody may send: each is answered, with a place, in no
//! more than two seconds.

use std::time::{Duration, Instant};

use codegen::diagnostic::{Colour, Rule};
use codegen::generate;

const LONGEST: Duration = Duration::from_secs(2);

const HEAD: &str = "catalog: x\ntitle: X\ndocs: { url: https://docs.example.com/ }\n";

const TAIL: &str =
    "undocumented:\n  summary: Nobody knows\n  remediation: { actor: caller, action: Go on }\n";

const REST: &str = "outcome: failed, summary: S, retry: { strategy: unspecified }, remediation: { actor: caller, action: A }";

/// The rules that a catalog breaks, each once; none if it is a good one.
fn answer(name: &str, catalog: &str) -> Vec<Rule> {
    let started = Instant::now();
    let rules = match generate("x.yaml", catalog.as_bytes()) {
        Ok(_) => Vec::new(),
        Err(faults) => {
            assert!(!faults.render(Colour::None).is_empty());
            let mut rules: Vec<_> = faults.diagnostics.iter().map(|fault| fault.rule).collect();
            rules.sort_unstable();
            rules.dedup();
            rules
        }
    };
    let took = started.elapsed();
    assert!(took <= LONGEST, "{name}: {took:?}");
    rules
}

fn messages(texts: impl Iterator<Item = String>) -> String {
    let entries: Vec<_> = texts
        .enumerate()
        .map(|(index, text)| format!("  - {{ text: '{text}', name: m_{index}, {REST} }}\n"))
        .collect();
    format!("{HEAD}messages:\n{}{TAIL}", entries.concat())
}

fn codes(entries: impl Iterator<Item = String>) -> String {
    let entries: Vec<_> = entries.collect();
    format!("{HEAD}error_codes: [{}]\n{TAIL}", entries.join(", "))
}

#[test]
fn depth_ends_in_a_fault() {
    for (name, text) in [
        ("lists", format!("{HEAD}messages: {}", "[".repeat(10_000))),
        ("closed lists", format!("{HEAD}messages: {}{}", "[".repeat(10_000), "]".repeat(10_000))),
        ("mappings", "{a: ".repeat(25_000)),
        ("blocks", (0..10_000).flat_map(|depth| [" ".repeat(depth), "a:\n".to_owned()]).collect()),
        ("items", "- ".repeat(50_000)),
    ] {
        assert_eq!(answer(name, &text), [Rule::TooDeep], "{name}");
    }
}

#[test]
fn an_alias_bomb_does_not_go_off() {
    let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (one, next) in ('a'..='y').zip('b'..='z') {
        let uses = vec![format!("*{one}"); 9].join(", ");
        text.extend([&format!("{next}: &{next} ["), uses.as_str(), "]\n"]);
    }
    assert!(answer("bomb", &text).contains(&Rule::YamlFeature));
}

#[test]
fn long_texts_are_texts() {
    let long = "word ".repeat(20_000);
    let entry = format!(
        "{{ code: 1, name: a, {} }}",
        REST.replace("summary: S", &format!("summary: '{long}'"))
    );
    assert_eq!(answer("a summary", &codes(std::iter::once(entry))), []);
    assert_eq!(answer("a message", &messages(std::iter::once(long))), []);
    let word = "x".repeat(1_000_000);
    assert_eq!(answer("a word", &format!("{HEAD}{word}: 1\n{TAIL}")), [Rule::YamlSyntax]);
}

#[test]
fn many_templates_are_compared_in_time() {
    let alike = (0..1_000).map(|index| format!("{{x}} is missing in the request number {index}!"));
    assert_eq!(answer("a thousand alike", &messages(alike)), []);
    let two = ["a", "b"].map(|end| format!("{{x}}{}", end.repeat(30_000)));
    assert_eq!(answer("two long ones", &messages(two.into_iter())), []);
    let same = (0..300).map(|index| format!("{{x}} lorem {{y{index}}} ipsum"));
    assert_eq!(answer("all overlap", &messages(same)), [Rule::OverlappingTemplates]);
}

#[test]
fn long_words_and_long_lists_are_no_way_to_stop_the_reader() {
    let long = "a".repeat(40_000);
    let catalog = format!(
        "{HEAD}operations: [{{ name: {long}, summary: S }}]\nmessages: [{{ text: x, name: m, operations: [b{long}], {REST} }}]\n{TAIL}"
    );
    assert_eq!(answer("two long names", &catalog), [Rule::InvalidName, Rule::UnknownOperation]);
    let used = (0..3_000).map(|code| format!("{{ code: {code}, name: e_{code}, {REST} }}"));
    let again = (0..3_000).map(|code| format!("{{ code: 1, name: f_{code}, {REST} }}"));
    assert_eq!(answer("the next free number", &codes(used.chain(again))), [Rule::DuplicateCode]);
    let misspelt = vec!["{ cod: 1 }"; 6_000].join(", ");
    let rules = answer("misspelt keys", &format!("{HEAD}error_codes: [{misspelt}]\n{TAIL}"));
    assert_eq!(rules, [Rule::UnknownField, Rule::MissingField]);
    let calls: Vec<_> =
        (0..2_000).map(|call| format!("{{ name: op_{call}, summary: S }}")).collect();
    let wrong: Vec<_> = (0..2_000).map(|call| format!("po_{call}")).collect();
    let catalog = format!(
        "{HEAD}operations: [{}]\nmessages: [{{ text: x, name: m, operations: [{}], {REST} }}]\n{TAIL}",
        calls.join(", "),
        wrong.join(", ")
    );
    assert_eq!(answer("unknown calls", &catalog), [Rule::UnknownOperation]);
    let texts = (0..3_000).map(|index| format!("{{a}}{index}b"));
    assert!(
        answer("one ending in another", &messages(texts)).contains(&Rule::OverlappingTemplates)
    );
    let parts: Vec<_> = (0..5_000).map(|part| format!("{{p{part}}}")).collect();
    let rules = answer("many placeholders", &messages(std::iter::once(parts.join("x"))));
    assert_eq!(rules, [Rule::InvalidTemplate]);
}

#[test]
fn what_is_quoted_in_a_fault_stays_in_one_line() {
    for catalog in [
        format!("{HEAD}\"\\e[31m\\n\": 1\n\"\\e[31m\\n\": 2\n{TAIL}"),
        codes(std::iter::once(format!(
            "{{ code: 1, name: a, {} }}",
            REST.replace("failed", "\"fai\\nled\"")
        ))),
        format!("{HEAD}{}: 1\n{TAIL}", format_args!("\"{}\"", "x".repeat(900))),
    ] {
        let faults = generate("x.yaml", catalog.as_bytes()).expect_err("a fault");
        for fault in &faults.diagnostics {
            let texts = [Some(&fault.message), fault.help.as_ref()];
            for text in texts.into_iter().flatten() {
                assert!(!text.contains(char::is_control) && text.len() < 1_100, "{text}");
            }
        }
    }
}

#[test]
fn a_carriage_return_alone_ends_a_line() {
    let catalog = format!("{HEAD}colour: red\n{TAIL}").replace('\n', "\r");
    let faults = generate("x.yaml", catalog.as_bytes()).expect_err("a fault");
    assert_eq!(faults.source.position(faults.diagnostics[0].at.start).line, 4);
}

#[test]
fn many_faults_are_told_in_time() {
    let bad_names = (0..1_000).map(|index| format!("{{ code: {index}, name: E{index}, {REST} }}"));
    assert_eq!(answer("on one line", &codes(bad_names)), [Rule::InvalidName]);
    let twice = (0..1_000).map(|index| format!("{{ code: 1, name: e_{index}, {REST} }}"));
    assert_eq!(answer("one code", &codes(twice)), [Rule::DuplicateCode]);
    let lost: Vec<_> = (0..1_500)
        .map(|index| format!("  - {{ status: 500, body: '', cause: lost_{index} }}\n"))
        .collect();
    let found = (0..1_500).map(|index| format!("{{ code: {index}, name: found_{index}, {REST} }}"));
    let catalog = format!("{}examples:\n{}", codes(found), lost.concat());
    assert_eq!(answer("unknown causes", &catalog), [Rule::UnknownCause]);
}

/// A text as YAML has it in double quotes, whatever is in it: JSON is YAML.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is JSON")
}

#[test]
fn odd_names_are_refused_or_are_rust() {
    for (name, expected) in [
        ("type", None),
        ("a1_2b", None),
        ("gen", None),
        ("none", None),
        ("self", Some(Rule::InvalidName)),
        ("Self", Some(Rule::InvalidName)),
        ("1st", Some(Rule::InvalidName)),
        ("_", Some(Rule::InvalidName)),
        ("a__b", Some(Rule::InvalidName)),
        ("naïve", Some(Rule::InvalidName)),
        ("名", Some(Rule::InvalidName)),
        ("a\u{0}b", Some(Rule::InvalidName)),
        ("", Some(Rule::InvalidName)),
    ] {
        let entry = format!("{{ code: 1, name: {}, {REST} }}", quoted(name));
        let rules = answer(name, &codes(std::iter::once(entry)));
        assert_eq!(rules.first().copied(), expected, "{name:?}");
    }
    let alike = ["a_b1", "a_b_1"].iter().enumerate();
    let alike = alike.map(|(code, name)| format!("{{ code: {code}, name: {name}, {REST} }}"));
    assert_eq!(answer("equal in Rust", &codes(alike)), [Rule::IdentifierCollision]);
}

#[test]
fn odd_texts_are_refused_or_given_back() {
    let long = "x".repeat(100_000);
    for (text, expected) in [
        ("\"quoted\" 'twice' \\ \\n \\u{{41}}", None),
        ("*/ /* // /// //! #[doc] r#\"raw\"#", None),
        ("{{}} {{{{", None),
        ("日本語 עברית 🙂 e\u{301}", None),
        ("a\tb\nc", None),
        (long.as_str(), None),
        ("{a}{b}", Some(Rule::InvalidTemplate)),
        ("{a} {a}", Some(Rule::InvalidTemplate)),
        ("{self}", Some(Rule::InvalidTemplate)),
        ("{", Some(Rule::InvalidTemplate)),
        ("a\u{202e}b", Some(Rule::UnprintableText)),
        ("a\u{0}b", Some(Rule::UnprintableText)),
        ("a\rb", Some(Rule::UnprintableText)),
        ("  ", Some(Rule::BlankText)),
    ] {
        let entry = format!("messages: [{{ text: {}, name: a, {REST} }}]", quoted(text));
        let catalog = format!("{HEAD}{entry}\n{TAIL}");
        assert_eq!(answer(text, &catalog).first().copied(), expected, "{text:?}");
        if let Ok(generated) = generate("x.yaml", catalog.as_bytes()) {
            let json = generated.files.get("catalog.json").expect("a dump");
            let dump: serde_json::Value = serde_json::from_str(json).expect("JSON");
            assert_eq!(dump["messages"][0]["wire"], text);
        }
    }
}

#[test]
fn what_is_no_text_is_refused() {
    let utf16: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [&utf16[..], b"\xff\xfea\0", b"catalog: \x80", b"\xef\xbb", b"\0\0\0\0"] {
        let Err(faults) = generate("x.yaml", bytes) else { panic!("{bytes:?} is a catalog") };
        assert!(!faults.render(Colour::None).is_empty());
    }
}
