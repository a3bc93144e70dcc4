//! `cargo xtask bump`: the version that `diff` asks for, and the section of the changelog about it.

mod files;
mod plan;

use std::path::PathBuf;

use codegen::diff::{Bump, Version};
use serde_json::json;

use crate::cli::{BumpArguments, DiffArguments, FailOn, Format};
use crate::diff::{DiffReport, Sides};
use crate::findings::{self, CommandError, Exit};
use crate::{git, input, output, sync, workspace};
use plan::Plan;

pub(crate) use files::has_section;
pub(crate) use plan::changelog_of;

pub(crate) fn run(arguments: &BumpArguments) -> Result<Exit, CommandError> {
    let report = DiffReport::new(Sides::read(&since_release(arguments)?)?);
    let plan = Plan::of(&report)?;
    let mut done = Vec::new();
    for (path, text) in &plan.files {
        sync::replace(path, text)?;
        done.push(workspace::shown(path));
    }
    if arguments.format == Format::Human {
        output::out(&plan.summary(&report, &done))?;
    } else {
        let version = |version: &Option<Version>| version.as_ref().map(ToString::to_string);
        let result = json!({
            "before": version(&report.verdict.before),
            "version": plan.version.to_string(),
            "written": done,
        });
        findings::json(result, &[])?;
    }
    Ok(Exit::Fine)
}

/// What is compared: the catalog with that of the last release, a tag, or else as `diff` does.
pub(crate) fn since_release(arguments: &BumpArguments) -> Result<DiffArguments, CommandError> {
    let catalog = arguments.catalog.clone().map_or_else(workspace::catalog, Ok)?;
    let package = input::catalog(&catalog)?.catalog.name.package();
    let base = arguments.base.clone().or_else(|| last_release(&package));
    Ok(DiffArguments {
        base,
        base_file: None,
        catalog: arguments.catalog.clone(),
        fail_on: FailOn::Never,
        format: arguments.format,
    })
}

/// The tag of the highest version among those that HEAD comes after: `v0.2.0`, `0.2.0`, or one of these
/// after the name of the package and a hyphen.
fn last_release(package: &str) -> Option<String> {
    let root = workspace::root().ok()?;
    let tags = git::line(root, &["tag", "--merged", "HEAD"]).ok()?;
    let version = |tag: &str| {
        let tag = tag.strip_prefix(package).and_then(|rest| rest.strip_prefix('-')).unwrap_or(tag);
        Version::parse(tag.strip_prefix('v').unwrap_or(tag)).ok()
    };
    let tags = tags.lines().filter_map(|tag| Some((version(tag)?, tag)));
    tags.max_by(|a, b| a.0.cmp_precedence(&b.0)).map(|(_, tag)| tag.to_owned())
}

impl Plan {
    fn summary(&self, report: &DiffReport, done: &[String]) -> String {
        let base = &report.sides.base.name;
        let mut lines = vec![match (report.verdict.bump, &report.verdict.before) {
            (Bump::None, _) => {
                format!(
                    "nothing changed since {base} for those who use the crate: it stays {}",
                    self.version
                )
            }
            (bump, Some(before)) => {
                format!("{before} -> {}: a {bump} bump since {base}", self.version)
            }
            (bump, None) => format!("{}: a {bump} bump since {base}", self.version),
        }];
        lines.extend(done.iter().map(|path| format!("updated {path}")));
        if done.is_empty() && report.verdict.bump != Bump::None {
            let what =
                if self.kept.is_none() { "version and changelog are" } else { "the version is" };
            lines.push(format!("{what} up to date"));
        }
        if let Some(section) = &self.kept {
            lines.push(format!(
                "\nCHANGELOG.md has a section {} already, which is left as it is: compare it with what the changes say now.\n\n{}",
                self.version,
                section.trim_end()
            ));
        }
        lines.join("\n") + "\n"
    }
}

/// A file and the text that it gets.
pub(crate) type NewText = (PathBuf, String);
