//! The workflows and guides of the repository: well-formed, and about commands that there are.

mod support;

use std::collections::BTreeSet;
use std::fs;

use serde_yaml::Value;
use support::{repository, xtask};

fn texts(folder: &str) -> Vec<(String, String)> {
    let entries = fs::read_dir(repository().join(folder)).expect(folder);
    let paths = entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file());
    paths
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("text")))
        .collect()
}

#[test]
fn workflows_are_well_formed() {
    let workflows = texts(".github/workflows");
    assert_eq!(workflows.len(), 4);
    for (path, text) in workflows {
        let workflow: Value = serde_yaml::from_str(&text).expect(&path);
        for key in ["name", "on", "permissions", "jobs"] {
            assert!(workflow.get(key).is_some(), "{path}: {key}");
        }
        for (name, job) in workflow["jobs"].as_mapping().expect("jobs") {
            assert!(job.get("timeout-minutes").is_some(), "{path}: {name:?}");
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
    assert_eq!(named, BTreeSet::from(["ci", "diff", "drift", "gen"]));
    for command in named {
        let run = xtask(&[command, "--help"]);
        assert_eq!(run.code, 0, "{command}: {run:?}");
    }
}
