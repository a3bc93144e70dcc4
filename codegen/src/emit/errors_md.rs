//! `ERRORS.md`: the reference that people read. One table a section, then an entry each.

use super::markdown::{code_cell, escape, link, sentence, table};
use super::{notice, phrase};
use crate::model::{Catalog, Entry, Section};

pub(super) const PATH: &str = "ERRORS.md";

pub(super) fn emit(catalog: &Catalog) -> String {
    let title = escape(catalog.title.as_str());
    let page = link("documentation", catalog.docs.url.as_str());
    let parts = [
        format!("<!-- {} -->\n\n# {title}: statuses, codes and messages\n", notice(catalog)),
        format!(
            "What the {page} says of each response, in other words. A retry is *documented* where\n\
             the page states it and *inferred* where it follows from what the page states; where the page leaves it open,\n\
             so does this reference. Who acts: the *caller* is the program at run time, the *developer* writes it, the\n\
             *operator* runs it, the *provider* offers the API.\n"
        ),
        section(catalog, "HTTP statuses", Section::StatusCodes),
        section(catalog, "Error codes", Section::ErrorCodes),
        section(catalog, "Messages", Section::Messages),
        undocumented(catalog),
        operations(catalog),
        terms(catalog),
        examples(catalog),
        retired(catalog),
    ];
    let present: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    present.join("\n")
}

fn section(catalog: &Catalog, title: &str, section: Section) -> String {
    let entries = catalog.section(section);
    let Some(first) = entries.first() else { return String::new() };
    let (label, _) = phrase::key(&first.key);
    let mut out = format!(
        "## {title}\n\n| {label} | Name | What happened | Outcome | Retry | Who acts |\n|---|---|---|---|---|---|\n"
    );
    for entry in entries {
        let name = entry.name.as_str();
        let (_, key) = phrase::key(&entry.key);
        let row = [
            code_cell(&key),
            format!("[{}](#{name})", escape(name)),
            escape(entry.advice.summary.as_str()),
            phrase::varying(entry, |advice| phrase::outcome(advice.outcome)),
            phrase::varying(entry, |advice| phrase::retry(catalog, &advice.retry)),
            phrase::varying(entry, |advice| advice.remediation.actor.word().to_owned()),
        ];
        out.extend(["| ", &row.join(" | "), " |\n"]);
    }
    for entry in entries {
        out.push('\n');
        out.push_str(&one(catalog, entry));
    }
    out
}

fn one(catalog: &Catalog, entry: &Entry) -> String {
    let mut lines = vec![
        format!("### {}", escape(entry.name.as_str())),
        String::new(),
        sentence(entry.advice.summary.as_str()),
        String::new(),
    ];
    let facts = phrase::facts(catalog, entry);
    lines.extend(facts.iter().map(|(label, value)| format!("- {label}: {value}")));
    for case in entry.scope.cases() {
        let during = phrase::during(catalog, &case.operations, &case.advice);
        lines.push(format!("- During {during}: {}", sentence(case.advice.summary.as_str())));
        let facts = phrase::case_facts(catalog, case);
        lines.extend(facts.iter().map(|(label, value)| format!("  - {label}: {value}")));
    }
    lines.join("\n") + "\n"
}

fn undocumented(catalog: &Catalog) -> String {
    let (label, action) = phrase::todo(&catalog.undocumented.remediation);
    format!(
        "## Anything else\n\n{}\n\n- Outcome: failed\n- Retry: the documentation does not say\n- {label}: {action}\n",
        sentence(catalog.undocumented.summary.as_str()),
    )
}

fn operations(catalog: &Catalog) -> String {
    let rows = catalog.operations.iter().map(|operation| {
        let name = code_cell(operation.name.as_str());
        format!("| {name} | {} |\n", escape(operation.summary.as_str()))
    });
    table("## Calls\n\n| Call | What it is for |\n|---|---|\n", rows)
}

fn terms(catalog: &Catalog) -> String {
    let rows = catalog.terms.iter().map(|term| {
        let aliases: Vec<_> = term.aliases.iter().map(|alias| code_cell(alias.as_str())).collect();
        format!("| {} | {} |\n", code_cell(term.name.as_str()), aliases.join(", "))
    });
    table("## Spellings\n\n| Name | Also spelled |\n|---|---|\n", rows)
}

fn examples(catalog: &Catalog) -> String {
    let rows = catalog.examples.iter().map(|example| {
        let cause = &example.cause;
        let call = example.operation.map(|id| code_cell(catalog.operation(id).name.as_str()));
        let call = call.unwrap_or_else(|| "any".to_owned());
        let body = code_cell(&example.body);
        format!("| {} | {call} | {body} | [{}](#{cause}) |\n", example.status.get(), escape(cause))
    });
    table(
        "## Documented responses\n\n| Status | Call | Body | What happened |\n|---|---|---|---|\n",
        rows,
    )
}

fn retired(catalog: &Catalog) -> String {
    let rows = catalog.retired.iter().map(|retired| {
        let section = match retired.key.section() {
            Section::StatusCodes => "HTTP status",
            Section::ErrorCodes => "code",
            Section::Messages => "message",
        };
        format!(
            "| {section} {} | {} | {} | {} |\n",
            code_cell(&retired.key.wire()),
            escape(retired.name.as_str()),
            escape(&retired.since.to_string()),
            escape(retired.reason.as_str()),
        )
    });
    table("## Retired\n\n| Was | Name | Since | Why |\n|---|---|---|---|\n", rows)
}
