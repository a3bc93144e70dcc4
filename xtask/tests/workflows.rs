//! The workflows and guides of the repository: what must hold of each job, and that the commands that
//! they name exist.

mod support;

use std::collections::BTreeSet;
use std::fs;

use serde_yaml::{Mapping, Value};
use support::{repository, xtask};

fn texts(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(repository().join(folder)).expect(folder);
    let paths = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file());
    paths
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("text")))
        .collect()
}

/// A workflow as GitHub reads it, and as it is written.
struct Workflow {
    path: String,
    text: String,
    value: Value,
}

fn workflows() -> Vec<Workflow> {
    let read = |(path, text): (String, String)| {
        let value = serde_yaml::from_str(&text).expect(&path);
        Workflow { path, text, value }
    };
    texts(".github/workflows").into_iter().map(read).collect()
}

impl Workflow {
    fn jobs(&self) -> impl Iterator<Item = (String, &Mapping)> {
        let jobs = self.value["jobs"].as_mapping().expect("jobs");
        jobs.iter().map(|(name, job)| {
            let name = name.as_str().expect("a name");
            (format!("{}: {name}", self.path), job.as_mapping().expect("a job"))
        })
    }
}

fn steps(job: &Mapping) -> &[Value] {
    job["steps"].as_sequence().expect("steps")
}

fn may_write(job: &Mapping) -> bool {
    job["permissions"].as_mapping().expect("permissions").values().any(|it| *it == "write")
}

#[test]
fn every_job_says_what_it_may_do_and_how_long() {
    for workflow in workflows() {
        let Workflow { path, value, .. } = &workflow;
        assert_eq!(value["permissions"], Value::Mapping(Mapping::new()), "{path}");
        assert!(value.get("concurrency").is_some(), "{path}");
        for (name, job) in workflow.jobs() {
            let permissions = job.get("permissions").and_then(Value::as_mapping);
            assert!(permissions.is_some_and(|it| !it.is_empty()), "{name}");
            assert!(job.get("timeout-minutes").and_then(Value::as_u64).is_some(), "{name}");
        }
    }
}

#[test]
fn every_action_is_pinned_to_a_commit_with_its_version_beside() {
    for Workflow { path, text, .. } in workflows() {
        for line in text.lines().filter(|line| line.contains("uses:")) {
            let (_, action) = line.split_once("uses: ").expect(line);
            let (action, version) = action.split_once(" # v").expect(line);
            let (_, commit) = action.split_once('@').expect(line);
            assert!(
                commit.len() == 40 && commit.bytes().all(|b| b.is_ascii_hexdigit()),
                "{path}: {line}"
            );
            let numbers: Vec<_> = version.split('.').map(str::parse::<u32>).collect();
            assert!(numbers.len() == 3 && numbers.iter().all(Result::is_ok), "{path}: {line}");
        }
    }
}

#[test]
fn no_checkout_leaves_a_token() {
    for workflow in workflows() {
        for (name, job) in workflow.jobs() {
            for step in steps(job) {
                let uses = step.get("uses").and_then(Value::as_str).unwrap_or_default();
                if uses.starts_with("actions/checkout@") {
                    assert_eq!(step["with"]["persist-credentials"], Value::from(false), "{name}");
                }
            }
        }
    }
}

/// A job that may write sees neither the files of the repository nor a compiler.
#[test]
fn a_job_that_may_write_runs_nothing_of_the_repository() {
    let mut writers = Vec::new();
    for workflow in workflows() {
        for (name, job) in workflow.jobs().filter(|(_, job)| may_write(job)) {
            for step in steps(job) {
                let uses = step.get("uses").and_then(Value::as_str).unwrap_or_default();
                let run = step.get("run").and_then(Value::as_str).unwrap_or_default();
                assert!(!uses.starts_with("actions/checkout@"), "{name}");
                for word in ["cargo build", "cargo run", "cargo +", "rustup", "git ", "target/"] {
                    assert!(!run.contains(word), "{name}: {word}");
                }
            }
            writers.push(name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned());
        }
    }
    writers.sort_unstable();
    assert_eq!(writers, ["diff.yml: comment", "drift.yml: issue"]);
}

/// What a pull request says reaches no shell but through the environment.
#[test]
fn no_script_has_an_expression_in_it() {
    for workflow in workflows() {
        for (name, job) in workflow.jobs() {
            for step in steps(job) {
                let run = step.get("run").and_then(Value::as_str).unwrap_or_default();
                assert!(!run.contains("${{"), "{name}: {run}");
            }
        }
    }
}

/// A required check that a filter skips stays pending for good, and one that a merge queue does not
/// start too. And no trigger gives the code of a fork a token that may write.
#[test]
fn every_check_of_a_pull_request_always_runs() {
    for Workflow { path, value, .. } in workflows() {
        let on = value["on"].as_mapping().expect("triggers");
        for trigger in ["pull_request_target", "workflow_run", "issue_comment"] {
            assert!(!on.contains_key(trigger), "{path}: {trigger}");
        }
        for filter in ["paths", "paths-ignore"] {
            assert!(on.values().all(|trigger| trigger.get(filter).is_none()), "{path}: {filter}");
        }
        assert_eq!(on.contains_key("pull_request"), on.contains_key("merge_group"), "{path}");
    }
}

/// The tools are those of the base, and run where the files of the head are.
#[test]
fn the_verdict_comes_from_the_tools_of_the_base() {
    let workflows = workflows();
    let diff = workflows.iter().find(|workflow| workflow.path.ends_with("diff.yml"));
    let (_, job) = diff.expect("a workflow").jobs().next().expect("a job");
    assert!(!may_write(job));
    for step in steps(job) {
        let run = step.get("run").and_then(Value::as_str).unwrap_or_default();
        let folder = step.get("working-directory").and_then(Value::as_str);
        if run.contains("cargo +") {
            assert_eq!(folder, Some("tools"), "{run}");
        }
        if run.contains("\"$tool\" diff") {
            assert_eq!(folder, Some("head"), "{run}");
            assert!(run.contains("tool=$GITHUB_WORKSPACE/tools/target/debug/xtask\n"), "{run}");
        }
    }
}

#[test]
fn every_command_that_is_named_is_one() {
    let readme = fs::read_to_string(repository().join("README.md")).expect("a README");
    let mut all = [texts(".github/workflows"), texts(".github")].concat();
    all.push(("README.md".to_owned(), readme));
    let named: BTreeSet<_> = all
        .iter()
        .flat_map(|(_, text)| text.split("cargo xtask ").skip(1))
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next())
        .collect();
    assert_eq!(
        named,
        BTreeSet::from(["bump", "ci", "completions", "diff", "drift", "explain", "gen", "status"])
    );
    for command in named {
        let run = xtask(&[command, "--help"]);
        assert_eq!(run.code, 0, "{command}: {run:?}");
    }
}
