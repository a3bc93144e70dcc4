//! How the work of reading a page grows with its size.

use crate::model::Catalog;
use crate::work::assert_linear;

fn catalog() -> Catalog {
    let bytes = include_bytes!("../../tests/pages/depot.yaml");
    crate::read("depot.yaml", bytes).expect("a good catalog")
}

/// A page with `codes` below the heading of the codes.
fn page(codes: &str) -> String {
    format!(
        "## Statuses\n\n|Status|Meaning|\n|-|-|\n|`200`|Done.|\n\n## Codes\n\n{codes}\n## Messages\n\n- \"x\": y\n"
    )
}

/// The same as plain text.
fn plain(codes: &str) -> String {
    format!("Statuses\n\n200Done.\n\nCodes\n\n{codes}\n\nMessages\n\n• \"x\": y\n")
}

fn repeated(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect()
}

/// A catalog that knows `n` codes and `n` variables.
fn large_catalog(n: usize) -> Catalog {
    let entry = |code: usize| {
        format!(
            "  - {{ code: {code}, name: e_{code}, outcome: failed, summary: S, retry: {{ strategy: unspecified }}, remediation: {{ actor: caller, action: A }} }}\n"
        )
    };
    let entries = repeated(n, entry);
    let variables: Vec<_> = (0..n).map(|variable| format!("'V.{variable}': x")).collect();
    let text = format!(
        "catalog: x\ntitle: X\ndocs:\n  url: https://docs.example.com\n  sections: {{ error_codes: Codes }}\n  substitutions: {{ {} }}\nerror_codes:\n{entries}undocumented: {{ summary: S, remediation: {{ actor: caller, action: A }} }}\n",
        variables.join(", ")
    );
    crate::read("x.yaml", text.as_bytes()).expect("a good catalog")
}

/// What a page repeats, and a page that has it so many times.
type Shape = (&'static str, fn(usize) -> String);

/// Shapes with a loop of ours in them; those of the parser of Markdown are measured by hand.
const SHAPES: [Shape; 12] = [
    ("a row that goes on", |n| plain(&format!("7The lift.\n{}", "a b 3 s\n".repeat(n)))),
    ("rows that go on", |n| plain(&"7The lift.\na b 3 s\n".repeat(n))),
    ("an item that goes on", |n| plain(&format!("• 7: x\n{}", "  a b 3 s\n".repeat(n)))),
    ("points between digits", |n| page(&format!("- `7`: {}1.\n", "1.".repeat(n)))),
    ("commas between digits", |n| page(&format!("- `7`: {}1.\n", "111,".repeat(n)))),
    ("numbers that wait for a unit", |n| page(&format!("- `7`: {}3 s\n", "1, ".repeat(n)))),
    ("names", |n| page(&format!("- `7`: {}.\n", "slot store slot key ".repeat(n)))),
    ("items", |n| page(&repeated(n, |code| format!("- `{code}`: x 3 s\n")))),
    ("headings", |n| page(&"## Codes\n\n".repeat(n))),
    ("variables", |n| page(&format!("- `7`: {}.\n", "<Var k=\"PRODUCT\"/> ".repeat(n)))),
    ("elements", |n| page(&format!("- `7`: {}.\n", "<b>x</b><br><!-- ".repeat(n)))),
    ("paragraphs", |n| page(&format!("- `7`: x\n\n{}", "70\n\n".repeat(n)))),
];

#[test]
fn twice_the_page_takes_twice_the_work() {
    let catalog = catalog();
    for (name, shape) in SHAPES {
        assert_linear(name, 500, |n| drop(super::read(shape(n).as_bytes(), &catalog)));
    }
}

#[test]
fn a_large_page_of_a_large_catalog_takes_no_more() {
    for (name, one) in [
        ("items", (|n| format!("- `{n}`: x\n")) as fn(usize) -> String),
        ("paragraphs", |n| format!("{n}0 x\n\n")),
        ("variables", |n| format!("- `{n}`: <V k=\"{n}\"/>\n")),
    ] {
        let read = |n| {
            let catalog = large_catalog(n);
            let page = repeated(n, one);
            let page = format!("## Codes\n\n{page}");
            crate::work::steps_of(|| drop(super::read(page.as_bytes(), &catalog)))
        };
        let (once, twice) = (read(500), read(1_000));
        // A search among twice as many takes one more step.
        assert!(twice <= 2 * once + once / 5, "{name}: {once} steps became {twice}");
    }
}
