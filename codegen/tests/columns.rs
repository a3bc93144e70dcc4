//! Tables of pages of an invented API: which column has the keys, and what is no entry at all.

#[path = "support/depot.rs"]
mod depot;

use codegen::Catalog;
use codegen::page;
use depot::{bytes, catalog, with_codes};

/// What was read of a page with `codes` below their heading, without its other sections.
fn read_codes(codes: &str, catalog: &Catalog) -> Result<Vec<(String, String)>, String> {
    let read = page::read(with_codes(codes).as_bytes(), catalog);
    let entries = read.map_err(|errors| {
        let errors =
            errors.iter().map(|it| format!("{}: {}\n  {}\n", it.line, it.message, it.help));
        errors.collect::<String>()
    })?;
    let codes = entries.entries.into_iter().map(|entry| (entry.key.to_string(), entry.text));
    Ok(codes.filter(|(key, _)| key.starts_with("code:")).collect())
}

#[test]
fn a_table_is_read_by_the_column_of_its_keys() {
    let (seven, eight) = (("code:7", "503 Busy."), ("code:503", "7 Torn."));
    let wanted: Vec<_> = [seven, eight].map(|(key, text)| (key.to_owned(), text.to_owned())).into();
    for table in [
        "| HTTP | Code | Meaning |\n|-|-|-|\n| 503 | 7 | Busy. |\n| 7 | 503 | Torn. |\n",
        "| HTTP | Meaning | Error code |\n|-|-|-|\n| 503 | Busy. | `7` |\n| 7 | Torn. | `503` |\n",
        "| errorCode | HTTP | Meaning |\n|-|-|-|\n| **7** | 503 | Busy. |\n| **503** | 7 | Torn. |\n",
    ] {
        assert_eq!(read_codes(table, &catalog()), Ok(wanted.clone()), "{table}");
    }
    let table = "| Status | Code | Meaning |\n|-|-|-|\n| 503 | 7 | Busy. |\n| 7 | 503 | Torn. |\n";
    let with_column = |column: &str| {
        let text = String::from_utf8(bytes("depot.yaml")).expect("text");
        let named = format!("error_codes: {{ heading: Codes, column: {column} }}");
        codegen::read("x.yaml", text.replace("error_codes: Codes", &named).as_bytes())
    };
    let named = with_column("code").expect("a good catalog");
    assert_eq!(read_codes(table, &named), Ok(wanted.clone()));
    let plain = "Statuses\n\n2002 are done.\n\nCodes\n\nHTTP\tCode\tMeaning\n503\t7\tBusy.\n7\t503\tTorn.\n\nMessages\n\n• \"x\": y\n";
    let read = page::read(plain.as_bytes(), &named).expect("a page");
    let read: Vec<_> =
        read.entries.iter().map(|it| (it.key.to_string(), it.text.clone())).collect();
    // A status has three digits, whatever follows.
    assert_eq!(read[0], ("status:200".to_owned(), "2 are done.".to_owned()));
    assert_eq!(read[1..3], wanted);
}

#[test]
fn a_key_may_have_a_phrase_after_it() {
    let table = "| Code | Meaning |\n|-|-|\n| 7 Lift busy | Wait. |\n| `12` (label) | Print. |\n| 30: gone | Go. |\n";
    let wanted =
        [("code:7", "Lift busy Wait."), ("code:12", "(label) Print."), ("code:30", "gone Go.")];
    let wanted = wanted.map(|(key, text)| (key.to_owned(), text.to_owned()));
    assert_eq!(read_codes(table, &catalog()), Ok(wanted.into()));
    for cell in ["7.5 Lift", "7-8", "5xx", "7,8", "Lift 7"] {
        let table = format!("| Code | Meaning |\n|-|-|\n| {cell} | Wait. |\n");
        assert!(read_codes(&table, &catalog()).is_err(), "{cell}");
    }
}

#[test]
fn bullets_before_the_first_entry_that_have_no_key_are_prose() {
    let wanted = [("code:7", "Busy.")].map(|(key, text)| (key.to_owned(), text.to_owned()));
    for prose in ["- Read the `code` first.\n", "- Note: they are numbers.\n- Another\n"] {
        let codes = format!("{prose}\nThen:\n\n- `7`: Busy.\n");
        assert_eq!(read_codes(&codes, &catalog()), Ok(wanted.clone().into()), "{prose}");
    }
    for (codes, error) in [
        ("- `12` The label.\n- `7`: Busy.\n", "`12 The label.` is not a key"),
        ("- `8` The lift.\n- `7`: Busy.\n", "`8 The lift.` is not a key"),
        ("- `7`: Busy.\n- Note: they are numbers.\n", "`Note` is not a key"),
        ("- Note: they are numbers.\n", "the section `Codes` has no entries"),
    ] {
        let errors = read_codes(codes, &catalog()).expect_err(codes);
        assert!(errors.contains(error), "{errors}");
    }
}
