//! Arbitrary catalogs: those that are accepted become Rust, and nothing ends in a panic.

mod arbitrary;
#[path = "../support/mod.rs"]
mod support;

use std::sync::LazyLock;

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
    read.expect("a good catalog")
});

/// How many of the catalogs are compiled and held to the laws.
const COMPILED: usize = 6;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn whatever_is_accepted_is_rust_and_json(catalog in catalog()) {
        match generate("x.yaml", catalog.as_bytes()) {
            Ok(generated) => {
                for (path, text) in generated.files.iter() {
                    match path.rsplit_once('.') {
                        Some((_, "rs")) => {
                            prop_assert!(syn::parse_file(text).is_ok(), "{}:\n{}", path, text);
                        }
                        Some((_, "json")) => {
                            prop_assert!(serde_json::from_str::<serde_json::Value>(text).is_ok());
                        }
                        _ => {}
                    }
                }
            }
            Err(faults) => prop_assert!(!faults.render(Colour::None).is_empty()),
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
    fn bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        answer(&bytes);
    }

    #[test]
    fn yaml_of_any_shape_never_panics(text in "[-a-z0-9:{}\\[\\], \n'\"#&*!|>~.]{0,200}") {
        answer(text.as_bytes());
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
            Err(faults) => prop_assert!(!faults.is_empty()),
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
        answer(&[&bytes[..to], piece, &bytes[to..]].concat());
    }
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

/// A good catalog with the entries of each section in the opposite order.
fn turned(text: &str) -> Catalog {
    let mut value: Value = serde_yaml::from_str(text).expect("YAML");
    for section in ["status_codes", "error_codes", "messages"] {
        value[section].as_sequence_mut().expect("a section").reverse();
    }
    let text = serde_yaml::to_string(&value).expect("YAML");
    codegen::read("x.yaml", text.as_bytes()).expect("as good as before")
}

/// Reads bytes, and renders what is wrong with them.
fn answer(bytes: &[u8]) {
    if let Err(faults) = codegen::read("x.yaml", bytes) {
        assert!(!faults.render(Colour::None).is_empty());
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
