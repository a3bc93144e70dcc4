//! What holds for the crate of any catalog, of this one.

use agora_stt_errors as errors;

#[cfg(feature = "json")]
const CONFORMANCE: &str = include_str!("../conformance.json");

#[path = "../../codegen/laws/mod.rs"]
mod laws;

#[cfg(feature = "json")]
#[path = "../../codegen/laws/decode.rs"]
mod decode;

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
