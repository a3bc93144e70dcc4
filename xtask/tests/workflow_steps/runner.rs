//! A runner of GitHub's, as far as the steps of the workflows need one.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::json;
use serde_yaml::Value;

use crate::support::{Run, repository};

/// A folder to run a step of a workflow in.
pub(crate) struct Runner(tempfile::TempDir);

impl Runner {
    pub(crate) fn new() -> Self {
        let runner = Self(tempfile::tempdir().expect("a folder"));
        for folder in ["bin", "temp", "head"] {
            fs::create_dir(runner.path(folder)).expect("a folder");
        }
        runner.program(
            "bin/gh",
            r#"
echo "$*" >> "$RUNNER_TEMP/calls"
for argument in "$@"; do
  case $argument in body=@*) cp "${argument#body=@}" "$RUNNER_TEMP/sent" ;; esac
done
case " $* " in *" --method "*) ;; *) cat "$RUNNER_TEMP/there" ;; esac
"#,
        );
        runner.put("temp/there", "[]");
        runner
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn put(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// Makes a program of a script for bash.
    pub(crate) fn program(&self, name: &str, script: &str) {
        self.put(name, &format!("#!/usr/bin/env bash\n{script}"));
        let permissions = fs::Permissions::from_mode(0o755);
        fs::set_permissions(self.path(name), permissions).expect("a program");
    }

    /// What is there already: issues or comments as pairs of an author and a text, the numbers from 1,
    /// on two pages.
    pub(crate) fn there(&self, all: &[(&str, &str)]) {
        let one = |(index, (login, body)): (usize, &(&str, &str))| json!([{ "id": index + 1, "number": index + 1, "user": { "login": login }, "body": body }]);
        let pages: String = all.iter().enumerate().map(|it| one(it).to_string()).collect();
        self.put("temp/there", &pages);
    }

    /// Runs a step of a workflow as GitHub does: the one that is called `compare`, or as its job.
    pub(crate) fn step(&self, workflow: &str, job: &str, folder: &str) -> Run {
        self.run(&script(workflow, job, &["compare", job]), folder)
    }

    pub(crate) fn run(&self, script: &str, folder: &str) -> Run {
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(self.path(folder))
            .env("PATH", path_with(&self.path("bin")))
            .env("GITHUB_WORKSPACE", self.0.path())
            .env("GITHUB_REPOSITORY", "owner/name")
            .env("GITHUB_STEP_SUMMARY", self.path("temp/summary"))
            .env("RUNNER_TEMP", self.path("temp"))
            .envs([("BASE", "abc"), ("PULL", "7"), ("RUN", "https://run")])
            .output()
            .expect("bash runs");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        let code = output.status.code().expect("an exit code");
        Run { code, out: text(output.stdout), err: text(output.stderr) }
    }

    /// What was asked of GitHub that changes something.
    pub(crate) fn calls(&self) -> Vec<String> {
        let calls = self.text("temp/calls");
        let calls = calls.lines().filter_map(|call| call.split_once("--method "));
        let without_path = |call: &str| call.split(" --field body=@").next().map(str::to_owned);
        calls.filter_map(|(_, call)| without_path(call)).collect()
    }
}

fn path_with(folder: &Path) -> String {
    format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default())
}

/// The script of the first step of a job that has one of the names.
pub(crate) fn script(workflow: &str, job: &str, names: &[&str]) -> String {
    let path = repository().join(".github/workflows").join(workflow);
    let text = fs::read_to_string(path).expect(workflow);
    let value: Value = serde_yaml::from_str(&text).expect(workflow);
    assert_eq!(value["defaults"]["run"]["shell"], "bash", "{workflow}");
    let steps = value["jobs"][job]["steps"].as_sequence().expect("steps");
    let is_it = |step: &&Value| names.iter().any(|name| step["name"] == *name);
    steps.iter().find(is_it).expect(job)["run"].as_str().expect("a script").to_owned()
}

/// Whether the runners' programs are here. GitHub's runners have them, so that there none is missing.
pub(crate) fn has_programs() -> bool {
    static ALL: OnceLock<bool> = OnceLock::new();
    let has = |program: &str| Command::new(program).arg("--version").output().is_ok();
    let all = *ALL.get_or_init(|| has("bash") && has("jq"));
    assert!(all || std::env::var_os("CI").is_none(), "bash and jq are needed");
    if !all {
        eprintln!("not tested: bash and jq are needed");
    }
    all
}
