//! How much of a long text the crate searches, counted: it grows neither with the number of templates
//! nor with what they have in common.

#[allow(dead_code, reason = "names of placeholders are for showing a message")]
#[path = "../runtime/template.rs"]
mod template;

use template::{Template, candidates, find};

/// Catalogs whose templates share as much as templates can that no text matches two of.
const SHAPES: &[fn(usize) -> Vec<String>] = &[
    |index| literals(["the crate ", &format!(" is too heavy for lift {index:05}")]),
    |index| literals(["", &format!(" {index:05}: see the manual of the lift")]),
    |index| literals(["the crate ", " and ", &format!(" {index:05} are not ready")]),
    |index| literals([&format!("lift {index:05}"), " is not ready"]),
    |index| literals([&"x".repeat(index % 500), &format!(" {index:05}")]),
    |index| literals([&format!("the crate of lift {index:05} is too heavy")]),
];

fn literals<const N: usize>(literals: [&str; N]) -> Vec<String> {
    literals.map(str::to_owned).to_vec()
}

/// Templates as a generated crate has them, and their positions by their first literals.
struct Templates {
    all: Vec<Template>,
    by_start: Vec<u32>,
}

impl Templates {
    fn of(shape: fn(usize) -> Vec<String>, count: usize) -> Self {
        let leaked = |text: String| -> &'static str { text.leak() };
        let made = |index| -> &'static [&'static str] {
            shape(index).into_iter().map(leaked).collect::<Vec<_>>().leak()
        };
        let template = |index| Template { literals: made(index), placeholders: &[] };
        let all: Vec<_> = (0..count).map(template).collect();
        let mut by_start: Vec<_> = (0..).take(count).collect();
        by_start.sort_by_key(|position: &u32| all[*position as usize].literals[0]);
        Self { all, by_start }
    }

    /// A text of the template, with something long for what varies.
    fn text(&self, index: usize) -> String {
        self.all[index].literals.join(&"x".repeat(1_000))
    }

    /// How many templates a text is searched for.
    fn searched_for(&self, text: &str) -> usize {
        candidates(&self.all, &self.by_start, text).count()
    }

    fn found(&self, text: &str) -> Option<usize> {
        find::<2>(&self.all, &self.by_start, text).map(|(position, _)| position)
    }
}

#[test]
fn a_text_is_searched_for_one_template_however_many_there_are() {
    for shape in SHAPES {
        for count in [20, 32, 33, 1_000, 2_000] {
            let templates = Templates::of(*shape, count);
            for index in [0, count / 2, count - 1] {
                let text = templates.text(index);
                assert_eq!(templates.found(&text), Some(index), "{text:.80}");
                assert_eq!(templates.searched_for(&text), 1, "{text:.80}");
                for other in [format!("{text}."), format!(".{text}"), text.replace(' ', "_")] {
                    assert!(templates.searched_for(&other) <= 1, "{other:.80}");
                }
            }
        }
    }
}

/// A text that varies in nothing may have both ends of one that does.
#[test]
fn the_text_itself_is_found_beside_one_that_begins_and_ends_so() {
    let templates = Templates::of(
        |index| match index {
            0 => literals(["a", " m ", "b"]),
            1 => literals(["a n b"]),
            _ => literals(["a", "c"]),
        },
        3,
    );
    for (text, found) in [
        ("a n b", Some(1)),
        ("a m b", Some(0)),
        ("a n m b", Some(0)),
        ("ac", Some(2)),
        ("ab", None),
    ] {
        assert_eq!(templates.found(text), found, "{text}");
        assert!(templates.searched_for(text) <= 2, "{text}");
    }
}

/// The ends of a text do not overlap, and what is between them is searched from the left.
#[test]
fn literals_are_taken_where_they_come_first() {
    let templates = Templates::of(|_| literals(["ab", "-", "ba"]), 1);
    for (text, captures) in [
        ("ab-ba", Some(["", ""])),
        ("abx-y-zba", Some(["x", "y-z"])),
        ("abba", None),
        ("ab-a", None),
        ("aba", None),
        ("ab--ba", Some(["", "-"])),
    ] {
        let found = find::<2>(&templates.all, &templates.by_start, text);
        assert_eq!(found.map(|(_, captures)| captures), captures, "{text}");
    }
}
