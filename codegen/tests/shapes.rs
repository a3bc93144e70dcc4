//! The README's table of bodies: a crate that is generated with `body:` reads what is said there.

mod support;

use codegen::Generated;
use support::workspace::Workspace;

/// A response of the table, and the `body:` that reads it.
struct Shape<'a> {
    response: &'a str,
    body: &'a str,
}

fn table(readme: &str) -> Vec<Shape<'_>> {
    let (_, table) = readme.split_once("| a response | `body:` |\n|---|---|\n").expect("a table");
    let rows = table.lines().take_while(|line| line.starts_with('|'));
    let row = |line| {
        let cells: Vec<_> = str::split(line, " | ").collect();
        let [response, body] = cells[..] else { panic!("not a row: {line}") };
        let [response, body] =
            [response, body].map(|it| it.trim_matches(['|', ' ']).trim_matches('`'));
        Shape { response, body }
    };
    rows.map(row).collect()
}

/// A catalog whose one code is the one that the response has.
fn catalog(index: usize, shape: &Shape<'_>) -> String {
    let words = ["https://example.com/busy", "BUSY", "busy"];
    let word = words.into_iter().find(|word| shape.response.contains(word));
    let code = word.map_or("20".to_owned(), |word| format!("'{word}'"));
    let messages = if shape.body.contains("texts") { MESSAGES } else { "" };
    format!(
        "catalog: shape-{index}
title: Shapes
docs: {{ url: https://docs.example.com/errors }}
body: {}
error_codes:
  - code: {code}
    name: busy
    outcome: failed
    summary: The depot is busy
    retry: {{ strategy: same_call, delays: [1s], basis: documented }}
    remediation: {{ actor: caller, action: Wait }}
{messages}undocumented:
  summary: Nothing is known of this
  remediation: {{ actor: provider, action: Ask support }}
",
        shape.body
    )
}

const MESSAGES: &str = "messages:
  - text: the gate is closed
    name: closed
    outcome: failed
    summary: The gate is closed
    retry: { strategy: never, basis: documented }
    remediation: { actor: caller, action: Wait }
";

#[test]
fn paths_have_limits() {
    let paths: Vec<_> = (0..33).map(|index| format!("p{index}.x")).collect();
    let many = format!("{{ code: [{}], texts: [message] }}", paths.join(", "));
    let most = format!("{{ code: [{}], texts: [message] }}", paths[..31].join(", "));
    let cases = [
        (many.as_str(), false),
        (most.as_str(), true),
        ("{ code: [errors.99.code], texts: [message] }", true),
        ("{ code: [errors.100.code], texts: [message] }", false),
        ("{ code: [a.b.c.d.e.f.g.h], texts: [message] }", true),
        ("{ code: [a.b.c.d.e.f.g.h.i], texts: [message] }", false),
    ];
    for (body, is_accepted) in cases {
        let shape = Shape { response: "{\"code\":20}", body };
        let read = codegen::read("shape.yaml", catalog(0, &shape).as_bytes());
        assert_eq!(read.is_ok(), is_accepted, "{body}");
    }
}

#[test]
fn entries_without_a_path_are_refused() {
    for (body, key) in [("{ code: [code] }", "texts"), ("{ texts: [message] }", "code")] {
        let shape = Shape { response: "{\"code\":20}", body };
        let catalog =
            catalog(0, &shape).replace("undocumented:", &format!("{MESSAGES}undocumented:"));
        let catalog = catalog.replacen(&format!("{MESSAGES}{MESSAGES}"), MESSAGES, 1);
        let error = codegen::read("shape.yaml", catalog.as_bytes()).expect_err("it is refused");
        let error = error.to_string();
        assert!(error.contains(&format!("`body` has no `{key}`, and the catalog has ")), "{error}");
    }
}

#[test]
fn every_shape_of_the_readme_is_read() {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md");
    let readme = std::fs::read_to_string(readme).expect("the README");
    let mut workspace = Workspace::new("shapes");
    let shapes = table(&readme);
    assert!(shapes.len() >= 11, "{}", shapes.len());
    for (index, shape) in shapes.iter().enumerate() {
        let catalog = catalog(index, shape);
        let read = codegen::read("shape.yaml", catalog.as_bytes());
        let read = read.unwrap_or_else(|error| panic!("{catalog}\n{error}"));
        let success = if shape.response.starts_with('[') { "[]" } else { "{\"done\":1}" };
        let flagged = shape.response.contains("false").then(|| {
            let flag = if shape.response.contains("ok") { "ok" } else { "success" };
            format!("{{\"{flag}\":true}}")
        });
        let successes: Vec<_> = [success.to_owned()].into_iter().chain(flagged).collect();
        let code = format!(
            "{CALLS}const RESPONSE: &str = {:?};\nconst SUCCESSES: &[&str] = &{successes:?};\n",
            shape.response
        );
        let tests = ["laws/conformance.rs", "laws/scenarios.rs", "tests/shapes/shape.rs"];
        workspace.add_tested(&Generated::from(&read), &tests, &code);
    }
    for (index, body) in ODD.iter().enumerate() {
        let shape = Shape { response: "{\"code\":20}", body };
        let catalog = catalog(100 + index, &shape)
            .replace("error_codes:", "operations:\n  - { name: get, summary: Get, returns: [reason] }\nterms:\n  - { name: reason }\nstatus_codes:\n  - { code: 201, name: there, outcome: already_in_effect, summary: S, retry: { strategy: never, basis: inferred }, remediation: { actor: caller, action: A } }\nerror_codes:");
        let read = codegen::read("odd.yaml", catalog.as_bytes());
        let read = read.unwrap_or_else(|error| panic!("{catalog}\n{error}"));
        workspace.add_tested(
            &Generated::from(&read),
            &["laws/conformance.rs", "laws/scenarios.rs", "tests/shapes/odd.rs"],
            CALLS,
        );
    }
    workspace.test();
}

/// No call, and each.
const CALLS: &str = "fn calls() -> impl Iterator<Item = Option<errors::Operation>> {
    std::iter::once(None).chain(errors::Operation::ALL.iter().copied().map(Some))
}
";

/// Paths whose names are taken by methods, by one another or by a term, and flags in any spelling.
const ODD: [&str; 3] = [
    "{ code: [code], texts: [with_code, with_term, message, with_message, gen, text, type, self], failed_if: [{ s: 'é/x' }, { n: 1 }] }",
    "{ code: [code], texts: [a_b_2, a_b, a.b, reason, '$'], failed_if: [{ s: 'é/x' }, { n: 1 }] }",
    "{ code: [code, reason.code], texts: [message], failed_if: [{ s: 'é/x' }, { n: 1 }] }",
];
