//! What is shown of a text of the wire. Needs no feature.

use super::errors::ErrorResponse;

#[test]
fn nothing_long_and_nothing_hidden_is_shown() {
    let text = format!("a\u{1b}[31m\u{202e}\n{}", "x".repeat(10_000));
    let response = ErrorResponse::new(400).with_message(&text);
    let shown = format!("{response:?} {:?}", response.diagnose(None));
    assert!(shown.len() < 2_000, "{}", shown.len());
    assert!(shown.contains("a\\u{1b}[31m\\u{202e}\\u{a}xxx"), "{shown}");
    assert!(shown.contains("... and 9808 more characters"), "{shown}");
    assert_eq!(response.message(), Some(text.as_str()));
}

/// What draws nothing, or draws the text around it in another order, is shown as its number.
#[test]
fn no_invisible_character_is_shown() {
    let ranges = [
        ('\u{0}', '\u{1f}'),
        ('\u{7f}', '\u{9f}'),
        ('\u{ad}', '\u{ad}'),
        ('\u{34f}', '\u{34f}'),
        ('\u{61c}', '\u{61c}'),
        ('\u{115f}', '\u{1160}'),
        ('\u{17b4}', '\u{17b5}'),
        ('\u{180b}', '\u{180f}'),
        ('\u{200b}', '\u{200f}'),
        ('\u{2028}', '\u{202e}'),
        ('\u{2060}', '\u{206f}'),
        ('\u{3164}', '\u{3164}'),
        ('\u{fe00}', '\u{fe0f}'),
        ('\u{feff}', '\u{feff}'),
        ('\u{ffa0}', '\u{ffa0}'),
        ('\u{fff9}', '\u{fffb}'),
        ('\u{e0000}', '\u{e0fff}'),
    ];
    for hidden in ranges.into_iter().flat_map(|(first, last)| first..=last) {
        let text = format!("a{hidden}b");
        let response = ErrorResponse::new(400).with_message(&text);
        let shown = format!("{response:?}");
        let number = format!("a\\u{{{:x}}}b", u32::from(hidden));
        assert!(shown.contains(&number) && !shown.contains(hidden), "{shown}");
    }
    let scripts = "日本語 עברית ärger 🙂 e\u{301}";
    let response = ErrorResponse::new(400).with_message(scripts);
    assert!(format!("{response:?}").contains(scripts));
}
