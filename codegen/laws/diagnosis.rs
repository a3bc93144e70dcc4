//! A response that says one thing means what its entry says.

use super::errors::{
    Cause, Certainty, Diagnosis, Entry, ErrorCode, ErrorResponse, Message, Operation, Outcome,
    Retry, StatusCode, UNDOCUMENTED,
};
use super::{calls, filled, messages};

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

#[test]
fn an_error_in_the_body_of_a_success_has_failed() {
    let successes = StatusCode::ALL.iter().filter(|status| status.outcome() == Outcome::Success);
    for status in successes {
        for during in calls() {
            let of = |entry: &Entry| during.map_or(entry.outcome(), |call| entry.outcome_for(call));
            for code in ErrorCode::ALL {
                let outcome = of(code.entry());
                let response = ErrorResponse::new(status.as_u16()).with_code(code.code());
                contradicts(*status, &response.diagnose(during), code.entry(), outcome);
            }
            for entry in messages() {
                let outcome = of(entry);
                let text = filled(entry.wire(), "x");
                let response = ErrorResponse::new(status.as_u16()).with_message(&text);
                contradicts(*status, &response.diagnose(during), entry, outcome);
            }
        }
    }
}

/// What the body alone says of the `outcome` is not what the status says, unless it is success.
fn contradicts(
    status: StatusCode,
    diagnosis: &Diagnosis<'_>,
    entry: &'static Entry,
    outcome: Outcome,
) {
    if outcome == Outcome::Success {
        assert_eq!((diagnosis.cause(), diagnosis.anomaly()), (Cause::Status(status), None));
        return;
    }
    assert_eq!(diagnosis.entry(), Some(entry));
    assert_eq!(diagnosis.anomaly(), Some(Cause::Status(status)));
    assert_eq!(
        (diagnosis.outcome(), diagnosis.retry(), diagnosis.basis()),
        (UNDOCUMENTED.outcome(), UNDOCUMENTED.retry(), None)
    );
    assert_eq!(diagnosis.summary(), UNDOCUMENTED.summary());
    assert_eq!(diagnosis.remediation(), UNDOCUMENTED.remediation());
    assert!(!diagnosis.is_retryable());
}

/// A success that lacks what the call returns is degraded; nothing else changes what an entry says.
fn agree(diagnosis: &Diagnosis<'_>, entry: &'static Entry, during: Option<Operation>) {
    assert_eq!(diagnosis.entry(), Some(entry));
    assert_eq!(diagnosis.name(), entry.name());
    assert_eq!((diagnosis.during(), diagnosis.conflict()), (during, None));
    assert_eq!(diagnosis.is_retryable(), diagnosis.retry().is_retryable());
    let said = (diagnosis.outcome(), diagnosis.retry(), diagnosis.basis());
    let texts = (diagnosis.summary(), diagnosis.remediation());
    let fallback = (Outcome::Failed, Retry::Unspecified, None);
    let calls = entry.operations().len();
    match during {
        Some(call) if entry.is_documented_for(call) => {
            if diagnosis.missing().next().is_some() {
                assert_eq!(said, (Outcome::Degraded, Retry::Unspecified, None));
                return;
            }
            let meaning = (entry.outcome_for(call), entry.retry_for(call), entry.basis_for(call));
            assert_eq!((said, diagnosis.certainty()), (meaning, Certainty::Exact));
            assert_eq!(texts, (entry.summary_for(call), entry.remediation_for(call)));
        }
        Some(_) => {
            assert_eq!(said, fallback);
            assert_eq!(diagnosis.certainty(), Certainty::OutsideDocumentedCalls);
            assert_eq!(texts, (UNDOCUMENTED.summary(), UNDOCUMENTED.remediation()));
        }
        None => {
            let is_for_every_call = calls == 0 || calls == Operation::ALL.len();
            let general = (entry.outcome(), entry.retry(), entry.basis());
            assert_eq!(said, if is_for_every_call { general } else { fallback });
        }
    }
}

#[test]
fn a_diagnosis_is_copied_and_small() {
    fn copy<T: Copy>(value: &T) -> T {
        *value
    }
    let response = ErrorResponse::new(400);
    let diagnosis = response.diagnose(None);
    assert_eq!(copy(&diagnosis).cause(), diagnosis.cause());
    let placeholders = |entry: &Entry| filled(entry.wire(), "\u{1}").matches('\u{1}').count();
    let widest = messages().map(placeholders).max().unwrap_or(0);
    assert!(size_of::<Message<'_>>() <= 8 + 16 * widest, "{}", size_of::<Message<'_>>());
    let message = size_of::<Option<Message<'_>>>().next_multiple_of(8);
    assert!(size_of::<Diagnosis<'_>>() <= message + 32, "{}", size_of::<Diagnosis<'_>>());
}
