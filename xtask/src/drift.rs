//! `cargo xtask drift`: the published page compared with the catalog, and the catalog with what the
//! page said.

mod dates;
mod proposal;
mod render;
mod report;

use std::io;
use std::path::Path;

use codegen::LocatedCatalog;
use codegen::lock::{self, Drift, Lock, Locked};
use codegen::page::{self, MAX_PAGE_BYTES, Page, PageError};
use serde_json::{Value, json};

use crate::cli::{DriftArguments, Format};
use crate::findings::{self, CommandError, Exit, Finding, Stop};
use crate::{input, output, sync, workspace};
use dates::Dates;
use report::DriftReport;

pub(crate) use render::not_compared;

pub(crate) fn run(arguments: &DriftArguments) -> Result<Exit, CommandError> {
    let catalog = arguments.catalog.clone().map_or_else(workspace::catalog, Ok)?;
    let lock_path = arguments.lock.clone().unwrap_or_else(|| catalog.with_extension("docs.lock"));
    let located = input::catalog(&catalog)?;
    let page = arguments.page.as_deref();
    let page = page.map(|page| read_page(page, arguments, &located)).transpose()?;
    let lock = match (&page, arguments.accept) {
        (Some(page), true) => accept(page, &located, arguments, &lock_path)?,
        (None, true) => {
            let message = "--accept needs the page to accept";
            return Err(Stop::could_not_run(&lock_path, message).into());
        }
        (_, false) => read_lock(arguments, &lock_path)?,
    };
    let drift = page.as_ref().map(|page| lock::compare(&lock, page)).unwrap_or_default();
    // The catalog has to follow what a page says now, whether the page is accepted or not.
    let said = page.as_ref().map_or_else(|| lock.clone(), Lock::from);
    let unsupported = lock::check_after(&located, &said, &drift).err();
    let proposals = lock::propose(&located, &said, &drift);
    let dates = match &page {
        Some(page) if !arguments.accept => {
            Dates::Compared { accepted: lock.date.clone(), page: page.date.clone() }
        }
        _ => Dates::Accepted(lock.date.clone()),
    };
    let has_page = page.is_some();
    let report = DriftReport { located: &located, drift, proposals, dates, has_page, unsupported };
    match arguments.format {
        Format::Human => report.print_human()?,
        Format::Json => findings::json(report.json(), &report.unsupported_findings())?,
        Format::Github => findings::github(&report.findings())?,
        Format::Markdown => output::out(&report.markdown())?,
    }
    if page.is_none() && arguments.format == Format::Human {
        output::out(&how_to_get_the_page(arguments, located.catalog.docs.url.as_str()))?;
    }
    if arguments.accept && report.unsupported.is_some() {
        output::err("the catalog does not follow the lock yet\n")?;
    }
    Ok(if report.is_empty() { Exit::Fine } else { Exit::Findings })
}

fn read_page(
    page: &Path,
    arguments: &DriftArguments,
    located: &LocatedCatalog,
) -> Result<Page, Stop> {
    let bytes = if page.as_os_str() == "-" {
        input::up_to(io::stdin().lock(), MAX_PAGE_BYTES)
            .map_err(Stop::cannot("read", Path::new("standard input")))?
    } else {
        let is_address = page.to_string_lossy().contains("://");
        input::file(page, MAX_PAGE_BYTES).map_err(|stop| {
            let help = "a PAGE is a file: download it with curl, and pass - for its output";
            if is_address { stop.help(help) } else { stop }
        })?
    };
    let mut read = page::read(&bytes, &located.catalog).map_err(|errors| {
        let finding = |PageError { line, message, help, .. }: PageError| {
            let finding = Finding::error("unreadable-page", workspace::shown(page), message);
            finding.at(line, 1).help(help)
        };
        Stop::found(errors.into_iter().map(finding).collect())
    })?;
    match (&read.date, &arguments.date) {
        (Some(date), Some(given)) if date != given => {
            let message =
                format!("the page says that it is of {date}, and --date that it is of {given}");
            Err(Stop::could_not_run(page, message).help("remove --date"))
        }
        _ => {
            read.date = read.date.or_else(|| arguments.date.clone());
            Ok(read)
        }
    }
}

