//! What holds for the crate of any catalog, of this one.

use agora_stt_errors as errors;

#[cfg(feature = "json")]
const CONFORMANCE: &str = include_str!("../conformance.json");

#[cfg(feature = "json")]
const SCENARIOS: &str = include_str!("../scenarios.json");

#[path = "../../codegen/laws/mod.rs"]
mod laws;

#[cfg(feature = "json")]
#[path = "../../codegen/laws/decode.rs"]
mod decode;

#[cfg(feature = "json")]
#[path = "../../codegen/laws/mixtures.rs"]
mod mixtures;

#[cfg(feature = "json")]
#[path = "../../codegen/laws/shown.rs"]
mod shown;

/// The README of the repository shows the example that the one of the crate shows.
#[test]
fn both_readmes_have_one_example() {
    let example = |readme: &'static str| {
        let (_, after) = readme.split_once("\n```rust\n").expect("an example");
        after.split_once("```").expect("its end").0
    };
    assert_eq!(example(include_str!("../../README.md")), example(include_str!("../README.md")));
}

/// A client in Python makes the decisions of every scenario.
#[test]
fn a_client_in_python_goes_through_every_scenario() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut python = std::process::Command::new("python3");
    python.arg(folder.join("../codegen/tests/attempts.py")).arg(folder.join("scenarios.json"));
    let Ok(output) = python.output() else {
        println!("skipped: there is no python3");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
