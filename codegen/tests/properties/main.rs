//! Arbitrary catalogs: those that are accepted become Rust, and nothing panics.

mod arbitrary;
#[path = "../support/mod.rs"]
mod support;

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex};

use codegen::Catalog;
use codegen::diagnostic::Colour;
use codegen::diff::diff;
use codegen::generate;
use codegen::lock::Lock;
use codegen::page;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_yaml::Value;
use support::workspace::Workspace;

use arbitrary::catalog;

/// The catalog of the pages about an invented API.
static DEPOT: LazyLock<Catalog> = LazyLock::new(|| {
    let read = codegen::read("depot.yaml", include_bytes!("../pages/depot.yaml"));
    read.expect("a valid catalog")
});

/// The schema that editors use.
static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let documents = codegen::documents();
    let schema = documents.get("catalog/catalog.schema.json").expect("a schema");
    let schema = serde_json::from_str(schema).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
});

/// How many of the catalogs are compiled and held to the laws.
const COMPILED: usize = 6;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn whatever_is_accepted_is_rust_and_json(catalog in catalog()) {
        match generate("x.yaml", catalog.as_bytes()) {
            Ok(generated) => {
                for (path, text) in generated.files.iter() {
                    match path.rsplit_once('.') {
                        Some((_, "rs")) if is_new(text) => {
                            prop_assert!(syn::parse_file(text).is_ok(), "{}:\n{}", path, text);
                        }
                        Some((_, "json")) => {
                            prop_assert!(serde_json::from_str::<serde_json::Value>(text).is_ok());
                        }
                        _ => {}
                    }
                }
            }
            Err(errors) => prop_assert!(!errors.render(Colour::None).is_empty()),
        }
    }

    #[test]
    fn an_editor_accepts_what_is_accepted(catalog in catalog()) {
        if codegen::read("x.yaml", catalog.as_bytes()).is_ok() {
            let catalog: serde_json::Value = serde_yaml::from_str(&catalog).expect("JSON");
            prop_assert!(SCHEMA.is_valid(&catalog), "{:?}", SCHEMA.iter_errors(&catalog).next());
        }
    }

    #[test]
    fn a_catalog_is_no_change_of_itself(text in catalog()) {
        if let Ok(catalog) = codegen::read("x.yaml", text.as_bytes()) {
            prop_assert_eq!(diff(&catalog, &catalog), []);
        }
    }

    #[test]
    fn the_order_of_entries_is_no_part_of_a_change((before, after) in (catalog(), catalog())) {
        let read = |text: &str| codegen::read("x.yaml", text.as_bytes()).ok();
        if let (Some(old), Some(new)) = (read(&before), read(&after)) {
            let (turned_old, turned_new) = (turned(&before), turned(&after));
            let changes = diff(&old, &new);
            prop_assert_eq!(&diff(&turned_old, &new), &changes);
            prop_assert_eq!(&diff(&old, &turned_new), &changes);
            prop_assert_eq!(changes.is_empty(), diff(&new, &old).is_empty());
        }
    }

    #[test]
    fn a_catalog_with_a_byte_changed_never_panics(
        catalog in catalog(),
        (at, byte) in (any::<prop::sample::Index>(), any::<u8>()),
    ) {
        let mut bytes = catalog.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        read(&bytes);
    }

    #[test]
    fn a_section_of_any_shape_never_panics(text in "[-a-z0-9:{}\\[\\], \n'\"#&*!|>~.]{0,200}") {
        read(format!("catalog: x\nerror_codes:\n  - code: {text}").as_bytes());
    }

    #[test]
    fn a_page_of_any_shape_never_panics_and_its_lock_is_read_back(
        pieces in proptest::collection::vec(piece(), 0..40),
    ) {
        match page::read(pieces.concat().as_bytes(), &DEPOT) {
            Ok(page) => {
                let lock = Lock::from(&page);
                prop_assert_eq!(Lock::parse(&lock.text("x")), Ok(lock));
            }
            Err(errors) => prop_assert!(!errors.is_empty()),
        }
    }

    #[test]
    fn a_catalog_with_a_piece_put_elsewhere_never_panics(
        catalog in catalog(),
        (from, length, to) in (any::<prop::sample::Index>(), 0_usize..80, any::<prop::sample::Index>()),
    ) {
        let bytes = catalog.as_bytes();
        let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
        let piece = &bytes[from..bytes.len().min(from + length)];
        read(&[&bytes[..to], piece, &bytes[to..]].concat());
    }
}

/// Whether a text is met for the first time: much of a crate is the same in each.
fn is_new(text: &str) -> bool {
    static KNOWN: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);
    KNOWN.lock().expect("no panic").insert(text.to_owned())
}

/// A piece of a page: what pages are made of, and anything else.
fn piece() -> impl Strategy<Value = String> {
    const USUAL: &[&str] = &[
        "\n",
        "\n\n",
        "    ",
        "\t",
        "# Statuses\n",
        "## Codes\n",
        "Messages\n",
        "---\n",
        "- ",
        "* ",
        "  • ",
        "1. ",
        "`7`: ",
        "12: ",
        "| 200 | Done. |\n",
        "|---|---|\n",
        "503Closed.\n",
        "\"crate ... is too heavy: ...\": ",
        "<Var k=\"PRODUCT\"/>",
        "<table><tr>",
        "<!-- ",
        " -->",
        "{/* ",
        "> ",
        "```\n",
        "[a](b)",
        "**",
        "after 3 and 6 seconds",
        "Call reserve again. ",
    ];
    prop_oneof![4 => proptest::sample::select(USUAL).prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => any::<char>().prop_map(String::from)]
}

/// A valid catalog with the entries of each section in the opposite order.
fn turned(text: &str) -> Catalog {
    let mut value: Value = serde_yaml::from_str(text).expect("YAML");
    for section in ["status_codes", "error_codes", "messages"] {
        value[section].as_sequence_mut().expect("a section").reverse();
    }
    let text = serde_yaml::to_string(&value).expect("YAML");
    codegen::read("x.yaml", text.as_bytes()).expect("as good as before")
}

/// Reads bytes; each diagnostic has its place in them, and is rendered.
fn read(bytes: &[u8]) {
    if let Err(errors) = codegen::read("x.yaml", bytes) {
        assert!(errors.diagnostics.iter().all(|diagnostic| diagnostic.at.end <= bytes.len()));
        assert!(!errors.render(Colour::None).is_empty());
    }
}

/// The same sample each time, so that no build fails by chance.
#[test]
fn a_sample_of_what_is_accepted_compiles_and_keeps_the_laws() {
    let mut runner = TestRunner::deterministic();
    let catalogs = std::iter::repeat_with(|| {
        catalog().new_tree(&mut runner).expect("a strategy without filters").current()
    });
    let accepted = catalogs.take(100 * COMPILED).enumerate().filter_map(|(index, text)| {
        // A workspace has one package of a name.
        let text = text.replacen("catalog: any", &format!("catalog: any-{index}"), 1);
        generate("x.yaml", text.as_bytes()).ok()
    });
    let mut workspace = Workspace::new("sample");
    let mut compiled = 0;
    for generated in accepted.take(COMPILED) {
        workspace.add(&generated, &[]);
        compiled += 1;
    }
    assert_eq!(compiled, COMPILED, "most catalogs are valid");
    workspace.pass();
}
