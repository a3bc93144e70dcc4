//! What `cargo xtask drift` proposes, and what it says of the dates of pages.

mod support;

use std::process::Command;

use serde_json::{Value, json};
use support::depot::{Depot, assert_is_text, page};
use support::folder;

/// The catalog with the proposals of a report in JSON where they belong, and the texts that they leave
/// open.
fn pasted(catalog: &str, report: &Value) -> String {
    let mut lines: Vec<_> = catalog.lines().map(str::to_owned).collect();
    let proposals = report["entries"].as_array().expect("entries").iter();
    let mut proposals: Vec<_> = proposals.map(|entry| &entry["proposal"]).collect();
    let line = |of: &Value, key: &str| {
        usize::try_from(of["replaces"][key].as_u64().unwrap_or(0)).expect("a line")
    };
    // From the end: no line moves before it is replaced.
    proposals.sort_by_key(|it| std::cmp::Reverse(line(it, "first")));
    let (mut added, mut retired) = (Vec::new(), Vec::new());
    for proposal in proposals {
        let Some(yaml) = proposal["yaml"].as_str() else { continue };
        let yaml =
            yaml.replace("VERSION", "0.2.0").replace("summary: TODO", "summary: It happened");
        let yaml = yaml.replace("action: TODO", "action: Call fetch again");
        let into = proposal["into"].as_str();
        let replaced = if into == Some("retired") { Vec::new() } else { vec![yaml.clone()] };
        match into {
            Some("retired") => retired.push(yaml),
            Some(section) => {
                added.push((section, yaml));
                continue;
            }
            None => {}
        }
        lines.splice(line(proposal, "first") - 1..line(proposal, "last"), replaced);
    }
    for (section, yaml) in added {
        let start =
            lines.iter().position(|line| *line == format!("{section}:")).expect("a section");
        let rest = lines[start + 1..].iter().position(|line| !line.starts_with(' '));
        lines.insert(start + 1 + rest.expect("what follows"), yaml);
    }
    lines.extend((!retired.is_empty()).then(|| "retired:".to_owned()));
    (lines.into_iter().chain(retired)).map(|line| line + "\n").collect()
}

#[test]
fn what_is_proposed_is_accepted_by_gen_and_leaves_no_finding() {
    let depot = Depot::accepted();
    let next = page("depot.next.md");
    let report = depot.drift(&[&next, "--format", "json", "--date", "2026-04-20"]).json();
    let catalog = pasted(&depot.text("depot.yaml"), &report);
    assert!(catalog.contains("delays: [2s, 5s, 9s]") && catalog.contains("code: 429"), "{catalog}");
    depot.put("depot.yaml", &catalog);
    let out = folder();
    let run = depot.run("gen", &["--out", &out.path().display().to_string()]);
    assert_eq!(run.code, 0, "{run:?}");
    let report = depot.drift(&[&next, "--format", "json", "--date", "2026-04-20"]).json();
    assert_eq!(report["findings"], json!([]), "{catalog}");
    let accepted = depot.drift(&[&next, "--accept", "--date", "2026-04-20"]);
    assert_eq!(accepted.code, 0, "{accepted:?}");
    assert_eq!(depot.drift(&[&page("depot.next.md")]).code, 0);
}

/// Drift says which entries are new or gone; what the catalog says of any other is said beside.
#[test]
fn an_entry_that_is_new_or_gone_is_said_once() {
    let depot = Depot::accepted();
    let next = page("depot.next.md");
    let rules = |arguments: &[&str]| -> Vec<String> {
        let report = depot.drift(&[arguments, &["--format", "json"]].concat()).json();
        let findings = report["findings"].as_array().expect("findings").iter();
        findings.map(|it| it["rule"].as_str().expect("a rule").to_owned()).collect()
    };
    let others = ["fact-not-carried", "unsupported-basis", "fact-not-carried"];
    assert_eq!(rules(&[&next]), others);
    let accepted = rules(&[&next, "--accept"]);
    assert_eq!(accepted.len(), 6, "{accepted:?}");
    assert!(accepted.iter().any(|rule| rule == "not-on-the-page"));
}

