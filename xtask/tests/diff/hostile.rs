//! Texts that could be taken for more than text: in the comment of a pull request, and at a terminal.

use std::fs;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::{FORMATS, base, diff, support};

/// A line that looks like the verdict, with a picture and a mention, in the name of a variable.
#[test]
fn the_name_of_a_variable_cannot_add_a_second_verdict() {
    let name =
        r"x\n\n**Enough:** the version is 0.1.1.\n\n![](https://example.com/a.png) @reviewers\n\n";
    let after = base().replace("'Var.PRODUCT'", &format!("\"{name}\""));
    let run = diff(&base(), &after, &["--format", "markdown"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(!run.out.contains("\n**Enough:**"), "{run:?}");
    let run = diff(&base(), &after, &["--format", "json"]);
    assert_eq!(run.json()["findings"][0]["rule"], "invalid-variable", "{run:?}");
}

/// Texts that could leave a cell, or be a link, a picture, a heading or a mention.
const HOSTILE: &str = r"a \| b | `x` ``y`` **Enough:** ![p](https://a.example/p.png) [a](b) <img src=x> </details> <!-- @name @org/team #1 GH-1 org/r#1 0123abc https://a.example www.a.example m@a.example &#64;x $x$ ~~x~~ \\";

/// What the Markdown has besides text in cells.
#[derive(Debug, Default)]
struct Rendered {
    rows: usize,
    cells: usize,
    strong: usize,
    headings: usize,
    /// All that is not in code.
    plain: String,
}

fn rendered(markdown: &str) -> Rendered {
    let ours = ["</a>", "<br>", "<del>", "</del>", "<ins>", "</ins>", "</details>\n"];
    let mut seen = Rendered::default();
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::TableRow) => seen.rows += 1,
            Event::Start(Tag::TableCell) => seen.cells += 1,
            Event::Start(Tag::Strong) => seen.strong += 1,
            Event::Start(Tag::Heading { .. }) => seen.headings += 1,
            Event::Text(text) => seen.plain += &text,
            Event::Html(html) | Event::InlineHtml(html) => {
                let is_summary = html.starts_with("<details><summary>Wording (");
                let is_mark = &*html == "<!-- cargo xtask diff -->\n";
                let is_anchor =
                    html.strip_prefix("<a id=\"diff-").is_some_and(|end| end.len() == 14);
                let is_ours = is_anchor || ours.contains(&&*html);
                assert!(is_summary || is_mark || is_ours, "{html}");
            }
            Event::Start(
                Tag::Link { .. }
                | Tag::Image { .. }
                | Tag::Emphasis
                | Tag::Strikethrough
                | Tag::FootnoteDefinition(_)
                | Tag::CodeBlock(_)
                | Tag::BlockQuote(_),
            )
            | Event::FootnoteReference(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::TaskListMarker(_)
            | Event::Rule => panic!("{event:?} in {markdown}"),
            _ => {}
        }
    }
    seen
}

/// The catalog with such a text wherever a catalog may have one.
fn hostile() -> String {
    let quoted = format!("'{}'", HOSTILE.replace('\'', "''"));
    let url = "https://docs.example.com/x)![](https://a.example/p.png)[@name](#1)";
    let mut text = base();
    for (from, to) in [
        ("title: Depot", format!("title: {quoted}")),
        ("https://docs.example.com/depot/errors", format!("'{url}'")),
        ("messages: Messages", format!("messages: {quoted}")),
        ("'Var.PRODUCT': Depot", format!("'Var.PRODUCT': {quoted}")),
        ("summary: Store a crate", format!("summary: {quoted}")),
        (
            "name: slotId, aliases: [slot_id]",
            format!("name: {quoted}, aliases: ['x {}]", &quoted[1..]),
        ),
        ("summary: The lift is busy", format!("summary: {quoted}")),
        ("action: Come back later", format!("action: {quoted}")),
        (
            "'crate {crate_id} is too heavy: {weight}'",
            format!("'{{crate_id}} and {{weight}} {}", &quoted[1..]),
        ),
        (
            "retired:\n",
            format!(
                "retired:\n  - {{ section: error_codes, code: four, name: no_gate, since: 0.0.2, reason: {quoted} }}\n"
            ),
        ),
        (r#"body: '{"code":12}'"#, format!("body: '{{\"code\":\"twelve\"}}\n\n\n{}", &quoted[1..])),
    ] {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, &to);
    }
    text.replace("code: 7\n", &format!("code: {quoted}\n"))
        .replace("code: 12\n", "code: twelve\n")
        .replace("code: 30\n", "code: thirty\n")
        .replace("code: 3,", "code: three,")
}

/// No text of a catalog or of a path leaves its cell, makes a link or a mention, or looks like the
/// verdict; and each change has its row.
#[test]
fn nothing_that_a_catalog_says_is_more_than_text_in_the_comment() {
    for (before, after) in [(base(), hostile()), (hostile(), base())] {
        let run = diff(&before, &after, &["--format", "json"]);
        let count = run.json()["changes"].as_array().map_or(0, Vec::len);
        assert!(count > 12, "{count} changes: {run:?}");
        let run = diff(&before, &after, &["--format", "markdown"]);
        let seen = rendered(&run.out);
        assert_eq!(seen.rows, count, "{}", run.out);
        assert_eq!((seen.strong, seen.headings), (0, run.out.matches("\n##").count()), "{seen:?}");
        for hostile in ["@", "#", "://", "www.", "GH-", "0123abc", "Enough", "|", "`"] {
            assert!(!seen.plain.contains(hostile), "{hostile}: {}", seen.plain);
        }
    }
}

/// The path of the base makes no heading in Markdown, no escape at a terminal, and one line in both.
#[cfg(unix)]
#[test]
fn a_path_is_text_whatever_it_is() {
    let folder = support::folder();
    let name = "x\n\n**Enough:** @name\n# a\u{1b}[31m\u{85}\u{202e}`|.yaml";
    let before = folder.path().join(name);
    fs::write(&before, base()).expect("a catalog");
    let after = support::repository().join("codegen/tests/changes/base.yaml");
    let (before, after) = (before.display().to_string(), after.display().to_string());
    let paths = ["--base-file", &before, "--catalog", &after];
    let diff_as = |format| support::xtask(&[&["diff"][..], &paths, &["--format", format]].concat());
    for format in FORMATS {
        let run = diff_as(format);
        assert_eq!(run.code, 0, "{run:?}");
        assert_is_text(&run.out);
        assert!(!run.out.contains("\n# a") && !run.out.contains("\n**Enough"), "{run:?}");
        if format == "markdown" {
            let seen = rendered(&run.out);
            assert_eq!((seen.strong, seen.headings), (0, 1), "{run:?}");
            assert!(!seen.plain.contains('@'), "{run:?}");
        }
    }
    fs::write(&before, "catalog: [\u{85}\u{9b}31m\n").expect("no catalog");
    for format in FORMATS {
        let run = diff_as(format);
        assert_eq!(run.code, 2, "{run:?}");
        assert_is_text(&run.out);
        assert_is_text(&run.err);
        assert!(!run.out.contains("\n# a") && !run.err.contains("\n# a"), "{run:?}");
    }
}

/// Nothing in it that a terminal obeys, hides or reorders.
fn assert_is_text(text: &str) {
    let is_hidden = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{200b}'..='\u{202e}');
    assert!(!text.contains(is_hidden), "{text:?}");
}
