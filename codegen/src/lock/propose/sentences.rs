//! What the sentences of a page say of times and calls: which times are waits for another attempt, and
//! which calls an entry is about.

use std::collections::BTreeSet;

use crate::page::{Facts, Names, Quantity, words};

/// A sentence of the page, without its words.
pub(super) struct Sentence {
    /// The milliseconds of its times, if they are waits before another attempt.
    pub(super) waits: BTreeSet<u32>,
    /// The calls that it names.
    pub(super) calls: Vec<String>,
    /// Those among them that the entry is about, as in "when calling `start`".
    pub(super) about: BTreeSet<String>,
}

pub(super) fn sentences(text: &str, names: &Names<'_>) -> Vec<Sentence> {
    split(text).into_iter().map(|text| sentence(text, names)).collect()
}

fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for (at, _) in text.match_indices(['.', '!', '?', ';']) {
        if text[at + 1..].starts_with(' ') {
            parts.push(&text[start..=at]);
            start = at + 1;
        }
    }
    parts.push(&text[start..]);
    parts
}

fn sentence(text: &str, names: &Names<'_>) -> Sentence {
    let Facts { numbers, operations: calls, .. } = Facts::of(text, names);
    let lower = text.to_lowercase();
    let lower: Vec<_> = words(&lower).collect();
    // Each word with the call that it is a spelling of.
    let call = |word| Facts::of(word, names).operations.pop();
    let said: Vec<_> = words(text).map(|word| (word, call(word))).collect();
    let is_part = |word: &str, call: &Option<String>| call.is_some() || LINKS.contains(&word);
    let mut about = BTreeSet::new();
    let mut is_ordered = false;
    for (index, (_, call)) in said.iter().enumerate() {
        let Some(call) = call else { continue };
        let before = said[..index].iter().rev().take(NEAR);
        let mut before = before.skip_while(|(word, call)| is_part(word, call)).map(|it| it.0);
        let mut before = || before.next().map(str::to_lowercase).unwrap_or_default();
        let (last, second) = (before(), before());
        let mut after = said[index + 1..].iter().take(NEAR);
        let after = after.find(|(word, call)| !is_part(word, call));
        let is_order = ORDERS.contains(&last.as_str());
        let is_time = TIMES.contains(&last.as_str()) || TIMES.contains(&second.as_str());
        let is_meant =
            BEFORE.contains(&last.as_str()) || after.is_some_and(|it| AFTER.contains(&it.0));
        is_ordered |= is_order;
        if is_meant && !is_order && !is_time {
            about.insert(call.clone());
        }
    }
    let is_wait = !is_ordered && speaks_of_another_attempt(&lower);
    let waits = numbers.iter().filter(|_| is_wait).filter_map(Quantity::milliseconds).collect();
    Sentence { waits, calls, about }
}

/// How many words around the name of a call are looked at.
const NEAR: usize = 12;

/// Words between the names of calls that belong together.
const LINKS: [&str; 8] = ["and", "or", "the", "a", "an", "another", "new", "your"];
/// Words before a call that the entry is about.
const BEFORE: [&str; 3] = ["calling", "during", "repeated"];
/// Words after one.
const AFTER: [&str; 4] = ["request", "requests", "call", "calls"];
/// Words before a call that is to be made.
const ORDERS: [&str; 4] = ["call", "make", "send", "use"];

/// Words before one that only says when.
const TIMES: [&str; 4] = ["after", "before", "until", "without"];

fn speaks_of_another_attempt(words: &[&str]) -> bool {
    const STARTS: [&str; 6] = ["retr", "wait", "backoff", "resend", "attempt", "again"];
    const DENIALS: [&str; 7] = ["not", "never", "no", "without", "cannot", "don", "doesn"];
    let speaks = |at: usize| STARTS.iter().any(|start| words[at].starts_with(start));
    let is_denied =
        |at: usize| words[at.saturating_sub(3)..at].iter().any(|it| DENIALS.contains(it));
    let mut found = (0..words.len()).filter(|at| speaks(*at)).peekable();
    found.peek().is_some() && found.all(|at| !is_denied(at))
}
