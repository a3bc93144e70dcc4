//! Laws that hold for the crate of any catalog. The tests of the generator run this very file
//! against the crates of its fixtures.

use std::collections::BTreeSet;

use agora_stt_errors::{
    Case, Cause, Certainty, Diagnosis, Entry, ErrorCode, ErrorResponse, Message, Operation,
    Outcome, Retry, Section, StatusCode, UNDOCUMENTED,
};

/// Texts that a placeholder may stand for: none, plain, syntax of templates, scripts, lines.
const FILLINGS: &[&str] = &["", "x", "a b, c", "{", "}", "{x}", "日本", "\n", "\"\\\u{0}"];

#[test]
fn a_status_is_found_by_its_number_and_by_its_name() {
    for status in StatusCode::ALL.iter().copied() {
        assert_eq!(StatusCode::from_u16(status.as_u16()), Some(status));
        assert_eq!(StatusCode::try_from(u16::from(status)), Ok(status));
        assert_eq!(status.as_u16().to_string().parse(), Ok(status));
        assert_eq!(status.name().parse(), Ok(status));
    }
}

#[test]
fn no_other_number_is_a_status() {
    for number in 0..=u16::MAX {
        let documented = StatusCode::ALL.iter().any(|status| status.as_u16() == number);
        assert_eq!(StatusCode::from_u16(number).is_some(), documented, "{number}");
    }
}

