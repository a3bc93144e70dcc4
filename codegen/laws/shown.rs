//! What is shown of a text from the server.

use super::errors::{ApiError, ErrorResponse, Term};

const SECRET: &str = "s3cr3t";

/// A secret in every field that is read, and in others.
fn secrets() -> Vec<String> {
    let fields = ["code", "message", "reason", "detail", "error", "other"];
    let terms = Term::ALL
        .iter()
        .flat_map(|term| [term.name()].into_iter().chain(term.aliases().iter().copied()));
    let fields = fields.into_iter().chain(terms);
    let flat = fields.map(|name| format!("{{\"{name}\":\"{SECRET}\"}}"));
    flat.flat_map(|body| [format!("{{\"error\":{body}}}"), body])
        .chain([SECRET.to_owned()])
        .collect()
}

#[test]
fn no_format_for_logs_shows_a_text_from_the_server() {
    for body in secrets() {
        let response = ErrorResponse::from_json(400_u16, body.as_bytes());
        let diagnosis = response.diagnose(None);
        let error = ApiError::new(None, 400_u16, body.clone());
        for shown in [
            format!("{response:?}"),
            format!("{diagnosis:?} {diagnosis} {:?}", *diagnosis),
            format!("{:?} {:?}", diagnosis.cause(), response.clone().diagnosed(None)),
            format!("{error:?} {} {:?}", error.redacted(), error.redacted()),
        ] {
            assert!(!shown.contains(SECRET), "{body}: {shown}");
        }
    }
}

#[test]
fn nothing_long_and_nothing_hidden_is_shown() {
    let text = format!("a\u{1b}[31m\u{202e}\n{}", "x".repeat(10_000));
    let body = serde_json::json!({ "message": text }).to_string();
    let error = ApiError::new(None, 400_u16, body);
    let shown = error.to_string();
    assert!(shown.len() < 2_000, "{}", shown.len());
    assert!(shown.contains("a\\u{1b}[31m\\u{202e}\\u{a}xxx"), "{shown}");
    assert!(shown.contains("... and 9808 more characters"), "{shown}");
    assert_eq!(error.response().message(), Some(text.as_str()));
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
    let shown = |text: &str| {
        let body = serde_json::json!({ "reason": text }).to_string();
        ApiError::new(None, 400_u16, body).to_string()
    };
    for hidden in ranges.into_iter().flat_map(|(first, last)| first..=last) {
        let shown = shown(&format!("a{hidden}b"));
        let number = format!("a\\u{{{:x}}}b", u32::from(hidden));
        assert!(shown.contains(&number) && !shown.contains(hidden), "{shown}");
    }
    let scripts = "日本語 עברית ärger 🙂 e\u{301}";
    assert!(shown(scripts).contains(scripts));
}
