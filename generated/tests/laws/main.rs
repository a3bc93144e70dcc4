//! Laws that hold for the crate of any catalog. The tests of the generator run these very files
//! against the crates of its fixtures.

mod conversions;
mod diagnosis;
mod entries;
mod texts;

use agora_stt_errors::{Entry, Section};

fn messages() -> impl Iterator<Item = &'static Entry> {
    Entry::ALL.iter().filter(|entry| entry.section() == Section::Messages)
}

/// The text of a message whose placeholders all stand for `filling`.
fn filled(template: &str, filling: &str) -> String {
    let mut text = String::new();
    let mut rest = template.chars();
    while let Some(next) = rest.next() {
        let is_double = rest.clone().next() == Some(next);
        match next {
            '{' | '}' if is_double => text.extend(rest.next()),
            '{' => {
                rest.by_ref().take_while(|within| *within != '}').for_each(drop);
                text.push_str(filling);
            }
            _ => text.push(next),
        }
    }
    text
}