#[test]
fn statuses_ascend_and_are_http_statuses() {
    assert!(StatusCode::ALL.windows(2).all(|pair| pair[0].as_u16() < pair[1].as_u16()));
    assert!(StatusCode::ALL.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(StatusCode::ALL.iter().all(|status| (100..=599).contains(&status.as_u16())));
}

#[test]
fn a_code_is_found_by_what_is_on_the_wire_and_by_its_name() {
    for code in ErrorCode::ALL.iter().copied() {
        assert_eq!(ErrorCode::from_code(code.code()), Some(code));
        assert_eq!(ErrorCode::try_from(code.code()), Ok(code));
        assert_eq!(code.code().to_string().parse(), Ok(code));
        // Where codes are strings, one may read as the name of another; the wire comes first.
        let named: ErrorCode = code.name().parse().expect("a name is one");
        assert!(named == code || named.code().to_string() == code.name());
    }
}

#[test]
fn codes_ascend() {
    assert!(ErrorCode::ALL.windows(2).all(|pair| pair[0].code() < pair[1].code()));
    assert!(ErrorCode::ALL.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn what_is_not_in_the_catalog_is_not_found() {
    for text in ["", "\u{1}", "\u{1}no such name", "\u{1}99999999999999999999"] {
        assert!(text.parse::<StatusCode>().is_err(), "{text}");
        assert!(text.parse::<ErrorCode>().is_err(), "{text}");
        assert!(text.parse::<Operation>().is_err(), "{text}");
        assert_eq!(Entry::by_name(text), None, "{text}");
    }
    let error = "\u{1}no such name".parse::<StatusCode>().expect_err("no status is called so");
    assert_eq!(error.to_string(), "this HTTP status is not documented");
}

#[test]
fn a_status_is_no_code_and_a_code_is_no_status_by_name() {
    for status in StatusCode::ALL {
        assert!(ErrorCode::ALL.iter().all(|code| code.name() != status.name()));
    }
}

#[test]
fn a_message_is_parsed_and_gives_its_text_back() {
    for entry in messages() {
        for filling in FILLINGS {
            let text = filled(entry.wire(), filling);
            let message = Message::parse(&text).unwrap_or_else(|| panic!("{text:?}"));
            assert_eq!(message.to_string(), text);
            assert_eq!(message.entry(), entry, "{text:?}");
            assert_eq!(message.name(), entry.name());
            assert_eq!(Message::parse(&message.to_string()), Some(message));
        }
    }
}

#[test]
fn a_text_that_merely_contains_a_message_is_another_one() {
    for entry in messages() {
        let text = filled(entry.wire(), "x");
        if !starts_with_placeholder(entry.wire()) {
            let longer = format!("\u{1}{text}");
            assert_ne!(Message::parse(&longer).map(|message| message.entry()), Some(entry));
        }
        if !entry.wire().ends_with('}') {
            let longer = format!("{text}\u{1}");
            assert_ne!(Message::parse(&longer).map(|message| message.entry()), Some(entry));
        }
    }
}

#[test]
fn messages_are_found_in_the_order_of_their_names() {
    let names: Vec<_> = messages().map(Entry::name).collect();
    assert!(names.is_sorted());
}

#[test]
fn operations_have_names_that_are_read_back() {
    for operation in Operation::ALL.iter().copied() {
        assert_eq!(operation.name().parse(), Ok(operation));
        assert_eq!(operation.to_string(), operation.name());
        assert!(!operation.summary().is_empty());
    }
    let names: BTreeSet<_> = Operation::ALL.iter().map(|operation| operation.name()).collect();
    assert_eq!(names.len(), Operation::ALL.len());
    assert!(Operation::ALL.is_sorted());
}

#[test]
fn the_table_has_every_section_in_order_and_nothing_else() {
    assert!(Entry::ALL.is_sorted_by_key(Entry::section));
    let rows = StatusCode::ALL.len() + ErrorCode::ALL.len() + messages().count();
    assert_eq!(Entry::ALL.len(), rows);
    for (entry, status) in Entry::ALL.iter().zip(StatusCode::ALL) {
        assert_eq!(entry, status.entry());
        assert_eq!(entry.section(), Section::StatusCodes);
        assert_eq!(entry.wire(), status.as_u16().to_string());
    }
    for (entry, code) in Entry::ALL.iter().skip(StatusCode::ALL.len()).zip(ErrorCode::ALL) {
        assert_eq!(entry, code.entry());
        assert_eq!(entry.section(), Section::ErrorCodes);
        assert_eq!(entry.wire(), code.code().to_string());
    }
}

#[test]
fn names_are_unique_and_lead_to_their_entry() {
    let names: BTreeSet<_> = Entry::ALL.iter().map(Entry::name).collect();
    assert_eq!(names.len(), Entry::ALL.len());
    for entry in Entry::ALL {
        assert_eq!(Entry::by_name(entry.name()), Some(entry));
        assert_eq!(Entry::by_name(&entry.name().to_uppercase()), None);
    }
}

#[test]
fn only_a_specified_retry_has_a_basis() {
    for entry in Entry::ALL {
        assert_eq!(entry.basis().is_none(), entry.retry() == Retry::Unspecified, "{entry}");
        for case in entry.cases() {
            assert_eq!(case.basis().is_none(), case.retry() == Retry::Unspecified, "{entry}");
        }
        for operation in Operation::ALL.iter().copied() {
            let unspecified = entry.retry_for(operation) == Retry::Unspecified;
            assert_eq!(entry.basis_for(operation).is_none(), unspecified, "{entry}");
        }
    }
}

#[test]
fn delays_are_some_and_none_is_shorter_than_the_one_before() {
    for retry in Entry::ALL.iter().flat_map(all_retries) {
        assert_eq!(retry.is_retryable(), matches!(retry, Retry::SameCall(_)));
        let Retry::SameCall(delays) = retry else { continue };
        let waited: Vec<_> = delays.into_iter().collect();
        assert_eq!(waited, delays.as_slice());
        assert!(waited.is_sorted() && waited.first().is_some_and(|first| !first.is_zero()));
        for (retry, delay) in waited.iter().enumerate() {
            assert_eq!(delays.get(retry), Some(*delay));
        }
        assert_eq!(delays.get(waited.len()), None);
    }
}

#[test]
fn the_call_decides_where_the_cases_do() {
    for entry in Entry::ALL {
        for operation in Operation::ALL.iter().copied() {
            let case = entry.cases().iter().find(|case| case.operations().contains(&operation));
            let documented = entry.is_documented_for(operation);
            if let Some(case) = case {
                assert!(documented);
                assert_eq!(entry.summary_for(operation), case.summary());
                assert_eq!(entry.outcome_for(operation), case.outcome());
                assert_eq!(entry.retry_for(operation), case.retry());
                assert_eq!(entry.remediation_for(operation), case.remediation());
            } else {
                let (outcome, retry) = if documented {
                    (entry.outcome(), entry.retry())
                } else {
                    (Outcome::Failed, Retry::Unspecified)
                };
                assert_eq!(entry.retry_for(operation), retry);
                assert_eq!(entry.outcome_for(operation), outcome);
                assert_eq!(entry.summary_for(operation), entry.summary());
                assert_eq!(entry.remediation_for(operation), entry.remediation());
            }
        }
    }
}

#[test]
fn without_the_call_only_what_all_cases_share_is_said() {
    for entry in Entry::ALL.iter().filter(|entry| !entry.cases().is_empty()) {
        let agree = entry.cases().windows(2).all(|pair| pair[0].retry() == pair[1].retry());
        let same_basis = entry.cases().windows(2).all(|pair| pair[0].basis() == pair[1].basis());
        let shared =
            if agree && same_basis { entry.cases()[0].retry() } else { Retry::Unspecified };
        assert_eq!(entry.retry(), shared, "{entry}");
        let agree = entry.cases().windows(2).all(|pair| pair[0].outcome() == pair[1].outcome());
        let shared = if agree { entry.cases()[0].outcome() } else { Outcome::Failed };
        assert_eq!(entry.outcome(), shared, "{entry}");
    }
}

#[test]
fn no_two_cases_of_an_entry_are_about_one_call() {
    for entry in Entry::ALL.iter().filter(|entry| !entry.cases().is_empty()) {
        let mut operations: Vec<_> =
            entry.cases().iter().flat_map(Case::operations).copied().collect();
        assert!(entry.cases().iter().all(|case| !case.operations().is_empty()));
        operations.sort_unstable();
        assert_eq!(operations, entry.operations(), "{entry}");
        assert!(operations.windows(2).all(|pair| pair[0] < pair[1]), "{entry}");
    }
}

#[test]
fn an_enum_answers_as_its_entry_does() {
    for status in StatusCode::ALL {
        let entry = status.entry();
        assert_eq!((status.name(), status.summary()), (entry.name(), entry.summary()));
        assert_eq!((status.outcome(), status.retry()), (entry.outcome(), entry.retry()));
        assert_eq!(status.remediation(), entry.remediation());
        assert_eq!(status.is_retryable(), entry.is_retryable());
        assert_eq!(status.docs_url(), entry.docs_url());
    }
    for code in ErrorCode::ALL {
        for operation in Operation::ALL.iter().copied() {
            let entry = code.entry();
            assert_eq!(code.summary_for(operation), entry.summary_for(operation));
            assert_eq!(code.outcome_for(operation), entry.outcome_for(operation));
            assert_eq!(code.retry_for(operation), entry.retry_for(operation));
            assert_eq!(code.remediation_for(operation), entry.remediation_for(operation));
        }
    }
}

#[test]
fn everything_can_be_shown() {
    for entry in Entry::ALL {
        let shown = entry.to_string();
        assert!(shown.contains(entry.name()) && shown.contains(entry.summary()));
        assert!(!entry.retry().to_string().is_empty());
        assert!(!entry.outcome().to_string().is_empty());
        assert!(entry.remediation().to_string().ends_with(entry.remediation().action()));
    }
    for status in StatusCode::ALL {
        let number = format!("(HTTP {})", status.as_u16());
        assert_eq!(status.to_string(), format!("{} {number}", status.summary()));
    }
    for code in ErrorCode::ALL {
        assert_eq!(code.to_string(), format!("{} (code {})", code.summary(), code.code()));
    }
}

#[test]
fn what_is_undocumented_promises_nothing() {
    assert_eq!(UNDOCUMENTED.outcome(), Outcome::Failed);
    assert_eq!(UNDOCUMENTED.retry(), Retry::Unspecified);
    assert!(!UNDOCUMENTED.summary().is_empty());
    assert!(!UNDOCUMENTED.remediation().action().is_empty());
}

#[test]
fn a_diagnosis_answers_as_the_entry_does() {
    for code in ErrorCode::ALL {
        for during in calls() {
            let response = ErrorResponse::new(499).with_code(code.code());
            let diagnosis = response.diagnose(during);
            assert_eq!(diagnosis.cause(), Cause::Code(*code));
            agree(&diagnosis, code.entry(), during);
            assert_eq!(response.code(), Some(code.code()));
        }
    }
    for entry in messages() {
        let text = filled(entry.wire(), "x");
        for during in calls() {
            for response in [
                ErrorResponse::new(499).with_message(&text),
                ErrorResponse::new(499).with_reason(&text),
                ErrorResponse::new(499).with_detail(&text),
            ] {
                agree(&response.diagnose(during), entry, during);
            }
        }
    }
    for status in StatusCode::ALL {
        for during in calls() {
            let response = ErrorResponse::new(status.as_u16()).with_message("\u{1} not documented");
            agree(&response.diagnose(during), status.entry(), during);
        }
    }
}

fn agree(diagnosis: &Diagnosis<'_>, entry: &'static Entry, during: Option<Operation>) {
    assert_eq!(diagnosis.entry(), Some(entry));
    assert_eq!(diagnosis.name(), entry.name());
    assert_eq!((diagnosis.during(), diagnosis.conflict()), (during, None));
    assert_eq!(diagnosis.is_retryable(), diagnosis.retry().is_retryable());
    let Some(call) = during else {
        assert_eq!(diagnosis.retry(), entry.retry());
        assert_eq!(diagnosis.outcome(), entry.outcome());
        return;
    };
    assert_eq!(diagnosis.retry(), entry.retry_for(call));
    assert_eq!(diagnosis.outcome(), entry.outcome_for(call));
    assert_eq!(diagnosis.remediation(), entry.remediation_for(call));
    assert_eq!(diagnosis.summary(), entry.summary_for(call));
    assert_eq!(diagnosis.basis(), entry.basis_for(call));
    let outside = diagnosis.certainty() == Certainty::OutsideDocumentedCalls;
    assert_eq!(outside, !entry.is_documented_for(call));
}

/// No call, and each.
fn calls() -> impl Iterator<Item = Option<Operation>> {
    std::iter::once(None).chain(Operation::ALL.iter().copied().map(Some))
}

fn messages() -> impl Iterator<Item = &'static Entry> {
    Entry::ALL.iter().filter(|entry| entry.section() == Section::Messages)
}

fn all_retries(entry: &Entry) -> Vec<Retry> {
    let cases = entry.cases().iter().map(Case::retry);
    std::iter::once(entry.retry()).chain(cases).collect()
}

fn starts_with_placeholder(template: &str) -> bool {
    template.starts_with('{') && !template.starts_with("{{")
}

/// The text of a message whose placeholders all stand for `filling`.
fn filled(template: &str, filling: &str) -> String {
    let mut text = String::new();
    let mut rest = template.chars();
    while let Some(next) = rest.next() {
        let is_double = rest.clone().next() == Some(next);
        match next {
            '{' | '}' if is_double => text.extend(rest.next()),
            '{' => {
                rest.by_ref().take_while(|within| *within != '}').for_each(drop);
                text.push_str(filling);
            }
            _ => text.push(next),
        }
    }
    text
}
