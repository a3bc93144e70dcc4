//! A change of every kind: what is replaced by what in the catalog that all of them start from.

/// A kind, and the edits that make such a change; what is replaced occurs once.
pub(crate) type Pair = (&'static str, &'static [(&'static str, &'static str)]);

const LIFT: &str = "  - code: 7
    name: lift_busy
    outcome: failed
    operations: [store]
    summary: The lift is busy
    retry: { strategy: never, basis: inferred }
    remediation: { actor: caller, action: Come back later }
";

const NEW_ENTRY: &str = "error_codes:
  - { code: 99, name: on_fire, outcome: failed, summary: The depot burns, retry: { strategy: unspecified }, remediation: { actor: operator, action: Leave } }
";

const NEW_CASE: &str = "
      - { operations: [fetch], summary: The crate was moved, retry: { strategy: unspecified }, remediation: { actor: operator, action: Look for it } }
messages:
";

const TOMBSTONE: &str = "retired:
  - { section: error_codes, code: 7, name: lift_busy, since: 0.2.0, reason: There is no lift any more }
";

pub(crate) const PAIRS: &[Pair] = &[
    ("catalog-renamed", &[("catalog: depot", "catalog: store-house")]),
    (
        "code-kind-changed",
        &[
            ("code: 7\n", "code: seven\n"),
            ("code: 12\n", "code: twelve\n"),
            ("code: 30\n", "code: thirty\n"),
            ("code: 3,", "code: three,"),
            ("\"code\":12", "\"code\":\"twelve\""),
        ],
    ),
    ("entry-removed", &[(LIFT, "")]),
    ("entry-retired", &[(LIFT, ""), ("retired:\n", TOMBSTONE)]),
    (
        "entry-moved",
        &[
            (LIFT, ""),
            (
                "status_codes:\n",
                "status_codes:\n  - { code: 423, name: lift_busy, outcome: failed, summary: The lift is busy, retry: { strategy: never, basis: inferred }, remediation: { actor: caller, action: Come back later } }\n",
            ),
        ],
    ),
    ("name-changed", &[("name: lift_busy", "name: lift_full")]),
    ("code-renumbered", &[("code: 7\n", "code: 8\n")]),
    ("placeholder-added", &[("{weight}'", "{weight} in {unit}'")]),
    ("placeholder-removed", &[(": {weight}'", "'")]),
    ("placeholder-renamed", &[("{weight}'", "{kilograms}'")]),
    (
        "operation-renamed",
        &[
            ("name: reserve, summary", "name: book, summary"),
            (
                "call: reserve, basis: documented }\n    remediation",
                "call: book, basis: documented }\n    remediation",
            ),
            (
                "call: reserve, basis: documented }\n        remediation",
                "call: book, basis: documented }\n        remediation",
            ),
        ],
    ),
    ("operation-removed", &[("  - { name: fetch, summary: Fetch a crate }\n", "")]),
    (
        "tombstone-removed",
        &[(
            "  - { section: error_codes, code: 3, name: gate_jammed, since: 0.0.2, reason: The gate was removed }\n",
            "  []\n",
        )],
    ),
    (
        "retry-starts",
        &[(
            "strategy: never, basis: inferred",
            "strategy: same_call, delays: [1s], basis: inferred",
        )],
    ),
    (
        "retry-stops",
        &[(
            "strategy: same_call, delays: [90s], basis: documented",
            "strategy: never, basis: documented",
        )],
    ),
    (
        "retry-changed",
        &[("strategy: never, basis: inferred", "strategy: after_fix, basis: inferred")],
    ),
    ("delays-changed", &[("delays: [90s]", "delays: [90s, 3m]")]),
    (
        "retry-call-changed",
        &[(
            "    retry: { strategy: after_call, call: reserve, basis: documented }\n    remediation: { actor: developer",
            "    retry: { strategy: after_call, call: store, basis: documented }\n    remediation: { actor: developer",
        )],
    ),
    (
        "outcome-changed",
        &[(
            "name: lift_busy\n    outcome: failed",
            "name: lift_busy\n    outcome: already_in_effect",
        )],
    ),
    (
        "basis-changed",
        &[("strategy: never, basis: inferred", "strategy: never, basis: documented")],
    ),
    (
        "actor-changed",
        &[("actor: caller, action: Come back later", "actor: operator, action: Come back later")],
    ),
    (
        "calls-changed",
        &[(
            "    operations: [store]\n    summary: The lift",
            "    operations: [store, fetch]\n    summary: The lift",
        )],
    ),
    ("case-added", &[("\nmessages:\n", NEW_CASE)]),
    (
        "case-removed",
        &[(
            "    cases:\n      - operations: [store]\n        summary: The reservation ended before the crate came\n        retry: { strategy: after_call, call: reserve, basis: documented }\n        remediation: { actor: caller, action: Reserve a place again }\n",
            "    retry: { strategy: unspecified }\n",
        )],
    ),
    ("case-rescoped", &[("      - operations: [store]", "      - operations: [store, fetch]")]),
    ("template-changed", &[("is too heavy: {", "weighs too much: {")]),
    (
        "operation-reordered",
        &[
            ("  - { name: store, summary: Store a crate }\n", ""),
            (
                "operations:\n  - { name: reserve",
                "operations:\n  - { name: store, summary: Store a crate }\n  - { name: reserve",
            ),
        ],
    ),
    ("fallback-actor-changed", &[("actor: provider", "actor: operator")]),
    ("entry-added", &[("error_codes:\n", NEW_ENTRY)]),
    ("operation-added", &[("terms:\n", "  - { name: weigh, summary: Weigh a crate }\nterms:\n")]),
    ("summary-reworded", &[("The lift is busy", "The lift is in use")]),
    ("action-reworded", &[("Come back later", "Come back in an hour")]),
    ("operation-reworded", &[("Store a crate", "Put a crate into a place")]),
    (
        "fallback-reworded",
        &[("The depot says something new", "The depot says what nobody documents")],
    ),
    ("title-changed", &[("title: Depot", "title: The depot")]),
    ("docs-url-changed", &[("depot/errors", "depot/v2/errors")]),
    ("docs-reading-changed", &[("heading: Codes", "heading: Error codes")]),
    (
        "body-changed",
        &[(
            "status_codes:\n",
            "body: { code: [code, error.code], texts: [msg], failed_if: [{ ok: false }] }\nstatus_codes:\n",
        )],
    ),
    ("term-changed", &[("[slot_id]", "[slot_id, slotKey]")]),
    ("term-added", &[("terms:\n", "terms:\n  - { name: gateId }\n")]),
    ("term-removed", &[("terms:\n  - { name: slotId, aliases: [slot_id] }\n", "")]),
    (
        "returns-changed",
        &[("summary: Reserve a place }", "summary: Reserve a place, returns: [slotId] }")],
    ),
    (
        "calls-basis-changed",
        &[(
            "    operations: [store]\n    summary: The lift",
            "    operations: [store]\n    operations_basis: inferred\n    summary: The lift",
        )],
    ),
    (
        "tombstone-added",
        &[(
            "retired:\n",
            "retired:\n  - { section: error_codes, code: 4, name: no_gate, since: 0.0.3, reason: It never came }\n",
        )],
    ),
    ("tombstone-reworded", &[("The gate was removed", "The gate is open for good")]),
    (
        "since-changed",
        &[(
            "    summary: The lift is busy\n",
            "    summary: The lift is busy\n    since: 2026-04-20\n",
        )],
    ),
    (
        "waiver-changed",
        &[(
            "    summary: The lift is busy\n",
            "    summary: The lift is busy\n    waived: [{ fact: 9 minutes, reason: It is about the lift }]\n",
        )],
    ),
    ("example-changed", &[("operation: store, cause", "operation: fetch, cause")]),
];
