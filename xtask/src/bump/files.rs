//! Manifests, locks and changelogs with another version, and otherwise as people wrote them.

use std::path::{Path, PathBuf};

use codegen::diff::Version;
use toml_edit::{Item, Value};

use crate::findings::Stop;
use crate::manifest::parse;
use crate::{git, input, workspace};

const HEAD: &str = "# Changelog\n\nWhat users of the crate have to know of each version: what to do first, then what is different.\n";

/// The text of a file of people's; empty if there is none. What could not be written again as it was is
/// refused.
pub(super) fn text(path: &Path) -> Result<String, Stop> {
    let Ok(data) = path.symlink_metadata() else { return Ok(String::new()) };
    if !data.is_file() {
        let message =
            format!("{} is a link, or no file: write there yourself", workspace::shown(path));
        return Err(Stop::could_not_run(path, message));
    }
    String::from_utf8(input::file(path, codegen::MAX_BYTES)?).map_err(|_| {
        let message = format!("{} is not UTF-8: save it as that first", workspace::shown(path));
        Stop::could_not_run(path, message)
    })
}

/// A manifest with this version of its package.
pub(super) fn with_version(text: &str, version: &Version) -> Result<String, String> {
    let mut document = parse(text)?;
    let item = document.get_mut("package").and_then(|package| package.get_mut("version"));
    match item.and_then(Item::as_value_mut) {
        Some(value) if value.is_str() => set(value, version),
        _ => {
            return Err(
                "the package has no version of its own: set it where it inherits from".into()
            );
        }
    }
    Ok(document.to_string())
}

/// A `Cargo.lock` with this version of a package that it has from a path.
pub(super) fn with_locked_version(
    text: &str,
    package: &str,
    former: &[&Version],
    version: &Version,
) -> Result<String, String> {
    let mut document = parse(text)?;
    let packages = document.get_mut("package").and_then(Item::as_array_of_tables_mut);
    for table in packages.into_iter().flat_map(|packages| packages.iter_mut()) {
        let text = |key| table.get(key).and_then(Item::as_str);
        let has_version = former.iter().any(|it| Some(&*it.to_string()) == text("version"));
        if text("name") != Some(package) || !has_version || table.contains_key("source") {
            continue;
        }
        if let Some(value) = table.get_mut("version").and_then(Item::as_value_mut) {
            set(value, version);
        }
    }
    Ok(document.to_string())
}

/// Sets a value, with the space and the comment around it.
fn set(value: &mut Value, version: &Version) {
    let decor = value.decor().clone();
    *value = Value::from(version.to_string());
    *value.decor_mut() = decor;
}

/// Every `Cargo.lock` that git knows or could add.
pub(super) fn locks(root: &Path) -> Result<Vec<PathBuf>, String> {
    let list = git::run(root, &["ls-files", "-z", "-co", "--exclude-standard", "*Cargo.lock"])?;
    let paths = list.split(|byte| *byte == 0).filter_map(|path| std::str::from_utf8(path).ok());
    let is_lock = |path: &PathBuf| path.file_name().is_some_and(|name| name == "Cargo.lock");
    let paths = paths.map(|path| root.join(path)).filter(is_lock);
    Ok(paths.filter(|path| path.is_file()).collect())
}

/// A changelog with a section before the others; `None` if it has one of that version.
pub(super) fn with_section(text: &str, version: &Version, section: &str) -> Option<String> {
    if has_section(text, version) {
        return None;
    }
    let text = if text.trim().is_empty() { HEAD } else { text };
    let (head, rest) = text.split_at(first_section(text).unwrap_or(text.len()));
    let gap = if head.is_empty() || head.ends_with("\n\n") { "" } else { "\n" };
    let after = if rest.is_empty() { "" } else { "\n" };
    Some(format!("{head}{gap}{section}{after}{rest}"))
}

/// Where the first heading of a section is, which no code block has.
fn first_section(text: &str) -> Option<usize> {
    let (mut start, mut in_code) = (0, false);
    for line in text.split_inclusive('\n') {
        in_code ^= line.trim_start().starts_with("```");
        if !in_code && line.starts_with("## ") {
            return Some(start);
        }
        start += line.len();
    }
    None
}

/// Whether a changelog has a section of a version: a heading that begins with it, in brackets or not.
pub(crate) fn has_section(text: &str, version: &Version) -> bool {
    let version = version.to_string();
    let headings = text.lines().filter_map(|line| line.strip_prefix("## "));
    let names = headings.filter_map(|heading| heading.split_whitespace().next());
    names.into_iter().any(|name| name.trim_matches(['[', ']']).trim_start_matches('v') == version)
}
