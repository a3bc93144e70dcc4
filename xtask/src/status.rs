//! `cargo xtask status`: what is still to do before a change of the catalog can be merged.

use std::path::Path;

use codegen::diff::Bump;
use codegen::lock::{self, Lock};
use codegen::{Generated, LocatedCatalog};

use crate::bump::{changelog_of, has_section};
use crate::cli::{DiffArguments, FailOn, Format, StatusArguments};
use crate::diff::{DiffReport, Sides};
use crate::findings::{self, CommandError, Exit, Finding};
use crate::{git, input, output, sync, workspace};

pub(crate) fn run(arguments: &StatusArguments) -> Result<Exit, CommandError> {
    let root = workspace::root()?;
    let catalog = workspace::catalog()?;
    let located = input::catalog(&catalog)?;
    let generated = Generated::from(&located.catalog);
    let out = root.join("generated");
    let stale = sync::compare(&out, &generated)?.len();
    let mut open = Vec::new();
    if stale > 0 {
        let message = format!("{stale} generated files are not as the catalog says");
        let finding = Finding::error("stale-file", workspace::shown(&out), message);
        open.push(finding.help("cargo xtask gen"));
    }
    let report = DiffReport::new(Sides::read(&since(arguments.base.clone()))?);
    open.extend(to_do(&located, &catalog, &report));
    if arguments.format == Format::Human {
        output::out(&text(&report, &open))?;
    } else {
        findings::print(&open, arguments.format)?;
    }
    Ok(if open.is_empty() { Exit::Fine } else { Exit::Findings })
}

/// What `gen` prints after it wrote: what changed, and what is still to do; nothing if there is no
/// commit to compare with.
pub(crate) fn after_gen(located: &LocatedCatalog, catalog: &Path) -> Option<String> {
    let report = DiffReport::new(Sides::read(&since(None)).ok()?);
    if report.verdict.bump == Bump::None {
        return None;
    }
    Some(text(&report, &to_do(located, catalog, &report)))
}

fn since(base: Option<String>) -> DiffArguments {
    let format = Format::Human;
    DiffArguments { base, base_file: None, catalog: None, fail_on: FailOn::Never, format }
}

fn text(report: &DiffReport, open: &[Finding]) -> String {
    let base = &report.sides.base.name;
    let counts = [report.retries(), report.counts()];
    let counts: Vec<_> = counts.into_iter().filter(|it| !it.is_empty()).collect();
    let counts = if counts.is_empty() { "no change".to_owned() } else { counts.join(", ") };
    let mut lines = vec![format!("since {base}: {counts}")];
    if open.is_empty() {
        lines.push("nothing is left to do but to run the gates: cargo xtask ci".to_owned());
    } else {
        lines.push("still to do:".to_owned());
    }
    for Finding { message, help, .. } in open {
        lines.push(format!("- {message}"));
        lines.extend(help.iter().map(|help| format!("    {help}")));
    }
    lines.join("\n") + "\n"
}

/// What is open beside the generated files: the page, the lists that people keep, version and changelog.
fn to_do(located: &LocatedCatalog, catalog: &Path, report: &DiffReport) -> Vec<Finding> {
    let mut open = Vec::new();
    open.extend(page(located, catalog));
    open.extend(lists(report));
    open.extend(report.blockers().into_iter().filter(|it| it.severity == "error"));
    open.extend(section(report));
    open
}

fn page(located: &LocatedCatalog, catalog: &Path) -> Option<Finding> {
    let path = catalog.with_extension("docs.lock");
    let text = input::file(&path, codegen::MAX_BYTES).ok()?;
    let lock = match Lock::parse(&String::from_utf8_lossy(&text)) {
        Ok(lock) => lock,
        Err(error) => {
            let message = format!("the lock cannot be read: {}", error.message);
            let finding = Finding::error("unreadable-lock", workspace::shown(&path), message);
            return Some(finding.at(error.line, 1).help("cargo xtask drift PAGE --accept"));
        }
    };
    let count = lock::check(located, &lock).err()?.diagnostics.len();
    let message = match count {
        1 => "one thing differs between the catalog and what the page said".to_owned(),
        count => format!("{count} things differ between the catalog and what the page said"),
    };
    let help =
        "cargo xtask drift shows it; cargo xtask drift PAGE --accept takes a page that says it";
    Some(Finding::error("page", workspace::shown(&path), message).help(help))
}

/// The tests of the crate repeat by hand what is decided: they change together with that.
fn lists(report: &DiffReport) -> Option<Finding> {
    let root = workspace::root().ok()?;
    let commit = report.sides.base.commit()?;
    let tests = "generated/tests";
    let decided = report.decisions.len();
    if decided == 0 || !root.join(tests).is_dir() {
        return None;
    }
    let changed = git::run(root, &["diff", "--name-only", commit, "--", tests]).ok()?;
    let added = ["ls-files", "--others", "--exclude-standard", "--", tests];
    let added = git::run(root, &added).ok()?;
    if !changed.is_empty() || !added.is_empty() {
        return None;
    }
    let decisions = if decided == 1 { "1 decision" } else { &format!("{decided} decisions") };
    let message = format!("{decisions} changed, and no file in {tests}");
    let package = report.sides.after.catalog.name.package();
    let help = format!(
        "change the lists of decisions there by hand; cargo test -p {package} compares them"
    );
    Some(Finding::error("list", tests.to_owned(), message).help(help))
}

fn section(report: &DiffReport) -> Option<Finding> {
    let manifest = report.sides.versions.manifest.as_ref()?;
    let version = report.verdict.after.as_ref()?;
    if report.verdict.bump == Bump::None || !report.verdict.is_met() {
        return None;
    }
    let path = changelog_of(&workspace::root().ok()?.join(manifest));
    let text = input::file(&path, codegen::MAX_BYTES).unwrap_or_default();
    if has_section(&String::from_utf8_lossy(&text), version) {
        return None;
    }
    let message = format!("the changelog has no section {version}");
    Some(Finding::error("changelog", workspace::shown(&path), message).help("cargo xtask bump"))
}
