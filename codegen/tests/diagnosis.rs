//! What a response means by the generator's own rules: those that check the examples of a catalog and
//! answer the vectors of `conformance.json`.

use codegen::{generate, read};
use serde_json::{Value, json};

/// Codes are words.
const DOORS: &str = "
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

/// Codes are numbers.
const LIFTS: &str = "
catalog: lifts
title: Lifts
docs: { url: https://docs.example.com/errors }
error_codes:
  - { code: 2, name: two, outcome: failed, summary: S, retry: { strategy: unspecified }, remediation: { actor: caller, action: A } }
  - { code: 3, name: three, outcome: failed, summary: S, retry: { strategy: unspecified }, remediation: { actor: caller, action: A } }
  - { code: 20, name: twenty, outcome: failed, summary: S, retry: { strategy: unspecified }, remediation: { actor: caller, action: A } }
  - { code: 0, name: zero, outcome: failed, summary: S, retry: { strategy: unspecified }, remediation: { actor: caller, action: A } }
messages:
  - { text: m, name: message, outcome: failed, summary: S, retry: { strategy: unspecified }, remediation: { actor: caller, action: A } }
  - { text: r, name: reason, outcome: failed, summary: S, retry: { strategy: unspecified }, remediation: { actor: caller, action: A } }
  - { text: \"it broke\\noff\", name: broke, outcome: failed, summary: S, retry: { strategy: unspecified }, remediation: { actor: caller, action: A } }
undocumented: { summary: S, remediation: { actor: caller, action: A } }
";

fn with_example(catalog: &str, status: u16, body: &str, cause: &str) -> String {
    let body = json!(body);
    format!("{catalog}examples:\n  - {{ status: {status}, body: {body}, cause: {cause} }}\n")
}

/// The vector of `conformance.json` for a documented response.
fn vector(catalog: &str, status: u16, body: &str, cause: &str) -> Value {
    let catalog = with_example(catalog, status, body, cause);
    let generated =
        generate("x.yaml", catalog.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let text = generated.files.get("conformance.json").expect("the vectors");
    let mut vectors: Value = serde_json::from_str(text).expect("JSON");
    vectors["vectors"].as_array_mut().and_then(Vec::pop).expect("an example is the last vector")
}

fn assert_undocumented(catalog: &str, status: u16, body: &str) {
    let any = if catalog == DOORS { "fine" } else { "two" };
    let catalog = with_example(catalog, status, body, any);
    let error = read("x.yaml", catalog.as_bytes()).expect_err(body);
    let message = &error.diagnostics[0].message;
    assert!(message.starts_with("this response is not documented"), "{status} {body}: {message}");
}

#[test]
fn each_part_of_a_response_has_its_rank() {
    let both = r#"{"message":"no key for a on floor b","code":"JAM"}"#;
    let half = r#"{"message":"opened a","code":"JAM"}"#;
    for (status, body, name, outcome, conflict, anomaly) in [
        // The body before the status, the message before the code.
        (409, "", "open_already", "already_in_effect", None, None),
        (409, r#"{"code":"JAM"}"#, "jammed", "failed", None, None),
        (409, r#"{"detail":"no key for a on floor b"}"#, "no_key", "failed", None, None),
        (409, r#"{"detail":"no key for a"}"#, "open_already", "already_in_effect", None, None),
        // A code that is not documented is not a status, unless it says nothing.
        (409, r#"{"code":"409"}"#, "open_already", "already_in_effect", None, None),
        (409, r#"{"code":0}"#, "open_already", "already_in_effect", None, None),
        // What is documented wins over what was inferred, and what failed over what did not.
        (400, both, "jammed", "failed", Some("no_key"), None),
        (400, half, "jammed", "failed", Some("opened"), None),
        // An error under a status that says success.
        (200, r#"{"code":"fine"}"#, "done", "success", None, None),
        (200, r#"{"code":"JAM"}"#, "jammed", "failed", None, Some("done")),
        (204, r#"{"code":"JAM"}"#, "jammed", "failed", None, Some("undocumented")),
        (204, r#"{"code":"fine"}"#, "fine", "success", None, None),
    ] {
        let vector = vector(DOORS, status, body, name);
        let found = [&vector["outcome"], &vector["conflict"], &vector["anomaly"]];
        assert_eq!(found, [&json!(outcome), &json!(conflict), &json!(anomaly)], "{status} {body}");
        if anomaly.is_some() {
            assert_eq!(vector["retry"]["strategy"], "unspecified", "{status} {body}");
        }
    }
    for (status, body) in [
        (418, ""),
        (204, ""),
        (409, r#"{"code":"jam"}"#),
        (409, r#"{"code":"+409"}"#),
        (200, r#"{"code":"jam"}"#),
        (200, r#"{"message":"opened a","code":"jam"}"#),
    ] {
        assert_undocumented(DOORS, status, body);
    }
}

#[test]
fn a_body_is_read_as_far_as_it_is_json() {
    for (body, cause) in [
        (r#"{"code":2,"detail":"d","reason":"r"}"#, "reason"),
        (r#"{"detail":"r","message":"m"}"#, "message"),
        (r#"{"error":{"code":2,"reason":"r"},"code":3}"#, "reason"),
        (r#"{"error":{"code":2},"code":3}"#, "three"),
        (r#"{"code":2,"code":null,"message":7}"#, "two"),
        (r#"{"code":2,"reason":"it broke of"#, "two"),
        (r#"{"code":2,"#, "two"),
        ("{\"code\":2,\"reason\":\"it broke\noff\"}", "broke"),
        ("{\"detail\":\"a\nb\",\"code\":2}", "two"),
    ] {
        vector(LIFTS, 400, body, cause);
    }
    for body in
        ["", "<html>", r#"[{"code":2}]"#, "{}", r#"{"error":{"error":{"code":2}}}"#, r#"{"code":2"#]
    {
        assert_undocumented(LIFTS, 400, body);
    }
}

#[test]
fn a_code_is_a_number_in_any_spelling_or_a_word() {
    for code in ["20", "\"20\"", "\" 20 \"", "20.0", "\"2e1\"", "\"200e-1\""] {
        vector(LIFTS, 400, &format!("{{\"code\":{code}}}"), "twenty");
    }
    vector(LIFTS, 400, r#"{"code":"-0"}"#, "zero");
    for code in
        ["\"+20\"", "\"E_FAIL\"", "9223372036854775808", "2.5", "null", "true", "[20]", "\" \""]
    {
        assert_undocumented(LIFTS, 400, &format!("{{\"code\":{code}}}"));
    }
    for code in ["\"JAM \"", "\"jam\"", "7"] {
        assert_undocumented(DOORS, 400, &format!("{{\"code\":{code}}}"));
    }
}
