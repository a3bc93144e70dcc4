//! The table of entries, and what an entry says of itself.

use std::collections::BTreeSet;

use super::errors::{
    Case, Entry, ErrorCode, Operation, Outcome, Retry, Section, StatusCode, UNDOCUMENTED,
};
use super::messages;

#[test]
fn a_date_is_a_day() {
    for since in Entry::ALL.iter().filter_map(Entry::since) {
        let parts: Vec<_> = since.split('-').map(str::len).collect();
        assert_eq!(parts, [4, 2, 2], "{since}");
    }
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

fn all_retries(entry: &Entry) -> Vec<Retry> {
    let cases = entry.cases().iter().map(Case::retry);
    std::iter::once(entry.retry()).chain(cases).collect()
}
