#![no_main]

use std::sync::LazyLock;

use codegen::Catalog;
use libfuzzer_sys::fuzz_target;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let bytes = include_bytes!("../../tests/pages/depot.yaml");
    codegen::read("depot.yaml", bytes).expect("a good catalog")
});

fuzz_target!(|bytes: &[u8]| {
    match codegen::page::read(bytes, &CATALOG) {
        Ok(page) => {
            let lock = codegen::lock::Lock::from(&page);
            assert_eq!(codegen::lock::Lock::parse(&lock.text("x")), Ok(lock));
        }
        Err(faults) => assert!(!faults.is_empty()),
    }
});
