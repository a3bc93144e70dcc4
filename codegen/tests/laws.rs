//! What holds for any catalog that is read.

use codegen::{Generated, generate};
use serde_yaml::Value;

fn real() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../catalog/agora-stt.yaml");
    std::fs::read_to_string(path).expect("the catalog")
}

fn generated(text: &str) -> Generated {
    match generate("catalog.yaml", text.as_bytes()) {
        Ok(generated) => generated,
        Err(faults) => panic!("{}", faults.render(codegen::diagnostic::Colour::None)),
    }
}

/// Another YAML library writes the catalog anew, with other quotes, line breaks and indentation: the
/// two must understand the same.
#[test]
fn the_way_that_yaml_is_written_changes_nothing() {
    let value: Value = serde_yaml::from_str(&real()).expect("YAML");
    let rewritten = serde_yaml::to_string(&value).expect("YAML");
    assert_ne!(rewritten, real());
    assert_eq!(generated(&rewritten).files, generated(&real()).files);
}

#[test]
fn the_order_of_entries_changes_nothing() {
    let mut value: Value = serde_yaml::from_str(&real()).expect("YAML");
    for section in ["terms", "status_codes", "error_codes", "messages", "retired", "examples"] {
        let entries = value.get_mut(section).and_then(Value::as_sequence_mut).expect(section);
        entries.reverse();
    }
    let reversed = serde_yaml::to_string(&value).expect("YAML");
    assert_eq!(generated(&reversed).files, generated(&real()).files);
}

/// Any cut through the catalog is answered with faults whose places lie in it, or is whole.
#[test]
fn a_catalog_that_breaks_off_anywhere_is_answered() {
    let text = real();
    for end in (0..text.len()).step_by(97).filter(|end| text.is_char_boundary(*end)) {
        let Err(faults) = codegen::read("catalog.yaml", &text.as_bytes()[..end]) else { continue };
        assert!(!faults.diagnostics.is_empty());
        assert!(faults.diagnostics.iter().all(|fault| fault.at.start <= end), "cut at {end}");
        assert!(!faults.render(codegen::diagnostic::Colour::None).is_empty());
    }
}

/// Any value in the wrong place is answered, and the answer names the line it stands in.
#[test]
fn a_value_of_the_wrong_kind_is_found_in_its_line() {
    let text = real();
    let lines: Vec<_> = text.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        // Comments have no value, and a mapping in one line has several.
        let plain = |key: &str| !key.contains(['#', '{']);
        let Some((key, _)) = line.split_once(": ").filter(|(key, _)| plain(key)) else {
            continue;
        };
        let mut changed = lines.clone();
        let wrong = format!("{key}: {{ surely: {{ not: this }} }}");
        changed[index] = &wrong;
        let Err(faults) = codegen::read("catalog.yaml", changed.join("\n").as_bytes()) else {
            panic!("nobody minds {wrong}");
        };
        let hit = faults
            .diagnostics
            .iter()
            .any(|fault| faults.source.position(fault.at.start).line == index + 1);
        assert!(hit, "{line}\n{}", faults.render(codegen::diagnostic::Colour::None));
    }
}
