//! Entries before and after their page changed.

const ENTRY: &str = "
  - code: 7
    name: lift_busy
    outcome: failed
    OPERATIONS
    summary: The lift is busy
    retry: RETRY
    remediation: { actor: caller, action: Push it }
";

pub(crate) fn entry(operations: &str, retry: &str) -> String {
    let operations =
        if operations.is_empty() { String::new() } else { format!("    {operations}\n") };
    ENTRY.trim_start_matches('\n').replace("    OPERATIONS\n", &operations).replace("RETRY", retry)
}

const FLOW: &str = "  - { code: 7, name: lift_busy, outcome: failed, summary: Busy, retry: { strategy: unspecified }, remediation: { actor: caller, action: Push it } }\n";

const CASES: &str = "  - code: 7
    name: lift_busy
    outcome: failed
    summary: The lift is busy
    cases:
      - operations: [store]
        # The lift is down.
        summary: It is busy below
        retry: { strategy: same_call, delays: [2s], basis: documented }
        remediation: { actor: caller, action: Push it }
      - operations: [fetch]
        summary: 'It is busy above'   # not below
        retry: { strategy: unspecified }
        remediation: { actor: caller, action: Push it }
    remediation: { actor: caller, action: Push it }
  # What follows is another entry.
";

const BLOCKS: &str = "  # The first of all.
  -   code: 7          # the lift
      name: lift_busy
      outcome: failed  # always
      summary: >
        The lift is
        busy
      retry:           # as the page says
        strategy: same_call
        delays:
          - 2s
          - 5s
        basis: documented
      remediation:
        actor: caller
        action: Push it
      # Nothing is waived.

";

/// The name of a situation, its entry, what a page said of it, what it says now, and whether all of that
/// has a field.
pub(crate) const SITUATIONS: [(&str, &str, &str, &str, bool); 33] = [
    ("a retry starts", "unspecified", "Busy.", "Busy. Retry after 1, 3 and 6 seconds.", true),
    (
        "a delay more",
        "waits",
        "Retry after 2 and 5 s.",
        "Try again after 2, 5 and 9 s, not earlier.",
        true,
    ),
    ("a delay less", "waits", "Retry after 2 and 5 s.", "Retry after 5 s.", true),
    (
        "a delay in other words",
        "waits",
        "Retry after 2 and 5 s.",
        "Retry after 2 and 5 s. Wait 1 minute more.",
        true,
    ),
    (
        "in lines of their own",
        "blocks",
        "Retry after 2 and 5 s.",
        "When calling `store`, retry after 3 and 5 s.",
        true,
    ),
    (
        "delays with comments",
        "commented",
        "Retry after 2 and 5 s.",
        "Retry after 3 and 5 s.",
        false,
    ),
    ("in brackets", "flow", "Busy.", "Busy. When calling `store`, wait 500 ms.", true),
    ("an inferred wait is documented", "inferred wait", "Busy.", "Wait 8 s.", true),
    ("no delay any more", "waits", "Retry after 2 and 5 s.", "Busy.", false),
    ("a time that is not a wait", "unspecified", "Busy.", "A place is kept for 5 minutes.", false),
    ("a wait that is denied", "unspecified", "Busy.", "Do not retry within 5 minutes.", false),
    (
        "a wait beside another time",
        "unspecified",
        "Busy.",
        "Retry after 3 s. A place is kept for 5 minutes.",
        false,
    ),
    ("a wait where nothing helps", "never", "Busy.", "Retry after 3 s.", false),
    ("a wait before another call", "unspecified", "Busy.", "Wait 3 s, then call `reserve`.", false),
    ("no wait at all", "unspecified", "Busy.", "Retry after 0 seconds.", false),
    (
        "a call more",
        "store",
        "Wrong when calling `store`.",
        "Wrong when calling `store` or `fetch`.",
        true,
    ),
    ("a call less", "store and fetch", "Wrong in `store` and `fetch`.", "Wrong in `fetch`.", true),
    (
        "calls for the first time",
        "never",
        "Wrong.",
        "Caused by repeated `fetch` requests, or during `store`.",
        true,
    ),
    ("no call any more", "store", "Wrong in `store`.", "Wrong.", false),
    ("inferred calls", "store, inferred", "Wrong.", "Wrong when calling `fetch`.", false),
    ("a call that may be anything", "never", "Wrong.", "Wrong. See `fetch`.", false),
    (
        "a call that is to be made",
        "unspecified",
        "Wrong.",
        "Call `fetch` after the `store` request.",
        false,
    ),
    ("another call first", "after reserve", "Call `reserve` again.", "Call `fetch` again.", true),
    ("a request that is to be made", "never", "Wrong.", "Send a `fetch` request first.", false),
    (
        "one of two calls first",
        "after reserve",
        "Call `reserve` again.",
        "Call `fetch` or `store`.",
        false,
    ),
    ("a code", "never", "Wrong.", "Wrong. It comes with 12.", false),
    (
        "a wait of one case",
        "cases",
        "In `store`: retry after 2 s. In `fetch`: up.",
        "In `store`: retry after 2 s. In `fetch`: retry after 4 s.",
        true,
    ),
    (
        "a wait of the case that waits",
        "cases",
        "During `store` and `fetch`. Retry after 2 s.",
        "During `store` and `fetch`. Retry after 2 and 9 s.",
        true,
    ),
    (
        "another wait of the case that waited",
        "cases",
        "During `store` and `fetch`. Retry after 2 s.",
        "During `store` and `fetch`. Retry after 9 s.",
        true,
    ),
    (
        "a wait of any case",
        "cases",
        "During `store` and `fetch`. Retry after 2 s.",
        "During `store` and `fetch`. Retry after 2 s. Wait 9 s.",
        false,
    ),
    (
        "a wait of both cases",
        "cases",
        "During `store` and `fetch`. Retry after 2 s.",
        "During `store` and `fetch`, retry after 2 and 9 s.",
        false,
    ),
    (
        "a call in none of the cases",
        "cases",
        "During `store` and `fetch`. Retry after 2 s.",
        "During `store`, `fetch` and `reserve`. Retry after 2 s.",
        false,
    ),
    ("other words", "never", "Wrong.", "Not right, in 3 places.", true),
];

/// The entry of a situation.
pub(crate) fn situated(name: &str) -> String {
    let never = "{ strategy: never, basis: inferred }";
    match name {
        "blocks" => BLOCKS.to_owned(),
        "commented" => BLOCKS.replace("- 2s\n", "- 2s   # soon\n"),
        "cases" => CASES.to_owned(),
        "flow" => FLOW.to_owned(),
        "never" => entry("", never),
        "unspecified" => entry("", "{ strategy: unspecified }"),
        "waits" => entry("", "{ strategy: same_call, delays: [2s, 5s], basis: documented }"),
        "inferred wait" => entry("", "{ strategy: same_call, delays: [7s], basis: inferred }"),
        "after reserve" => entry("", "{ strategy: after_call, call: reserve, basis: documented }"),
        "store" => entry("operations: [store]", never),
        "store and fetch" => entry("operations: [store, fetch]", never),
        "store, inferred" => entry("operations: [store]\n    operations_basis: inferred", never),
        _ => panic!("there is no entry {name}"),
    }
}
