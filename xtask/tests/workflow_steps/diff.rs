//! The verdict on a pull request, and the comment on it.

use std::fs;

use crate::runner::{Runner, has_programs, script};

const MARK: &str = "<!-- cargo xtask diff -->";

#[test]
fn the_verdict_is_the_result_of_the_job_whatever_it_is() {
    if !has_programs() {
        return;
    }
    let says = |text: &str, code: i32| {
        format!("pwd > \"$RUNNER_TEMP/where\"; [ \"$2\" = --help ] || {{ {text}; exit {code}; }}\n")
    };
    let absent = "exit 2\n";
    for (tool, code, summary) in [
        (Some(says("echo '**Enough:** 0.1.1'", 0)), 0, "**Enough:** 0.1.1"),
        (Some(says("echo '**Not yet:** 0.1.0'", 1)), 1, "**Not yet:** 0.1.0"),
        (Some(says("echo 'nothing to compare'", 2)), 2, "nothing to compare"),
        (Some(says("true", 0)), 2, "## No verdict"),
        (Some(says("true", 101)), 2, "## No verdict"),
        (Some("exit 101\n".to_owned()), 2, "## No verdict"),
        (Some(absent.to_owned()), 0, "## Not compared"),
        (None, 0, "## Not compared"),
    ] {
        let runner = Runner::new();
        if let Some(tool) = &tool {
            runner.program("tools/target/debug/xtask", tool);
        }
        let run = runner.step("diff.yml", "verdict", "head");
        assert_eq!(run.code, code, "{tool:?}: {run:?}");
        assert!(runner.text("temp/summary").contains(summary), "{tool:?}: {run:?}");
        assert_eq!(runner.text("temp/summary"), runner.text("temp/diff/diff.md"));
        let is_compared = !summary.contains("Not compared");
        assert_eq!(run.out.contains("::warning title=not compared"), !is_compared, "{run:?}");
        if summary.contains(':') {
            assert_eq!(
                runner.text("temp/where").trim(),
                runner.path("head").canonicalize().expect("a folder").display().to_string()
            );
        }
    }
}

/// The base is beside the head, not in it: cargo reads its settings from the folders above.
#[test]
fn the_tools_are_those_of_the_base_and_are_beside_the_head() {
    if !has_programs() {
        return;
    }
    let runner = Runner::new();
    let git = |arguments: &str| {
        let identity = "git -C head -c user.name=Tests -c user.email=tests@example.com";
        let run = runner.run(&format!("{identity} {arguments}"), ".");
        assert_eq!(run.code, 0, "{arguments}: {run:?}");
    };
    let commit = |text: &str| {
        runner.put(&format!("head/{text}"), text);
        git("add --all");
        git(&format!("commit --quiet --message {text}"));
    };
    git("init --quiet --initial-branch=main");
    commit("start");
    git("switch --quiet --create change");
    commit("tool-of-the-head");
    git("switch --quiet main");
    commit("tool-of-the-base");
    git("merge --quiet --no-ff --message merge change");
    let step = script("diff.yml", "verdict", &["check out the base"]);
    let step = format!("export BASE='HEAD^1' GITHUB_OUTPUT=$RUNNER_TEMP/output\n{step}");
    let run = runner.run(&step, ".");
    assert_eq!(run.code, 0, "{run:?}");
    assert!(runner.path("tools/tool-of-the-base").exists());
    assert!(!runner.path("tools/tool-of-the-head").exists());
    assert!(runner.path("head/tool-of-the-head").exists());
    let output = runner.text("temp/output");
    assert!(output.starts_with("commit=") && output.trim().len() == 47, "{output}");
}

#[test]
fn only_a_comment_of_our_own_is_edited() {
    if !has_programs() {
        return;
    }
    let bot = "github-actions[bot]";
    let marked = format!("{MARK}\nbefore");
    let post = "POST repos/owner/name/issues/7/comments".to_owned();
    for (there, call) in [
        (vec![], post.clone()),
        (vec![("someone", marked.as_str())], post.clone()),
        (vec![(bot, "another workflow"), ("other[bot]", &marked)], post),
        (
            vec![("someone", &marked), (bot, "x"), (bot, &marked)],
            "PATCH repos/owner/name/issues/comments/3".to_owned(),
        ),
    ] {
        let runner = Runner::new();
        runner.put("temp/diff/diff.md", "## What this changes\n\n**Not yet:** 0.1.0\n");
        runner.put("temp/diff/diff.json", r#"{"changes":[1],"findings":[]}"#);
        runner.there(&there);
        let run = runner.step("diff.yml", "comment", "temp");
        assert_eq!(run.code, 0, "{run:?}");
        assert_eq!(runner.calls(), [call], "{there:?}");
        let sent = runner.text("temp/sent");
        assert_eq!(sent, format!("{MARK}\n## What this changes\n\n**Not yet:** 0.1.0\n"));
    }
}

#[test]
fn a_change_of_nothing_brings_no_comment_and_updates_one() {
    if !has_programs() {
        return;
    }
    for (there, calls) in [(vec![], 0), (vec![("github-actions[bot]", MARK)], 1)] {
        let runner = Runner::new();
        runner.put("temp/diff/diff.md", "Nothing changed.\n");
        runner.put("temp/diff/diff.json", r#"{"changes":[],"findings":[]}"#);
        runner.there(&there);
        let run = runner.step("diff.yml", "comment", "temp");
        assert_eq!((run.code, runner.calls().len()), (0, calls), "{run:?}");
    }
    let runner = Runner::new();
    let run = runner.step("diff.yml", "comment", "temp");
    assert_eq!(run.code, 0, "no report, no comment: {run:?}");
    assert!(run.out.starts_with("::warning "), "{run:?}");
    assert!(runner.calls().is_empty());
}

#[test]
fn what_is_too_long_is_cut_after_a_whole_line_and_says_so_first() {
    if !has_programs() {
        return;
    }
    let line = "| é `日本語` | x |\n";
    let report = format!("{MARK}\n## Changes\n\n**Not yet:** 0.1.0\n\n{}", line.repeat(20_000));
    let runner = Runner::new();
    runner.put("temp/diff/diff.md", &report);
    let run = runner.step("diff.yml", "comment", "temp");
    assert_eq!(run.code, 0, "{run:?}");
    let sent = fs::read_to_string(runner.path("temp/sent")).expect("UTF-8");
    assert!(sent.len() > 50_000 && sent.chars().count() < 65_536, "{}", sent.len());
    assert!(
        sent.starts_with(&format!(
            "{MARK}\n**Cut:** all of it is in [the summary](https://run).\n"
        ))
    );
    assert!(sent.contains("\n**Not yet:** 0.1.0\n") && sent.ends_with(line));
    let page = report.replace(MARK, "<!-- cargo xtask drift: changed -->");
    runner.put("temp/drift.md", &page);
    let run = runner.step("drift.yml", "issue", "temp");
    assert_eq!(run.code, 0, "{run:?}");
    let sent = fs::read_to_string(runner.path("temp/sent")).expect("UTF-8");
    assert!(sent.chars().count() < 65_536 && sent.ends_with(line), "{}", sent.len());
    assert!(sent.starts_with("<!-- cargo xtask drift: changed -->\n**Cut:** "));
}
