//! Catalogs that no maintainer would write: each has its diagnostics, and twice the catalog takes
//! twice the memory. How the steps grow, the unit tests of the library count.

use codegen::diagnostic::{Colour, Rule};
use codegen::generate;

const HEAD: &str = "catalog: x\ntitle: X\ndocs: { url: https://docs.example.com/ }\n";

const TAIL: &str =
    "undocumented:\n  summary: It is not known\n  remediation: { actor: caller, action: Go on }\n";

const REST: &str = "outcome: failed, summary: S, retry: { strategy: unspecified }, remediation: { actor: caller, action: A }";

/// The rules that a catalog breaks, each once; empty for a valid one.
fn broken_rules(catalog: &str) -> Vec<Rule> {
    let Err(errors) = generate("x.yaml", catalog.as_bytes()) else { return Vec::new() };
    assert!(!errors.render(Colour::None).is_empty());
    let mut rules: Vec<_> = errors.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect();
    rules.sort_unstable();
    rules.dedup();
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
fn depth_is_limited() {
    for (name, text) in [
        ("lists", format!("{HEAD}messages: {}", "[".repeat(10_000))),
        ("closed lists", format!("{HEAD}messages: {}{}", "[".repeat(10_000), "]".repeat(10_000))),
        ("mappings", "{a: ".repeat(25_000)),
        ("blocks", (0..10_000).flat_map(|depth| [" ".repeat(depth), "a:\n".to_owned()]).collect()),
        ("items", "- ".repeat(50_000)),
    ] {
        assert_eq!(broken_rules(&text), [Rule::TooDeep], "{name}");
    }
}

#[test]
fn an_alias_bomb_is_refused() {
    let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (one, next) in ('a'..='y').zip('b'..='z') {
        let uses = vec![format!("*{one}"); 9].join(", ");
        text.extend([&format!("{next}: &{next} ["), uses.as_str(), "]\n"]);
    }
    assert!(broken_rules(&text).contains(&Rule::YamlFeature));
}

/// A name, a catalog of the size `n`, and the rules that it breaks.
type Shape = (&'static str, fn(usize) -> String, &'static [Rule]);

const SHAPES: [Shape; 17] = [
    ("a long summary", long_summary, &[]),
    ("a long message", |n| messages(std::iter::once("word ".repeat(n))), &[]),
    ("a long word", |n| format!("{HEAD}{}: 1\n{TAIL}", "x".repeat(1_100 * n)), &[Rule::YamlSyntax]),
    (
        "templates that are alike",
        |n| messages((0..n).map(|index| format!("{{x}} is missing in the request {index}!"))),
        &[],
    ),
    (
        "two long templates",
        |n| messages(["a", "b"].into_iter().map(|end| format!("{{x}}{}", end.repeat(n)))),
        &[],
    ),
    (
        "templates that all overlap",
        |n| messages((0..n).map(|index| format!("{{x}} lorem {{y{index}}} ipsum"))),
        &[Rule::OverlappingTemplates],
    ),
    (
        "one ending in another",
        |n| messages((0..n).map(|index| format!("{{a}}{index}b"))),
        &[Rule::OverlappingTemplates],
    ),
    ("many placeholders", many_placeholders, &[Rule::InvalidTemplate]),
    ("two long names", two_long_names, &[Rule::InvalidName, Rule::UnknownOperation]),
    (
        "the next free number",
        |n| codes((0..n).map(|code| entry(code, code)).chain((n..2 * n).map(|it| entry(1, it)))),
        &[Rule::DuplicateCode],
    ),
    (
        "misspelled keys",
        |n| format!("{HEAD}error_codes: [{}]\n{TAIL}", vec!["{ cod: 1 }"; n].join(", ")),
        &[Rule::UnknownField, Rule::MissingField],
    ),
    ("unknown calls", unknown_calls, &[Rule::UnknownOperation]),
    (
        "bad names on one line",
        |n| codes((0..n).map(|code| entry(code, code).replace("name: e", "name: E"))),
        &[Rule::InvalidName],
    ),
    ("one code", |n| codes((0..n).map(|index| entry(1, index))), &[Rule::DuplicateCode]),
    ("unknown causes", unknown_causes, &[Rule::UnknownCause]),
    (
        "closed lists",
        |n| format!("{HEAD}messages: [{}]\n{TAIL}", "[], ".repeat(n)),
        &[Rule::WrongType],
    ),
    ("comments", |n| format!("{HEAD}{}{TAIL}", "# nothing\n".repeat(n)), &[]),
];

fn entry(code: usize, name: usize) -> String {
    format!("{{ code: {code}, name: e_{name}, {REST} }}")
}

fn long_summary(n: usize) -> String {
    let summary = format!("summary: '{}'", "word ".repeat(n));
    codes(std::iter::once(entry(1, 1).replace("summary: S", &summary)))
}

fn many_placeholders(n: usize) -> String {
    let parts: Vec<_> = (0..n).map(|part| format!("{{p{part}}}")).collect();
    messages(std::iter::once(parts.join("x")))
}

fn two_long_names(n: usize) -> String {
    let long = "a".repeat(n);
    format!(
        "{HEAD}operations: [{{ name: {long}, summary: S }}]\nmessages: [{{ text: x, name: m, operations: [b{long}], {REST} }}]\n{TAIL}"
    )
}

fn unknown_calls(n: usize) -> String {
    let calls: Vec<_> = (0..n).map(|call| format!("{{ name: op_{call}, summary: S }}")).collect();
    let wrong: Vec<_> = (0..n).map(|call| format!("po_{call}")).collect();
    format!(
        "{HEAD}operations: [{}]\nmessages: [{{ text: x, name: m, operations: [{}], {REST} }}]\n{TAIL}",
        calls.join(", "),
        wrong.join(", ")
    )
}

fn unknown_causes(n: usize) -> String {
    let lost = |index| format!("  - {{ status: 500, body: '', cause: lost_{index} }}\n");
    let lost: String = (0..n).map(lost).collect();
    format!("{}examples:\n{lost}", codes((0..n).map(|index| entry(index, index))))
}

/// Of reading, which one thread does. The number of diagnostics is limited, so that a catalog
/// with an error in each entry takes less.
#[test]
fn twice_the_catalog_takes_twice_the_memory() {
    for (name, shape, rules) in SHAPES {
        assert_eq!(broken_rules(&shape(500)), rules, "{name}");
        let bytes = |n: usize| {
            let catalog = shape(n);
            allocation_counter::measure(|| drop(codegen::read("x.yaml", catalog.as_bytes())))
                .bytes_total
        };
        let (once, twice) = (bytes(500), bytes(1_000));
        assert!(twice < once * 5 / 2, "{name}: {once} bytes became {twice}");
    }
}

#[test]
fn what_a_diagnostic_quotes_stays_in_one_line() {
    for catalog in [
        format!("{HEAD}\"\\e[31m\\n\": 1\n\"\\e[31m\\n\": 2\n{TAIL}"),
        codes(std::iter::once(format!(
            "{{ code: 1, name: a, {} }}",
            REST.replace("failed", "\"fai\\nled\"")
        ))),
        format!("{HEAD}{}: 1\n{TAIL}", format_args!("\"{}\"", "x".repeat(900))),
    ] {
        let errors = generate("x.yaml", catalog.as_bytes()).expect_err("an error");
        for diagnostic in &errors.diagnostics {
            let texts = [Some(&diagnostic.message), diagnostic.help.as_ref()];
            for text in texts.into_iter().flatten() {
                assert!(!text.contains(char::is_control) && text.len() < 1_100, "{text}");
            }
        }
    }
}

#[test]
fn a_carriage_return_alone_ends_a_line() {
    let catalog = format!("{HEAD}colour: red\n{TAIL}").replace('\n', "\r");
    let errors = generate("x.yaml", catalog.as_bytes()).expect_err("an error");
    assert_eq!(errors.source.position(errors.diagnostics[0].at.start).line, 4);
}

#[test]
fn what_is_not_utf8_text_is_refused() {
    let utf16: Vec<u8> = HEAD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [&utf16[..], b"\xff\xfea\0", b"catalog: \x80", b"\xef\xbb", b"\0\0\0\0"] {
        let Err(errors) = generate("x.yaml", bytes) else { panic!("{bytes:?} is a catalog") };
        assert!(!errors.render(Colour::None).is_empty());
    }
}
