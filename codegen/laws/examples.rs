//! The examples of an entry mean the entry.

use super::calls;
use super::errors::{Certainty, Entry, ErrorResponse};

#[test]
fn every_meaning_of_every_entry_has_an_example_that_means_it() {
    for entry in Entry::ALL {
        let examples = entry.examples();
        assert!(!examples.is_empty(), "{entry}");
        for call in calls().flatten().filter(|call| entry.is_documented_for(*call)) {
            let is_for = |call| examples.iter().any(|it| it.during().is_none_or(|it| it == call));
            assert!(is_for(call), "{entry} during {call}");
        }
        for example in examples {
            let calls = calls().flatten().filter(|call| entry.is_documented_for(*call));
            for call in calls.filter(|call| example.during().is_none_or(|it| it == *call)) {
                let response =
                    ErrorResponse::from_json(example.status(), example.body().as_bytes());
                let diagnosis = response.diagnose(Some(call));
                assert_eq!(diagnosis.entry(), Some(entry), "{example:?}");
                assert_eq!(diagnosis.certainty(), Certainty::Exact, "{example:?}");
                assert_eq!(diagnosis.outcome(), entry.outcome_for(call), "{example:?}");
                assert_eq!(diagnosis.retry(), entry.retry_for(call), "{example:?}");
            }
        }
    }
}

#[test]
fn an_example_says_what_kind_of_body_it_has() {
    for example in Entry::ALL.iter().flat_map(Entry::examples) {
        let is_json = example.headers().contains(&("content-type", "application/json"));
        assert_eq!(is_json, !example.body().is_empty(), "{example:?}");
    }
}