#[test]
fn the_first_line_says_whether_facts_changed_or_only_words() {
    let depot = Depot::accepted();
    let text = std::fs::read_to_string(page("depot.md")).expect("a page");
    let one = text.replace("The lift is busy", "The lift is in use");
    let two = one.replace("after 90 seconds", "after 80 seconds");
    for (text, first, facts_changed) in [
        (&one, "1 entry changed only in words", false),
        (&two, "1 entry changed in facts, 1 only in words", true),
    ] {
        let page = depot.put("next.md", text);
        let human = depot.drift(&[&page]);
        assert_eq!(human.out.lines().next(), Some(first));
        let markdown = depot.drift(&[&page, "--format", "markdown"]);
        let heading = format!("## Drift: {first}");
        assert_eq!(markdown.out.lines().nth(1), Some(heading.as_str()));
        let github = depot.drift(&[&page, "--format", "github"]);
        let line = github.out.lines().next().unwrap_or_default();
        assert!(line.starts_with("::notice ") && line.contains(first), "{line}");
        let json = depot.drift(&[&page, "--format", "json"]).json();
        assert_eq!(json["facts_changed"], facts_changed);
        let first = &json["entries"][0];
        assert_eq!(first["facts_changed"], facts_changed, "{first}");
    }
}

#[test]
fn the_dates_of_both_pages_are_said() {
    let depot = Depot::new();
    let first = depot.drift(&[&page("depot.md"), "--accept"]);
    assert!(
        first.err.contains("the page has no date: accept it with")
            && first.err.contains("--date YYYY-MM-DD")
    );
    let undated = depot.drift(&[]);
    assert!(undated.out.starts_with("the accepted page has no date: accept it with --date"));
    let next = page("depot.next.md");
    let says = |arguments: &[&str]| {
        let run = depot.drift(&[&[next.as_str()], arguments].concat());
        run.out.lines().nth(1).unwrap_or_default().to_owned()
    };
    assert!(says(&[]).starts_with("neither the accepted page nor this one has a date"));
    let dated = ["--date", "2026-04-20"];
    assert_eq!(says(&dated), "the accepted page has no date, this one is of 2026-04-20");
    let again = depot.drift(&[&page("depot.md"), "--accept", "--date", "2024-09-04"]);
    assert_eq!((again.code, again.err.as_str()), (0, "depot.docs.lock is written\n"));
    assert_eq!(again.out.lines().next(), Some("the accepted page is of 2024-09-04"));
    assert!(depot.drift(&[]).out.starts_with("the accepted page is of 2024-09-04\n"));
    assert_eq!(says(&dated), "the accepted page is of 2024-09-04, this one of 2026-04-20");
    let unknown = depot.drift(&[&next]);
    assert!(unknown.out.contains("2024-09-04, and this one has no date: give it with --date"));
    assert!(unknown.out.trim_end().ends_with("--accept --date YYYY-MM-DD"), "{unknown:?}");
    let json = depot.drift(&[&next, "--date", "2026-04-20", "--format", "json"]).json();
    assert_eq!(json["dates"], json!({ "accepted": "2024-09-04", "page": "2026-04-20" }));
    let markdown = depot.drift(&[&next, "--date", "2026-04-20", "--format", "markdown"]);
    assert!(markdown.out.contains("`2024-09-04`, this one of `2026-04-20`"), "{markdown:?}");
}

