//! How the work of reading a page grows with its size and that of the catalog.

use crate::model::Catalog;
use crate::work::steps_of;

fn repeated(n: usize, one: impl Fn(usize) -> String) -> String {
    (0..n).map(one).collect()
}

/// A catalog of `n` codes, terms and variables.
fn catalog(n: usize) -> Catalog {
    let advice = "summary: S, remediation: { actor: caller, action: A }";
    let text = format!(
        "catalog: x\ntitle: X\ndocs:\n  url: https://docs.example.com\n  sections: {{ error_codes: Codes }}\n  substitutions:\n{}terms:\n{}error_codes:\n{}undocumented: {{ {advice} }}\n",
        repeated(n, |i| format!("    'V.{i}': x\n")),
        repeated(n, |i| format!("  - {{ name: slot {i} key }}\n")),
        repeated(n, |i| format!(
            "  - {{ code: {i}, name: e_{i}, outcome: failed, retry: {{ strategy: unspecified }}, {advice} }}\n"
        )),
    );
    crate::read("x.yaml", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// What a page repeats, its heading, and a page that has it so many times below that.
type Shape = (&'static str, &'static str, fn(usize) -> String);

const PLAIN: &str = "Codes";
const MARKDOWN: &str = "## Codes";

/// Shapes with a loop of ours in them; those of the parser of Markdown are measured by hand.
const SHAPES: [Shape; 14] = [
    ("a row that goes on", PLAIN, |n| format!("7The lift.\n{}", "a b 3 s\n".repeat(n))),
    ("rows that go on", PLAIN, |n| repeated(n, |code| format!("{code}The lift.\na b 3 s\n"))),
    ("an item that goes on", PLAIN, |n| format!("• 7: x\n{}", "  a b 3 s\n".repeat(n))),
    ("points between digits", MARKDOWN, |n| format!("- `7`: {}1.\n", "1.".repeat(n))),
    ("commas between digits", MARKDOWN, |n| format!("- `7`: {}1.\n", "111,".repeat(n))),
    ("numbers that wait for a unit", MARKDOWN, |n| format!("- `7`: {}3 s\n", "1, ".repeat(n))),
    ("names", MARKDOWN, |n| {
        format!("- `7`: {}.\n", repeated(n, |i| format!("slot slot {i} key ")))
    }),
    ("items", MARKDOWN, |n| repeated(n, |code| format!("- `{code}`: x 3 s\n"))),
    ("headings", MARKDOWN, |n| "## Codes\n\n".repeat(n)),
    ("variables", MARKDOWN, |n| repeated(n, |i| format!("- `{i}`: <V k=\"{i}\"/>\n"))),
    ("unknown variables", MARKDOWN, |n| format!("- `7`: {}.\n", "<V k=\"NAME\"/> ".repeat(n))),
    ("elements", MARKDOWN, |n| format!("- `7`: {}.\n", "<b>x</b><br><!-- ".repeat(n))),
    ("paragraphs of one key", MARKDOWN, |n| format!("- `7`: x\n\n{}", "70\n\n".repeat(n))),
    ("paragraphs", MARKDOWN, |n| repeated(n, |code| format!("{code}0 x\n\n"))),
];

#[test]
fn twice_the_page_and_the_catalog_take_twice_the_work() {
    const SIZE: usize = 500;
    let catalogs = [SIZE, 2 * SIZE].map(|n| (n, catalog(n)));
    for (name, heading, shape) in SHAPES {
        let [once, twice] = catalogs.each_ref().map(|(n, catalog)| {
            let page = format!("{heading}\n\n{}", shape(*n));
            steps_of(|| drop(super::read(page.as_bytes(), catalog)))
        });
        assert!(once >= SIZE, "{name}: {once} steps were counted");
        let page = format!("{heading}\n\n{}", shape(SIZE));
        let of_page = steps_of(|| drop(super::read(page.as_bytes(), &catalogs[1].1)));
        assert!(twice <= 2 * of_page + of_page / 10, "{name}: {of_page} steps became {twice}");
        // A search among twice as many takes one more step.
        assert!(twice <= 2 * once + once / 5, "{name}: {once} steps became {twice}");
    }
}
