//! What a person sees of an invalid catalog has nothing that a terminal would obey, hide or
//! reorder: neither the lines of the catalog, nor its path, nor what a message quotes.

use codegen::diagnostic::{Colour, visible, visible_lines};
use proptest::prelude::*;

/// What a terminal obeys, hides or reorders: an escape, C1, U+0085, bidirectional and invisible
/// characters.
const HOSTILE: &[char] = &[
    '\0',
    '\r',
    '\u{1b}',
    '\u{7f}',
    '\u{85}',
    '\u{9b}',
    '\u{61c}',
    '\u{200b}',
    '\u{200e}',
    '\u{200f}',
    '\u{2028}',
    '\u{2029}',
    '\u{202a}',
    '\u{202e}',
    '\u{2060}',
    '\u{2066}',
    '\u{2069}',
    '\u{feff}',
    '\u{e0041}',
];

fn is_shown(text: &str) -> bool {
    !text.chars().any(|c| HOSTILE.contains(&c) || c.is_control() && c != '\n')
}

/// A text with more of those than chance brings.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        any::<String>(),
        "[a-z:{}'\" \n\t-]{0,8}",
        prop::sample::select(HOSTILE).prop_map(String::from),
    ];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn one_line_shows_what_is_in_it(text in text()) {
        let line = visible(&text);
        prop_assert!(is_shown(&line) && !line.contains(['\n', '\t']), "{:?}", line);
        prop_assert!(is_shown(&visible_lines(&text).replace('\t', "")));
        prop_assert_eq!(visible(&line), line.as_str());
    }

    #[test]
    fn a_rendered_diagnostic_is_text(path in text(), name in text(), quoted in text()) {
        let catalog = format!("catalog: {quoted:?}\n{name:?}: {quoted}\ntitle: {quoted}\n{path}: [\r\n");
        let error = codegen::read(&path, catalog.as_bytes()).expect_err("diagnostics");
        let picture = error.render(Colour::None);
        prop_assert!(is_shown(&picture), "{:?}", picture);
        prop_assert!(picture.ends_with('\n'));
        let last = picture.lines().last().unwrap_or_default();
        prop_assert!(last.starts_with(&visible(&path)), "{:?}", last);
    }
}

#[test]
fn a_label_points_at_its_place_also_after_what_is_shown_as_an_escape() {
    let catalog =
        "catalog: doors\n\"\u{85}\u{202e}\u{e0041}\": 1\n# \u{85}\ntitle: \"\u{200e}x\"\n";
    let error = codegen::read("doors\u{1b}.yaml", catalog.as_bytes()).expect_err("diagnostics");
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("faults__with_what_cannot_be_seen", error.render(Colour::None));
    });
}

#[test]
fn what_can_be_seen_is_left_alone() {
    for text in ["", "a b", "日本語", "é", "🙂", "\\n", "עברית"] {
        assert_eq!(visible(text), text);
        assert_eq!(visible_lines(text), text);
    }
    assert_eq!(visible("a\tb\n\u{85}\u{202e}"), r"a\tb\n\u{85}\u{202e}");
    assert_eq!(visible_lines("a\tb\n\u{85}\r\n"), "a\tb\n\\u{85}\\r\n");
}
