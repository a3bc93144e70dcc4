//! The weekly look at the page, and the issues about it.

use crate::runner::{Runner, has_programs};

#[test]
fn a_page_that_changed_is_no_failure_and_one_that_could_not_be_read_is() {
    if !has_programs() {
        return;
    }
    let report = |state: &str| format!("<!-- cargo xtask drift: {state} -->\n## Found\n");
    for (curl, says, code, state) in [
        (0, report("none"), 0, "none"),
        (0, report("changed"), 1, "changed"),
        (0, report("unreadable"), 1, "unreadable"),
        (0, report("unreadable"), 2, "unreadable"),
        (0, String::new(), 101, "unreadable"),
        (22, String::new(), 0, "unreadable"),
    ] {
        let runner = Runner::new();
        runner.put("generated/catalog.json", r#"{"docs":{"url":"https://page"}}"#);
        runner.program(
            "bin/curl",
            &format!("[ \"${{@: -1}}\" = https://page.md ] || exit 3; exit {curl}\n"),
        );
        runner.put("says", &says);
        runner.program(
            "target/debug/xtask",
            &format!("cat \"$GITHUB_WORKSPACE/says\"\nexit {code}\n"),
        );
        let run = runner.step("drift.yml", "compare", ".");
        let wanted = i32::from(state == "unreadable");
        assert_eq!(run.code, wanted, "{state}, {curl}, {code}: {run:?}");
        let summary = runner.text("temp/summary");
        assert!(
            summary.starts_with(&format!("<!-- cargo xtask drift: {state} -->\n")),
            "{summary}"
        );
        assert_eq!(summary, runner.text("temp/drift.md"));
    }
}

#[test]
fn an_issue_is_opened_renewed_and_closed_with_its_cause_and_no_other_is() {
    if !has_programs() {
        return;
    }
    let bot = "github-actions[bot]";
    let mark = |state: &str| format!("<!-- cargo xtask drift: {state} -->\nbefore");
    let (changed, unreadable) = (mark("changed"), mark("unreadable"));
    let ours = [("someone", changed.as_str()), (bot, &changed), (bot, &unreadable), (bot, "x")];
    let issues = "repos/owner/name/issues";
    let closed = |number: u32| {
        [
            format!("POST {issues}/{number}/comments"),
            format!("PATCH {issues}/{number} --raw-field state=closed"),
        ]
    };
    let opened = |title: &str| vec![format!("POST {issues} --raw-field title={title}")];
    let renewed = |number: u32| vec![format!("PATCH {issues}/{number}")];
    let differ = "The page of the errors and the catalog differ";
    let could_not = "The page of the errors could not be read";
    for (state, there, calls) in [
        ("none", &[][..], vec![]),
        ("none", &ours, [closed(2), closed(3)].concat()),
        ("changed", &[], opened(differ)),
        ("changed", &ours, [renewed(2), closed(3).to_vec()].concat()),
        ("changed", &ours[..1], opened(differ)),
        ("unreadable", &[], opened(could_not)),
        ("unreadable", &ours, renewed(3)),
        ("", &[], opened(could_not)),
    ] {
        let runner = Runner::new();
        if !state.is_empty() {
            runner.put("temp/drift.md", &mark(state).replace("before", "## Found\n"));
        }
        runner.there(there);
        let run = runner.step("drift.yml", "issue", "temp");
        assert_eq!(run.code, 0, "{state}: {run:?}");
        let made = runner.calls();
        assert_eq!(made.len(), calls.len(), "{state}: {made:?}");
        for (made, wanted) in made.iter().zip(&calls) {
            let ends = |call: &str| call.contains("state=closed");
            assert!(made.starts_with(wanted.as_str()), "{state}: {made} is not {wanted}");
            assert_eq!(ends(made), ends(wanted), "{state}: {made} is not {wanted}");
        }
    }
    let runner = Runner::new();
    runner.put("temp/drift.md", "## Another tool\n");
    assert_eq!(runner.step("drift.yml", "issue", "temp").code, 1);
    assert!(runner.calls().is_empty());
}
