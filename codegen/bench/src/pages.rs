//! Prints how long pages of many shapes take to read, each of 16 MiB.

use std::path::Path;
use std::time::{Duration, Instant};

use codegen::page::{self, MAX_PAGE_BYTES};

/// The argument that asks for this.
pub(crate) const PAGES: &str = "--pages";

const ROUNDS: usize = 3;

/// A shape: its name, what comes before and after, what is repeated with its number.
type Shape = (&'static str, &'static str, fn(usize) -> String, &'static str);

const STATUSES: &str = "## Statuses\n\n|Status|Meaning|\n|-|-|\n|`200`|Done.|\n\n";
const CODES: &str = "## Statuses\n\n|Status|Meaning|\n|-|-|\n|`200`|Done.|\n\n## Codes\n\n";
const ITEM: &str = "## Statuses\n\n|Status|Meaning|\n|-|-|\n|`200`|Done.|\n\n## Codes\n\n- `7`: ";
const PLAIN: &str = "Statuses\n\n200Done.\n\nCodes\n\n7The lift is busy.\n";
const TABLE: &str = "## Statuses\n\n|Status|Meaning|\n|-|-|\n";
const END: &str = "\n\n## Messages\n\n- \"x\": y\n";
const PLAIN_END: &str = "\n\nMessages\n\n• \"x\": y\n";

const SHAPES: &[Shape] = &[
    ("one line of words", ITEM, |_| "word ".into(), END),
    ("one line of numbers", ITEM, |n| format!("{n} "), END),
    ("numbers that wait for a unit", ITEM, |n| format!("{n}, "), END),
    ("points between digits", ITEM, |_| "1.".into(), END),
    ("commas between digits", ITEM, |_| "111,".into(), END),
    ("times", ITEM, |n| format!("{n} seconds "), END),
    ("names", ITEM, |_| "slot reserve store fetch slot_id ".into(), END),
    ("items", CODES, |n| format!("- `{n}`: It is number {n}.\n"), END),
    ("items below an item", ITEM, |_| "\n    - It is torn.".into(), END),
    ("rows", TABLE, |n| format!("|{}|x|\n", 100 + n % 500), END),
    ("rows without cells", TABLE, |_| "|\n".into(), END),
    ("rows shorter than their head", "", wide_table, END),
    ("columns", "## Statuses\n\n|", |_| "a|".into(), END),
    ("tables", CODES, |n| format!("|Code|x|\n|-|-|\n|{n}|y|\n\n"), END),
    ("headings", STATUSES, |n| format!("# {n}\n\n"), END),
    ("headings of one section", "", |_| "## Codes\n\n".into(), END),
    ("headings with entries", STATUSES, |n| format!("## Codes\n\n- `{n}`: x\n\n"), END),
    ("underlined headings", STATUSES, |n| format!("Codes\n---\n\n{n}\n\n"), END),
    ("variables", ITEM, |_| "<Var k=\"PRODUCT\"/> ".into(), END),
    ("unknown variables", ITEM, |n| format!("<Var k=\"X{n}\"/> "), END),
    ("elements", ITEM, |_| "<b>x</b>".into(), END),
    ("open elements", ITEM, |_| "<b <b ".into(), END),
    ("blocks of HTML", CODES, |_| "<div>\nx\n</div>\n\n".into(), END),
    ("open comments", ITEM, |_| "<!-- ".into(), END),
    ("open declarations", ITEM, |_| "<!A <?b <![CDATA[ ".into(), END),
    ("comments of MDX", CODES, |_| "{/* x */}".into(), END),
    ("open comments of MDX", CODES, |_| "{/* ".into(), END),
    ("brackets", ITEM, |_| "[".into(), END),
    ("closed brackets", ITEM, |_| "[]".into(), END),
    ("links", ITEM, |_| "[a](b) ".into(), END),
    ("open links", ITEM, |_| "[a](".into(), END),
    ("open links in angles", ITEM, |_| "[a](<b".into(), END),
    ("references", CODES, |n| format!("[a{n}]: b\n"), END),
    ("references to one", "[a]: b\n\n## Codes\n\n- `7`: ", |_| "[a] ".into(), END),
    ("footnotes", CODES, |n| format!("[^{n}]: b\n\n"), END),
    ("stars", ITEM, |_| "*".into(), END),
    ("emphasis", ITEM, |_| "*a **b ".into(), END),
    ("emphasis of two kinds", ITEM, |_| "*a_ ".into(), END),
    ("strikes", ITEM, |_| "~~a ~b ".into(), END),
    ("code", ITEM, |n| format!("{} ", "`".repeat(n % 90 + 1)), END),
    ("open code", ITEM, |n| format!("{}a", "`".repeat(n % 2_000 + 1)), END),
    ("fences", CODES, |_| "```\nx\n```\n".into(), END),
    ("entities", ITEM, |_| "&amp;&".into(), END),
    ("backslashes", ITEM, |_| "\\".into(), END),
    ("quotes", CODES, |_| "> ".into(), END),
    ("lines of quotes", CODES, |n| format!("{}x\n", "> ".repeat(n % 200)), END),
    ("deep items", CODES, |_| "- ".into(), END),
    ("a staircase of items", CODES, |n| format!("{}- x\n", " ".repeat(n % 4_000)), END),
    ("spaces", ITEM, |_| " ".into(), END),
    ("blank lines", CODES, |_| "\n".into(), END),
    ("carriage returns", CODES, |_| "\r".into(), END),
    ("attributes of headings", STATUSES, |_| "# a {#b}\n".into(), END),
    ("open attributes of headings", "# a ", |_| "{".into(), END),
    ("quotes of words", ITEM, |_| "\" '".into(), END),
    ("invisible characters", ITEM, |_| "\u{200b}".into(), END),
    ("letters of three bytes", ITEM, |_| "日本 ".into(), END),
    ("front matter", "---\n", |n| format!("a{n}: b\n"), "---\n\n## Codes\n"),
    ("plain: a row that goes on", PLAIN, |_| "a b 3 s\n".into(), PLAIN_END),
    ("plain: long rows that go on", PLAIN, |_| "a b 3 s ".repeat(25) + "\n", PLAIN_END),
    ("plain: rows", PLAIN, |n| format!("{n}It is number {n}.\n"), PLAIN_END),
    ("plain: rows of tabs", PLAIN, |n| format!("\n{n}\tIt is number.\n"), PLAIN_END),
    ("plain: cells", "Statuses\n\n", |n| format!("{n}\t"), PLAIN_END),
    ("plain: items", PLAIN, |n| format!("\n• {n}: x\n"), PLAIN_END),
    ("plain: an item that goes on", "Codes\n\n• 7: x", |_| "\n    x".into(), PLAIN_END),
    ("plain: headings", PLAIN, |_| "\nCodes\n".into(), PLAIN_END),
    ("plain: lines", PLAIN, |_| "\nx\n".into(), PLAIN_END),
];

/// A table of many columns, and the rows of it, which have one cell.
fn wide_table(number: usize) -> String {
    const COLUMNS: usize = 20_000;
    match number {
        1 => format!("## Statuses\n\n|{}\n|{}\n", "a|".repeat(COLUMNS), "-|".repeat(COLUMNS)),
        _ => format!("|{}|\n", 100 + number % 500),
    }
}

fn text((_, before, one, after): &Shape) -> Vec<u8> {
    let mut text = (*before).to_owned();
    for number in 1.. {
        let next = one(number);
        if text.len() + next.len() + after.len() > MAX_PAGE_BYTES {
            break;
        }
        text.push_str(&next);
    }
    text.push_str(after);
    text.into_bytes()
}

/// Prints a line a shape, the slowest last; only those whose name has `part` in it.
pub(crate) fn print(part: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/pages/depot.yaml");
    let bytes = std::fs::read(path).expect("the catalog of the invented API");
    let catalog = codegen::read("depot.yaml", &bytes).expect("a good catalog");
    let mut rows: Vec<(Duration, &str, String)> = Vec::new();
    for shape in SHAPES.iter().filter(|shape| shape.0.contains(part)) {
        let text = text(shape);
        let mut answer = String::new();
        let mut times: Vec<_> = (0..ROUNDS)
            .map(|_| {
                let started = Instant::now();
                let read = page::read(&text, &catalog);
                let took = started.elapsed();
                answer = match read {
                    Ok(page) => format!("{} entries", page.entries.len()),
                    Err(faults) => format!("line {}: {}", faults[0].line, faults[0].message),
                };
                took
            })
            .collect();
        times.sort_unstable();
        eprintln!("{}: {:?}", shape.0, times[ROUNDS / 2]);
        rows.push((times[ROUNDS / 2], shape.0, answer));
    }
    rows.sort();
    for (took, name, answer) in rows {
        println!(
            "{:6.2} s  {name}: {}",
            took.as_secs_f64(),
            answer.chars().take(80).collect::<String>()
        );
    }
}
