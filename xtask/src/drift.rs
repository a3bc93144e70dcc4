//! `cargo xtask drift`: the published page, and the catalog against what it said.

mod report;

use std::io;
use std::path::{Path, PathBuf};

use codegen::LocatedCatalog;
use codegen::lock::{self, Lock};
use codegen::page::{self, MAX_PAGE_BYTES, Page};

use crate::cli::{DriftArguments, DriftFormat};
use crate::findings::{self, Exit, Finding};
use crate::output::{self, CommandError};
use crate::stop::Stop;
use crate::{input, sync, workspace};
use report::Report;

/// The name of the page that is read from standard input.
const STDIN: &str = "-";

pub(crate) fn run(arguments: &DriftArguments) -> Result<Exit, CommandError> {
    let files = match Files::of(arguments) {
        Ok(files) => files,
        Err(stop) => return tell_stop(&stop, arguments.format),
    };
    let placed = match input::catalog(&files.catalog) {
        Ok(placed) => placed,
        Err(stop) => return tell_stop(&stop, arguments.format),
    };
    let page = match arguments.page.as_deref().map(|page| read_page(page, &placed)).transpose() {
        Ok(page) => page,
        Err(stop) => return tell_stop(&stop, arguments.format),
    };
    let accepted = match (&page, arguments.accept) {
        (Some(page), true) => accept(page, &placed, arguments, &files),
        (None, true) => Err(Stop::could_not_run(&files.lock, "--accept wants the page to accept")),
        (_, false) => read_lock(arguments, &files).map(|lock| (lock, String::new())),
    };
    let (lock, done) = match accepted {
        Ok(accepted) => accepted,
        Err(stop) => return tell_stop(&stop, arguments.format),
    };
    output::err(&done)?;
    let drift = page.as_ref().map(|page| lock::compare(&lock, page)).unwrap_or_default();
    // What a page says now has to be followed, whether it is accepted or not.
    let said = page.as_ref().map_or_else(|| lock.clone(), Lock::from);
    let evidence = lock::check(&placed, &said).err();
    let has_page = page.is_some();
    let report = Report { placed: &placed, drift, has_page, evidence: evidence.as_ref() };
    report.tell(arguments.format)?;
    if !has_page && arguments.format == DriftFormat::Human {
        output::out(&how_to_get_the_page(arguments, placed.catalog.docs.url.as_str()))?;
    }
    if arguments.accept && evidence.is_some() {
        output::err("the catalog does not follow the lock yet\n")?;
    }
    Ok(if report.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// The files that a run is about.
struct Files {
    catalog: PathBuf,
    lock: PathBuf,
}

impl Files {
    fn of(arguments: &DriftArguments) -> Result<Self, Stop> {
        let catalog = arguments.catalog.clone().map_or_else(workspace::catalog, Ok)?;
        let lock = arguments.lock.clone().unwrap_or_else(|| catalog.with_extension("docs.lock"));
        Ok(Self { catalog, lock })
    }
}

fn tell_stop(stop: &Stop, format: DriftFormat) -> Result<Exit, CommandError> {
    match format {
        DriftFormat::Human => stop.human()?,
        DriftFormat::Json => report::json(&lock::Drift::default(), &stop.findings)?,
        DriftFormat::Github => findings::github(&stop.findings)?,
        DriftFormat::Markdown => output::out(&report::markdown_of(&stop.findings))?,
    }
    Ok(stop.exit)
}

fn read_page(page: &Path, placed: &LocatedCatalog) -> Result<Page, Stop> {
    let bytes = if page.as_os_str() == STDIN {
        input::up_to(io::stdin().lock(), MAX_PAGE_BYTES)
            .map_err(|error| format!("cannot read standard input: {error}"))
    } else {
        input::file(page, MAX_PAGE_BYTES).map_err(|error| {
            let is_address = page.to_string_lossy().contains("://");
            let way_out =
                if is_address { "; a PAGE is a file: curl it first, and give -" } else { "" };
            format!("{error}{way_out}")
        })
    };
    let bytes = bytes.map_err(|error| Stop::could_not_run(page, &error))?;
    page::read(&bytes, &placed.catalog).map_err(|faults| {
        let finding = |fault: page::PageError| Finding {
            rule: "unreadable-page",
            severity: "error",
            message: fault.message,
            file: workspace::shown(page),
            line: fault.line,
            column: 1,
            help: Some(fault.help),
        };
        Stop::found(faults.into_iter().map(finding).collect())
    })
}

fn read_lock(arguments: &DriftArguments, files: &Files) -> Result<Lock, Stop> {
    let path = &files.lock;
    let bytes = input::file(path, codegen::MAX_BYTES).and_then(|bytes| {
        let shown = workspace::shown(path);
        let is_whole = bytes.len() <= codegen::MAX_BYTES;
        if is_whole { Ok(bytes) } else { Err(format!("{shown} has more than 64 MiB")) }
    });
    let bytes = bytes.map_err(|error| {
        let way_out = command(arguments, "PAGE --accept");
        Stop::could_not_run(path, &format!("{error}; make it from the page: {way_out}"))
    })?;
    let fault = |line, message| {
        let help = format!("take the page anew: {}", command(arguments, "PAGE --accept"));
        let finding = Finding {
            line,
            ..Finding::error("unreadable-lock", workspace::shown(path), message, help)
        };
        Stop::found(vec![finding])
    };
    let text =
        String::from_utf8(bytes).map_err(|_| fault(1, "the lock is not UTF-8".to_owned()))?;
    Lock::parse(&text).map_err(|broken| fault(broken.line, broken.message))
}

/// Writes what the page says into the lock, and says what was done to the file.
fn accept(
    page: &Page,
    placed: &LocatedCatalog,
    arguments: &DriftArguments,
    files: &Files,
) -> Result<(Lock, String), Stop> {
    let path = &files.lock;
    let shown = workspace::shown(path);
    let mut note = String::new();
    let lock = if let Ok(before) = read_lock(arguments, files) {
        Lock::after(page, &before)
    } else {
        if path.exists() {
            note = format!("{shown} could not be read: its dates are lost\n");
        }
        Lock::from(page)
    };
    let text = lock.text(placed.catalog.docs.url.as_str());
    let done = sync::write_one(path, &text)
        .map_err(|failure| Stop::could_not_run(path, &failure.to_string()))?;
    Ok((lock, format!("{note}{shown} {done}\n")))
}

/// This command with other words about the page, and the same files.
fn command(arguments: &DriftArguments, page: &str) -> String {
    let paths = [("--catalog", &arguments.catalog), ("--lock", &arguments.lock)];
    workspace::command(&format!("cargo xtask drift {page}"), &paths)
}

fn how_to_get_the_page(arguments: &DriftArguments, url: &str) -> String {
    let [stdin, file, accept] = ["-", "FILE", "PAGE --accept"].map(|page| command(arguments, page));
    format!(
        "\
No page was given. Take one, in whichever form there is:

  its Markdown   curl -fsSL {url}.md | {stdin}
  its HTML       curl -fsSL {url} -o page.html
                 lynx -dump -nolist -width=1000 page.html | {stdin}
  its text       save the page as text in a browser, then: {file}

When the catalog follows what changed: {accept}
"
    )
}
