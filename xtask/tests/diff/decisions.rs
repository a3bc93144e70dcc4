//! What clients do otherwise after a change, by whichever field it came; and a change of any size.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::{base, diff, snapshot};

/// The catalog with one edit.
fn edited(from: &str, to: &str) -> String {
    let base = base();
    assert_eq!(base.matches(from).count(), 1, "{from}");
    base.replace(from, to)
}

fn json_of(before: &str, after: &str) -> Value {
    diff(before, after, &["--format", "json"]).json()
}

const RETRIED: &str = "error_codes:
  - { code: 99, name: on_fire, outcome: failed, operations: [store], summary: The depot burns, retry: { strategy: same_call, delays: [1s], basis: documented }, remediation: { actor: caller, action: Wait } }
";

/// The edits that start a retry without a change of a strategy, and the call that it starts on.
fn starts() -> [(&'static str, String, Value); 4] {
    let busy = "retry: { strategy: never, basis: inferred }\n    remediation: { actor: caller, action: Come back";
    let retried = busy.replace("never", "same_call, delays: [1s]");
    let case = "      - { operations: [fetch], summary: It is late, retry: { strategy: same_call, delays: [2s], basis: documented }, remediation: { actor: caller, action: Wait } }\nmessages:\n";
    [
        ("a new entry", edited("error_codes:\n", RETRIED), json!([["store"]])),
        ("a strategy", edited(busy, &retried), json!([["store"]])),
        ("a new case", edited("messages:\n", case), json!([["fetch"]])),
        (
            "fewer limits",
            edited(
                "    operations: [store]\n    summary: The lift is busy\n    retry: { strategy: never, basis: inferred }",
                "    summary: The lift is busy\n    retry: { strategy: same_call, delays: [1s], basis: documented }",
            ),
            json!([["reserve", "fetch"], ["store"]]),
        ),
    ]
}

#[test]
fn what_starts_a_retry_is_behaviour_whatever_the_field() {
    for (name, after, calls) in starts() {
        let json = json_of(&base(), &after);
        assert_eq!(json["bump"], "minor", "{name}: {json:#}");
        let decisions = json["decisions"].as_array().expect("a list");
        let starts = decisions.iter().filter(|it| it["starts"] == true);
        let started: Vec<_> = starts.map(|it| it["operations"].clone()).collect();
        assert_eq!(json!(started), calls, "{name}: {json:#}");
        let changes = json["changes"].as_array().expect("a list");
        let kinds: Vec<_> = changes.iter().filter(|it| it["kind"] == "retry-starts").collect();
        assert_eq!(kinds.len(), 1, "{name}: {json:#}");
        // And back: what stops a retry is behaviour too.
        let back = json_of(&after, &base());
        let stops = back["decisions"].as_array().expect("a list");
        let stops = stops.iter().filter(|it| it["stops"] == true).count();
        assert_eq!(stops, started.len(), "{name}: {back:#}");
        assert_eq!(back["bump"], "minor", "{name}: {back:#}");
    }
}

#[test]
fn a_new_entry_shows_its_retry() {
    let run = diff(&base(), &edited("error_codes:\n", RETRIED), &["--format", "markdown"]);
    snapshot!("diff__a_new_entry_that_is_retried", run.out);
}

#[test]
fn swapped_codes_change_no_decision() {
    let swapped = edited("code: 7\n", "code: 12\n")
        .replacen("code: 12\n    name: bad_label", "code: 7\n    name: bad_label", 1)
        .replace("{\"code\":12}", "{\"code\":7}");
    let json = json_of(&base(), &swapped);
    assert_eq!(json["decisions"], json!([]));
    let kinds: Vec<_> =
        json["changes"].as_array().into_iter().flatten().map(|it| &it["kind"]).collect();
    assert_eq!(
        kinds,
        ["code-renumbered", "code-renumbered", "example-changed", "example-changed"],
        "{json:#}"
    );
}

#[test]
fn a_fingerprint_is_of_the_change_alone() {
    let one = edited("summary: The lift is busy", "summary: The lift is full");
    let two =
        one.replace("title: Depot", "title: The depot").replace("retired:\n", "\n\nretired:\n");
    let fingerprint = |after: &str| {
        let json = json_of(&base(), after);
        let changes = json["changes"].as_array().cloned().unwrap_or_default();
        let change = changes.iter().find(|it| it["kind"] == "summary-reworded").cloned();
        change.expect("a change")["fingerprint"].clone()
    };
    assert_eq!(fingerprint(&one), fingerprint(&two));
    let other = edited("summary: The lift is busy", "summary: The lift is slow");
    assert_ne!(fingerprint(&one), fingerprint(&other));
}

#[test]
fn a_change_has_the_lines_of_both_sides() {
    let after = base()
        .replace("title: Depot\n", "title: Depot\n\n")
        .replace("name: lift_busy", "name: lift_full")
        .replace("summary: The lift is busy", "summary: The lift is full");
    let json = json_of(&base(), &after);
    let change = |kind: &str| {
        let changes = json["changes"].as_array().into_iter().flatten();
        changes.clone().find(|it| it["kind"] == kind).expect(kind)["lines"].clone()
    };
    assert_eq!(change("name-changed"), json!({ "before": 22, "after": 23 }));
    assert_eq!(change("summary-reworded"), json!({ "before": 25, "after": 26 }));
}

/// Many codes, each with its own words.
fn many(count: usize, retry: &str, summary: &str) -> String {
    let mut text = base();
    let at = text.find("error_codes:\n").expect("the codes") + "error_codes:\n".len();
    let mut entries = String::new();
    for number in 1_000..1_000 + count {
        let _ = writeln!(
            entries,
            "  - {{ code: {number}, name: error_{number}, outcome: failed, summary: '{summary} {number}', retry: {{ {retry} }}, remediation: {{ actor: caller, action: Wait for {number} }} }}"
        );
    }
    text.insert_str(at, &entries);
    text
}

/// Of whatever size, a comment fits, has its verdict first, and counts what it leaves out.
#[test]
fn a_comment_of_any_size_fits() {
    let long = "word ".repeat(2_000);
    for (count, summary) in [(19, "It failed"), (5_120, "It failed"), (300, long.trim_end())] {
        let before = many(count, "strategy: never, basis: inferred", "It broke");
        let after =
            many(count, "strategy: same_call, delays: [1s, 3s], basis: documented", summary);
        for (before, after) in [(&before, &after), (&after, &base())] {
            let run = diff(before, after, &["--format", "markdown"]);
            assert!(run.out.chars().count() <= 60_000, "{}", run.out.chars().count());
            let verdict = run.out.lines().nth(3).expect("a verdict");
            assert!(verdict.contains("his needs a minor bump"), "{verdict}");
            if count > 1_000 {
                continue;
            }
            let json = json_of(before, after);
            let total = json["changes"].as_array().map_or(0, Vec::len);
            let first = run.out.lines().nth(5).expect("counts");
            let counted: usize =
                first.split([' ', ',']).filter_map(|word| word.parse::<usize>().ok()).sum();
            let retries: usize = first
                .split(", ")
                .filter(|it| it.contains("retr"))
                .filter_map(|it| it.split(' ').next()?.parse::<usize>().ok())
                .sum();
            assert_eq!(counted - retries, total, "{first}");
        }
    }
}

#[test]
fn the_reason_of_a_kind_is_given_once() {
    let (before, after) =
        (many(10, "strategy: unspecified", "a"), many(10, "strategy: never, basis: inferred", "a"));
    let run = diff(&before, &after, &["--format", "markdown"]);
    assert_eq!(
        run.out.matches("clients deal with the failure in another way").count(),
        1,
        "{}",
        run.out
    );
    assert_eq!(run.out.matches("retry-changed").count(), 11, "{}", run.out);
}

#[test]
fn github_gets_ten_annotations_at_most() {
    for (count, lines) in [(1, 3), (300, 10)] {
        let run = diff(
            &many(count, "strategy: never, basis: inferred", "a"),
            &many(count, "strategy: same_call, delays: [1s], basis: documented", "a"),
            &["--format", "github"],
        );
        let shown = run.out.lines().count();
        assert!(shown <= lines && shown > 0, "{}", run.out);
        let more = run
            .out
            .lines()
            .last()
            .is_some_and(|line| line.contains("more: `cargo xtask diff` shows all of them"));
        assert_eq!(more, count == 300, "{}", run.out);
    }
}
