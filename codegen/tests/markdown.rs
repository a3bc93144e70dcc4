//! Texts of a catalog are texts in the reference, whatever Markdown would make of them.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The reference of a catalog with this title, summary and action.
fn reference(text: &str) -> Option<String> {
    let text = serde_json::to_string(text).expect("JSON is YAML");
    let catalog = format!(
        "catalog: depot\ntitle: {text}\ndocs: {{ url: 'https://docs.example.com' }}\nerror_codes:\n\
         - {{ code: 1, name: stuck, outcome: failed, summary: {text}, retry: {{ strategy: never, basis: inferred }},\n\
         \x20   remediation: {{ actor: caller, action: {text} }} }}\n\
         undocumented: {{ summary: Unknown, remediation: {{ actor: caller, action: Ask }} }}\n"
    );
    let generated = codegen::generate("depot.yaml", catalog.as_bytes()).ok()?;
    generated.files.get("ERRORS.md").map(str::to_owned)
}

/// What a reader of the Markdown sees: the text of each paragraph, heading, cell and item.
fn seen(markdown: &str) -> Vec<String> {
    let mut blocks = vec![String::new()];
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) => {
                blocks.last_mut().expect("a block").push_str(&text);
            }
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell | Tag::Item)
            | Event::End(TagEnd::Paragraph) => blocks.push(String::new()),
            _ => {}
        }
    }
    blocks
}

fn is_seen(text: &str, markdown: &str) -> bool {
    let folded = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let bare = folded.strip_suffix('.').unwrap_or(&folded);
    let blocks = seen(markdown);
    let count = |start: &str| {
        blocks.iter().filter(|block| block.starts_with(start) && block.contains(bare)).count()
    };
    // The title, the cell of the table, the sentence below the name; and the action.
    count(bare) >= 3 && count("To do (caller): ") >= 1
}

#[test]
fn markdown_in_a_text_is_shown() {
    for text in [
        "Plain words, task_id and 3.5 (all of it)",
        "a *b* [c](d) <e> &amp; ~f~ $g$",
        "_a_",
        "# no heading",
        "- no item",
        "1. no item",
        "12) no item",
        "404",
        "a|b `c` ``d`` \\ e",
        "ä_ö: b",
    ] {
        let markdown = reference(text).expect("a catalog");
        assert!(is_seen(text, &markdown), "{text}\n{markdown}");
    }
}

/// GitHub makes links of bare addresses; `pulldown-cmark` does not.
#[test]
fn an_address_in_a_text_is_no_link() {
    let markdown = reference("See https://x.y and http://x.y").expect("a catalog");
    assert!(!markdown.contains("https://x.y") && !markdown.contains("http://x.y"), "{markdown}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_shown(text in "[-a-z0-9 .#*_`\\[\\]()<>|~&$+=!:/\\\\]{1,24}") {
        if let Some(markdown) = reference(&text) {
            prop_assert!(is_seen(&text, &markdown), "{:?}\n{}", text, markdown);
        }
    }
}
