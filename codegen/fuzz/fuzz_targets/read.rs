//! Any bytes: a crate, or faults that have a place and can be shown. Seed it with real catalogs:
//! `cargo fuzz run --sanitizer none read fuzz/corpus/read tests/fixtures tests/faults`.
#![no_main]

use codegen::diagnostic::Colour;
use codegen::generate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match generate("fuzz.yaml", bytes) {
        // The renderer has parsed what was emitted: it is Rust.
        Ok(generated) => assert!(generated.files.get("src/lib.rs").is_some()),
        Err(faults) => {
            assert!(!faults.diagnostics.is_empty());
            let end = faults.source.text().len();
            for fault in &faults.diagnostics {
                assert!(fault.at.start <= end, "{fault:?}");
                let position = faults.source.position(fault.at.start);
                assert!(position.line >= 1 && position.column >= 1);
            }
            assert!(!faults.render(Colour::None).is_empty());
        }
    }
});
