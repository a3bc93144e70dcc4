//! `attempts.py`, a client in another language, goes through the scenarios of a catalog.

mod support;

use std::path::Path;
use std::process::Command;

/// What the client prints, and whether it agrees; `None` if there is no Python.
fn run(scenarios: &str) -> Option<(String, bool)> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("scenarios.json");
    std::fs::write(&file, scenarios).expect("a file");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attempts.py");
    let output = Command::new("python3").arg(script).arg(file).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some((text, output.status.success()))
}

#[test]
fn a_client_in_python_agrees_with_every_scenario_and_with_no_other() {
    let generated = codegen::generate("harbour.yaml", &support::fixture("harbour"));
    let generated = generated.expect("a valid catalog");
    let scenarios = generated.files.get("scenarios.json").expect("the scenarios");
    let Some((printed, agrees)) = run(scenarios) else {
        println!("skipped: there is no python3");
        return;
    };
    assert!(agrees, "{printed}");
    for (right, wrong) in [
        ("\"wait_ms\":1000", "\"wait_ms\":1001"),
        ("\"retry_after_ms\":5000", "\"retry_after_ms\":null"),
        ("\"reason\":\"exhausted\"", "\"reason\":\"never\""),
    ] {
        let changed = scenarios.replacen(right, wrong, 1);
        assert_ne!(changed, *scenarios);
        let (printed, agrees) = run(&changed).expect("Python");
        assert!(!agrees && printed.ends_with(" 1 differences\n"), "{printed}");
    }
}

#[test]
fn two_errors_have_a_schedule_each() {
    let generated = codegen::generate("retries.yaml", &support::fixture("retries"));
    let generated = generated.expect("a valid catalog");
    let scenarios = generated.files.get("scenarios.json").expect("the scenarios");
    let scenario = scenarios.lines().find(|line| line.contains("two documented retries in turn"));
    let steps = scenario.expect("a scenario").split("\"wait_ms\":").skip(1);
    let waits: Vec<_> = steps.filter_map(|step| step.split_once('}')).map(|step| step.0).collect();
    assert_eq!(waits, ["250", "5000", "250", "10000"]);
}
