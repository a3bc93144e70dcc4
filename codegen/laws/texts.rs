//! Messages and their texts.

use super::errors::{Cause, Entry, Message};
use super::{filled, messages};

/// Texts that a placeholder may stand for: none, plain, syntax of templates, scripts, lines.
const FILLINGS: &[&str] = &["", "x", "a b, c", "{", "}", "{x}", "日本", "\n", "\"\\\u{0}"];

#[test]
fn a_message_is_parsed_and_gives_its_text_back() {
    for entry in messages() {
        for filling in FILLINGS {
            let text = filled(entry.wire(), filling);
            let message = Message::parse(&text).unwrap_or_else(|| panic!("{text:?}"));
            assert_eq!(message.to_string(), text);
            assert_eq!(message.entry(), entry, "{text:?}");
            assert_eq!(message.name(), entry.name());
            assert_eq!(Message::parse(&message.to_string()), Some(message));
        }
    }
}

#[test]
fn a_text_that_merely_contains_a_message_is_another_one() {
    for entry in messages() {
        let text = filled(entry.wire(), "x");
        if !starts_with_placeholder(entry.wire()) {
            let longer = format!("\u{1}{text}");
            assert_ne!(Message::parse(&longer).map(|message| message.entry()), Some(entry));
        }
        if !entry.wire().ends_with('}') {
            let longer = format!("{text}\u{1}");
            assert_ne!(Message::parse(&longer).map(|message| message.entry()), Some(entry));
        }
    }
}

/// What varies is the server's, and not for a log.
#[test]
fn debug_of_a_message_shows_no_text_from_the_server() {
    for entry in messages() {
        let text = filled(entry.wire(), "s3cr3t");
        let message = Message::parse(&text).unwrap_or_else(|| panic!("{text:?}"));
        for shown in [format!("{message:?}"), format!("{:?}", Cause::Message(message))] {
            assert!(!shown.contains("s3cr3t"), "{shown}");
            assert_eq!(shown.matches("6 bytes").count(), text.matches("s3cr3t").count(), "{shown}");
        }
    }
}

#[test]
fn messages_are_found_in_the_order_of_their_names() {
    let names: Vec<_> = messages().map(Entry::name).collect();
    assert!(names.is_sorted());
}

fn starts_with_placeholder(template: &str) -> bool {
    template.starts_with('{') && !template.starts_with("{{")
}
