//! What a response means, for people:
//! `cargo run -p agora-stt-errors --example explain -- start 400 '{"code":2}'`.
//!
//! The call may be `-` if it is not known, and the body may be left out. With the feature `serde`,
//! `--format json` prints the diagnosis as a JSON object.

use std::io::Write;

use agora_stt_errors::{Certainty, DOCS_URL, Diagnosis, ErrorResponse, Operation, Retry};

fn main() -> std::process::ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match explain(&arguments) {
        Ok(text) => {
            // A closed pipe is not an error: its reader has read enough.
            let _ = writeln!(std::io::stdout(), "{text}");
            std::process::ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            eprintln!("usage: {USAGE}");
            std::process::ExitCode::from(2)
        }
    }
}

const USAGE: &str =
    "explain [--format text|json] CALL STATUS [BODY], such as: explain start 400 '{\"code\":2}'";

fn explain(arguments: &[String]) -> Result<String, String> {
    let (format, arguments) = match arguments {
        [option, format, rest @ ..] if option == "--format" => (format.as_str(), rest),
        [rest @ .., option, format] if option == "--format" => (format.as_str(), rest),
        all => ("text", all),
    };
    let (call, status, body) = match arguments {
        [call, status] => (call, status, ""),
        [call, status, body] => (call, status, body.as_str()),
        _ => return Err("expected a call, a status and perhaps a body".to_owned()),
    };
    let during = match call.as_str() {
        "-" => None,
        name => Some(name.parse::<Operation>().map_err(|error| format!("{name}: {error}"))?),
    };
    let status = status.parse::<u16>().map_err(|_| format!("{status} is not an HTTP status"))?;
    let response = ErrorResponse::from_json(status, body.as_bytes());
    match format {
        "text" => Ok(explanation(&response, during)),
        "json" => json(&response.diagnose(during)),
        other => Err(format!("there is no format {other}: it is text or json")),
    }
}

#[cfg(feature = "serde")]
fn json(diagnosis: &Diagnosis<'_>) -> Result<String, String> {
    serde_json::to_string_pretty(diagnosis).map_err(|error| error.to_string())
}

#[cfg(not(feature = "serde"))]
fn json(_: &Diagnosis<'_>) -> Result<String, String> {
    Err("JSON needs the feature serde: cargo run --features serde --example explain".to_owned())
}

