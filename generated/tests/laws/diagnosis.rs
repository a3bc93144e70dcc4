//! A response that says one thing means what its entry says.

use agora_stt_errors::{
    Cause, Certainty, Diagnosis, Entry, ErrorCode, ErrorResponse, Operation, StatusCode,
};

use crate::{filled, messages};

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