/// What is new or has other words changed on the date of the page, which may come from the option.
#[test]
fn an_entry_keeps_the_date_of_its_last_change_over_several_accepts() {
    let depot = Depot::new();
    let text = std::fs::read_to_string(page("depot.md")).expect("a page");
    let busy = text.replace("The lift is busy", "The lift is in use");
    let closed = busy.replace("The depot is closed", "The depot is shut");
    let changed = || {
        let lock = depot.text("depot.docs.lock");
        let entries = lock.split("- key: ").skip(1).filter_map(|entry| {
            let (_, date) = entry.split_once("changed: ")?;
            Some(format!("{} {}", entry.lines().next()?, date.lines().next()?))
        });
        entries.collect::<Vec<_>>()
    };
    let accept = |text: &str, more: &[&str]| {
        let page = depot.put("page.md", text);
        let run = depot.drift(&[&[page.as_str(), "--accept"], more].concat());
        assert_eq!(run.code, 0, "{run:?}");
        changed()
    };
    // Since when the first page says so is not known.
    assert_eq!(accept(&text, &["--date", "2024-01-02"]), [""; 0]);
    assert_eq!(accept(&text, &["--date", "2024-02-03"]), [""; 0]);
    let dated = format!("---\ndate: 2024-03-04\n---\n\n{busy}");
    assert_eq!(accept(&dated, &[]), ["code:7 2024-03-04"]);
    let both = ["status:503 2024-05-06", "code:7 2024-03-04"];
    assert_eq!(accept(&closed, &["--date", "2024-05-06"]), both);
    // The same words in a rendering without a date, and on a later page.
    assert_eq!(accept(&closed, &[]), both);
    assert!(depot.text("depot.docs.lock").contains("\ndate: 2024-05-06\n"));
    assert_eq!(accept(&closed, &["--date", "2024-07-08"]), both);
    assert!(depot.text("depot.docs.lock").contains("\ndate: 2024-07-08\n"));
    // Of other words on a page without a date, it is not known since when.
    let page = depot.put("page.md", &text);
    let run = depot.drift(&[&page, "--accept"]);
    assert!(run.err.contains("restore it, and accept the page with --date YYYY-MM-DD"), "{run:?}");
    assert_eq!(changed(), [""; 0]);
}

#[test]
fn a_date_is_a_day_and_that_of_the_page() {
    let depot = Depot::accepted();
    let dated = depot.put(
        "dated.md",
        &format!(
            "---\ndate: 2024-03-04\n---\n\n{}",
            std::fs::read_to_string(page("depot.md")).expect("a page")
        ),
    );
    for (arguments, wanted) in [
        (&[dated.as_str(), "--date", "2024-02-30"][..], "`2024-02-30` is not a date"),
        (&["--date", "2024-02-28"], "<PAGE>"),
        (&[&dated, "--accept", "--date", "2024-03-05"], "the page says that it is of 2024-03-04"),
    ] {
        let run = depot.drift(arguments);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(wanted), "{run:?}");
    }
    assert_eq!(depot.drift(&[&dated, "--date", "2024-03-04"]).code, 0);
}

/// A proposal has the text of a message in it, which a page can make of anything.
#[test]
fn no_message_of_a_page_can_leave_its_proposal() {
    let depot = Depot::accepted();
    let text = std::fs::read_to_string(page("depot.md")).expect("a page");
    for hostile in [
        "`` ```` # x @name [a](https://a.example) ~~~ ``",
        "x\\` --- ' : {y: *z} #1 &#10; \\`\\`\\`",
        "a <b>x</b> **c** | d",
    ] {
        let next = text.replace("## Elsewhere", &format!("- \"{hostile}\": New.\n\n## Elsewhere"));
        let next = depot.put("next.md", &next);
        let run = depot.drift(&[&next, "--format", "markdown"]);
        assert_eq!(run.code, 1, "{hostile}: {run:?}");
        assert!(run.out.contains("```yaml\n  - text: "), "{hostile}: {run:?}");
        assert_is_text(&run.out, 2);
        let catalog =
            pasted(&depot.text("depot.yaml"), &depot.drift(&[&next, "--format", "json"]).json());
        let other = depot.put("other.yaml", &catalog);
        let out = folder();
        let gen_run = support::xtask(&[
            "gen",
            "--catalog",
            &other,
            "--out",
            &out.path().display().to_string(),
        ]);
        assert_eq!(gen_run.code, 0, "{hostile}: {gen_run:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_shell_reads_the_address_of_any_page_as_one_word() {
    let depot = Depot::accepted();
    let url = "https://docs.example.com/a?b=c&d=$(e);'f'*!~";
    let catalog = depot.text("depot.yaml");
    let former = "https://docs.example.com/depot/errors";
    depot.put("depot.yaml", &catalog.replace(former, &format!("\"{url}\"")));
    let run = depot.drift(&[]);
    for (end, suffix) in [(" | ", ".md"), (" -o ", "")] {
        let mut lines = run.out.lines().filter_map(|line| line.split_once("curl -fsSL "));
        let word = lines.find_map(|(_, rest)| rest.split_once(end)).expect("a command").0;
        let script = format!("printf '%s\\n' {word}");
        let output = Command::new("sh").args(["-c", &script]).output().expect("a shell");
        assert_eq!(String::from_utf8_lossy(&output.stdout), format!("{url}{suffix}\n"));
    }
}