fn read_lock(arguments: &DriftArguments, path: &Path) -> Result<Lock, Stop> {
    let file = workspace::shown(path);
    let help = format!("make it from the page: {}", command(arguments, "PAGE --accept"));
    let bytes = input::file(path, codegen::MAX_BYTES).map_err(|stop| stop.help(&help))?;
    if bytes.len() > codegen::MAX_BYTES {
        return Err(Stop::could_not_run(path, format!("{file} has more than 64 MiB")).help(&help));
    }
    let unreadable = |line, message: String| {
        let finding = Finding::error("unreadable-lock", file.clone(), message);
        Stop::found(vec![finding.at(line, 1).help(&help)])
    };
    let text =
        String::from_utf8(bytes).map_err(|_| unreadable(1, "the lock is not UTF-8".to_owned()))?;
    Lock::parse(&text).map_err(|error| unreadable(error.line, error.message))
}

/// Writes what the page says into the lock, and prints what was done to the file.
fn accept(
    page: &Page,
    located: &LocatedCatalog,
    arguments: &DriftArguments,
    path: &Path,
) -> Result<Lock, CommandError> {
    let shown = workspace::shown(path);
    let before = read_lock(arguments, path);
    let is_lost = before.is_err() && path.exists();
    let before = before.ok();
    let lock = before.as_ref().map_or_else(|| Lock::from(page), |it| Lock::after(page, it));
    let done = sync::write_one(path, &lock.text(located.catalog.docs.url.as_str()))?;
    if is_lost {
        output::err(&format!("{shown} could not be read: its dates are lost\n"))?;
    }
    output::err(&format!("{shown} {done}\n"))?;
    if lock.date.is_none() {
        let has_changed = before.is_some_and(|before| !lock::compare(&before, page).is_empty());
        let offer = if has_changed {
            ", so the lock has none for what changed: restore it, and accept the page with"
        } else {
            ": accept it with"
        };
        output::err(&format!("the page has no date{offer} {}\n", dates::OPTION))?;
    }
    Ok(lock)
}

/// This command with other words about the page, and the same files.
fn command(arguments: &DriftArguments, page: &str) -> String {
    let paths = [("--catalog", &arguments.catalog), ("--lock", &arguments.lock)];
    workspace::command(&format!("cargo xtask drift {page}"), &paths)
}

fn how_to_get_the_page(arguments: &DriftArguments, url: &str) -> String {
    let [stdin, file, accept] = ["-", "FILE", "PAGE --accept"].map(|page| command(arguments, page));
    let [source, url] = [format!("{url}.md"), url.to_owned()].map(|it| word(&it));
    format!(
        "\
No page was given. Take one, in whichever form there is:

  its Markdown   curl -fsSL {source} | {stdin}
  its HTML       curl -fsSL {url} -o page.html
                 lynx -dump -nolist -width=1000 page.html | {stdin}
  its text       save the page as text in a browser, then: {file}

When the catalog follows what changed: {accept}
"
    )
}

/// A text as one word of a shell.
fn word(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_./:@%+=,-".contains(c);
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// The keys of the entries that drifted, and what the page said of those that changed: for programs,
/// which rely on the names of the fields.
pub(crate) fn json(drift: &Drift<'_>) -> Value {
    let added = drift.added.iter().map(|entry| entry.key.to_string());
    let removed = drift.removed.iter().map(|locked| locked.key.to_string());
    let changed = drift.changed.iter().map(|(before, after)| {
        let (key, after) = (after.key.to_string(), Locked::from(*after));
        json!({ "key": key, "before": said(before), "after": said(&after) })
    });
    json!({
        "added": added.collect::<Vec<_>>(),
        "removed": removed.collect::<Vec<_>>(),
        "changed": changed.collect::<Vec<_>>(),
        "facts_changed": false,
        "entries": [],
        "dates": { "accepted": null, "page": null },
    })
}

fn said(locked: &Locked) -> Value {
    let Locked { text, words, digest, numbers, operations, terms, .. } = locked;
    let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
    let mut said = json!({
        "words": words,
        "digest": digest,
        "numbers": numbers,
        "operations": operations,
        "terms": terms,
    });
    // Only a message has one.
    if let Some(text) = text {
        said["text"] = json!(text);
    }
    said
}
