//! The rules on a small catalog whose codes are words.

use super::{Certainty, Diagnosis, Index, Response, diagnose};
use crate::model::{Catalog, Outcome, Strategy};

const CATALOG: &str = "
catalog: doors
title: Doors
docs: { url: https://docs.example.com/errors }
status_codes:
  - { code: 200, name: done, outcome: success, summary: S, retry: { strategy: never, basis: inferred }, remediation: { actor: caller, action: A } }
  - { code: 409, name: open_already, outcome: already_in_effect, summary: S, retry: { strategy: never, basis: inferred }, remediation: { actor: caller, action: A } }
error_codes:
  - { code: fine, name: fine, outcome: success, summary: S, retry: { strategy: unspecified }, remediation: { actor: caller, action: A } }
  - { code: JAM, name: jammed, outcome: failed, summary: S, retry: { strategy: same_call, delays: [1s], basis: documented }, remediation: { actor: caller, action: A } }
messages:
  - { text: 'opened {door}', name: opened, outcome: success, summary: S, retry: { strategy: never, basis: inferred }, remediation: { actor: caller, action: A } }
  - { text: 'no key for {door} on floor {floor}', name: no_key, outcome: failed, summary: S, retry: { strategy: after_fix, basis: inferred }, remediation: { actor: caller, action: A } }
undocumented: { summary: S, remediation: { actor: caller, action: A } }
";

fn catalog() -> Catalog {
    crate::read("doors.yaml", CATALOG.as_bytes()).expect("a good catalog")
}

#[test]
fn each_part_of_a_response_has_its_rank() {
    let catalog = catalog();
    let entries = Index::new(&catalog.entries);
    for (status, body, name, outcome, conflict, anomaly) in [
        // The body before the status, the message before the code.
        (409, "", "open_already", Outcome::AlreadyInEffect, None, None),
        (409, r#"{"code":"JAM"}"#, "jammed", Outcome::Failed, None, None),
        (409, r#"{"detail":"no key for a on floor b"}"#, "no_key", Outcome::Failed, None, None),
        (409, r#"{"detail":"no key for a"}"#, "open_already", Outcome::AlreadyInEffect, None, None),
        (418, "", "undocumented", Outcome::Failed, None, None),
        // A code that is not documented is no status, unless it says nothing.
        (409, r#"{"code":"jam"}"#, "undocumented", Outcome::Failed, None, None),
        (409, r#"{"code":"+409"}"#, "undocumented", Outcome::Failed, None, None),
        (409, r#"{"code":"409"}"#, "open_already", Outcome::AlreadyInEffect, None, None),
        (409, r#"{"code":0}"#, "open_already", Outcome::AlreadyInEffect, None, None),
        // What stops wins, and half a success is none.
        (
            400,
            r#"{"message":"no key for a on floor b","code":"JAM"}"#,
            "no_key",
            Outcome::Failed,
            Some("jammed"),
            None,
        ),
        (
            400,
            r#"{"message":"opened a","code":"JAM"}"#,
            "opened",
            Outcome::Failed,
            Some("jammed"),
            None,
        ),
        // An error under a status that says success.
        (200, r#"{"code":"fine"}"#, "done", Outcome::Success, None, None),
        (200, r#"{"code":"JAM"}"#, "jammed", Outcome::Failed, None, Some("done")),
        (200, r#"{"code":"jam"}"#, "undocumented", Outcome::Failed, None, Some("done")),
        (
            200,
            r#"{"message":"opened a","code":"jam"}"#,
            "undocumented",
            Outcome::Failed,
            None,
            Some("done"),
        ),
        (204, r#"{"code":"JAM"}"#, "jammed", Outcome::Failed, None, Some("undocumented")),
        (204, r#"{"code":"fine"}"#, "fine", Outcome::Success, None, None),
        (204, "", "undocumented", Outcome::Failed, None, None),
    ] {
        let response = Response::read(status, body, catalog.code_kind);
        let diagnosis = diagnose(&entries, &response, None);
        let Diagnosis { cause, outcome: found, .. } = diagnosis;
        assert_eq!((cause.name(), found), (name, outcome), "{status} {body}");
        assert_eq!(diagnosis.conflict.map(super::Cause::name), conflict, "{status} {body}");
        assert_eq!(diagnosis.anomaly.map(super::Cause::name), anomaly, "{status} {body}");
        let is_known = diagnosis.certainty != Certainty::Undocumented;
        assert_eq!(is_known, name != "undocumented", "{status} {body}");
        if anomaly.is_some() {
            assert_eq!(diagnosis.retry.strategy, Strategy::Unspecified, "{status} {body}");
        }
    }
}

/// A 200 that no catalog documents is a success all the same, unless the body says an error.
#[test]
fn a_success_that_is_not_documented_is_one() {
    let entries = Index::default();
    for (body, outcome) in [
        ("", Outcome::Success),
        (r#"{"code":0}"#, Outcome::Success),
        (r#"{"code":7}"#, Outcome::Failed),
    ] {
        let response = Response::read(200, body, catalog().code_kind);
        let diagnosis = diagnose(&entries, &response, None);
        assert_eq!(
            (diagnosis.cause.name(), diagnosis.outcome),
            ("undocumented", outcome),
            "{body}"
        );
    }
}
