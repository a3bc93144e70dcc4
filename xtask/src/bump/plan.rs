//! What a bump does, before anything is written.

use std::path::{Path, PathBuf};

use codegen::diff::{Bump, Version, changelog, release};
use codegen::lock::Lock;

use super::{NewText, files};
use crate::diff::{DiffReport, Sides};
use crate::findings::{Finding, Stop};
use crate::{input, workspace};

pub(crate) struct Plan {
    pub(crate) version: Version,
    /// The files that get another text.
    pub(crate) files: Vec<NewText>,
    /// The section of the changelog as it would be written, where people have another one.
    pub(crate) kept: Option<String>,
}

impl Plan {
    /// # Errors
    ///
    /// What has to be corrected first: a version that was lowered or skips one, a removed entry without a
    /// tombstone.
    pub(crate) fn of(report: &DiffReport) -> Result<Self, Stop> {
        let Sides { versions, .. } = &report.sides;
        let catalog = Path::new(report.sides.after.source.path());
        let Some(inner) = &versions.manifest else {
            let note = versions.note.clone().unwrap_or_else(|| "there is no crate".to_owned());
            return Err(Stop::could_not_run(catalog, note));
        };
        let path = workspace::root()?.join(inner);
        let version = version(report, inner)?;
        let tombstones = report.tombstones_since(&version);
        if !tombstones.is_empty() {
            return Err(Stop::found(tombstones));
        }
        let mut plan = Self { version, files: Vec::new(), kept: None };
        if report.verdict.bump == Bump::None {
            return Ok(plan);
        }
        plan.set_version(&path, report)?;
        plan.add_section(&path, report)?;
        Ok(plan)
    }

    fn set_version(&mut self, path: &Path, report: &DiffReport) -> Result<(), Stop> {
        let could_not_run = |message: String| Stop::could_not_run(path, message);
        let text = files::text(path)?;
        let new = files::with_version(&text, &self.version).map_err(could_not_run)?;
        self.change(path.to_owned(), &text, new);
        let package = report.sides.after.catalog.name.package();
        // A crate of this name with another version is another one, such as a vendored copy.
        let versions = [&report.verdict.before, &report.verdict.after].map(Option::as_ref);
        let former: Vec<_> = versions.into_iter().flatten().collect();
        for lock in files::locks(workspace::root()?).map_err(could_not_run)? {
            let text = files::text(&lock)?;
            let new = files::with_locked_version(&text, &package, &former, &self.version)
                .map_err(|message| Stop::could_not_run(&lock, message))?;
            self.change(lock, &text, new);
        }
        Ok(())
    }

    /// A file gets another text, with the line ends that it has.
    fn change(&mut self, path: PathBuf, old: &str, new: String) {
        let new = if old.contains("\r\n") {
            new.replace("\r\n", "\n").replace('\n', "\r\n")
        } else {
            new
        };
        if new != old {
            self.files.push((path, new));
        }
    }

    fn add_section(&mut self, manifest: &Path, report: &DiffReport) -> Result<(), Stop> {
        let path = changelog_of(manifest);
        let Sides { before, after, .. } = &report.sides;
        let page = page_date(report)?;
        let section = changelog(&self.version, &before.catalog, &after.catalog, page.as_deref());
        let text = files::text(&path)?;
        let read = text.replace("\r\n", "\n");
        if let Some(new) = files::with_section(&read, &self.version, &section) {
            self.change(path, &text, new);
        } else if !read.contains(section.trim_end()) {
            self.kept = Some(section);
        }
        Ok(())
    }
}

/// The changelog beside a manifest.
pub(crate) fn changelog_of(manifest: &Path) -> PathBuf {
    manifest.with_file_name("CHANGELOG.md")
}

/// The version that the crate gets: that of the manifest if it is the next one already.
fn version(report: &DiffReport, manifest: &str) -> Result<Version, Stop> {
    let verdict = &report.verdict;
    let (Some(next), Some(now)) = (verdict.next(), verdict.after.clone()) else {
        let message = "the version before is not known: this crate has no release to start from";
        return Err(Stop::could_not_run(Path::new(manifest), message));
    };
    let refused = |rule: &'static str, message: String, help: String| {
        let finding = Finding::error(rule, manifest.to_owned(), message);
        Stop::found(vec![finding.at(report.sides.versions.line, 1).help(help)])
    };
    if verdict.is_lowered() {
        let help = format!("set the version to {next}");
        return Err(refused("version-lowered", report.sentence(), help));
    }
    if verdict.bump != Bump::None && release(&now) > release(&next) {
        let before = verdict.before.as_ref().map(ToString::to_string).unwrap_or_default();
        let message = format!("the version {now} skips {next}, which follows {before}");
        let help = format!(
            "set the version to {next}; a release that is higher on purpose needs no bump, but its section of the changelog by hand"
        );
        return Err(refused("version-skipped", message, help));
    }
    Ok(if verdict.is_met() { now } else { next })
}

/// The date of the page, if the catalog follows another one than before.
fn page_date(report: &DiffReport) -> Result<Option<String>, Stop> {
    let date = |text: &str| Lock::parse(text).ok().and_then(|lock| lock.date);
    let path =
        workspace::root()?.join(report.sides.after.source.path()).with_extension("docs.lock");
    if !path.is_file() {
        return Ok(None);
    }
    let now = date(&String::from_utf8_lossy(&input::file(&path, codegen::MAX_BYTES)?));
    let before = report.sides.base.beside(&path)?.and_then(|text| date(&text));
    Ok(now.filter(|now| Some(now) != before.as_ref()).map(|date| date.to_string()))
}