fn explanation(response: &ErrorResponse<'_>, during: Option<Operation>) -> String {
    let diagnosis = response.diagnose(during);
    let retry = match (diagnosis.certainty(), diagnosis.retry()) {
        (Certainty::Ambiguous, Retry::Unspecified) => "depends on the call".to_owned(),
        (_, retry) => retry.to_string(),
    };
    let basis = diagnosis.basis().map(|basis| format!(" ({basis})")).unwrap_or_default();
    let remediation = diagnosis.remediation();
    let mut lines = vec![
        format!("what:    {}", diagnosis.summary()),
        format!("name:    {} ({})", diagnosis.name(), diagnosis.certainty()),
        format!("outcome: {}", diagnosis.outcome()),
        format!("retry:   {retry}{basis}"),
        format!("to do:   {} ({})", remediation.action(), remediation.actor()),
    ];
    if let Some(entry) = diagnosis.entry() {
        lines.push(format!("because: {} {}", entry.section(), entry.wire()));
        lines.extend(entry.cases().iter().filter(|_| during.is_none()).map(|case| {
            let calls: Vec<_> = case.operations().iter().map(|call| call.name()).collect();
            format!("during {}: {}; {}", calls.join(", "), case.summary(), case.retry())
        }));
    }
    lines.extend(diagnosis.missing().map(|term| format!("missing: {term}")));
    lines.extend(diagnosis.conflict().map(|other| format!("against: {}", other.name())));
    lines.extend(
        diagnosis.anomaly().map(|_| format!("but:     the HTTP status is {}", response.status())),
    );
    lines.push(format!("see:     {DOCS_URL}"));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use agora_stt_errors::{Entry, ErrorCode, Message, Section, UNDOCUMENTED};

    use super::*;

    fn answer(arguments: &[&str]) -> String {
        let arguments: Vec<_> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        explain(&arguments).unwrap_or_else(|error| error)
    }

    #[test]
    fn a_response_is_explained() {
        let entry = ErrorCode::from_code(20).expect("it is documented").entry();
        let (name, summary, action) = (entry.name(), entry.summary(), entry.remediation().action());
        let (outcome, retry, actor) = (entry.outcome(), entry.retry(), entry.remediation().actor());
        let basis = entry.basis().expect("a retry that is specified has one");
        assert_eq!(
            answer(&["start", "504", r#"{"code":20}"#]),
            format!(
                "\
what:    {summary}
name:    {name} (exact)
outcome: {outcome}
retry:   {retry} ({basis})
to do:   {action} ({actor})
because: code 20
see:     {DOCS_URL}"
            )
        );
    }

    #[test]
    fn every_entry_of_the_page_is_explained() {
        for entry in Entry::ALL {
            let wire = entry.wire();
            let (status, body) = match entry.section() {
                Section::StatusCodes => (wire, String::new()),
                Section::ErrorCodes => ("400", format!("{{\"code\":{wire}}}")),
                _ => ("400", serde_json::json!({ "message": wire }).to_string()),
            };
            let call = entry.operations().first().map_or("start", |call| call.name());
            let known = answer(&[call, status, &body]);
            assert!(known.contains(&format!("name:    {} (exact)", entry.name())), "{known}");
            let unknown = answer(&["-", status, &body]);
            assert!(unknown.contains(&format!("name:    {} (", entry.name())), "{unknown}");
            assert_eq!(unknown.matches("\nduring ").count(), entry.cases().len(), "{unknown}");
        }
    }

    #[test]
    fn an_unknown_code_is_explained_too() {
        let text = answer(&["start", "500", r#"{"code":990001}"#]);
        let summary = format!("what:    {}\n", UNDOCUMENTED.summary());
        assert!(text.starts_with(&summary), "{text}");
        assert!(text.contains("\nname:    undocumented (undocumented)\n"), "{text}");
        assert!(
            text.contains("\nretry:   the documentation does not say whether to retry\n"),
            "{text}"
        );
        assert!(text.contains("(provider)"), "{text}");
    }

    #[test]
    fn what_contradicts_the_answer_is_shown() {
        let text = answer(&["start", "200", r#"{"code":20}"#]);
        assert!(text.contains("\nbut:     the HTTP status is 200\n"), "{text}");
        assert!(answer(&["start", "200", "{}"]).contains("\nmissing: taskId\n"));
        let text = answer(&["query", "400", r#"{"code":20,"message":"The task is not found"}"#]);
        let other = Message::parse("The task is not found").expect("it is documented").name();
        assert!(text.contains(&format!("\nagainst: {other}\n")), "{text}");
    }

    #[test]
    fn a_response_is_explained_to_programs_too() {
        let entry = ErrorCode::from_code(20).expect("it is documented").entry();
        for arguments in [
            ["--format", "json", "start", "504", r#"{"code":20}"#],
            ["start", "504", r#"{"code":20}"#, "--format", "json"],
        ] {
            let text = answer(&arguments);
            if cfg!(feature = "serde") {
                let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
                assert_eq!(json["name"], entry.name(), "{text}");
                assert_eq!(json["outcome"], entry.outcome().name(), "{text}");
            } else {
                assert!(text.starts_with("JSON needs the feature serde: "), "{text}");
            }
        }
        assert_eq!(answer(&["start", "504", "--format", "text"]), answer(&["start", "504"]));
        let unknown = answer(&["--format", "yaml", "start", "504"]);
        assert_eq!(unknown, "there is no format yaml: it is text or json");
    }

    #[test]
    fn an_invalid_argument_is_named() {
        assert_eq!(answer(&["begin", "400"]), "begin: there is no operation of this name");
        assert_eq!(answer(&["start", "many"]), "many is not an HTTP status");
        assert!(answer(&["start"]).starts_with("expected a call, a status"));
    }
}
