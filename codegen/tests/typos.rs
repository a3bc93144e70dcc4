//! What a maintainer sees after the usual typos: a valid catalog, one edit each, and the answer to it.

use codegen::diagnostic::Colour;
use codegen::read;

const CATALOG: &str = "\
catalog: doors
title: Doors
docs: { url: https://docs.example.com/errors }
operations:
  - { name: open, summary: Open a door }
  - { name: close, summary: Close a door }
error_codes:
  - code: 1
    name: stuck
    outcome: failed
    summary: The door is stuck
    retry: { strategy: same_call, delays: [3s, 6s], basis: inferred }
    remediation: { actor: caller, action: Push }
  - code: 2
    name: locked
    outcome: failed
    operations: [open]
    summary: The door is locked
    retry: { strategy: never, basis: inferred }
    remediation: { actor: operator, action: Unlock the door }
messages:
  - text: no such door
    name: no_such_door
    outcome: failed
    summary: There is no door of this name
    retry: { strategy: unspecified }
    remediation: { actor: developer, action: Correct the name }
undocumented:
  summary: It is not documented
  remediation: { actor: provider, action: Ask support }
";

/// A name, what is replaced in the catalog, and by what.
type Typo = (&'static str, &'static str, &'static str);

const TYPOS: &[Typo] = &[
    (
        "merge-markers",
        "    name: locked\n",
        "<<<<<<< HEAD\n    name: locked\n=======\n    name: shut\n>>>>>>> branch\n",
    ),
    (
        "merge-markers-of-three",
        "    name: locked\n",
        "<<<<<<< ours\n    name: locked\n||||||| base\n    name: lock\n=======\n    name: shut\n>>>>>>> theirs\n",
    ),
    ("merge-marker-left-over", "    name: locked\n", "    name: locked\n=======\n"),
    ("merge-end-left-over", "    name: locked\n", "    name: locked\n>>>>>>> branch\n"),
    ("tab-before-a-key", "    name: locked", "\tname: locked"),
    ("tab-after-spaces", "    name: locked", "  \tname: locked"),
    ("tab-before-an-entry", "  - code: 2", "\t- code: 2"),
    ("tab-after-a-dash", "  - code: 2", "  -\tcode: 2"),
    (
        "tab-in-the-last-line",
        "  remediation: { actor: provider",
        "\tremediation: { actor: provider",
    ),
    ("tab-before-the-first-entry", "  - code: 1", "\t- code: 1"),
    ("quote-not-closed", "summary: The door is locked", "summary: 'The door is locked"),
    ("double-quote-not-closed", "action: Unlock the door }", "action: \"Unlock the door }"),
    ("last-quote-not-closed", "action: Ask support }", "action: 'Ask support }"),
    (
        "brace-not-closed",
        "delays: [3s, 6s], basis: inferred }",
        "delays: [3s, 6s], basis: inferred",
    ),
    ("bracket-not-closed", "operations: [open]", "operations: [open"),
    ("bracket-in-a-brace-not-closed", "delays: [3s, 6s]", "delays: [3s, 6s"),
    ("last-brace-not-closed", "action: Ask support }", "action: Ask support"),
    ("apostrophe-in-single-quotes", "summary: The door is locked", "summary: 'It can't be opened'"),
    ("apostrophe-in-a-brace", "action: Unlock the door }", "action: 'Don't push it' }"),
    (
        "no-space-after-a-colon",
        "    outcome: failed\n    operations",
        "    outcome:failed\n    operations",
    ),
    ("no-space-in-the-first-key", "- code: 2", "- code:2"),
    ("no-space-in-a-brace", "strategy: never", "strategy:never"),
    ("no-space-at-the-top", "title: Doors", "title:Doors"),
    ("no-break-space-as-indentation", "    name: locked", "\u{a0}\u{a0}\u{a0}\u{a0}name: locked"),
    ("no-break-space-after-a-colon", "name: locked", "name:\u{a0}locked"),
    ("no-break-space-before-a-colon", "name: locked", "name\u{a0}: locked"),
    ("no-break-space-after-a-dash", "  - code: 2", "  -\u{a0}code: 2"),
    (
        "no-break-space-after-a-value",
        "outcome: failed\n    operations",
        "outcome: failed\u{a0}\n    operations",
    ),
    ("no-break-space-before-a-name", "name: locked", "name: \u{a0}locked"),
    ("zero-width-space-in-a-key", "name: locked", "na\u{200b}me: locked"),
    ("cyrillic-letter-in-a-key", "- code: 2", "- \u{441}ode: 2"),
    ("cyrillic-letter-in-a-name", "name: locked", "name: l\u{43e}cked"),
    ("cyrillic-letter-in-a-word", "strategy: never", "strategy: n\u{435}ver"),
    ("greek-letter-in-a-call", "operations: [open]", "operations: [\u{3bf}pen]"),
    ("curly-quotes-as-quotes", "summary: The door is locked", "summary: “The door is locked”"),
    (
        "curly-quotes-around-a-colon",
        "summary: The door is locked",
        "summary: “The door: it is locked”",
    ),
    ("curly-quotes-around-a-name", "name: locked", "name: ‘locked’"),
    ("backtick-first", "summary: The door is locked", "summary: `open` found a locked door"),
    ("percent-first", "summary: The door is locked", "summary: %d doors are locked"),
    ("at-first", "action: Unlock the door", "action: @admin unlocks the door"),
    ("tab-after-a-brace", "    remediation: { actor: operator", "\tremediation: { actor: operator"),
    (
        "tab-after-a-dash-and-before-a-key",
        "  - code: 2\n    name: locked",
        "  -\tcode: 2\n\tname: locked",
    ),
    (
        "no-break-spaces-before-an-entry",
        "  - code: 2\n    name: locked",
        "\u{a0}\u{a0}- code: 2\n\u{a0}\u{a0}\u{a0}\u{a0}name: locked",
    ),
    ("no-space-after-a-dash", "  - code: 2", "  -code: 2"),
    ("no-space-between-a-dash-and-a-brace", "  - { name: close", "  -{ name: close"),
    (
        "colon-in-a-text-without-quotes",
        "summary: The door is locked",
        "summary: The door: it's locked",
    ),
    ("colon-in-a-text-in-a-brace", "action: Unlock the door", "action: Unlock it: turn the key"),
    ("quote-in-double-quotes", "summary: The door is locked", r#"summary: "It says "locked" now""#),
    (
        "quote-not-closed-before-another",
        "action: Unlock the door }",
        "action: 'Unlock it }\n  - code: 3\n    name: gone\n    outcome: failed\n    summary: 'It is gone'\n    retry: { strategy: unspecified }\n    remediation: { actor: caller, action: Leave }",
    ),
    ("curly-quotes-around-a-comma", "action: Unlock the door", "action: “Unlock it, then push”"),
    ("key-too-deep", "    name: locked", "      name: locked"),
    ("key-in-the-column-of-the-dashes", "    name: locked", "  name: locked"),
    ("comma-forgotten", "strategy: never, basis", "strategy: never basis"),
    ("dash-forgotten-in-the-only-entry", "  - text: no such door", "    text: no such door"),
    ("dash-forgotten-in-the-first-entry-outdented", "  - code: 1", "  code: 1"),
    (
        "dash-forgotten-twice",
        "  - code: 2\n",
        "    code: 3\n    name: gone\n    outcome: failed\n    summary: It is gone\n    retry: { strategy: unspecified }\n    remediation: { actor: caller, action: Leave }\n    code: 2\n",
    ),
    ("dash-forgotten", "  - code: 2", "    code: 2"),
    ("dash-forgotten-in-the-first-entry", "  - code: 1", "    code: 1"),
    ("dash-forgotten-outdented", "  - code: 2", "  code: 2"),
    ("dash-forgotten-before-a-brace", "  - { name: close", "  { name: close"),
    ("text-in-error-codes", "  - code: 2", "  - text: it is locked"),
    ("code-in-messages", "  - text: no such door", "  - code: 3"),
    ("unfinished-todo", "summary: The door is locked", "summary: TODO"),
    ("unfinished-dots", "action: Unlock the door", "action: ..."),
    ("unfinished-sentence", "summary: The door is locked", "summary: 'FIXME: say which door'"),
    ("space-around-a-text", "text: no such door", "text: ' no such door '"),
    (
        "retired-and-still-there",
        "undocumented:\n",
        "retired:\n  - { section: error_codes, code: 2, name: locked, since: 0.2.0, reason: The page dropped it }\nundocumented:\n",
    ),
];

#[test]
fn the_catalog_is_valid() {
    read("doors.yaml", CATALOG.as_bytes()).expect("a valid catalog");
}

#[test]
fn every_typo_has_its_answer() {
    for (name, old, new) in TYPOS {
        assert_eq!(CATALOG.matches(old).count(), 1, "{name}");
        let catalog = CATALOG.replacen(old, new, 1);
        let picture = match read("doors.yaml", catalog.as_bytes()) {
            Ok(_) => "accepted\n".to_owned(),
            Err(error) => error.render(Colour::None),
        };
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("typo__{name}"), picture);
        });
    }
}
