//! What holds for any catalog that is read.

mod support;

use codegen::{Generated, generate};
use serde_yaml::Value;

/// A catalog with everything that one can say.
fn full() -> String {
    String::from_utf8(support::fixture("harbour")).expect("text")
}

fn generated(text: &str) -> Generated {
    match generate("catalog.yaml", text.as_bytes()) {
        Ok(generated) => generated,
        Err(errors) => panic!("{}", errors.render(codegen::diagnostic::Colour::None)),
    }
}

/// Another YAML library writes the catalog anew, with other quotes, line breaks and indentation.
#[test]
fn the_way_that_yaml_is_written_changes_nothing() {
    let value: Value = serde_yaml::from_str(&full()).expect("YAML");
    let rewritten = serde_yaml::to_string(&value).expect("YAML");
    assert_ne!(rewritten, full());
    assert_eq!(generated(&rewritten).files, generated(&full()).files);
}

#[test]
fn the_order_of_entries_changes_nothing() {
    let mut value: Value = serde_yaml::from_str(&full()).expect("YAML");
    for section in ["terms", "status_codes", "error_codes", "messages", "retired", "examples"] {
        let entries = value.get_mut(section).and_then(Value::as_sequence_mut).expect(section);
        entries.reverse();
    }
    let reversed = serde_yaml::to_string(&value).expect("YAML");
    assert_eq!(generated(&reversed).files, generated(&full()).files);
}

/// Any cut through the catalog is a catalog, or has diagnostics with places in it.
#[test]
fn a_catalog_that_breaks_off_anywhere_has_diagnostics() {
    let text = full();
    for end in (0..text.len()).step_by(97).filter(|end| text.is_char_boundary(*end)) {
        let Err(errors) = codegen::read("catalog.yaml", &text.as_bytes()[..end]) else { continue };
        assert!(!errors.diagnostics.is_empty());
        assert!(
            errors.diagnostics.iter().all(|diagnostic| diagnostic.at.start <= end),
            "cut at {end}"
        );
        assert!(!errors.render(codegen::diagnostic::Colour::None).is_empty());
    }
}

#[test]
fn a_value_of_the_wrong_type_has_a_diagnostic_in_its_line() {
    let text = full();
    let lines: Vec<_> = text.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        // Comments have no value, and a mapping in one line has several.
        let plain = |key: &str| !key.contains(['#', '{']);
        let Some((key, _)) = line.split_once(": ").filter(|(key, _)| plain(key)) else {
            continue;
        };
        let mut changed = lines.clone();
        let wrong = format!("{key}: {{ unknown: {{ key: x }} }}");
        changed[index] = &wrong;
        let Err(errors) = codegen::read("catalog.yaml", changed.join("\n").as_bytes()) else {
            panic!("{wrong} is accepted");
        };
        let hit = errors
            .diagnostics
            .iter()
            .any(|diagnostic| errors.source.position(diagnostic.at.start).line == index + 1);
        assert!(hit, "{line}\n{}", errors.render(codegen::diagnostic::Colour::None));
    }
}
